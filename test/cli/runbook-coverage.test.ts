import { describe, expect, it } from 'vitest';
import type { CoverageRow } from '../../src/runbook/coverage.ts';
import { width } from '../../src/ui/parts/width.ts';
import { tempHome } from '../store/temp-home.ts';
import { hikeshi } from './command.ts';

const home = tempHome();
const ran = hikeshi(['runbook', 'coverage'], { home });
const rows = JSON.parse(hikeshi(['runbook', 'coverage', '--json'], { home }).out) as CoverageRow[];
const cell = (id: string, trouble: string) => {
  const found = rows.find(({ guideline }) => guideline === id)?.cells.find((one) => one.trouble === trouble);
  if (found === undefined || 'missing' in found) throw new Error(`${id} ${trouble}`);
  return found;
};

describe('hikeshi runbook coverage', () => {
  it('keeps within 80 columns, and its columns stand under their headings', () => {
    expect(ran.code).toBe(0);
    const lines = ran.out.split('\n');
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(80);
    const start = (line: string, word: string) => width(line.slice(0, line.indexOf(word)));
    const [head = '', , ...body] = lines;
    const nagasaki = body[body.findIndex((line) => line.startsWith('長崎市'))] ?? '';
    expect(start(head, '炎上')).toBe(start(nagasaki, '規定なし'));
    expect(start(head, 'なりすまし')).toBe(start(nagasaki, '直接'));
  });

  it('says which cells have a clause of their own, and how many steps each', () => {
    expect(cell('nagasaki', 'takeover')).toMatchObject({ kind: 'direct', noRule: false, steps: { rule: 8, counting: 8 } });
    expect(cell('hirakawa', 'takeover')).toMatchObject({ kind: 'none', clauses: { direct: 0 } });
    expect(cell('komae', 'impersonation')).toMatchObject({ kind: 'sample', unless: { setting: 'sampleAdopted', kind: 'partial' } });
    expect(cell('standard', 'rumor')).toMatchObject({ noRule: true, steps: { rule: 0 } });
  });

  it('names steps that no clause supports, and clauses that no step uses with what uses them', () => {
    expect(cell('uenohara', 'firestorm').unsupported).toEqual(['capture-evidence', 'close-incident']);
    const komae = rows.find(({ guideline }) => guideline === 'komae');
    // アカウントを削除しない stands beside suspend-account; 同じ内容を何度も投稿しない is a standing rule alone.
    expect(komae?.unused).toContainEqual({ clause: 'KM-22', ref: expect.any(String), usedBy: 'rule' });
    expect(komae?.unused.map(({ clause }) => clause)).not.toContain('KM-13');
    expect(komae?.unused).toContainEqual({ clause: 'KM-43', ref: expect.any(String), usedBy: 'coverage' });
    // An exception of an approval (７⑴ ただし書) is used by its step.
    expect(rows.find(({ guideline }) => guideline === 'nagasaki')?.unused.map(({ clause }) => clause)).not.toContain('NG-12');
  });
});

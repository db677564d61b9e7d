import { describe, expect, it } from 'vitest';
import { runbookText } from '../../src/cli/commands/runbook-text.ts';
import { allRunbooks, runbookOf } from '../runbook/walking.ts';
import { tempHome } from '../store/temp-home.ts';
import { hikeshi } from './command.ts';

describe('hikeshi runbook show', () => {
  it('says where a guideline has no clause of its own, and which general clauses may bear on it', () => {
    const silent = allRunbooks().filter(({ coverage, guideline }) => coverage.kind === 'none' && !guideline.template);
    expect(silent).toHaveLength(7);
    for (const runbook of silent) {
      const [, sentence = '', indirect = ''] = runbookText(runbook);
      expect(sentence).toBe(runbook.coverage.sentence);
      expect(indirect).toMatch(/^関係し得る一般の条項：/u);
      for (const id of runbook.coverage.indirect) expect(indirect).toContain(runbook.clauses[id]?.ref);
    }
  });

  it('gives both sentences where a setting decides', () => {
    const komae = runbookOf('komae', 'impersonation');
    const [, sentence, other] = runbookText(komae);
    expect(sentence).toBe(komae.coverage.unless?.sentence);
    expect(other).toBe(`「運用ポリシー（見本）を採用している」が「はい」のとき：${komae.coverage.sentence}`);
    expect(runbookText(komae, { sampleAdopted: true })[1]).toBe(komae.coverage.sentence);
    expect(runbookText(komae).join('\n')).toContain('[見本・未採用]');
    expect(runbookText(komae, { sampleAdopted: true }).join('\n')).not.toContain('[見本・未採用]');
  });

  it('names who does a step, to whom, what comes before, the exceptions, and every clause verbatim', () => {
    const said = runbookText(runbookOf('nagasaki', 'takeover'));
    expect(said).toContain('   する職：広報広聴課長');
    expect(said).toContain('   相手：情報システム課長');
    expect(said).toContain('   先に（止める）：広報広聴課長への報告「⑵の報告を受けた場合」');
    expect(runbookText(runbookOf('nagasaki', 'rumor'))).toContain('   口頭でよい場合：７⑴ア、７⑴イ、７⑴ウ');
    expect(runbookText(runbookOf('ueda', 'rumor'))).toContain('   不要の場合：４(2)オ ただし書');
    for (const runbook of allRunbooks()) {
      const all = runbookText(runbook).join('\n');
      for (const id of runbook.steps.flatMap(({ clauses }) => clauses))
        expect(all).toContain(runbook.clauses[id]?.text.replaceAll(/\s+/gu, ''));
    }
  });

  it('answers the whole runbook as data, and refuses what is not there', () => {
    const home = tempHome();
    const ran = hikeshi(['runbook', 'show', 'komae', '乗っ取り', '--json'], { home });
    expect(JSON.parse(ran.out)).toMatchObject({ trouble: 'takeover', hash: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    expect(hikeshi(['runbook', 'show', 'komai', '乗っ取り'], { home }).code).toBe(2);
    expect(hikeshi(['runbook', 'show', 'komae', 'のっとり'], { home }).code).toBe(2);
  });
});

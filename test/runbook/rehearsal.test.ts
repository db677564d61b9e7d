import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TROUBLES } from '../../machines/words.ts';
import { type Rehearsal, readRehearsal, rehearsalFile } from '../../src/runbook/rehearsal.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import type { Library } from '../../src/session/library.ts';
import { rehearse } from '../../src/session/rehearse.ts';
import { gapsOf } from '../../src/session/rehearse-gaps.ts';
import { guidelineFolders, readBeside, readGuidelines } from '../../src/store/runbooks.ts';

const shipped = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'runbooks');
const { folders } = guidelineFolders([shipped]);
const { guidelines } = readGuidelines([shipped]);
const libraryOf = (id: string): Library => {
  const loaded = guidelines.find(({ guideline }) => guideline.id === id);
  return { ids: [id], guideline: () => loaded?.guideline, runbooks: () => loaded?.runbooks ?? [] };
};
const runbookOf = (id: string, trouble: string): Runbook => {
  const found = libraryOf(id)
    .runbooks(id)
    .find((one) => one.trouble === trouble);
  if (found === undefined) throw new Error(`${id} ${trouble}`);
  return found;
};
const QUESTIONS = ['triage', 'access', 'takedown', 'facts', 'answer'];
const scriptOf = (id: string, trouble: string): string => {
  const folder = folders.find((one) => one.id === id);
  const { bytes } = folder === undefined ? {} : readBeside(folder, rehearsalFile(trouble));
  if (bytes === undefined) throw new Error(`${id} ${trouble} has no rehearsal`);
  return Buffer.from(bytes).toString('utf8');
};
const read = (text: string, runbook: Runbook): Rehearsal => {
  const rehearsal = readRehearsal(text, runbook, QUESTIONS);
  if ('faults' in rehearsal) throw new Error(JSON.stringify(rehearsal.faults));
  return rehearsal;
};

const cells = guidelines.flatMap(({ guideline, runbooks }) => runbooks.map(({ trouble }) => [guideline.id, trouble] as const));

describe('the rehearsal beside each runbook', () => {
  it('is there for all 24', () => {
    expect(cells).toHaveLength(24);
    expect(new Set(cells.map(([, trouble]) => trouble))).toEqual(new Set(TROUBLES));
  });

  it.each(cells)('%s %s ends closed, is refused by every strict order, and comes back once', (id, trouble) => {
    const runbook = runbookOf(id, trouble);
    const rehearsal = read(scriptOf(id, trouble), runbook);
    const walked = rehearse(rehearsal, runbook, libraryOf(id));
    expect(walked.fault).toBeUndefined();
    expect(walked.incident?.closed).toBe(true);
    expect(gapsOf(runbook, rehearsal, walked)).toEqual({ orders: [], secondRound: false });
  });
});

const HEAD = `schema: hikeshi/rehearsal@1
trouble: takeover
title: 試し
by: { role: 所属長, name: 長崎 誠 }
account: '@nagasaki'
walk:
`;
const nagasaki = runbookOf('nagasaki', 'takeover');
const walk = (...lines: readonly string[]) =>
  rehearse(read(`${HEAD}${lines.map((line) => `  - ${line}\n`).join('')}`, nagasaki), nagasaki, libraryOf('nagasaki'));

describe('a walk that goes otherwise than its script', () => {
  it('ends where something is refused that should have gone through', () => {
    const { fault } = walk('{ decide: triage, answer: hijacked }', 'do: change-password', 'close: true');
    expect(fault).toMatchObject({ code: 'walk.refused', line: 8, refusal: { code: 'step.blocked' } });
  });

  it('ends where something goes through that should have been refused', () => {
    const { fault } = walk('{ do: notify-pr-division, refused: { code: step.blocked } }');
    expect(fault).toEqual({ code: 'walk.accepted', line: 7, expected: 'step.blocked' });
  });

  it('ends where it was refused on account of something else', () => {
    const { fault } = walk('{ do: scan-malware, refused: { code: step.blocked, by: notify-pr-division } }');
    expect(fault).toMatchObject({ code: 'walk.otherwise', line: 7, by: ['notify-pr-division'] });
    const other = walk('{ do: scan-malware, refused: { code: step.settled } }');
    expect(other.fault).toMatchObject({ code: 'walk.otherwise', refusal: { code: 'step.blocked' } });
  });

  it('must have come to the end, and says what is left', () => {
    const { fault } = walk('do: notify-pr-division');
    expect(fault).toMatchObject({ code: 'walk.not-closed', line: 7 });
    expect(fault !== undefined && 'left' in fault && fault.left).toContain('情報システム課長への報告');
  });

  it('says so where it cannot even begin', () => {
    const rehearsal = { ...read(`${HEAD}  - close: true\n`, nagasaki), account: 'パスワード：himitsu1234' };
    expect(rehearse(rehearsal, nagasaki, libraryOf('nagasaki')).fault).toMatchObject({
      code: 'walk.refused',
      refusal: { code: 'fields.invalid' },
    });
  });

  it('leaves gaps that are told: an order never tried, a second round never begun', () => {
    const runbook = runbookOf('ueda', 'firestorm');
    const text = scriptOf('ueda', 'firestorm')
      .split('\n')
      .filter((line) => !line.includes('step.blocked'))
      .join('\n')
      .replace(/ {2}- recur:[\s\S]*?(?= {2}- close: true)/u, '');
    const rehearsal = read(text, runbook);
    const gaps = gapsOf(runbook, rehearsal, rehearse(rehearsal, runbook, libraryOf('ueda')));
    expect(gaps).toEqual({ orders: [{ step: 'publish-statement', by: 'obtain-approval' }], secondRound: true });
  });
});

describe('a rehearsal file', () => {
  const faultsOf = (text: string) => {
    const rehearsal = readRehearsal(text, nagasaki, QUESTIONS);
    return 'faults' in rehearsal ? rehearsal.faults.map(({ code, line, facts }) => ({ code, line, facts })) : [];
  };

  it('tells everything wrong with it at once, each with its line', () => {
    const text = `${HEAD.replace('takeover', 'rumor').replace('walk:', 'settings: { sampleAdopted: true }\nwalk:')}  - { do: change-passwor }
  - { do: scan-malware, skip: change-password }
  - { answer: hijacked }
  - { decide: triage, answer: hijacked }
`;
    expect(faultsOf(text)).toEqual([
      { code: 'file.trouble', line: 2, facts: { trouble: 'rumor', expected: 'takeover' } },
      { code: 'setting.unknown', line: 6, facts: { setting: 'sampleAdopted' } },
      { code: 'walk.step', line: 8, facts: { step: 'change-passwor', suggestion: 'change-password' } },
      { code: 'walk.verb', line: 9, facts: expect.objectContaining({ verbs: ['do', 'skip'] }) },
      { code: 'walk.verb', line: 10, facts: expect.objectContaining({ verbs: [] }) },
    ]);
  });

  it('is as strict as a runbook: unknown keys, wrong words, bad YAML', () => {
    expect(faultsOf(`${HEAD}  - { doo: scan-malware }\n`)).toMatchObject([{ code: 'shape.unknown-key', line: 7 }]);
    expect(faultsOf(`${HEAD}  - { skip: scan-malware, as: carried }\n`)).toMatchObject([{ code: 'shape.choice', line: 7 }]);
    expect(faultsOf(`${HEAD}\t- close: true\n`)).toMatchObject([{ code: 'text.tab', line: 7 }]);
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PHASES } from '../../machines/words.ts';
import { VERBS } from '../../src/runbook/rehearsal.ts';
import { schemas } from '../../src/runbook/schema.ts';
import { MODALITIES, STEP_WORDS } from '../../src/runbook/vocabulary.ts';
import { terms } from '../../src/words/ja/terms.ts';
import { tempHome } from '../store/temp-home.ts';
import { copyExample, adopting as text } from './adopting.ts';
import { hikeshi } from './command.ts';

const {
  clauseSchema,
  coverageSchema,
  exceptionSchema,
  guidelineSchema,
  orderSchema,
  roleSchema,
  runbookFileSchema,
  standingRuleSchema,
  stepSchema,
} = schemas();

describe('docs/adopting.md', () => {
  it('leads from the first sentence to a folder that passes the check and is walked from the shell', () => {
    const home = tempHome();
    const dir = join(home, 'mine');
    mkdirSync(dir);
    expect(hikeshi(['guideline', 'new', 'minatono'], { home, cwd: dir })).toMatchObject({ code: 0 });
    expect(copyExample(dir)).toEqual([
      'minatono/guideline.yaml',
      'minatono/takeover.yaml',
      'minatono/impersonation.yaml',
      'minatono/takeover.rehearsal.yaml',
    ]);
    const checked = hikeshi(['runbook', 'check', 'minatono', '--json'], { home, cwd: dir });
    expect(checked).toMatchObject({ code: 0 });
    expect(JSON.parse(checked.out)).toMatchObject({ sound: true, faults: [], notes: [] });

    const by = ['--by', '所属長・港野渚'];
    const opened = hikeshi(['open', '乗っ取り', '--guideline', 'minatono', '--runbooks', 'minatono', ...by, '--json'], { home, cwd: dir });
    expect(opened.code).toBe(0);
    const { incident } = JSON.parse(opened.out) as { incident: string };
    const act = (...words: string[]) => hikeshi([...words, ...by, '--json'], { home, cwd: dir });
    const early = act('do', incident, 'change-password', '--field', 'changedBy=港野渚');
    expect(early.code).toBe(1);
    expect(JSON.parse(early.out)).toMatchObject({
      refused: { code: 'step.blocked', blockedBy: [{ step: 'notify-pr-division', clause: 'MN-02' }] },
    });
    expect(early.err).toContain('報告を受けた広報課長は');
    expect(
      act('do', incident, 'notify-pr-division', '--field', 'to=広報課長', '--field', 'means=電話', '--field', 'gist=報告'),
    ).toMatchObject({
      code: 0,
    });
    expect(act('do', incident, 'change-password', '--field', 'changedBy=港野渚')).toMatchObject({ code: 0 });
    const status = hikeshi(['status', incident, '--json'], { home, cwd: dir });
    expect(JSON.parse(status.out)).toMatchObject({ guideline: 'minatono' });
  });

  it('is found through settings.json as well, from any folder', () => {
    const home = tempHome();
    copyExample(home);
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ guideline: 'minatono', runbooks: 'minatono' }));
    const listed = hikeshi(['runbook', 'list', '--json'], { home });
    expect(JSON.parse(listed.out)).toContainEqual(expect.objectContaining({ guideline: 'minatono', trouble: 'takeover' }));
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ runbooks: ['minatono', 'gone'] }));
    expect(hikeshi(['runbook', 'show', 'minatono', '乗っ取り'], { home })).toMatchObject({ code: 0 });
  });

  it('explains every field, every strength, every step of the vocabulary and every act of a rehearsal', () => {
    const named = (section: string): Set<string> => {
      const part = text.split(`### ${section}`)[1]?.split(/\n##/u)[0] ?? '';
      return new Set([...part.matchAll(/`([^`]+)`/gu)].map(([, word = '']) => word));
    };
    const keys = (schema: { shape: object }, prefix = '') => Object.keys(schema.shape).map((key) => `${prefix}${key}`);
    const guideline = named('guideline.yaml\n');
    const fields = text.split('### guideline.yaml\n\n|')[1]?.split('\n##')[0] ?? '';
    for (const key of [...keys(guidelineSchema), ...keys(standingRuleSchema, 'standingRules[].')])
      expect(key === 'edition' || fields.includes(`\`${key}\``), key).toBe(true);
    for (const key of keys(roleSchema).filter((one) => one !== 'title')) expect(fields).toContain(`\`roles.*.${key}\``);
    for (const key of keys(clauseSchema)) expect(fields).toContain(`${key}:`);
    expect(guideline.size).toBeGreaterThan(0);
    const file = named('トラブルのファイル');
    for (const key of [...keys(runbookFileSchema), ...keys(coverageSchema, 'coverage.')])
      expect(key === 'coverage' || file.has(key), key).toBe(true);
    const step = named('手順（steps の1件）');
    for (const key of keys(stepSchema)) expect(step.has(key), key).toBe(true);
    for (const key of keys(exceptionSchema))
      expect(
        [...step].some((words) => words.includes(`${key}:`)),
        key,
      ).toBe(true);
    const order = named('順序（after の1件）');
    for (const key of keys(orderSchema)) expect(order.has(key), key).toBe(true);
    for (const modality of MODALITIES) expect(text).toContain(`| \`${modality}\` ${terms.modality[modality]} |`);
    for (const verb of VERBS) expect(text).toContain(`\`${verb}\``);
    for (const phase of PHASES) {
      const row = text.split('\n').find((line) => line.startsWith(`| ${terms.phase[phase]} |`)) ?? '';
      const words = Object.entries(STEP_WORDS).flatMap(([id, word]) => (word.phase === phase ? [`\`${id}\``] : []));
      expect(row).toBe(`| ${terms.phase[phase]} | ${words.join(' ')} |`);
    }
  });
});

/** The example in a comment, as the town would leave it once it takes the # away. */
const guidelineLine = (line: string): string =>
  /^# (?:clauses:|standingRules:|settings:| {2}\S)/u.test(line) || /^# {3,}/u.test(line) ? line.slice(2) : line;
const runbookLine = (line: string): string => {
  if (/^# {2}- id|^# {4}\S|^# {6}- /u.test(line)) return line.slice(1);
  return /^(?: {2})?# (?:direct|indirect|standingRules): \[/u.test(line) ? line.replace('# ', '') : line;
};

describe('hikeshi guideline new', () => {
  it('writes a commented folder that passes the check as it is', () => {
    const home = tempHome();
    const dir = join(home, 'new-town');
    expect(hikeshi(['guideline', 'new', dir], { home })).toMatchObject({ code: 0 });
    expect(readdirSync(dir)).toHaveLength(9);
    const checked = hikeshi(['runbook', 'check', dir, '--json'], { home });
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.out)).toMatchObject({ sound: true, notes: [] });
    expect(existsSync(join(home, 'record.db'))).toBe(false);
  });

  it('has examples that hold when their # is taken away', () => {
    const home = tempHome();
    const dir = join(home, 'new-town');
    hikeshi(['guideline', 'new', dir], { home });
    for (const name of readdirSync(dir).filter((one) => !one.includes('rehearsal'))) {
      const file = join(dir, name);
      const lines = readFileSync(file, 'utf8').split('\n');
      const plain = lines
        .filter((line) => line !== 'clauses: {}')
        .map((line) => (name === 'guideline.yaml' ? guidelineLine(line) : runbookLine(line)))
        .join('\n');
      writeFileSync(file, plain);
    }
    const checked = hikeshi(['runbook', 'check', dir, '--json'], { home });
    const { faults } = JSON.parse(checked.out) as { faults: { kind: string; message: string[] }[] };
    expect(faults.flatMap(({ kind, message }) => (kind === 'rehearsal' ? [] : message))).toEqual([]);
    // There is something to do now, and the rehearsal that does nothing says so.
    expect(faults.map(({ kind }) => kind)).toEqual(['rehearsal', 'rehearsal', 'rehearsal', 'rehearsal']);
  });

  it('refuses a folder that holds something, and a name that cannot be an id, and writes nothing', () => {
    const home = tempHome();
    const dir = join(home, 'town');
    mkdirSync(dir);
    expect(hikeshi(['guideline', 'new', dir], { home })).toMatchObject({ code: 0 });
    const again = hikeshi(['guideline', 'new', dir, '--json'], { home });
    expect(again.code).toBe(2);
    expect(JSON.parse(again.out)).toMatchObject({ error: { code: 'output.exists' } });
    expect(again.err).toContain('別の名前');
    expect(hikeshi(['guideline', 'new', join(home, 'みなと野')], { home })).toMatchObject({ code: 2 });
    expect(hikeshi(['guideline', 'new', join(home, 'none', 'town')], { home })).toMatchObject({ code: 2 });
    expect(readdirSync(home).sort()).toEqual(['town']);
  });
});

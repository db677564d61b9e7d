import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkFolders, settingsToTry } from '../../src/session/check-folders.ts';
import { checkLines } from '../../src/words/ja/check.ts';
import { faultSentence } from '../../src/words/ja/faults.ts';
import { refusalLines } from '../../src/words/ja/refusals.ts';
import { runbookWords } from '../../src/words/ja/runbooks.ts';
import { copyExample } from '../cli/adopting.ts';
import { hikeshi } from '../cli/command.ts';
import { tempHome } from '../store/temp-home.ts';

let home = '';
beforeEach(() => {
  home = tempHome();
  copyExample(home);
});

interface Told {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  /** Sentences for people, and the way that leads there. */
  readonly said: readonly string[];
  readonly path?: readonly string[];
}

/** Everything that a check of the town's folder tells. */
const check = (): Told[] => {
  const { faults, runbooks } = checkFolders([home]);
  return [
    ...faults.map((fault) => ({ code: fault.code, file: fault.file, line: fault.line, said: [faultSentence(fault)] })),
    ...runbooks.flatMap(({ runbook, model }) =>
      model.map(({ file, line, fault }) => ({
        code: fault.code,
        file,
        line,
        said: checkLines(fault, runbook),
        ...(fault.path !== undefined && { path: fault.path }),
      })),
    ),
    ...runbooks.flatMap(({ walk }) => {
      if (walk === undefined) return [];
      const { file, fault } = walk;
      return [
        {
          code: fault.code,
          file,
          line: fault.line,
          said: [runbookWords.walk(fault), ...('refusal' in fault ? refusalLines(fault.refusal) : [])],
        },
      ];
    }),
  ].map((told) => ({ ...told, file: told.file.replace(`${home}/`, '') }));
};

const fileOf = (name: string) => join(home, 'minatono', name);
/** Changes one place of a file, which must be there once. */
const change = (name: string, from: string, to: string): void => {
  const text = readFileSync(fileOf(name), 'utf8');
  expect(text.split(from)).toHaveLength(2);
  writeFileSync(
    fileOf(name),
    text.replace(from, () => to),
  );
};
const lineOf = (name: string, words: string): number =>
  readFileSync(fileOf(name), 'utf8')
    .slice(0, readFileSync(fileOf(name), 'utf8').indexOf(words))
    .split('\n').length;
const takeover = 'takeover.yaml';
const guideline = 'guideline.yaml';
const without = (...names: string[]) => {
  for (const name of names) rmSync(fileOf(name));
};

/** Kind, how it is planted, the code it is told by, the file, and words on the line it is told on. */
type Planted = readonly [kind: string, plant: () => void, code: string, file: string, line: string | number, mend: RegExp];

const text: readonly Planted[] = [
  [
    'two steps that wait for each other',
    () =>
      change(
        takeover,
        '    deadlineWord: 速やかに\n  - id: notify-it',
        '    deadlineWord: 速やかに\n    after: [{ step: change-password, order: strict, clause: MN-02, because: パスワードを変更すること }]\n  - id: notify-it',
      ),
    'order.cycle',
    takeover,
    'id: notify-pr-division',
    /どれか1つの順序を消して/u,
  ],
  [
    'a rule without a clause',
    () => change(takeover, '    clauses: [MN-02]\n    by: pr-head\n    perRound: true\n', '    by: pr-head\n    perRound: true\n'),
    'step.clause',
    takeover,
    'id: capture-evidence',
    /clauses に書くか、layer を/u,
  ],
  [
    'an unknown role',
    () => change(takeover, 'to: [it-head]', 'to: [it-haed]'),
    'role.unknown',
    takeover,
    'to: [it-haed]',
    /「it-head」のことではありませんか/u,
  ],
  [
    'an unknown clause',
    () => change(takeover, 'direct: [MN-01,', 'direct: [MN-11,'),
    'clause.unknown',
    takeover,
    'direct: [MN-11',
    /「MN-01」のことではありませんか/u,
  ],
  [
    'a clause altered in a quotation',
    () => change(takeover, 'because: 画面を保存した上で、', 'because: 画面を保存したうえで、'),
    'quote.elsewhere',
    takeover,
    'because: 画面を保存したうえで',
    /1字も変えずに/u,
  ],
  [
    'a strict order on no words',
    () => change(takeover, '        because: 画面を保存した上で、身に覚えのない投稿を削除し\n', ''),
    'order.clause',
    takeover,
    'step: capture-evidence',
    /根拠がなければ document/u,
  ],
  [
    'an order on a step that is not there',
    () => change(takeover, '      - step: capture-evidence', '      - step: capture-evidense'),
    'order.unknown-step',
    takeover,
    'step: capture-evidense',
    /「capture-evidence」のことではありませんか/u,
  ],
  [
    'an answer that is not there',
    () => change(takeover, 'answer: needed }]', 'answer: neded }]'),
    'order.answer',
    takeover,
    'answer: neded',
    /needed・not-needed/u,
  ],
  [
    'the same key twice',
    () => change(takeover, '    title: 画面の保存\n', '    title: 画面の保存\n    title: 画面の写し\n'),
    'yaml.key-twice',
    takeover,
    'title: 画面の写し',
    /どちらかを消して/u,
  ],
  [
    'a key called __proto__',
    () => change(takeover, '    title: 画面の保存\n', '    title: 画面の保存\n    __proto__: { layer: rule }\n'),
    'yaml.forbidden-key',
    takeover,
    '__proto__',
    /使えません/u,
  ],
  [
    'an alias bomb',
    () => change(takeover, 'steps:\n', `bomb: &a [${'*a, '.repeat(9)}]\nsteps:\n`),
    'yaml.alias',
    takeover,
    'bomb: &a',
    /使えません/u,
  ],
  [
    'a depth of 20,000',
    () => change(takeover, 'steps:\n', `deep: ${'['.repeat(20_000)}${']'.repeat(20_000)}\nsteps:\n`),
    'yaml.depth',
    takeover,
    'deep:',
    /32 段まで/u,
  ],
  [
    '100,000 steps',
    () => change(takeover, '  - id: capture-evidence\n', `${'  - { id: record-detection }\n'.repeat(100_000)}  - id: capture-evidence\n`),
    'text.size',
    takeover,
    0,
    /バイトまで/u,
  ],
  ['a tab', () => change(takeover, '    title: 画面の保存\n', '\ttitle: 画面の保存\n'), 'text.tab', takeover, '\ttitle', /空白に替えて/u],
  [
    'a file in Shift_JIS',
    () => writeFileSync(fileOf(takeover), Buffer.from([0x74, 0x3a, 0x20, 0x8f, 0xe6, 0x82, 0xc1, 0x0a])),
    'text.encoding',
    takeover,
    1,
    /UTF-8 で保存し直して/u,
  ],
  [
    'a mark of byte order',
    () => writeFileSync(fileOf(takeover), `\ufeff${readFileSync(fileOf(takeover), 'utf8')}`),
    'text.mark',
    takeover,
    1,
    /BOM なし/u,
  ],
  ['a guideline.yaml that is missing', () => without(guideline), 'file.missing', guideline, 0, /書いたファイルを置いてください/u],
  [
    'an unknown key',
    () => change(takeover, '    hint: 消す前に、画面を保存します\n', '    hints: 消す前に、画面を保存します\n'),
    'shape.unknown-key',
    takeover,
    'hints:',
    /「hint」のことではありませんか/u,
  ],
  [
    'a word where a list is meant',
    () => change(guideline, 'clauses: [MN-04]', 'clauses: MN-04'),
    'shape.type',
    guideline,
    'clauses: MN-04',
    /並び/u,
  ],
  [
    'an id that is not the folder’s name',
    () => change(guideline, 'id: minatono', 'id: minato'),
    'guideline.id',
    guideline,
    'id: minato',
    /「minatono」にするか/u,
  ],
  [
    'a clause that nothing uses',
    () => change(guideline, 'standingRules:', '  MN-09: { ref: ９, text: 努めること。 }\nstandingRules:'),
    'clause.unused',
    guideline,
    'MN-09',
    /使うか、消して/u,
  ],
  [
    'a rehearsal of a step that is not there',
    () => change('takeover.rehearsal.yaml', '  - do: notify-it-division', '  - do: notify-it-devision'),
    'walk.step',
    'takeover.rehearsal.yaml',
    'notify-it-devision',
    /「notify-it-division」のことではありませんか/u,
  ],
];

const process_: readonly Planted[] = [
  [
    'a closure out of reach',
    () => {
      change(
        takeover,
        '    deadlineWord: 速やかに\n  - id: notify-it',
        '    deadlineWord: 速やかに\n    outcomes: [could-not]\n  - id: notify-it',
      );
      change(
        takeover,
        '        release: done\n    perRound: true\n  - id: assess',
        '        release: done\n    perRound: true\n    outcomes: [done]\n  - id: assess',
      );
    },
    'closure-unreachable',
    takeover,
    'steps:',
    /終結できなくなる進め方/u,
  ],
  [
    'an obligation that every path goes round',
    () => change(takeover, '    to: [it-head]\n', '    to: [it-head]\n    outcomes: [could-not]\n'),
    'dead-step',
    takeover,
    'id: notify-it-division',
    /行える場面がありません/u,
  ],
  [
    'a step that nobody can ever take',
    () =>
      change(
        takeover,
        'only: [{ step: assess-notice-need, answer: needed }]',
        'only: [{ step: assess-notice-need, answer: needed }, { step: assess-notice-need, answer: not-needed }]',
      ),
    'dead-step',
    takeover,
    'id: publish-website-notice',
    /条件（only）と順序（after）/u,
  ],
  [
    'a step that a standing rule forbids',
    () =>
      change(
        takeover,
        '  - id: assess-notice-need\n',
        '  - { id: x-delete-account, title: アカウントの削除, layer: practice, phase: contain, form: R04 }\n  - id: assess-notice-need\n',
      ),
    'forbidden-step',
    takeover,
    'x-delete-account',
    /「アカウントを削除しない」に反します/u,
  ],
  [
    'coming back to nothing',
    () => {
      const all = readFileSync(fileOf(takeover), 'utf8').replaceAll('    perRound: true\n', '');
      writeFileSync(fileOf(takeover), `${all}    perRound: true\n`);
      without('takeover.rehearsal.yaml');
    },
    'recur-reopens-nothing',
    takeover,
    'steps:',
    /perRound: true を付けて/u,
  ],
  [
    'a rehearsal that is not refused where it says',
    () =>
      change(
        takeover,
        '    after:\n      - step: notify-pr-division\n        order: strict\n        clause: MN-02\n        because: 報告を受けた広報課長は\n        release: done\n    perRound: true\n  - id: assess',
        '    perRound: true\n  - id: assess',
      ),
    'walk.accepted',
    'takeover.rehearsal.yaml',
    'do: change-password, refused',
    /順序（after）が抜けていないか/u,
  ],
  [
    'a rehearsal that does not end',
    () => change('takeover.rehearsal.yaml', '  - do: change-password\n  - close: true\n', '  - do: change-password\n'),
    'walk.not-closed',
    'takeover.rehearsal.yaml',
    24,
    /close: true を書いて/u,
  ],
];

const names = (list: readonly Planted[]) => list.map((one) => [one[0], one] as const);

describe('a fault in the text of a folder', () => {
  it('is not there to begin with', () => {
    expect(check()).toEqual([]);
  });

  it.each(names(text))('%s is told with file, line and a mend', (_, [, plant, code, file, line, mend]) => {
    plant();
    const told = check();
    expect(told.map((one) => one.code)).toContain(code);
    const found = told.find((one) => one.code === code);
    expect(found?.file).toBe(`minatono/${file}`);
    expect(found?.line).toBe(typeof line === 'number' ? line : lineOf(file, line));
    expect(found?.said.join('')).toMatch(mend);
  });
});

describe('a fault in the process that a folder describes', () => {
  it.each(names(process_))('%s is told with file, line and a mend', (_, [, plant, code, file, line, mend]) => {
    plant();
    const found = check().find((one) => one.code === code);
    expect(found?.file).toBe(`minatono/${file}`);
    expect(found?.line).toBe(typeof line === 'number' ? line : lineOf(file, line));
    expect(found?.said.join('')).toMatch(mend);
  });

  it('shows the shortest way that leads there, in Japanese', () => {
    const leave = '{ id: x-leave, title: 許しを得る, phase: notify, form: R05, modality: effort, clauses: [MN-03], outcomes: [could-not] }';
    change(takeover, '  - id: assess-notice-need\n', `  - ${leave}\n  - id: assess-notice-need\n`);
    const order = '{ step: x-leave, order: strict, clause: MN-03, because: 必要に応じて, release: done }';
    const only = '    only: [{ step: assess-notice-need, answer: needed }]\n';
    change(takeover, only, `${only}    after: [${order}]\n    outcomes: [done]\n`);
    const found = check().find((one) => one.code === 'closure-unreachable-plainly');
    expect(found?.said).toEqual([
      '手順を行い、判断していくだけでは、終結できません。',
      '次の順に進めると、そうなります：',
      '1. 「注意喚起の要否の判断」を「要」と判断する',
    ]);
  });
});

describe('the exit code of a check', () => {
  const exit = (...words: string[]) => hikeshi(['runbook', 'check', ...words], { home }).code;

  it('is 0 for a sound folder, 1 for a wrong process, 2 for one that cannot be read', () => {
    expect(exit(home)).toBe(0);
    process_[1]?.[1]();
    expect(exit(home)).toBe(1);
    text[13]?.[1]();
    expect(exit(home)).toBe(2);
    expect(exit(join(home, 'nothing'))).toBe(2);
  });
});

describe('settings', () => {
  it('are tried in every combination, or each alone and all but each where there are very many', () => {
    expect(settingsToTry([])).toEqual([{}]);
    expect(settingsToTry(['a', 'b'])).toEqual([
      { a: false, b: false },
      { a: true, b: false },
      { a: false, b: true },
      { a: true, b: true },
    ]);
    const many = Array.from({ length: 10 }, (_, index) => `s${index}`);
    const tried = settingsToTry(many);
    expect(tried).toHaveLength(22);
    expect(new Set(tried.map((one) => JSON.stringify(one))).size).toBe(22);
  });

  it('that make a process wrong are named with the fault', () => {
    change(guideline, 'roles:\n', 'settings:\n  strict: { title: きびしくする, default: false }\nroles:\n');
    change(
      takeover,
      '    answers: { needed: 要, not-needed: 不要 }\n',
      '    answers: { needed: 要, not-needed: 不要 }\n    setting: strict\n    outcomes: [could-not]\n',
    );
    const found = checkFolders([home]).runbooks.flatMap(({ model }) => model);
    const about = found.filter(({ fault }) => fault.code === 'dead-step' && fault.facts.step === 'assess-notice-need');
    expect(about.map(({ settings }) => settings)).toEqual([{ strict: true }]);
  });
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeProgram } from '../../src/cli/program.ts';
import { shippedRunbooks } from '../../src/session/folders.ts';
import { documentOf, Office } from './shell.ts';

const SOURCE = readFileSync(join(shippedRunbooks(), 'scenarios', 'takeover-saturday.yaml'), 'utf8');
const lineOf = (text: string, passage: string): number => text.slice(0, text.indexOf(passage)).split('\n').length;

let here: Office;
beforeEach(() => {
  here = new Office();
});
afterEach(() => here.leave());

/** Puts a scenario into a town's own folder, with passages replaced, each of which must stand in it. */
const town = (...changes: readonly (readonly [from: string, to: string])[]): { folder: string; file: string; text: string } => {
  const folder = join(here.home, 'town');
  mkdirSync(join(folder, 'scenarios'), { recursive: true });
  const text = changes.reduce((source, [from, to]) => {
    if (!source.includes(from)) throw new Error(`「${from}」 is not there`);
    return source.replace(from, () => to);
  }, SOURCE);
  const file = join(folder, 'scenarios', 'takeover-saturday.yaml');
  writeFileSync(file, text);
  return { folder, file, text };
};

describe('drill check', () => {
  it('says that what is shipped is sound', () => {
    const ran = here.call(['drill', 'check']);
    expect([ran.code, ran.out]).toEqual([0, '正しく書けています：想定8件、変化32通り。どれも解けます。\n']);
    expect(ran.err.match(/^○ /gmu)).toHaveLength(8);
  });

  it('finds what is shipped in the built program, and reads it there', () => {
    const ran = here.run(['drill', 'check', 'firestorm-video', '--json']);
    expect([ran.code, documentOf<{ sound: boolean }>(ran).sound]).toEqual([0, true]);
    expect(here.json<object[]>(['drill', 'list'])).toHaveLength(8);
  });

  it.each<[what: string, from: string, to: string, said: string, code: number]>([
    [
      'a real-looking handle',
      '@minatono_example に',
      '@minatono_koho に',
      '「@minatono_koho」は実在するものに見えます。アカウント名は「_example」で終わる名前にしてください。',
      2,
    ],
    [
      'a real-looking address',
      'https://kubaru-coin.example/',
      'https://kubaru-coin.com/',
      '「https://kubaru-coin.com」は実在するものに見えます。URL・メールの宛先は「.example」で終わる名前にしてください。',
      2,
    ],
    [
      'a town that there is',
      '市のホームページには何も出ていません。',
      '狛江市のホームページには何も出ていません。',
      '「狛江市」は実在するものに見えます。架空の名前にしてください。',
      2,
    ],
    [
      'a dangling inject',
      'from: I4',
      'from: I44',
      '状況付与「I44」がありません。「I4」のことではありませんか。injects に書くか、名前を直してください。',
      2,
    ],
    [
      'a step that the runbook has not',
      'step: terminate-sessions',
      'step: terminate-session',
      '手順「terminate-session」がありません。「terminate-sessions」のことではありませんか。この手順書の手順から選ぶか、act にして acts に書いてください。',
      2,
    ],
    ['a clause that there is not', 'clause: KM-39', 'clause: KM-93', '条項「KM-93」がありません。', 2],
    [
      'an inject that never comes',
      'when: { all: [{ done: change-password }, { notDone: revoke-third-party-apps }] }',
      'when: { all: [{ done: change-password }, { notDone: change-password }] }',
      '状況付与「I6」は、どう進めても起きません。when の条件が打ち消し合っていないか、at と after が訓練の終わりまでに収まるかを確かめてください。',
      1,
    ],
    [
      'a variant that cannot be won',
      'target: 10m # T+10\n    takes: 2m',
      'target: 1m\n    takes: 2m',
      'すべてを守れる進め方が、1つもありません（followers＝560、head＝出る）。「logins」の target を延ばすか、takes を短くしてください。どれか1つで解けます。',
      1,
    ],
    [
      'an inject of which nothing is expected',
      '紹介文も、直す前に保存しているか。\n    info: true',
      '紹介文も、直す前に保存しているか。',
      '状況付与「I5」に、期待行動がありません。expected に書くか、知らせるだけなら info: true と書いてください。',
      2,
    ],
    [
      'a name that is not the file’s',
      'id: takeover-saturday',
      'id: takeover-sunday',
      'id が「takeover-sunday」です。ファイルの名前と同じ「takeover-saturday」にするか、ファイルの名前を変えてください。',
      2,
    ],
  ])('refuses %s, with its line and its mend', (_, from, to, said, code) => {
    const { file, text } = town([from, to]);
    const ran = here.call(['drill', 'check', file]);
    expect([ran.code, ran.out.split('\n').length]).toEqual([code, 4]);
    const [line = ''] = ran.out.split('\n');
    expect(line).toContain(said);
    const told = Number(/ (\d+)行目/u.exec(line)?.[1]);
    // An inject and what is expected are told where they begin, or at the very words.
    const at = lineOf(text, to);
    expect(told).toBeGreaterThanOrEqual(at - 12);
    expect(told).toBeLessThanOrEqual(at + 1);
    expect(ran.err).toBe(`× ${file}\n`);
  });

  it('tells everything at once, in the order of the lines', () => {
    const { file } = town(
      ['@minatono_example に', '@minatono_koho に'],
      ['from: I4', 'from: I44'],
      ['step: terminate-sessions', 'step: terminate-session'],
      ['clause: KM-39', 'clause: KM-93'],
    );
    const ran = here.call(['drill', 'check', file]);
    const lines = [...ran.out.matchAll(/ (\d+)行目/gu)].map(([, line]) => Number(line));
    expect(lines).toHaveLength(4);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(ran.out).toContain('直す所が4件あります。');
  });

  it('answers one document, with the code, the line and the facts', () => {
    const { file } = town(['{ notDone: revoke-third-party-apps }', '{ notDone: change-password }']);
    const ran = here.call(['drill', 'check', file, '--json']);
    const document = documentOf<{
      sound: boolean;
      scenarios: object[];
      faults: { code: string; kind: string; facts: object; line: number }[];
    }>(ran);
    expect([ran.code, document.sound, document.scenarios]).toEqual([1, false, [{ file, sound: false }]]);
    expect(document.faults.map(({ code, kind, facts }) => ({ code, kind, facts }))).toEqual([
      { code: 'scenario.dead', kind: 'play', facts: { inject: 'I6' } },
    ]);
    const sound = documentOf<{ sound: boolean; scenarios: { scenario: string; hash: string; variants: number }[] }>(
      here.call(['drill', 'check', 'rumor-water', '--json']),
    );
    expect(sound.sound).toBe(true);
    expect(sound.scenarios[0]).toMatchObject({ scenario: 'rumor-water', variants: 4, hash: expect.stringMatching(/^[0-9a-f]{64}$/u) });
  });

  it('takes a file, a folder, or an id, and says which there are when there is none of that name', () => {
    const { folder, file } = town();
    for (const name of [file, folder, join(folder, 'scenarios')]) {
      const ran = here.call(['drill', 'check', name]);
      expect([ran.code, ran.out]).toEqual([0, '正しく書けています：想定1件、変化4通り。どれも解けます。\n']);
    }
    const unknown = here.call(['drill', 'check', 'takeover-sunday']);
    expect([unknown.code, unknown.out]).toEqual([2, '']);
    expect(unknown.err).toContain('想定「takeover-sunday」がありません。「takeover-saturday」のことではありませんか。');
    const missing = here.call(['drill', 'check', join(here.home, 'missing.yaml')]);
    expect([missing.code, missing.err]).toEqual([2, `「${join(here.home, 'missing.yaml')}」というファイルやフォルダーがありません。\n`]);
    mkdirSync(join(here.home, 'empty'));
    expect(here.call(['drill', 'check', join(here.home, 'empty')]).code).toBe(2);
  });
});

describe('a town with scenarios of its own', () => {
  it('finds them beside its guidelines, before ours of the same name', () => {
    const { folder } = town(['title: 公式Xに暗号資産の投稿（土曜の朝）', 'title: みなと野市の土曜']);
    const ours = here.quick<{ scenario: string; hash: string }[]>(['drill', 'list']);
    const theirs = here.quick<{ scenario: string; hash: string }[]>(['drill', 'list', '--runbooks', folder]);
    expect(theirs.map(({ scenario }) => scenario).sort()).toEqual(ours.map(({ scenario }) => scenario).sort());
    const hash = (list: { scenario: string; hash: string }[]) => list.find(({ scenario }) => scenario === 'takeover-saturday')?.hash;
    expect(hash(theirs)).not.toBe(hash(ours));
    expect(here.call(['drill', 'list', '--runbooks', folder]).out).toContain('みなと野市の土曜');
  });

  it('is told of one that is broken, and keeps the others', () => {
    const { folder } = town(['clause: KM-39', 'clause: KM-93']);
    const ran = here.call(['drill', 'list', '--runbooks', folder]);
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('条項「KM-93」がありません。');
    expect(ran.out.match(/^ {4}/gmu)).toHaveLength(8);
  });
});

describe('the handbook', () => {
  it('names commands and options that there are', () => {
    const page = readFileSync(join(shippedRunbooks(), '..', 'docs', 'drills.md'), 'utf8');
    const drill = makeProgram().commands.find((command) => command.name() === 'drill');
    const named = [...page.matchAll(/hikeshi drill (\w+)([^\n`#（]*)/gu)];
    expect(named.length).toBeGreaterThan(10);
    for (const [call, name = '', rest = ''] of named) {
      const command = drill?.commands.find((one) => one.name() === name);
      const options = command?.options.map(({ long }) => long) ?? [];
      expect([call, command?.name(), [...rest.matchAll(/--\w+/gu)].filter(([option]) => !options.includes(option))]).toEqual([
        call,
        name,
        [],
      ]);
    }
  });
});

describe('drill selfplay', () => {
  it('tells the slack, the narrow windows and a model answer', () => {
    const ran = here.call(['drill', 'selfplay', 'takeover-saturday']);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('変化4通りのどれも、解けます。余裕 3分');
    expect(ran.out).toContain('起きることのない状況付与：なし');
    expect(ran.out).toMatch(/ 7:10　 {2}0分〜 {2}4分　担当　画面の保存等の記録　目標 7:20\n/u);
  });

  it('answers the same as data', () => {
    interface Told {
      solved: boolean;
      scenarios: {
        scenario: string;
        dead: string[];
        variants: { solvable: boolean; slack: number; answer: { expected: string; due: number }[] }[];
      }[];
    }
    const { solved, scenarios } = here.quick<Told>(['drill', 'selfplay', 'takeover-saturday']);
    expect([solved, scenarios.length, scenarios[0]?.variants.length]).toEqual([true, 1, 4]);
    const [first] = scenarios[0]?.variants ?? [];
    expect([first?.slack, first?.answer[0]?.expected, first?.answer[0]?.due]).toEqual([3, 'save', 10]);
  });

  it('ends with 1 where a variant cannot be won, and with 2 where a file cannot be read', () => {
    const { file } = town(['target: 10m # T+10\n    takes: 2m', 'target: 1m\n    takes: 2m']);
    const lost = here.call(['drill', 'selfplay', file]);
    expect([lost.code, lost.out.includes('× 変化4通りのどれも、すべての目標時間と規則を守れる進め方がありません。')]).toEqual([1, true]);
    const { file: broken } = town(['clause: KM-39', 'clause: KM-93']);
    const unread = here.call(['drill', 'selfplay', broken]);
    expect([unread.code, unread.err.includes('条項「KM-93」がありません。')]).toEqual([2, true]);
  });
});

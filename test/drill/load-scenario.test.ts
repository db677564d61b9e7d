import { describe, expect, it } from 'vitest';
import { realIn } from '../../src/drill/fiction.ts';
import { readScenario } from '../../src/drill/load-scenario.ts';
import { faultPlace, faultSentence } from '../../src/words/ja/faults.ts';
import { changed, saturday, saturdayText, scope } from './saturday.ts';

const told = (text: string): string[] => {
  const read = readScenario('saturday.yaml', text, scope);
  return 'faults' in read ? read.faults.map((fault) => `${faultPlace(fault)} ${fault.code} ${JSON.stringify(fault.facts)}`) : [];
};
const lineOf = (passage: string): number => saturdayText.slice(0, saturdayText.indexOf(passage)).split('\n').length;

describe('a scenario', () => {
  it('is read with its times in minutes, on the runbook that it names', () => {
    const { scenario, runbook } = saturday();
    expect(scenario.injects.map(({ id, at }) => [id, at])).toEqual([
      ['I1', 0],
      ['I2', 10],
      ['I3', 20],
      ['I5', undefined],
      ['I6', 60],
      ['I7', undefined],
    ]);
    expect(scenario.injects[3]?.after).toBe(15);
    expect([runbook.guideline.id, runbook.trouble]).toEqual(['komae', 'takeover']);
    expect(scenario.rules[2]?.within).toEqual(['change-password', 'revoke-third-party-apps', 15]);
  });

  it('is checked against real bodies', () => {
    expect(scope.bodies).toContain('狛江市');
    expect(scope.bodies).toHaveLength(5);
  });
});

/** One passage that is written otherwise, the fault that it makes, and a passage of the line on which it is told. */
const PLANTED: readonly [what: string, from: string, to: string, code: string, fact: string, line?: string][] = [
  ['a real-looking handle', '@minatono_example（', '@minatono_koho（', 'scenario.real', '"kind":"handle","word":"@minatono_koho"'],
  ['one in wide letters', '@minatono_example（', '＠minatono（', 'scenario.real', '"word":"＠minatono"'],
  ['a real-looking address', 'login.example/', 'login.minatono.jp/', 'scenario.real', '"word":"https://login.minatono.jp"'],
  ['a host by itself', 'text: また投稿された。', 'text: bit.ly の短縮から。', 'scenario.real', '"word":"bit.ly"'],
  ['a mailbox', 'text: また投稿された。', 'text: koho@minatono.jp から。', 'scenario.real', '"word":"koho@minatono.jp"'],
  ['a town that there is', 'text: また投稿された。', 'text: 狛江市でもあった。', 'scenario.real', '"kind":"body","word":"狛江市"'],
  ['an inject that is not there', 'from: I3, target', 'from: I4, target', 'scenario.unknown', '"kind":"inject","id":"I4"'],
  ['a seat that is not there', 'to: [情政]', 'to: [広報]', 'scenario.unknown', '"kind":"seat","id":"広報"'],
  [
    'an objective that is not there',
    'objective: O2, seat: 責任者',
    'objective: O3, seat: 責任者',
    'scenario.unknown',
    '"kind":"objective"',
  ],
  [
    'a step that the runbook has not',
    'step: capture-evidence',
    'step: capture-evidense',
    'scenario.unknown',
    '"suggestion":"capture-evidence"',
  ],
  ['an act that is not listed', 'act: warn-dm-receivers', 'act: warn-all', 'scenario.unknown', '"kind":"act","id":"warn-all"'],
  ['a deed of a rule', 'absence: announce-', 'absence: anounce-', 'scenario.unknown', '"kind":"deed"'],
  ['a clause of a rule', 'clause: KM-13', 'clause: KM-99', 'scenario.unknown', '"kind":"clause","id":"KM-99"'],
  ['a variant that is not there', 'variant: followers', 'variant: follower', 'scenario.unknown', '"kind":"variant","id":"follower"'],
  ['a value that no variant has', 'is: 4200', 'is: 4100', 'scenario.unknown', '"kind":"value","id":"4100"'],
  ['a slot without a value', '{followers}人', '{readers}人', 'scenario.slot', '"slot":"readers"'],
  ['an id used twice', 'id: I2, kind', 'id: I1, kind', 'scenario.twice', `"id":"I1","first":${lineOf('id: I1')}`],
  ['an act named like a step', 'id: warn-dm-receivers', 'id: capture-evidence', 'scenario.act-step', '"act":"capture-evidence"'],
  [
    'a step and an act at once',
    'step: notify-section-head,',
    'step: notify-section-head, act: warn-dm-receivers,',
    'scenario.one-of',
    'step',
  ],
  [
    'an answer to what is none',
    'step: notify-section-head,',
    'step: notify-section-head, answer: needed,',
    'scenario.answer',
    '"step":"notify-section-head"',
  ],
  ['a rule of two kinds', 'absence: announce-', 'response: [I1, change-password], absence: announce-', 'scenario.one-of', 'absence'],
  ['a standard inject without a time', 'kind: standard, at: 10m,', 'kind: standard,', 'scenario.trigger', '"lacks":"at"'],
  ['an adaptive one without a condition', 'when: { notDone: publish-website-notice },', '', 'scenario.trigger', '"lacks":"when"', 'id: I6'],
  [
    'a time to hold without a condition',
    'id: I7, kind: contingency,',
    'id: I7, kind: contingency, after: 5m,',
    'scenario.trigger',
    '"condition"',
  ],
  [
    'an inject of which nothing is expected',
    'text: 画面は保存したか。, info: true',
    'text: 画面は保存したか。',
    'scenario.unexpected',
    '"inject":"I7"',
  ],
  ['an inject after the end', 'kind: adaptive, at: 60m', 'kind: adaptive, at: 160m', 'scenario.late', '"minutes":160,"limit":150'],
  ['a target after the end', 'from: I3, target: 40m', 'from: I3, target: 140m', 'scenario.late', '"at":"target","minutes":160'],
  ['a day that there is not', '"2026-05-16T', '"2026-02-30T', 'scenario.start', '2026-02-30'],
  ['a guideline that there is not', 'guideline: komae', 'guideline: komai', 'scenario.runbook', '"guideline":"komai"'],
  ['a time that is not one', 'at: 10m', 'at: 10 minutes', 'shape.form', '"form":"minutes"'],
  ['a key that is not one', 'takes: 8m', 'take: 8m', 'shape.unknown-key', '"suggestion":"takes"'],
  ['a condition of nothing', 'when: { variant: followers, is: 4200 }', 'when: { any: [{ is: 4200 }] }', 'scenario.one-of', 'notDone'],
];

describe('what is wrong with a scenario is told with its line and its mend:', () => {
  it.each(PLANTED)('%s', (_, from, to, code, fact, line = from) => {
    const read = readScenario('saturday.yaml', changed([from, to]), scope);
    if (!('faults' in read)) throw new Error('read');
    const found = read.faults.find((fault) => fault.code === code && JSON.stringify(fault.facts).includes(fact));
    expect(found, JSON.stringify(read.faults)).toBeDefined();
    if (found === undefined) return;
    expect(faultPlace(found)).toBe(`saturday.yaml ${lineOf(line)}行目`);
    expect(faultSentence(found)).toMatch(/ください|ありませんか/u);
  });

  it('a decision that names no answer, or one that it has not', () => {
    const decision = (answer: string) =>
      told(changed(['guideline: komae', 'guideline: standard'], ['step: notify-section-head,', `step: assess-notice-need${answer},`]));
    expect(decision(', answer: needed')).toEqual([]);
    expect(decision('')).toEqual([expect.stringContaining('shape.missing {"key":"answer"}')]);
    expect(decision(', answer: maybe')).toEqual([expect.stringContaining('order.answer {"step":"assess-notice-need","answer":"maybe"')]);
  });

  it('all of it at once, in the order of the file, and nothing twice', () => {
    const text = changed(
      ['at: 10m', 'at: soon'],
      ['to: [担当], via: 口頭', 'to: [町長], via: 口頭'],
      ['from: I3, target', 'from: I9, target'],
    );
    // I2 cannot be read, yet what names it is not wrong; of I3, nothing is expected any more.
    expect(told(text).map((one) => one.replace(/,"suggestion":"[^"]*"/u, ''))).toEqual([
      `saturday.yaml ${lineOf('at: 10m')}行目 shape.form {"at":"at","value":"soon","form":"minutes"}`,
      `saturday.yaml ${lineOf('id: I3')}行目 scenario.unexpected {"inject":"I3"}`,
      `saturday.yaml ${lineOf('via: 口頭')}行目 scenario.unknown {"kind":"seat","id":"町長"}`,
      `saturday.yaml ${lineOf('from: I3, target')}行目 scenario.unknown {"kind":"inject","id":"I9"}`,
    ]);
  });

  it('and nothing of one that is in order', () => {
    expect(told(saturdayText)).toEqual([]);
  });
});

describe('what could be somebody’s', () => {
  it.each([
    ['https://minatono.example/a?b=1 と koho@minatono.example', []],
    ['@minat0no_example が @minatono_example を名のる', []],
    ['X（旧Twitter）の公式で、10.5kmと3.5倍', []],
    ['@_example', ['@_example']],
    ['https://minatono.example.com/', ['https://minatono.example.com']],
    ['http://minatono.example:8080/', []],
    ['minatono.lg.jp と MINATONO.COM', ['minatono.lg.jp', 'MINATONO.COM']],
  ])('%s', (text, words) => {
    expect(realIn(text, []).map(({ word }) => word)).toEqual(words);
  });
});

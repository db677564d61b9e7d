import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/drill/check-play.ts';
import { deadInjects } from '../../src/drill/reach.ts';
import { faultPlace, faultSentence } from '../../src/words/ja/faults.ts';
import { changed, saturday, saturdayText, scope } from './saturday.ts';

type Change = readonly [from: string, to: string];
const told = (...changes: readonly Change[]) => {
  const read = checkScenario('saturday.yaml', changed(...changes), scope);
  return 'faults' in read ? read.faults : [];
};
const lineOf = (text: string, passage: string): number => text.slice(0, text.indexOf(passage)).split('\n').length;
const dead = (...changes: readonly Change[]) => deadInjects(saturday(...changes));
const WHEN = 'when: { all: [{ done: change-password }, { notDone: revoke-third-party-apps }] }';

describe('an inject that never comes', () => {
  it('is none of those of a sound scenario, whatever it takes to bring them', () => {
    expect(dead()).toEqual([]);
    expect(told()).toEqual([]);
  });

  it.each<[string, string, string, string[]]>([
    ['wants a thing done and not done', '{ notDone: revoke-third-party-apps }', '{ notDone: change-password }', ['I5']],
    ['would come after the end', 'after: 15m', 'after: 151m', ['I5']],
    [
      'waits for one that comes later than itself',
      'at: 60m, when: { notDone: publish-website-notice }',
      'at: 10m, when: { released: I3 }',
      ['I6'],
    ],
    [
      'waits for two values of one variant',
      WHEN,
      'when: { all: [{ variant: followers, is: 560 }, { variant: followers, is: 4200 }] }',
      ['I5'],
    ],
    ['waits for itself', WHEN, 'when: { released: I5 }', ['I5']],
  ])('%s', (_, from, to, ids) => {
    expect(dead([from, to])).toEqual(ids);
  });

  it('takes those with it that wait for it', () => {
    expect(
      dead(
        ['{ notDone: revoke-third-party-apps }', '{ notDone: change-password }'],
        ['when: { notDone: publish-website-notice }', 'when: { released: I5 }'],
      ),
    ).toEqual(['I5', 'I6']);
  });

  it('is not one that hangs on the order of things, on what only the controller gives, or on a step done against its order', () => {
    const alive = (to: string) => dead([WHEN, to]);
    expect(alive('when: { all: [{ released: I6 }, { done: publish-website-notice }] }')).toEqual([]);
    expect(alive('when: { all: [{ released: I7 }, { notDone: change-password }] }')).toEqual([]);
    expect(alive('when: { all: [{ done: delete-unauthorized-posts }, { notDone: capture-evidence }] }')).toEqual([]);
    expect(alive('when: { done: delete-unauthorized-posts }')).toEqual([]);
  });

  it('is one that hangs on what the machine never takes', () => {
    const hangs = (to: string) => dead(['guideline: komae', 'guideline: standard'], [WHEN, to]);
    expect(hangs('when: { done: publish-website-notice }')).toEqual([]);
    expect(hangs('when: { all: [{ done: publish-website-notice }, { notDone: assess-notice-need }] }')).toEqual(['I5']);
  });

  it('is told with its line', () => {
    const changes: Change = ['after: 15m', 'after: 151m'];
    const [fault] = told(changes);
    expect(fault?.facts).toEqual({ inject: 'I5' });
    expect(fault && faultPlace(fault)).toBe(`saturday.yaml ${lineOf(changed(changes), 'id: I5')}行目`);
    expect(fault && faultSentence(fault)).toBe(
      '状況付与「I5」は、どう進めても起きません。when の条件が打ち消し合っていないか、at と after が訓練の終わりまでに収まるかを確かめてください。',
    );
  });
});

describe('a scenario that cannot be won', () => {
  it('is told with the variant, and with the targets of which one alone is too near', () => {
    const [fault] = told(['from: I2, target: 10m, takes: 4m', 'from: I2, target: 3m, takes: 4m']);
    expect(fault?.code).toBe('scenario.unsolvable');
    expect(fault?.line).toBe(lineOf(saturdayText, 'id: password'));
    expect(fault?.facts).toEqual({ values: { followers: 560 }, targets: ['password'], rules: [] });
    expect(fault && faultSentence(fault)).toBe(
      '目標時間と規則のすべてを守れる進め方が、1つもありません（followers＝560）。「password」の target を延ばすか、takes を短くしてください。どれか1つで解けます。',
    );
  });

  it('in one variant alone, with that one', () => {
    const [fault] = told(['from: I3, target: 40m, takes: 5m', 'from: I3, target: 4m, takes: 5m']);
    expect(fault?.facts).toEqual({ values: { followers: 4200 }, targets: ['warn'], rules: [] });
  });

  it('for a rule, with the rule', () => {
    const [fault] = told([
      'within: [change-password, revoke-third-party-apps, 15m]',
      'precedence: [publish-website-notice, capture-evidence]',
    ]);
    expect(fault?.facts).toMatchObject({ targets: ['save'] });
    const [other] = told(['within: [change-password, revoke-third-party-apps, 15m]', 'response: [I1, suspend-account]']);
    expect(other?.facts).toMatchObject({ targets: [], rules: ['R3'] });
    expect(other?.line).toBe(lineOf(saturdayText, 'id: R3'));
    expect(other && faultSentence(other)).toContain('規則「R3」が、ほかと両立しません。');
  });

  it('or only to the minute is told too', () => {
    // 保存 0–3 and 報告 3–6, then パスワード from 10 to 14, due at 14.
    const [fault] = told(['from: I2, target: 10m, takes: 4m', 'from: I2, target: 4m, takes: 4m']);
    expect(fault?.code).toBe('scenario.tight');
    expect(fault && faultSentence(fault)).toContain('余裕が 0 分しかありません（followers＝560）。');
  });
});

import { describe, expect, it } from 'vitest';
import type { LoadedScenario } from '../../src/drill/load-scenario.ts';
import { selfplay, slackOf, tightWindows } from '../../src/drill/selfplay.ts';
import { combinations } from '../../src/drill/variants.ts';
import { saturday } from './saturday.ts';

const MANY = { followers: 4200 };
const solvable = (loaded: LoadedScenario, values: Record<string, number> = MANY) => selfplay(loaded, values).solvable;
const RULE =
  '  - { id: R1, precedence: [capture-evidence, delete-unauthorized-posts], clause: KM-13, because: 「記録を残した上で」, critical: true }\n';
const deletion = (target: string) =>
  saturday(
    [RULE, ''],
    [
      'rules:\n',
      `  - { id: delete, objective: O1, seat: 担当, step: delete-unauthorized-posts, from: I1, target: ${target}, takes: 1m }\nrules:\n`,
    ],
  );

describe('self-play', () => {
  it('finds a way through every variant, and tells it', () => {
    const loaded = saturday();
    for (const values of combinations(loaded.scenario)) expect(solvable(loaded, { ...MANY, ...values })).toBe(true);
    const played = selfplay(loaded, MANY);
    const moves = played.solvable ? played.answer : [];
    expect(moves.map(({ expected }) => expected).sort()).toEqual(['apps', 'head', 'password', 'save', 'site', 'warn']);
    expect(moves.every(({ from, to }, n) => to > from && from >= (moves[n - 1]?.to ?? 0))).toBe(true);
  });

  it('knows the slack that was reckoned by hand', () => {
    // 保存 0–3, 報告 3–6, and from minute 10 on パスワード 10–14, which is due at 20: six minutes, and nothing else has fewer.
    expect(slackOf(saturday(), MANY)).toBe(6);
    expect(slackOf(saturday(['from: I2, target: 10m, takes: 4m', 'from: I2, target: 6m, takes: 4m']), MANY)).toBe(2);
    expect(slackOf(saturday(['from: I2, target: 10m, takes: 4m', 'from: I2, target: 3m, takes: 4m']), MANY)).toBeUndefined();
  });

  it('finds none where a window, quartered, is too narrow, and tells which', () => {
    // 2 minutes for 3 (保存) and for 4 (パスワード); 3 + 8 minutes in 10 (公表).
    expect(tightWindows(saturday(), MANY)).toEqual(['save', 'password', 'site']);
  });

  it('asks the machine: what the guideline orders first takes its time', () => {
    expect(solvable(deletion('4m'))).toBe(true);
    expect(solvable(deletion('3m'))).toBe(false);
  });

  it('asks it for decisions too: what they do not call for cannot be done', () => {
    const decision = (line: string) => saturday(['guideline: komae', 'guideline: standard'], ['rules:\n', `${line}rules:\n`]);
    const answered = (answer: string) =>
      decision(
        `  - { id: need, objective: O2, seat: 責任者, step: assess-notice-need, answer: ${answer}, from: I1, target: 40m, takes: 1m }\n`,
      );
    expect(solvable(answered('needed'))).toBe(true);
    expect(solvable(answered('not-needed'))).toBe(false);
    expect(solvable(decision(''))).toBe(false);
  });

  it('waits with a long deed for a short one that is not there yet', () => {
    // 公表 (8 minutes) begun at 6 would end at 14; パスワード must be done from 10 to 14.
    expect(solvable(saturday(['from: I2, target: 10m, takes: 4m', 'from: I2, target: 4m, takes: 4m']))).toBe(true);
  });

  it('keeps the rules', () => {
    expect(solvable(saturday(['revoke-third-party-apps, 15m]', 'revoke-third-party-apps, 0m]']))).toBe(true);
    expect(
      solvable(
        saturday(['within: [change-password, revoke-third-party-apps, 15m]', 'precedence: [publish-website-notice, capture-evidence]']),
      ),
    ).toBe(false);
    // Answered by something that nobody is expected to do.
    expect(solvable(saturday(['response: [I3, warn-dm-receivers]', 'response: [I3, suspend-account]']))).toBe(false);
    expect(solvable(saturday(['response: [I3, warn-dm-receivers]', 'response: [I3, suspend-account]']), { followers: 560 })).toBe(true);
  });

  it('does not wait for what would come after the end', () => {
    const late = saturday(['after: 15m', 'after: 145m'], ['{ notDone: revoke-third-party-apps }', '{ notDone: suspend-account }']);
    expect(solvable(late)).toBe(true);
  });

  it('says that it gave up where there are more ways than it may go, and never that there is none', () => {
    expect(selfplay(saturday(), MANY, 0, 3)).toEqual({ solvable: false, gaveUp: true });
    const never = saturday(['response: [I3, warn-dm-receivers]', 'response: [I1, suspend-account]']);
    expect(selfplay(never, MANY)).toEqual({ solvable: false });
    expect(selfplay(never, MANY, 0, 3)).toEqual({ solvable: false, gaveUp: true });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inboxOf } from '../../src/drill/inbox.ts';
import { type Happening, MINUTE, scheduleAt } from '../../src/drill/schedule.ts';
import { combinations, filled, valuesFor } from '../../src/drill/variants.ts';
import { saturday } from './saturday.ts';

const { scenario } = saturday();
const MANY = { followers: 4200 };
let seq = 0;
const done = (minute: number, deed: string): Happening => ({ kind: 'done', at: minute * MINUTE, deed, seq: ++seq });
const hand = (kind: 'release' | 'defer', minute: number, inject: string): Happening => ({ kind, at: minute * MINUTE, inject, seq: ++seq });
const at = (minute: number, happenings: readonly Happening[] = [], values: Record<string, number> = MANY) =>
  scheduleAt(scenario, values, happenings, minute * MINUTE);
const came = (schedule: ReturnType<typeof at>) => schedule.released.map(({ inject, at: moment }) => `${inject.id} ${moment / MINUTE}`);

describe('an inject', () => {
  it('of a time comes at that time and not before', () => {
    expect(came(at(9.999))).toEqual(['I1 0']);
    expect(came(at(10))).toEqual(['I1 0', 'I2 10']);
    expect(at(9).next).toEqual({ id: 'I2', at: 10 * MINUTE });
    expect(at(9).injects.get('I2')).toEqual({ state: 'waiting', due: 10 * MINUTE });
  });

  it('of a state comes when that has held for its minutes', () => {
    const changed = [done(12, 'change-password')];
    expect(at(26, changed).injects.get('I5')).toEqual({ state: 'waiting', due: 27 * MINUTE });
    expect(at(30, changed).injects.get('I5')).toEqual({ state: 'released', at: 27 * MINUTE, by: 'state' });
    expect(at(150).injects.get('I5')).toEqual({ state: 'waiting' });
  });

  it('does not come once the players have forestalled it, and says so', () => {
    const forestalled = [done(12, 'change-password'), done(26, 'revoke-third-party-apps')];
    expect(at(60, forestalled).injects.get('I5')).toEqual({ state: 'obsolete', at: 26 * MINUTE, because: '対策済み' });
    expect(at(60, [done(40, 'publish-website-notice')]).injects.get('I6')).toEqual({
      state: 'obsolete',
      at: 40 * MINUTE,
      because: '公表済み',
    });
    // Done in the very minute in which it would have come: the players were in time.
    expect(at(60, [done(60, 'publish-website-notice')]).injects.get('I6')?.state).toBe('obsolete');
    expect(at(60).injects.get('I6')).toEqual({ state: 'released', at: 60 * MINUTE, by: 'state' });
  });

  it('of a variant comes in that variant alone', () => {
    expect(at(20).injects.get('I3')?.state).toBe('released');
    expect(at(20, [], { followers: 560 }).injects.get('I3')).toEqual({ state: 'obsolete', at: 0 });
  });

  it('of the controller comes by hand alone', () => {
    expect(at(150).injects.get('I7')).toEqual({ state: 'waiting' });
    expect(at(10, [hand('release', 9, 'I7')]).injects.get('I7')).toEqual({ state: 'released', at: 9 * MINUTE, by: 'controller' });
  });

  it('that was deferred comes no more by itself, but may still be given; one that came stays', () => {
    expect(at(15, [hand('defer', 5, 'I2')]).injects.get('I2')).toEqual({ state: 'deferred', at: 5 * MINUTE });
    expect(came(at(20, [hand('defer', 5, 'I2'), hand('release', 18, 'I2')]))).toEqual(['I1 0', 'I2 18', 'I3 20']);
    expect(came(at(15, [hand('release', 5, 'I2'), hand('defer', 6, 'I2'), hand('release', 7, 'I2')]))).toEqual(['I1 0', 'I2 5']);
  });

  it('that waits for others comes after them, at the moment they come', () => {
    const chained = saturday([
      'id: I6, kind: adaptive, at: 60m, when: { notDone: publish-website-notice }',
      'id: I6, kind: adaptive, when: { released: I2 }',
    ]);
    expect(came(scheduleAt(chained.scenario, MANY, [], 150 * MINUTE))).toEqual(['I1 0', 'I2 10', 'I6 10', 'I3 20']);
    const both = saturday(['when: { notDone: publish-website-notice }', 'when: { any: [{ released: I3 }, { done: capture-evidence }] }']);
    expect(scheduleAt(both.scenario, { followers: 560 }, [], 60 * MINUTE).injects.get('I6')?.state).toBe('obsolete');
    expect(scheduleAt(both.scenario, MANY, [], 60 * MINUTE).injects.get('I6')?.state).toBe('released');
  });
});

const deeds = ['capture-evidence', 'change-password', 'revoke-third-party-apps', 'publish-website-notice'];
const happening = fc.oneof(
  fc.record({ kind: fc.constant('done' as const), at: fc.integer({ min: 0, max: 150 }), deed: fc.constantFrom(...deeds) }),
  fc.record({
    kind: fc.constantFrom('release' as const, 'defer' as const),
    at: fc.integer({ min: 0, max: 150 }),
    inject: fc.constantFrom(...scenario.injects.map(({ id }) => id)),
  }),
);
const log = fc
  .array(happening, { maxLength: 15 })
  .map((list) => list.map((one, n): Happening => ({ ...one, at: one.at * MINUTE, seq: n })));
const values = fc.constantFrom(...combinations(scenario));

describe('over any log, the schedule', () => {
  it('gives each inject once at most, in the order of time, and never takes one back', () => {
    fc.assert(
      fc.property(log, values, (happenings, chosen) => {
        let before: string[] = [];
        for (let minute = 0; minute <= 150; minute += 15) {
          const { released } = scheduleAt(scenario, chosen, happenings, minute * MINUTE);
          const all = released.map(({ inject, at: moment }) => `${inject.id} ${moment}`);
          expect(all.slice(0, before.length)).toEqual(before);
          expect(new Set(released.map(({ inject }) => inject.id)).size).toBe(released.length);
          expect(released.every((one, n) => one.at <= minute * MINUTE && one.at >= (released[n - 1]?.at ?? 0))).toBe(true);
          before = all;
        }
      }),
    );
  });

  it('comes where the next look says that it will, if nothing happens', () => {
    fc.assert(
      fc.property(log, values, fc.integer({ min: 0, max: 150 }), (happenings, chosen, minute) => {
        const past = happenings.filter((one) => one.at <= minute * MINUTE);
        const { next, released } = scheduleAt(scenario, chosen, past, minute * MINUTE);
        if (next === undefined) return;
        const then = scheduleAt(scenario, chosen, past, next.at);
        expect(next.at).toBeGreaterThanOrEqual(minute * MINUTE);
        expect(scheduleAt(scenario, chosen, past, next.at - 1).released).toHaveLength(released.length);
        expect(then.injects.get(next.id)?.state).toMatch(/released|obsolete/u);
      }),
    );
  });
});

describe('what the players see', () => {
  it('is the same to the byte where scenarios differ in hidden fields alone', () => {
    fc.assert(
      fc.property(log, values, fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 150 }), (happenings, chosen, secret, minute) => {
        const other = {
          ...scenario,
          injects: scenario.injects.map((one) => ({ ...one, hidden: secret, else: secret, kind: 'contingency' as const })),
        };
        const [one, two] = [scenario, other].map((from) =>
          JSON.stringify(inboxOf(scheduleAt(from, chosen, happenings, minute * MINUTE), scenario.seats, chosen)),
        );
        expect(one).toBe(two);
      }),
    );
  });

  it('is what was sent to their seats, with the values of the variant', () => {
    expect(inboxOf(at(20), ['情政'], MANY).map(({ id }) => id)).toEqual(['I2']);
    expect(inboxOf(at(5), ['担当', '責任者'], MANY)).toEqual([
      {
        id: 'I1',
        at: 0,
        from: '市民（電話）',
        to: ['担当'],
        via: '電話',
        text: '市の@minatono_example（フォロワー4200人）に、変な投稿が出ている。',
      },
    ]);
  });
});

describe('a seed', () => {
  it('stands for one combination, always the same, and all are stood for', () => {
    const three = { variants: { a: { oneOf: [1, 2] }, b: { oneOf: ['x', 'y', 'z'] } } };
    expect(combinations(three)).toHaveLength(6);
    const chosen = Array.from({ length: 60 }, (_, seed) => JSON.stringify(valuesFor(three, seed)));
    expect(new Set(chosen).size).toBe(6);
    // Written down: another machine, or another version, must not choose otherwise.
    expect([0, 1, 2, 3, 4, 5, -1, 2 ** 31].map((seed) => JSON.stringify(valuesFor(three, seed)))).toMatchInlineSnapshot(`
      [
        "{"a":1,"b":"x"}",
        "{"a":1,"b":"y"}",
        "{"a":2,"b":"y"}",
        "{"a":1,"b":"y"}",
        "{"a":2,"b":"z"}",
        "{"a":1,"b":"y"}",
        "{"a":1,"b":"y"}",
        "{"a":2,"b":"y"}",
      ]
    `);
    expect(valuesFor({ variants: {} }, 7)).toEqual({});
    expect(filled('{a}{c}', { a: 5 })).toBe('5{c}');
  });
});

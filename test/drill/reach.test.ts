import { array, assert, constantFrom, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadInjects } from '../../src/drill/reach.ts';
import type { Inject, Test } from '../../src/drill/scenario.ts';
import { type Happening, MINUTE, scheduleAt } from '../../src/drill/schedule.ts';
import { saturday } from './saturday.ts';

const loaded = saturday();
const ACTS = ['a', 'b', 'c'];
const IDS = ['X1', 'X2', 'X3', 'X4'];
const END = loaded.scenario.duration * MINUTE;

const test = constantFrom<Test>(
  ...ACTS.flatMap((act): Test[] => [{ done: act }, { notDone: act }]),
  ...IDS.map((id): Test => ({ released: id })),
  { variant: 'followers', is: 560 },
  { variant: 'followers', is: 4200 },
);
const drawn = record({
  at: option(integer({ min: 0, max: 150 }), { nil: undefined }),
  all: array(test, { maxLength: 3 }),
  any: array(test, { maxLength: 2 }),
  after: option(integer({ min: 1, max: 160 }), { nil: undefined }),
});
/** What somebody does, and when; the controller gives what only he can give. */
const play = array(record({ deed: constantFrom(...ACTS), minute: integer({ min: 0, max: 150 }), late: constantFrom(0, 1) }), {
  maxLength: 3,
});

describe('an inject that is said never to come', () => {
  it('comes in no play, whatever is done and when', () => {
    let said = 0;
    let came = 0;
    assert(
      property(array(drawn, { minLength: 4, maxLength: 4 }), array(play, { minLength: 12, maxLength: 12 }), (parts, plays) => {
        const injects = parts.map(({ at, all, any, after }, n): Inject => {
          const asks = all.length + any.length > 0;
          return {
            id: IDS[n] ?? '',
            kind: 'adaptive',
            from: '市民',
            to: ['担当'],
            via: '電話',
            text: '文',
            info: true,
            ...(at !== undefined && { at }),
            ...(asks && { when: { ...(all.length > 0 && { all }), ...(any.length > 0 && { any }) } }),
            ...(asks && after !== undefined && { after }),
          };
        });
        const scenario = { ...loaded.scenario, injects, acts: ACTS.map((id) => ({ id, title: id })) };
        const dead = deadInjects({ ...loaded, scenario });
        said += dead.length;
        for (const followers of [560, 4200])
          for (const deeds of plays) {
            const done = deeds.map(
              ({ deed, minute, late }, n): Happening => ({ kind: 'done', deed, at: minute * MINUTE + late, seq: n + 1 }),
            );
            const hands = injects.filter(({ at, when }) => at === undefined && when === undefined);
            const given = hands.map(({ id }, n): Happening => ({ kind: 'release', inject: id, at: n * 20 * MINUTE, seq: 100 + n }));
            const { released } = scheduleAt(scenario, { followers }, [...done, ...given], END);
            came += released.length;
            expect(released.map(({ inject }) => inject.id).filter((id) => dead.includes(id))).toEqual([]);
          }
      }),
      { numRuns: 150 },
    );
    // Of both kinds there were many, or nothing would have been shown.
    expect(Math.min(said, came)).toBeGreaterThan(100);
  });
});

import { alikeInPlay } from './bearing.ts';
import type { LoadedScenario } from './load-scenario.ts';
import { deadInjects } from './reach.ts';
import { deedOf } from './scenario.ts';
import { type Happening, MINUTE, scheduleAt } from './schedule.ts';
import { type Move, selfplay, slackOf, tightWindows } from './selfplay.ts';
import type { Values } from './variants.ts';

/** One deed of a model answer; minutes from STARTEX. */
export interface ModelMove extends Move {
  /** The target: the release of what asks for it, and the minutes that it gives. */
  readonly due: number;
}

/** What self-play found of one variant. */
export type VariantPlay =
  | { readonly values: Values; readonly solvable: false; readonly gaveUp?: true }
  | {
      readonly values: Values;
      readonly solvable: true;
      /** Minutes by which every target could be earlier. */
      readonly slack: number;
      /** Expectations whose window, quartered, leaves no way. */
      readonly tight: readonly string[];
      readonly answer: readonly ModelMove[];
    };

/** What self-play found of a scenario. */
export interface Playthrough {
  readonly variants: readonly VariantPlay[];
  /** Injects that never come, in no variant, whatever is done. */
  readonly dead: readonly string[];
}

/** Plays every variant of a scenario through, every way there is; those that are played alike, once. */
export const playThrough = (loaded: LoadedScenario): Playthrough => ({
  variants: alikeInPlay(loaded.scenario).flatMap((group) => {
    const [first = {}] = group;
    const play = playOne(loaded, first);
    return group.map((values): VariantPlay => ({ ...play, values }));
  }),
  dead: deadInjects(loaded),
});

function playOne(loaded: LoadedScenario, values: Values): VariantPlay {
  const played = selfplay(loaded, values);
  if (!played.solvable) return { values, ...played };
  const slack = slackOf(loaded, values) ?? 0;
  return { values, solvable: true, slack, tight: tightWindows(loaded, values), answer: withTargets(loaded, values, played.answer) };
}

function withTargets({ scenario }: LoadedScenario, values: Values, moves: readonly Move[]): ModelMove[] {
  const asked = moves.flatMap((move) => {
    const expected = scenario.expected.find(({ id }) => id === move.expected);
    return expected === undefined ? [] : [{ move, expected }];
  });
  const done = asked.map(
    ({ move, expected }, n): Happening => ({ kind: 'done', deed: deedOf(expected), at: move.to * MINUTE, seq: n + 1 }),
  );
  const { released } = scheduleAt(scenario, values, done, scenario.duration * MINUTE);
  return asked.map(({ move, expected }) => {
    const come = released.find(({ inject }) => inject.id === expected.from);
    return { ...move, due: (come?.at ?? 0) / MINUTE + expected.target };
  });
}

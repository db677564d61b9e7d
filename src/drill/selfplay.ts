import { begin, type Chart, can, chartOf, send } from '../../machines/response.ts';
import { planOf, settingsOf } from '../runbook/plan.ts';
import type { Deed } from './deeds.ts';
import { endMinute } from './end.ts';
import { type Graded, gradeExpected, gradeRules } from './grade.ts';
import type { LoadedScenario } from './load-scenario.ts';
import { deedOf, type Expected, type Scenario } from './scenario.ts';
import { type Happening, MINUTE, type Schedule, scheduleAt } from './schedule.ts';
import { fitsTogether } from './together.ts';
import type { Values } from './variants.ts';

/** One deed of a model answer: begun at a minute, recorded when its standard time is over. */
export interface Move {
  readonly expected: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Whether one player, who charges the standard time of each deed, can meet every target and break no rule. `gaveUp`: there were more
 * ways than are gone, and none of those that were was one.
 */
export type Played = { readonly solvable: true; readonly answer: readonly Move[] } | { readonly solvable: false; readonly gaveUp?: true };

/** Situations that are looked at before it is given up: the scenarios that are shipped need less than a hundredth of them. */
const MOST = 50_000;

interface At {
  readonly minute: number;
  readonly moves: readonly Move[];
  readonly deeds: readonly Deed[];
}

/**
 * Plays a scenario in one variant, every way there is: each open expectation next, or waiting for the next inject. The machine of
 * the trouble says what may be done, the grading of a real exercise what was well done. Nothing is guessed: what finds no way has none.
 *
 * @param sooner minutes by which every target is made harder
 * @param most situations that are looked at before it is given up
 */
export function selfplay({ scenario, runbook }: LoadedScenario, values: Values, sooner = 0, most = MOST): Played {
  const harder = { ...scenario, expected: scenario.expected.map((one) => ({ ...one, target: one.target - sooner })) };
  const possible = machineOf(chartOf(scenario.trouble, planOf(runbook, settingsOf(runbook, {}))));
  const event = ({ step, answer }: Expected) => (answer === undefined ? `do.${step}` : `decide.${step}.${answer}`);
  const seen = new Set<string>();
  const search = (at: At): readonly Move[] | undefined => {
    const schedule = scheduleOf(harder, values, at);
    const key = keyOf(harder, at, schedule);
    if (seen.has(key) || seen.size >= most) return undefined;
    seen.add(key);
    if (hopeless(harder, schedule, at)) return undefined;
    const open = gradeExpected(gradedOf(harder, schedule, at, false))
      .filter(({ state }) => state === 'open')
      .sort((a, b) => (a.due ?? 0) - (b.due ?? 0));
    // What would come after the end does not come.
    const next = schedule.next !== undefined && schedule.next.at <= endMinute(scenario) * MINUTE ? schedule.next : undefined;
    if (open.length === 0 && next === undefined) return sound(gradedOf(harder, schedule, at, true)) ? at.moves : undefined;
    const events = at.moves.flatMap((move) =>
      scenario.expected.filter(({ id, step }) => id === move.expected && step !== undefined).map(event),
    );
    for (const { expected } of open) {
      if (expected.step !== undefined && !possible(events, event(expected))) continue;
      const found = search(after(at, expected));
      if (found !== undefined) return found;
    }
    return next === undefined ? undefined : search({ ...at, minute: next.at / MINUTE });
  };
  const answer = search({ minute: 0, moves: [], deeds: [] });
  if (answer !== undefined) return { solvable: true, answer };
  return seen.size >= most ? { solvable: false, gaveUp: true } : { solvable: false };
}

/** The most minutes by which every target may be made harder with a way still found; undefined where there is none as it stands. */
export function slackOf(loaded: LoadedScenario, values: Values): number | undefined {
  let slack: number | undefined;
  // Upwards, one by one: a way that meets harder targets meets the easier ones, so the first that fails ends it.
  for (let sooner = 0; selfplay(loaded, values, sooner).solvable; sooner += 1) slack = sooner;
  return slack;
}

/** The expectations whose window, quartered, leaves no way: by them it is seen that the search tells one scenario from another. */
export function tightWindows(loaded: LoadedScenario, values: Values): string[] {
  return loaded.scenario.expected
    .filter(({ id }) => {
      const quartered = (one: Expected) => (one.id === id ? { ...one, target: Math.floor(one.target / 4) } : one);
      const scenario = { ...loaded.scenario, expected: loaded.scenario.expected.map(quartered) };
      const played = selfplay({ ...loaded, scenario }, values);
      // What was not gone to its end shows nothing.
      return !played.solvable && played.gaveUp !== true;
    })
    .map(({ id }) => id);
}

function after({ minute, moves, deeds }: At, expected: Expected): At {
  const to = minute + expected.takes;
  return {
    minute: to,
    moves: [...moves, { expected: expected.id, from: minute, to }],
    deeds: [...deeds, { deed: deedOf(expected), at: to * MINUTE, seq: deeds.length + 1 }],
  };
}

const scheduleOf = (scenario: Scenario, values: Values, { deeds, minute }: At): Schedule =>
  scheduleAt(
    scenario,
    values,
    deeds.map((deed): Happening => ({ kind: 'done', ...deed })),
    minute * MINUTE,
  );

const gradedOf = (scenario: Scenario, schedule: Schedule, { deeds, minute }: At, ended: boolean): Graded => ({
  scenario,
  schedule,
  deeds,
  hints: [],
  now: minute * MINUTE,
  lastSeq: deeds.length,
  ended,
});

/** A target that is passed or a rule that is broken is never mended by what comes later; nor is the end of the exercise. */
function hopeless(scenario: Scenario, schedule: Schedule, at: At): boolean {
  const graded = gradedOf(scenario, schedule, at, false);
  return (
    at.minute > endMinute(scenario) ||
    gradeExpected(graded).some(({ state }) => state === 'late') ||
    gradeRules(graded).some(({ state }) => state === 'breached') ||
    !fitsTogether(graded)
  );
}

const sound = (graded: Graded): boolean =>
  gradeExpected(graded).every(({ state }) => state === 'on-time' || state === 'idle') &&
  gradeRules(graded).every(({ state }) => state !== 'breached');

/** What the rest of a run depends on: the time, what is done, what has come or will, and since when the spans of the rules run. */
function keyOf(scenario: Scenario, { minute, moves, deeds }: At, schedule: Schedule): string {
  const starts = scenario.rules.map(({ within }) => deeds.find(({ deed }) => deed === within?.[0])?.at);
  return JSON.stringify([minute, moves.map(({ expected }) => expected).sort(), [...schedule.injects], starts]);
}

/** Asks the machine whether it takes an event after others; those that can be done in any order lead to one state, asked once. */
function machineOf(chart: Chart): (events: readonly string[], event: string) => boolean {
  const known = new Map<string, boolean>();
  return (events, event) => {
    const key = `${[...events].sort().join(' ')}>${event}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const live = begin(chart);
    for (const one of events) send(live, one);
    const answer = can(live, event);
    known.set(key, answer);
    return answer;
  };
}

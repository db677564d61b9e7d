import { begin, can, chartOf, send } from '../../machines/response.ts';
import { planOf, settingsOf } from '../runbook/plan.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { alikeInPlay } from './bearing.ts';
import { endMinute } from './end.ts';
import type { LoadedScenario } from './load-scenario.ts';
import { type Inject, type Scenario, testsOf } from './scenario.ts';
import { type Happening, MINUTE, scheduleAt } from './schedule.ts';

/**
 * The injects that never come, whatever the players do and the controller gives, in no variant. An inject for the controller's hand
 * alone comes when he gives it.
 */
export const deadInjects = (loaded: LoadedScenario): string[] =>
  loaded.scenario.injects.filter((inject) => !byHand(inject) && !comes(loaded, inject)).map(({ id }) => id);

const byHand = ({ at, when }: Inject): boolean => at === undefined && when === undefined;

/** Something that a player or the controller does: a deed, by an event of the machine where it is a step; or a release by hand. */
type Act =
  | { readonly deed: string; readonly event?: string; readonly inject?: undefined }
  | { readonly inject: string; readonly deed?: undefined };

/** How far it was gone; times are milliseconds from STARTEX. */
interface Way {
  readonly at: number;
  readonly acts: readonly (Act & { readonly at: number })[];
}

/**
 * Goes every way that could bring an inject: at the beginning, and whenever something has come, any of the deeds that it hangs on may be
 * done, or nothing until the next thing comes. Between two of these moments a deed changes nothing that it would not at the first.
 */
function comes({ scenario, runbook }: LoadedScenario, inject: Inject): boolean {
  const injects = neededFor(inject, scenario);
  const small: Scenario = { ...scenario, injects };
  const acts = actsFor(injects, runbook);
  const possible = machineOf(runbook);
  const end = endMinute(scenario);
  return alikeInPlay(small).some(([values = {}]) => {
    const seen = new Set<string>();
    const search = ({ at, acts: done }: Way): boolean => {
      const schedule = scheduleAt(small, values, done.map(happening), at);
      if (schedule.injects.get(inject.id)?.state === 'released') return true;
      const key = JSON.stringify([
        at,
        done.map(({ deed, inject: by, ...act }) => ('event' in act ? act.event : (deed ?? by))).sort(),
        [...schedule.injects],
      ]);
      if (seen.has(key)) return false;
      seen.add(key);
      const free = acts.filter(
        (act) => !done.some(({ deed, inject: by }) => deed === act.deed && by === act.inject) && possible(done, act),
      );
      if (free.some((act) => search({ at, acts: [...done, { ...act, at }] }))) return true;
      const next = schedule.next?.at;
      // What is done at the moment at which something comes stands before it: so a moment later.
      return next !== undefined && next <= end * MINUTE && search({ at: next + 1, acts: done });
    };
    return search({ at: 0, acts: [] });
  });
}

const happening = (act: Way['acts'][number], n: number): Happening =>
  act.deed === undefined
    ? { kind: 'release', inject: act.inject, at: act.at, seq: n + 1 }
    : { kind: 'done', deed: act.deed, at: act.at, seq: n + 1 };

/** The inject, with those that it waits for, in the order of the file. */
function neededFor(inject: Inject, { injects }: Scenario): Inject[] {
  const ids = new Set([inject.id]);
  for (const id of ids) {
    const { when } = injects.find((one) => one.id === id) ?? {};
    for (const { released } of when === undefined ? [] : testsOf(when)) if (released !== undefined) ids.add(released);
  }
  return injects.filter(({ id }) => ids.has(id));
}

/** What these injects hang on: the deeds that they name, the steps that must come before those, and what only the controller gives. */
function actsFor(injects: readonly Inject[], { steps }: Runbook): Act[] {
  const deeds = new Set(
    injects
      .flatMap(({ when }) => (when === undefined ? [] : testsOf(when)))
      .flatMap(({ done, notDone }) => [done, notDone].filter((one) => one !== undefined)),
  );
  for (const id of deeds) {
    const step = steps.find((one) => one.id === id);
    for (const { step: before } of [...(step?.after ?? []), ...(step?.only ?? [])]) deeds.add(before);
  }
  const hands = injects.filter(byHand).map(({ id }): Act => ({ inject: id }));
  return [
    ...hands,
    ...[...deeds].flatMap((deed) => eventsOf(deed, steps).map((event): Act => (event === undefined ? { deed } : { deed, event }))),
  ];
}

/** A step may also be done against its order, with a reason: an inject that comes of it is not dead. */
function eventsOf(deed: string, steps: Runbook['steps']): (string | undefined)[] {
  const step = steps.find(({ id }) => id === deed);
  if (step === undefined) return [undefined];
  const answers = Object.keys(step.answers ?? {});
  if (answers.length === 0) return [`do.${deed}`, `override.${deed}`];
  return answers.flatMap((answer) => [`decide.${deed}.${answer}`, `override.${deed}.${answer}`]);
}

function machineOf(runbook: Runbook): (done: readonly Act[], act: Act) => boolean {
  const chart = chartOf(runbook.trouble, planOf(runbook, settingsOf(runbook, {})));
  const known = new Map<string, boolean>();
  return (done, act) => {
    if (act.deed === undefined || act.event === undefined) return true;
    const events = done.flatMap((one) => (one.deed !== undefined && one.event !== undefined ? [one.event] : []));
    const key = [...events, act.event].join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const live = begin(chart);
    for (const event of events) send(live, event);
    const answer = can(live, act.event);
    known.set(key, answer);
    return answer;
  };
}

import { isEntry } from '../incident/chain.ts';
import type { Entry, EntryOf } from '../incident/entry.ts';
import { isExerciseType, mayFollowEnd } from '../incident/exercise-entry.ts';
import type { Incident } from '../incident/incident.ts';
import { type Clock, changeClock, simAt, startClock } from './clock.ts';
import { type Deed, deedsOf } from './deeds.ts';
import type { Graded, Hint } from './grade.ts';
import type { Scenario } from './scenario.ts';
import { type Happening, MINUTE, type Schedule, scheduleAt } from './schedule.ts';
import { type Values, valuesFor } from './variants.ts';

/** An exercise as its log tells it. Every time is in milliseconds of exercise time from STARTEX unless it is called real. */
export interface Exercise {
  readonly incident: Incident;
  readonly scenario: Scenario;
  readonly values: Values;
  readonly started: EntryOf<'exercise.started'>;
  readonly clock: Clock;
  /** A real incident came and nobody has resumed since. */
  readonly suspended: boolean;
  readonly ended?: EntryOf<'exercise.ended'>;
  /** Who steers: the last to say so. */
  readonly controller?: EntryOf<'exercise.led'>;
  /** What the schedule of the injects is a function of. */
  readonly happenings: readonly Happening[];
  /** Injects whose coming or dropping out by itself stands in the log already, and as what. */
  readonly traced: ReadonlyMap<string, EntryOf<'exercise.injected'>>;
  readonly deeds: readonly Deed[];
  readonly acts: readonly EntryOf<'exercise.acted'>[];
  readonly hints: readonly Hint[];
  readonly observations: readonly EntryOf<'exercise.observed'>[];
  /** Ratings that an evaluator set otherwise, the last one of each subject. */
  readonly rated: ReadonlyMap<string, EntryOf<'exercise.rated'>>;
  readonly joined: readonly EntryOf<'exercise.joined'>[];
  readonly reads: readonly EntryOf<'exercise.read'>[];
}

/** A log that says of itself what cannot be: the clock, or an inject that did not come when the line says. */
export class ImpossibleExercise extends Error {
  readonly seq: number;
  readonly problem: 'clock' | 'time' | 'inject';

  constructor(seq: number, problem: ImpossibleExercise['problem']) {
    super(`line ${seq}: ${problem}`);
    this.name = 'ImpossibleExercise';
    this.seq = seq;
    this.problem = problem;
  }
}

/** Whether an incident is an exercise that was started on a scenario. */
export const isExercise = (incident: Incident): boolean => incident.exercise !== undefined;

/**
 * Folds the log of an exercise. Throws {@link ImpossibleExercise} where a line's exercise time is not what the clock showed at its real
 * time, where the clock was changed in a way that it refuses, or where an inject is said to have come when it did not.
 *
 * @param scenario the one whose hash STARTEX names
 */
export function foldExercise(incident: Incident, scenario: Scenario): Exercise {
  const started = incident.exercise?.started;
  if (started === undefined) throw new Error(`${incident.id} is no exercise`);
  const lines = incident.entries.filter(isEntry);
  const simOf = (entry: { readonly at: number }) => Math.max(0, entry.at - started.at);
  const { clock, suspended } = foldTime(lines, started, simOf);
  const of = <T extends Entry['type']>(type: T) =>
    lines.filter((line): line is EntryOf<T> => line.type === type && !incident.undone.has(line.seq));
  const acts = of('exercise.acted');
  const controller = of('exercise.led').at(-1);
  const { ended } = incident.exercise ?? {};
  const exercise: Exercise = {
    incident,
    scenario,
    values: valuesFor(scenario, started.data.seed),
    started,
    clock,
    suspended,
    ...(ended !== undefined && { ended }),
    ...(controller !== undefined && { controller }),
    happenings: lines.flatMap((line) => happeningsOf(line, incident, simOf(line))),
    traced: new Map(
      of('exercise.injected')
        .filter(({ data }) => data.by !== 'controller')
        .map((line) => [line.data.inject, line]),
    ),
    deeds: [...deedsOf(incident, simOf), ...acts.map((line): Deed => ({ deed: line.data.act, at: simOf(line), seq: line.seq }))].sort(
      (a, b) => a.seq - b.seq,
    ),
    acts,
    hints: of('exercise.hinted').map((line) => ({ expected: line.data.expected, at: simOf(line), seq: line.seq })),
    observations: of('exercise.observed'),
    rated: new Map(of('exercise.rated').map((line) => [line.data.of, line])),
    joined: of('exercise.joined'),
    reads: of('exercise.read'),
  };
  refuseFalseTraces(exercise, simOf(lines.at(-1) ?? started));
  return exercise;
}

/** Exercise time at a real moment; after ENDEX it stands. */
export const exerciseTime = ({ clock, started, ended }: Exercise, real: number): number =>
  ended === undefined ? simAt(clock, real) : ended.at - started.at;

/** Where every inject stands at an exercise time. */
export const scheduleOf = ({ scenario, values, happenings }: Exercise, now: number): Schedule =>
  scheduleAt(scenario, values, happenings, now);

/** All that the grading reads: the live view, the replay and the report call it with the same log and differ in `now` alone. */
export const gradedAt = (exercise: Exercise, now: number): Graded => ({
  scenario: exercise.scenario,
  schedule: scheduleOf(exercise, now),
  deeds: exercise.deeds,
  hints: exercise.hints,
  now,
  lastSeq: exercise.incident.head.seq,
  ended: exercise.ended !== undefined,
});

/** What the ending of the scenario says at this moment: its time is up, or what was to be done is done. */
export function endOf({ scenario }: Exercise, met: readonly { expected: { critical: boolean }; state: string }[], now: number) {
  if (now >= scenario.duration * MINUTE) return 'time';
  for (const { at, allDone } of scenario.end.any) {
    if (at !== undefined && now >= at * MINUTE) return 'time';
    const asked = met.filter(({ expected }) => allDone === 'all' || expected.critical);
    if (allDone !== undefined && asked.length > 0 && asked.every(({ state }) => state === 'on-time' || state === 'late')) return 'done';
  }
  return undefined;
}

function foldTime(lines: readonly Entry[], started: EntryOf<'exercise.started'>, simOf: (entry: Entry) => number) {
  let clock = startClock(0, started.real ?? started.at);
  let suspended = false;
  for (const line of lines) {
    if (line.seq <= started.seq) continue;
    if (line.real === undefined) {
      // Whoever takes a copy of a file, or blacks words out, does so outside the exercise.
      if (mayFollowEnd(line.type) && !isExerciseType(line.type)) continue;
      throw new ImpossibleExercise(line.seq, 'time');
    }
    const change = changeOf(line, clock);
    if (change !== undefined) {
      const changed = changeClock(clock, { ...change, real: line.real });
      if ('code' in changed) throw new ImpossibleExercise(line.seq, 'clock');
      clock = changed;
    }
    if (line.type === 'exercise.suspended') suspended = true;
    if (line.type === 'exercise.clock' && line.data.kind === 'resume') suspended = false;
    if (simOf(line) !== simAt(clock, line.real)) throw new ImpossibleExercise(line.seq, 'time');
    // ENDEX stops the clock: what an evaluator writes afterwards bears the time of the end.
    if (line.type === 'exercise.ended' && !clock.paused) clock = { ...clock, simBase: simOf(line), realBase: line.real, paused: true };
  }
  return { clock, suspended };
}

function changeOf(line: Entry, clock: Clock) {
  if (line.type === 'exercise.suspended') return clock.paused ? undefined : ({ kind: 'pause' } as const);
  if (line.type !== 'exercise.clock') return undefined;
  const { data } = line;
  return data.kind === 'jump' ? ({ kind: 'jump', to: data.to } as const) : data;
}

/** What a line means for the injects: a deed that was done or taken back, or the controller's hand. */
function happeningsOf(line: Entry, incident: Incident, at: number): Happening[] {
  const { seq } = line;
  if (line.type === 'exercise.injected' && line.data.by === 'controller' && line.data.state !== 'obsolete')
    return [{ kind: line.data.state === 'released' ? 'release' : 'defer', at, inject: line.data.inject, seq }];
  if (line.type === 'entry.undone') {
    const deed = deedIn(incident.bySeq.get(line.data.target.seq));
    return deed === undefined ? [] : [{ kind: 'undone', at, deed, seq }];
  }
  const deed = deedIn(line);
  return deed === undefined ? [] : [{ kind: 'done', at, deed, seq }];
}

function deedIn(line: Entry | undefined): string | undefined {
  if (line?.type === 'exercise.acted') return line.data.act;
  if (line?.type === 'step.overridden') return line.data.step;
  return line?.type === 'step.settled' && line.data.outcome === 'done' ? line.data.step : undefined;
}

/** A trace says what the clock and the deeds had already brought about: one that says otherwise was not written by this program. */
function refuseFalseTraces(exercise: Exercise, now: number): void {
  const { passed } = scheduleOf(exercise, now);
  for (const line of exercise.traced.values()) {
    const { inject, state, at } = line.data;
    if (!passed.some(({ id, status }) => id === inject && status.state === state && 'at' in status && status.at === at))
      throw new ImpossibleExercise(line.seq, 'inject');
  }
}

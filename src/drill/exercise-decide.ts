import { refuseTexts } from '../incident/decide/texts.ts';
import { firstResponse } from '../incident/incident.ts';
import { type ClockChange, changeClock, simAt } from './clock.ts';
import { type Exercise, exerciseTime, gradedAt, scheduleOf } from './exercise.ts';
import type { ExerciseCommand, ExerciseDraft, ExerciseRefusal } from './exercise-command.ts';
import { gradeExpected, gradeRules } from './grade.ts';
import { ratings } from './rating.ts';
import { MINUTE } from './schedule.ts';
import { expectedTitle } from './titles.ts';

type Decided = readonly ExerciseDraft[] | ExerciseRefusal;

/** Whether a decision was refused. */
export const isExerciseRefusal = (decided: Decided): decided is ExerciseRefusal => 'code' in decided;

/** Said after ENDEX as well: the evaluator's words. */
const AFTERWARDS: ReadonlySet<ExerciseCommand['do']> = new Set(['observe', 'rate-otherwise', 'follow']);
/** Allowed while a real incident has the people: to go on, to end, to take the controller's seat. */
const WHILE_SUSPENDED: ReadonlySet<ExerciseCommand['do']> = new Set([...AFTERWARDS, 'resume', 'end', 'lead', 'suspend']);

/**
 * What a command means for this exercise: the entries to append, together, or the refusal with its facts. Changes nothing.
 *
 * @param real the wall clock, in UTC milliseconds
 */
export function decideExercise(exercise: Exercise, command: ExerciseCommand, real: number): Decided {
  const now = exerciseTime(exercise, real);
  const { ended, suspended } = exercise;
  if (ended !== undefined && !AFTERWARDS.has(command.do)) return { code: 'exercise.ended', at: now };
  if (suspended && !WHILE_SUSPENDED.has(command.do)) return { code: 'exercise.suspended', at: now };
  switch (command.do) {
    case 'pause':
    case 'resume':
      return clockDraft(exercise, { kind: command.do }, real);
    case 'rate': {
      const most = exercise.started.data.pace.maxRate;
      if (command.rate > most) return { code: 'rate.most', rate: command.rate, most };
      return clockDraft(exercise, { kind: 'rate', rate: command.rate }, real);
    }
    case 'next': {
      const { next } = scheduleOf(exercise, now);
      return next === undefined ? { code: 'inject.none' } : jump(exercise, next.at, 'next', real);
    }
    case 'jump':
      return jump(exercise, now + command.minutes * MINUTE, command.why, real);
    case 'release':
    case 'defer':
      return byHand(exercise, command, now);
    case 'hint':
      return hint(exercise, command.expected);
    case 'act':
      return act(exercise, command);
    case 'join':
      return refuseSeats(exercise, command.seats) ?? [{ type: 'exercise.joined', data: { seats: [...command.seats] } }];
    case 'read':
      return read(exercise, command);
    case 'observe':
      return observe(exercise, command);
    case 'rate-otherwise':
      return rateOtherwise(exercise, command, now);
    case 'lead':
      return [{ type: 'exercise.led', data: { holder: command.holder } }];
    case 'suspend':
      return suspended ? [] : [{ type: 'exercise.suspended', data: {} }];
    case 'end':
      return [{ type: 'exercise.ended', data: { why: command.why } }];
    case 'follow':
      return ended === undefined ? traces(exercise, now) : [];
  }
}

/** What came or dropped out by itself up to an exercise time and is not in the log yet: each once, in the order in which it did. */
export function traces(exercise: Exercise, now: number): ExerciseDraft[] {
  return scheduleOf(exercise, now).passed.flatMap(({ id, status }): ExerciseDraft[] => {
    if (exercise.traced.has(id) || status.state === 'waiting') return [];
    const by = status.state === 'released' ? status.by : 'state';
    return [{ type: 'exercise.injected', data: { inject: id, state: status.state, by, at: status.at } }];
  });
}

function clockDraft({ clock }: Exercise, change: Exclude<ClockChange, { kind: 'jump' }>, real: number): Decided {
  const changed = changeClock(clock, { ...change, real });
  return 'code' in changed ? changed : [{ type: 'exercise.clock', data: change }];
}

/** The clock moves at one stroke, but everything in between is met, in order; no jump goes past the end of the scenario. */
function jump(exercise: Exercise, target: number, why: 'next' | 'charge' | 'asked', real: number): Decided {
  const now = simAt(exercise.clock, real);
  const to = Math.max(now, Math.min(target, exercise.scenario.duration * MINUTE));
  if (target < now) return { code: 'clock.backwards' };
  return [{ type: 'exercise.clock', data: { kind: 'jump', to, why } }, ...traces(exercise, to)];
}

function byHand(exercise: Exercise, { do: what, inject }: Extract<ExerciseCommand, { do: 'release' | 'defer' }>, now: number): Decided {
  const known = exercise.scenario.injects.map(({ id }) => id);
  const status = scheduleOf(exercise, now).injects.get(inject);
  if (status === undefined) return { code: 'inject.unknown', inject, known };
  if (status.state === 'released' || (status.state === 'deferred' && what === 'defer'))
    return { code: 'inject.settled', inject, state: status.state, at: status.at };
  const state = what === 'release' ? 'released' : 'deferred';
  return [{ type: 'exercise.injected', data: { inject, state, by: 'controller', at: now } }];
}

function hint({ incident, scenario, hints }: Exercise, id: string): Decided {
  const expected = scenario.expected.find((one) => one.id === id);
  if (expected === undefined) return { code: 'expected.unknown', expected: id, known: scenario.expected.map((one) => one.id) };
  if (expected.hint === undefined) return { code: 'hint.none', expected: id };
  const before = hints.find((one) => one.expected === id);
  if (before !== undefined) return { code: 'hint.given', expected: id, at: before.at };
  const title = expectedTitle(expected, scenario, firstResponse(incident).runbook);
  return [{ type: 'exercise.hinted', data: { expected: id, title } }];
}

function act(exercise: Exercise, command: Extract<ExerciseCommand, { do: 'act' }>): Decided {
  const known = exercise.scenario.acts.find(({ id }) => id === command.act);
  if (known === undefined) return { code: 'act.unknown', act: command.act, known: exercise.scenario.acts.map(({ id }) => id) };
  const refused = refuseSeats(exercise, [command.seat]) ?? refuseText('text', command.text);
  const { act: id, seat, text } = command;
  return refused ?? [{ type: 'exercise.acted', data: { act: id, seat, title: known.title }, words: { text } }];
}

function read(exercise: Exercise, { injects, seats }: Extract<ExerciseCommand, { do: 'read' }>): Decided {
  const known = exercise.scenario.injects.map(({ id }) => id);
  const unknown = injects.find((id) => !known.includes(id));
  if (unknown !== undefined) return { code: 'inject.unknown', inject: unknown, known };
  return refuseSeats(exercise, seats) ?? [{ type: 'exercise.read', data: { injects: [...injects], seats: [...seats] } }];
}

function observe(exercise: Exercise, { seat, text, expected }: Extract<ExerciseCommand, { do: 'observe' }>): Decided {
  const known = exercise.scenario.expected.map(({ id }) => id);
  if (expected !== undefined && !known.includes(expected)) return { code: 'expected.unknown', expected, known };
  const data = { seat, ...(expected !== undefined && { expected }) };
  return refuseSeats(exercise, [seat]) ?? refuseText('text', text) ?? [{ type: 'exercise.observed', data, words: { text } }];
}

/** The rating of the rules stands beside the evaluator's: neither replaces the other. */
function rateOtherwise(exercise: Exercise, command: Extract<ExerciseCommand, { do: 'rate-otherwise' }>, now: number): Decided {
  const { scenario } = exercise;
  const graded = gradedAt(exercise, now);
  const { whole, objectives } = ratings(scenario, gradeExpected(graded), gradeRules(graded));
  const { of, rating, reason } = command;
  const computed = of === 'whole' ? whole : objectives.get(of);
  if (computed === undefined) return { code: 'rating.unknown', of, known: ['whole', ...objectives.keys()] };
  const title = scenario.objectives.find(({ id }) => id === of)?.text;
  const data = { of, ...(title !== undefined && { title }), computed, rating };
  return refuseText('reason', reason) ?? [{ type: 'exercise.rated', data, words: { reason } }];
}

function refuseSeats({ scenario: { seats } }: Exercise, given: readonly string[]): ExerciseRefusal | undefined {
  const unknown = given.find((seat) => !seats.includes(seat));
  return unknown === undefined ? undefined : { code: 'seat.unknown', seat: unknown, known: seats };
}

/** One line; no secret stands in it, and no book. */
function refuseText(field: 'text' | 'reason', text: string): ExerciseRefusal | undefined {
  const refused = refuseTexts('exercise', { [field]: text }, [field]);
  const problem = refused?.code === 'fields.invalid' ? refused.problems[0]?.problem : undefined;
  return problem === 'missing' || problem === 'too-long' || problem === 'secret' ? { code: 'exercise.text', field, problem } : undefined;
}

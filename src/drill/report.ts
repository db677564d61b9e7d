import { isEntry } from '../incident/chain.ts';
import { firstResponse } from '../incident/incident.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { type Exercise, gradedAt } from './exercise.ts';
import { type Graded, gradeExpected, gradeRules } from './grade.ts';
import { type Metrics, metricsOf } from './metrics.ts';
import { type Rating, ratings } from './rating.ts';
import { type AnswerRow, answerRows } from './report-answer.ts';
import { type Cover, coverOf } from './report-cover.ts';
import { type ExpectedRow, expectedRow, type InjectRow, injectRows } from './report-injects.ts';
import { type Moment, momentsOf } from './report-moments.ts';
import { type GoodRow, goodRows, type PointRow, pointRows } from './report-points.ts';
import { type Steering, steeringOf } from './report-steering.ts';
import type { Move } from './selfplay.ts';
import { expectedTitle } from './titles.ts';
import { type Trend, WHOLE } from './trend.ts';

/** A rating as the rules came to it; an evaluator's own stands beside it, with the reason. Both stay. */
export interface Judged {
  readonly computed: Rating;
  readonly override?: { readonly rating: Rating; readonly reason?: string; readonly seq: number };
}

/** The rating that counts. */
export const ratingIn = ({ computed, override }: Judged): Rating => override?.rating ?? computed;

/** A hint that was given. */
export interface HintRow {
  readonly expected: string;
  readonly title: string;
  readonly at: number;
  readonly seq: number;
  /** The deed was done after it. */
  readonly helped: boolean;
}

/** What an evaluator wrote down. The words are missing where they were blacked out. */
export interface ObservationRow {
  readonly seat: string;
  readonly at: number;
  readonly seq: number;
  readonly title?: string;
  readonly text?: string;
}

/** The after-action report of one exercise as data. Times are milliseconds of exercise time from STARTEX unless they are called real. */
export interface DrillReport {
  readonly cover: Cover;
  /** False while the exercise goes on: what is open may still come. */
  readonly ended: boolean;
  /** Exercise time up to which is told. */
  readonly upTo: number;
  readonly whole: Judged;
  readonly objectives: readonly (Judged & { readonly id: string; readonly text: string; readonly done: number; readonly of: number })[];
  /** What acts, expectations and objectives are called, by their ids. */
  readonly names: Readonly<Record<string, string>>;
  readonly metrics: Metrics;
  readonly chronology: readonly Moment[];
  readonly injects: readonly InjectRow[];
  readonly expected: readonly ExpectedRow[];
  readonly points: readonly PointRow[];
  readonly good: readonly GoodRow[];
  readonly hints: readonly HintRow[];
  readonly observations: readonly ObservationRow[];
  readonly steering: readonly Steering[];
  readonly trend: Trend;
  /** Missing where none was worked out. */
  readonly answer?: readonly AnswerRow[];
}

/** What stands beside the log: the drills before it, and a way that meets every target. */
export interface Beside {
  readonly trend: Trend;
  readonly moves?: readonly Move[];
}

/** What the grading reads once an exercise is over, or as far as its last line goes: never the clock of who asks. */
export function gradedWhole(exercise: Exercise): Graded {
  const { started, ended, incident } = exercise;
  const last = ended ?? incident.entries.findLast(isEntry) ?? started;
  return { ...gradedAt(exercise, Math.max(0, last.at - started.at)), lastSeq: last.seq };
}

/** The report: the same log and scenario always give the same. */
export function drillReport(exercise: Exercise, { trend, moves }: Beside): DrillReport {
  const { scenario, ended, hints } = exercise;
  const { runbook } = firstResponse(exercise.incident);
  const graded = gradedWhole(exercise);
  const [met, kept] = [gradeExpected(graded), gradeRules(graded)];
  const { whole, objectives } = ratings(scenario, met, kept);
  return {
    cover: coverOf(exercise),
    ended: ended !== undefined,
    upTo: graded.now,
    whole: judged(exercise, WHOLE, whole),
    objectives: scenario.objectives.map(({ id, text }) => {
      const own = met.filter(({ expected, state }) => expected.objective === id && state !== 'idle');
      const done = own.filter(({ deed }) => deed !== undefined).length;
      return { id, text, ...judged(exercise, id, objectives.get(id) ?? 'N/A'), done, of: own.length };
    }),
    names: namesOf(exercise, runbook),
    metrics: metricsOf(met, kept, graded.schedule),
    chronology: momentsOf(exercise, graded.schedule),
    injects: injectRows(exercise, graded.schedule, met, runbook),
    expected: met.map((one) => expectedRow(one, exercise, runbook)),
    points: pointRows(exercise, graded, met, kept, runbook),
    good: goodRows(exercise, met, kept, runbook),
    hints: hints.map(({ expected, at, seq }): HintRow => {
      const one = met.find((each) => each.expected.id === expected);
      const title = one === undefined ? expected : expectedRow(one, exercise, runbook).title;
      return { expected, title, at, seq, helped: one?.deed !== undefined && one.deed.seq > seq };
    }),
    observations: observationsOf(exercise, runbook),
    steering: steeringOf(exercise),
    trend,
    ...(moves !== undefined && { answer: answerRows(exercise, runbook, met, moves) }),
  };
}

function namesOf({ scenario }: Exercise, runbook: Runbook): Record<string, string> {
  return Object.fromEntries([
    ...scenario.objectives.map(({ id, text }) => [id, `${id} ${text}`]),
    ...scenario.acts.map(({ id, title }) => [id, title]),
    ...scenario.expected.map((one) => [one.id, expectedTitle(one, scenario, runbook)]),
  ]);
}

function judged({ rated }: Exercise, id: string, computed: Rating): Judged {
  const line = rated.get(id);
  if (line === undefined) return { computed };
  const { reason } = line.words;
  return { computed, override: { rating: line.data.rating, seq: line.seq, ...(reason !== undefined && { reason }) } };
}

function observationsOf(exercise: Exercise, runbook: Runbook): ObservationRow[] {
  const { observations, scenario, started } = exercise;
  return observations.map((line): ObservationRow => {
    const expected = scenario.expected.find(({ id }) => id === line.data.expected);
    const { text } = line.words;
    return {
      seat: line.data.seat,
      at: Math.max(0, line.at - started.at),
      seq: line.seq,
      ...(expected !== undefined && { title: expectedTitle(expected, scenario, runbook) }),
      ...(text !== undefined && { text }),
    };
  });
}

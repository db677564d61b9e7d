import { type Exercise, exerciseTime, gradedAt } from './exercise.ts';
import { gradeExpected, gradeRules } from './grade.ts';
import { metricsOf, type Share } from './metrics.ts';
import { type Rating, ratings } from './rating.ts';

/** Under so many drills of one kind nothing is said about a direction. */
export const ENOUGH = 3;

/** The whole of an exercise, as `exercise.rated` names it. */
export const WHOLE = 'whole';

/** One finished exercise among its like. */
export interface TrendRow {
  readonly exercise: string;
  /** When it began, UTC milliseconds of the wall clock. */
  readonly real: number;
  readonly seed: number;
  /** What the rules came to, and the evaluator's where there is one. */
  readonly computed: Rating;
  readonly rating: Rating;
  readonly done: Share;
  readonly onTime: Share;
  readonly hinted: Share;
  readonly criticalBreaches: number;
  readonly breaches: number;
  /** Milliseconds. */
  readonly response?: number;
}

/** 推移: the exercises that may be set side by side, oldest first. */
export interface Trend {
  readonly rows: readonly TrendRow[];
  /** False under {@link ENOUGH} drills: 判断不可. */
  readonly decidable: boolean;
}

/** What two exercises must share to be set side by side: the same scenario to the letter, the same seats, the same pace. */
export const likeOf = ({ started: { data } }: Exercise): string =>
  JSON.stringify([data.scenario, data.hash, data.version, [...data.seats].sort(), data.pace.alone, data.pace.idle, data.pace.maxRate]);

/** The figures of one finished exercise. */
export function trendRow(exercise: Exercise): TrendRow {
  const { incident, started, rated, scenario } = exercise;
  const real = started.real ?? started.at;
  const graded = gradedAt(exercise, exerciseTime(exercise, real));
  const [met, kept] = [gradeExpected(graded), gradeRules(graded)];
  const { done, onTime, hinted, response, score } = metricsOf(met, kept, graded.schedule);
  const computed = ratings(scenario, met, kept).whole;
  return {
    exercise: incident.id,
    real,
    seed: started.data.seed,
    computed,
    rating: rated.get(WHOLE)?.data.rating ?? computed,
    done,
    onTime,
    hinted,
    criticalBreaches: score.criticalBreaches,
    breaches: kept.filter(({ state }) => state === 'breached').length,
    ...(response !== undefined && { response: response.median }),
  };
}

/**
 * The exercises like this one that were finished, up to itself: what comes later does not change a report that was made.
 * @param others every exercise at hand, this one among them or not
 */
export function trendUpTo(exercise: Exercise, others: readonly Exercise[]): Trend {
  const began = ({ started }: Exercise) => started.real ?? started.at;
  const before = others.filter(
    (one) => one.incident.id !== exercise.incident.id && one.ended !== undefined && likeOf(one) === likeOf(exercise),
  );
  return trendOf([...before.filter((one) => began(one) <= began(exercise)), ...(exercise.ended === undefined ? [] : [exercise])]);
}

/** Finished exercises of one kind, oldest first. */
export function trendOf(exercises: readonly Exercise[]): Trend {
  const rows = exercises
    .filter(({ ended }) => ended !== undefined)
    .map(trendRow)
    .sort((a, b) => a.real - b.real || (a.exercise < b.exercise ? -1 : 1));
  return { rows, decidable: rows.length >= ENOUGH };
}

import type { Kept, Met } from './grade.ts';
import { MINUTE, type Schedule } from './schedule.ts';

/** A part of a number of things; `of` is always shown with it. */
export interface Share {
  readonly of: number;
  readonly count: number;
}

/** The figures of the after-action report. Times are milliseconds. Absent where nothing was there to be measured. */
export interface Metrics {
  readonly done: Share;
  readonly onTime: Share;
  readonly response?: { readonly median: number; readonly max: number };
  /** Response times over their targets, both summed. */
  readonly againstTarget?: number;
  /** Over the rules that something happened to be judged by, alone. */
  readonly orders: Share;
  readonly hinted: Share;
  /** One figure, so that the score is never read without the other two. A late deed counts half. */
  readonly score: { readonly points: number; readonly outOf: number; readonly criticalBreaches: number; readonly coverage: Share };
  /** How late the controller gave what had a time, at worst. */
  readonly releaseDelay: number;
}

/** Figures over the expectations whose inject was released. */
export function metricsOf(met: readonly Met[], kept: readonly Kept[], schedule: Schedule): Metrics {
  const called = met.filter(({ state }) => state !== 'idle');
  const share = (list: readonly Met[], test: (one: Met) => boolean): Share => ({ of: list.length, count: list.filter(test).length });
  const responses = called.flatMap(({ response }) => (response === undefined ? [] : [response])).sort((a, b) => a - b);
  const targets = called.reduce((sum, { response, expected }) => sum + (response === undefined ? 0 : expected.target * MINUTE), 0);
  const judged = kept.filter(({ state }) => state === 'kept' || state === 'breached');
  const worth = ({ state, expected: { weight } }: Met) => (state === 'on-time' ? weight : state === 'late' ? weight / 2 : 0);
  return {
    done: share(called, ({ deed }) => deed !== undefined),
    onTime: share(called, ({ state }) => state === 'on-time'),
    ...(responses.length > 0 && { response: { median: median(responses), max: responses.at(-1) ?? 0 } }),
    ...(targets > 0 && { againstTarget: responses.reduce((sum, one) => sum + one, 0) / targets }),
    orders: { of: judged.length, count: judged.filter(({ state }) => state === 'kept').length },
    hinted: share(called, ({ hinted }) => hinted),
    score: {
      points: called.reduce((sum, one) => sum + worth(one), 0),
      outOf: called.reduce((sum, { expected }) => sum + expected.weight, 0),
      criticalBreaches: kept.filter(({ state, rule }) => state === 'breached' && rule.critical).length,
      coverage: share(met, ({ state }) => state !== 'idle' && state !== 'open'),
    },
    releaseDelay: Math.max(0, ...schedule.released.map(({ inject, at }) => (inject.at === undefined ? 0 : at - inject.at * MINUTE))),
  };
}

function median(sorted: readonly number[]): number {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}

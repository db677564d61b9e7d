import type { Draft } from '../incident/entry.ts';

/** When something is written: `real` is the wall clock where `at` is the time of an exercise. UTC milliseconds. */
export interface Moment {
  readonly at: number;
  readonly real?: number;
}

/** What is to be stored of an act; `at` where the act itself moved the time. Nothing where there is nothing to be said. */
export interface Decided {
  readonly drafts: readonly Draft[];
  readonly at?: number;
}

import type { ChosenOutcome, Phase } from './words.ts';

/** One strict order: this step waits until `step` is settled, or settled as `done`. */
export interface PlanOrder {
  readonly step: string;
  /**
   * `settled`: any outcome releases (evidence that could not be had).
   * `done`: the deed releases (an approval), and so does the text's own excuse (not needed, not applicable); that it could not be had does not.
   */
  readonly release: 'settled' | 'done';
}

/** What a machine needs to know of one step of a runbook; words and clauses stay outside. */
export interface PlanStep {
  readonly id: string;
  readonly phase: Phase;
  /** Whether the step must be settled before the response can close. */
  readonly counts: boolean;
  /** Reopened when it comes back (`recur`). */
  readonly perRound: boolean;
  /** Impossible while locked out of the account. */
  readonly needsAccess: boolean;
  /** Outcomes the step may settle with, besides `carried`. */
  readonly outcomes: readonly ChosenOutcome[];
  /** Not empty: a decision, settled as `done` by one of these answers. */
  readonly answers: readonly string[];
  /** Dormant (counts as complete) unless each named decision stands at the named answer. */
  readonly only: readonly { readonly step: string; readonly answer: string }[];
  /** Strict orders. */
  readonly after: readonly PlanOrder[];
  /** Reopened whenever one of these steps is reopened: an old approval may not release a new statement. */
  readonly reopensWith: readonly string[];
}

/** The steps that fill the lanes of one response, in document order. */
export interface Plan {
  readonly steps: readonly PlanStep[];
}

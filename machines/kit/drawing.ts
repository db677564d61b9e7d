import { setup } from 'xstate';
import type { Plan } from '../plan.ts';
import type { Course, Phase, Trouble } from '../words.ts';
import type { Guard } from './reads.ts';

/** A lane question the operator answers, `ask.QUESTION.ANSWER`. The answers are those the lane can ever take in this plan. */
export interface Question {
  readonly id: string;
  readonly answers: readonly string[];
}

/** The course that waits until the counting steps of a phase are settled. */
export type Gate = Extract<Course, 'watching' | 'restoring' | 'review' | 'closed'>;

/** What one trouble's file draws by hand; the kit adds the step lanes and the guards that read them. */
export interface Drawing {
  readonly trouble: Trouble;
  /** Total over the phases: a lane that no gate waited for would be forgotten. */
  readonly before: Readonly<Record<Phase, Gate>>;
  /** Triage answers that say it is another trouble. */
  readonly handsOver: Readonly<Record<string, Trouble>>;
  readonly course: object;
  /** Lanes of facts, by name; each starts at `unknown`. */
  readonly lanes: Readonly<Record<string, object>>;
  /** States of the lane `access` in which nothing that needs the account can be done. */
  readonly lockedOut?: readonly string[];
  /** Questions still asked, given that some are answered by steps of the plan. */
  questions(plan: Plan): Question[];
  /** The named guards of the fact lanes, other than those every chart has. */
  guards(plan: Plan): Record<string, Guard>;
}

/** Stands in for a guard while a lane is drawn; the real one needs the plan. */
export const drawnLater = (): boolean => {
  throw new Error('A guard was drawn but never given');
};

/** Events of one question, spelled out: a typo in a drawn lane does not compile. */
export type Ask<Q extends string, A extends string> = { [K in A]: { type: `ask.${Q}.${K}` } }[A];

/** In which a course is drawn. */
export const courseSetup = setup({
  types: { events: {} as { type: 'recur' } | { type: 'close' } | { type: 'resume' } },
  guards: {
    /** Triage says that it is another trouble. */
    handedOver: drawnLater,
    notHandedOver: drawnLater,
    /** No counting step before `watching` is open; and so on. */
    contained: drawnLater,
    notContained: drawnLater,
    watched: drawnLater,
    notWatched: drawnLater,
    restored: drawnLater,
    notRestored: drawnLater,
    /** No counting step at all is open. */
    complete: drawnLater,
  },
});

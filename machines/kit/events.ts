import type { PlanStep } from '../plan.ts';

/**
 * Every event one step can ever take, one event type each: `do.X`, `decide.X.ANSWER`, `could-not.X`, `not-needed.X`,
 * `not-applicable.X`, `reopen.X`, `carry.X`, `carry.X.ANSWER`, and `override.X` or `override.X.ANSWER` where an order could block it.
 * A type per step, not a payload: it enumerates the check's alphabet and labels the edges of a diagram.
 */
export function stepEvents(step: PlanStep): string[] {
  return [...deeds(step).map((deed) => deed.event), ...excuses(step).map((excuse) => excuse.event), `reopen.${step.id}`, ...carries(step)];
}

/** An event that settles the step, and the state below `settled` that it leads to. */
export interface Settling {
  readonly event: string;
  readonly to: string;
  readonly override: boolean;
}

/** Events that settle the step as done; held back by strict orders and by a locked account, unless they override. */
export function deeds(step: PlanStep): Settling[] {
  if (!step.outcomes.includes('done')) return [];
  const plain =
    step.answers.length === 0
      ? [{ event: `do.${step.id}`, to: 'done', override: false }]
      : step.answers.map((answer) => ({ event: `decide.${step.id}.${answer}`, to: `done.${answer}`, override: false }));
  if (step.after.length === 0) return plain;
  return [...plain, ...plain.map((deed) => ({ ...deed, event: deed.event.replace(/^(do|decide)\./u, 'override.'), override: true }))];
}

/** Events that settle the step otherwise; always free, or a blocked step would be a dead end. */
export function excuses(step: PlanStep): Settling[] {
  return step.outcomes
    .filter((outcome) => outcome !== 'done')
    .map((outcome) => ({ event: `${outcome}.${step.id}`, to: outcome, override: false }));
}

/** What a decision was carried as; `carry.X` alone says that it was settled elsewhere without an answer. */
export function carries(step: PlanStep): string[] {
  return [`carry.${step.id}`, ...step.answers.map((answer) => `carry.${step.id}.${answer}`)];
}

import type { Plan, PlanStep } from '../plan.ts';
import { all, type Guard, isDone, laneAt, never, no, notClosed, says } from './reads.ts';

/**
 * Where a runbook has a step that says the same as a drawn lane, the lane follows the step's state and the question is not asked:
 * nobody should have to say a thing twice, and two answers could differ. The lane reads states, never the step's events, which
 * may be refused.
 */
const find = (plan: Plan, id: string): PlanStep | undefined => plan.steps.find((step) => step.id === id);

/** The plan decides this question in a step: the step has at least one of the lane's answers. */
export function decides(plan: Plan, id: string, answers: readonly string[]): boolean {
  return find(plan, id)?.answers.some((answer) => answers.includes(answer)) ?? false;
}

export const has = (plan: Plan, id: string): boolean => find(plan, id) !== undefined;

/** The step is done; never where the plan has none. */
export function stepDone(plan: Plan, id: string): Guard {
  const step = find(plan, id);
  return step === undefined ? never : isDone(step);
}

/** The plan has the step, and it is not done. */
export function stepNotDone(plan: Plan, id: string): Guard {
  const step = find(plan, id);
  return step === undefined ? never : no(isDone(step));
}

/** The decision step says this answer; never where the plan has no such answer. */
export function stepSays(plan: Plan, id: string, answer: string): Guard {
  const step = find(plan, id);
  return step?.answers.includes(answer) ? says(step, answer) : never;
}

/** The decision step says none of the lane's answers; never where it is not followed. */
export function stepSaysNone(plan: Plan, id: string, answers: readonly string[]): Guard {
  if (!decides(plan, id, answers)) return never;
  return all(answers.map((answer) => no(stepSays(plan, id, answer))));
}

/** `said`, and the lane does not stand there yet. Without the second half an `always` would fire for ever. */
export const turned = (said: Guard, lane: string, ...there: readonly string[]): Guard =>
  all([said, ...there.map((state) => no(laneAt(lane, state)))]);

/** The guard of a question's events: open to the operator unless a step of the plan answers it. */
export const askedUnless = (followed: boolean): Guard => (followed ? never : notClosed);

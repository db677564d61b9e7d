import { and, not, or, stateIn } from 'xstate';
import type { Plan, PlanOrder, PlanStep } from '../plan.ts';

/** A guard as XState takes it: built from `stateIn`, `and`, `or`, `not` only, so that it can read nothing but states. */
export type Guard = ReturnType<typeof stateIn> | ReturnType<typeof and> | ReturnType<typeof or> | ReturnType<typeof not>;

/** Name, inside `carried`, of the decision that was settled elsewhere without an answer; no answer can be called so. */
export const UNSAID = '_';

type Value = string | { readonly [key: string]: Value };

const inState = (value: Value): Guard => stateIn(value as never);
export const all = (guards: readonly Guard[]): Guard => and(guards as never);
export const any = (guards: readonly Guard[]): Guard => or(guards as never);
export const no = (guard: Guard): Guard => not(guard as never);

/** Never true. (`or` of nothing.) */
export const never: Guard = any([]);

/** The response is not closed: whatever records a fact asks this first. */
export const notClosed: Guard = no(inState({ course: 'closed' }));

/** A drawn lane stands at the named state. */
export const laneAt = (lane: string, state: string): Guard => inState({ [lane]: state });

const at = (step: PlanStep, value: Value): Guard => inState({ steps: { [step.phase]: { [step.id]: value } } });

export const isOpen = (step: PlanStep): Guard => at(step, 'open');
export const isSettled = (step: PlanStep): Guard => at(step, 'settled');

/** Done here, or carried from a response where it was. */
export const isDone = (step: PlanStep): Guard => any([at(step, { settled: 'done' }), at(step, { settled: 'carried' })]);

/** The decision stands at this answer. */
export const says = (step: PlanStep, answer: string): Guard =>
  any([at(step, { settled: { done: answer } }), at(step, { settled: { carried: answer } })]);

/**
 * The step of this id.
 * @throws Error when the plan has none: the loader and the check refuse such plans before a machine is built.
 */
export function stepOf(plan: Plan, id: string): PlanStep {
  const step = plan.steps.find((candidate) => candidate.id === id);
  if (step === undefined) throw new Error(`The plan has no step ${id}`);
  return step;
}

/** A strict order lets its step pass. A dormant step holds nobody: it is not in play. */
export function releases(plan: Plan, order: PlanOrder): Guard {
  const first = stepOf(plan, order.step);
  return order.release === 'settled' ? no(isOpen(first)) : no(any([isOpen(first), at(first, { settled: 'could-not' })]));
}

/** Every decision the step depends on stands at the answer it needs. */
export const inPlay = (plan: Plan, step: PlanStep): Guard => all(step.only.map(({ step: id, answer }) => says(stepOf(plan, id), answer)));

/** None of these steps is open. Steps without a condition are asked in one go: this guard runs after every event. */
export function noneOpen(steps: readonly PlanStep[]): Guard {
  const lanes: Record<string, Record<string, string>> = {};
  for (const step of steps) {
    if (step.only.length === 0) lanes[step.phase] = { ...lanes[step.phase], [step.id]: 'settled' };
  }
  const conditional = steps.filter((step) => step.only.length > 0).map((step) => no(isOpen(step)));
  return all(Object.keys(lanes).length === 0 ? conditional : [inState({ steps: lanes }), ...conditional]);
}

import type { Plan, PlanStep } from '../plan.ts';
import { deeds, excuses } from './events.ts';
import { all, type Guard, inPlay, isSettled, no, notClosed, releases, stepOf, UNSAID } from './reads.ts';

/** Steps whose reopening reopens this one, however many hands it passes through. */
export function reopeners(plan: Plan, step: PlanStep): PlanStep[] {
  const found = new Set<string>();
  const queue = [...step.reopensWith];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === step.id || found.has(id)) continue;
    found.add(id);
    queue.push(...stepOf(plan, id).reopensWith);
  }
  return plan.steps.filter(({ id }) => found.has(id));
}

/** Whether a new round reopens the step: because it says so, or because something it follows is reopened. */
export const isPerRound = (plan: Plan, step: PlanStep): boolean => step.perRound || reopeners(plan, step).some((first) => first.perRound);

/**
 * The region of one step: `dormant ⇄ open → settled⟨done | could-not | not-needed | not-applicable | carried⟩`.
 *
 * Dormant counts as complete: its condition does not hold. What is settled stays settled when the condition falls away, since it
 * has happened. Only this builder writes step guards, and none of them reads triage: the folded check rests on both.
 *
 * @param lockedOut guard that says the account is out of reach; absent where the trouble has no such lane
 */
export function stepRegion(plan: Plan, step: PlanStep, lockedOut: Guard | undefined): object {
  const released = all(step.after.map((order) => releases(plan, order)));
  const reachable = step.needsAccess && lockedOut !== undefined ? [no(lockedOut)] : [];
  const free = all([notClosed]);
  const held = all([notClosed, released, ...reachable]);
  const overriding = all([notClosed, no(released), ...reachable]);
  const carry = {
    [`carry.${step.id}`]: { target: 'settled.carried', guard: free },
    ...Object.fromEntries(
      step.answers.map((answer) => [`carry.${step.id}.${answer}`, { target: `settled.carried.${answer}`, guard: free }] as const),
    ),
  };
  const settle = Object.fromEntries([
    ...deeds(step).map(({ event, to, override }) => [event, { target: `settled.${to}`, guard: override ? overriding : held }]),
    ...excuses(step).map(({ event, to }) => [event, { target: `settled.${to}`, guard: free }]),
  ]);
  const conditional = step.only.length > 0;
  const play = inPlay(plan, step);
  return {
    meta: { step: step.id },
    initial: conditional ? 'dormant' : 'open',
    states: {
      ...(conditional ? { dormant: { always: { target: 'open', guard: play }, on: carry } } : {}),
      open: { ...(conditional ? { always: { target: 'dormant', guard: no(play) } } : {}), on: { ...settle, ...carry } },
      settled: { initial: 'done', on: reopening(plan, step), states: outcomes(step) },
    },
  };
}

function reopening(plan: Plan, step: PlanStep): object {
  const withOthers = reopeners(plan, step).map((first) => [
    `reopen.${first.id}`,
    { target: 'open', guard: all([notClosed, isSettled(first)]) },
  ]);
  return {
    ...Object.fromEntries(withOthers),
    [`reopen.${step.id}`]: { target: 'open', guard: notClosed },
    ...(isPerRound(plan, step) ? { recur: { target: 'open', guard: notClosed } } : {}),
  };
}

/** A decision's answers are states below `done` and `carried`, so that conditions can read them. */
function outcomes(step: PlanStep): object {
  const answers = Object.fromEntries(step.answers.map((answer) => [answer, {}]));
  const decision = step.answers.length > 0;
  return {
    done: decision ? { initial: step.answers[0], states: answers } : {},
    ...Object.fromEntries(excuses(step).map(({ to }) => [to, {}])),
    carried: decision ? { initial: UNSAID, states: { [UNSAID]: {}, ...answers } } : {},
  };
}

/** Steps that this one's guards read, or whose events it hears: the connections along which the check folds. */
export const readsSteps = (step: PlanStep): readonly string[] => [
  ...step.after.map((order) => order.step),
  ...step.only.map((condition) => condition.step),
  ...step.reopensWith,
];

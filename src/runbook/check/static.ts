import type { Plan } from '../../../machines/plan.ts';
import { isAdvice } from '../plan.ts';
import type { Runbook, SettingValues } from '../runbook.ts';
import { type CheckFault, fault } from './fault.ts';

/** Steps that name what is not there, and ids given twice. A machine cannot be built on these. */
export function unknownNames(plan: Plan): CheckFault[] {
  const steps = new Map(plan.steps.map((step) => [step.id, step]));
  const faults: CheckFault[] = [];
  for (const [index, step] of plan.steps.entries()) {
    if (plan.steps.findIndex(({ id }) => id === step.id) < index) faults.push(fault('step-twice', { step: step.id }));
    const named = [
      ...step.after.map((order) => ({ names: order.step, as: 'after' as const })),
      ...step.only.map((condition) => ({ names: condition.step, as: 'only' as const })),
      ...step.reopensWith.map((names) => ({ names, as: 'reopensWith' as const })),
    ];
    for (const { names, as } of named) if (!steps.has(names)) faults.push(fault('unknown-step', { step: step.id, names, as }));
    for (const { step: decision, answer } of step.only) {
      if (steps.get(decision)?.answers.includes(answer) === false) {
        faults.push(fault('unknown-answer', { step: step.id, decision, answer }));
      }
    }
  }
  return faults;
}

/** Strict orders that run in a circle; each circle once, from its first step in the document, every step waiting for the next. */
export function orderCycles(plan: Plan): string[][] {
  const next = new Map(plan.steps.map((step) => [step.id, step.after.map((order) => order.step)]));
  const found = new Map<string, string[]>();
  const done = new Set<string>();
  const walk = (id: string, trail: readonly string[]): void => {
    const at = trail.indexOf(id);
    if (at >= 0) {
      const ring = trail.slice(at);
      const first = plan.steps.findIndex((step) => ring.includes(step.id));
      const turn = ring.indexOf(plan.steps[first]?.id ?? '');
      const turned = [...ring.slice(turn), ...ring.slice(0, turn)];
      found.set(turned.join(' '), turned);
      return;
    }
    if (done.has(id)) return;
    for (const first of next.get(id) ?? []) walk(first, [...trail, id]);
    done.add(id);
  };
  for (const step of plan.steps) walk(step.id, []);
  return [...found.values()];
}

/**
 * Step ids that do what a standing rule forbids, the prefix `x-` left out. By id, because a title is prose; a short list,
 * because the vocabulary has none of them: they can only come in as a folder's own steps.
 */
const forbidden: Readonly<Record<string, readonly string[]>> = {
  'no-account-deletion': ['delete-account', 'remove-account', 'abolish-account', 'close-account', 'delete-official-account'],
  'no-reply': ['reply', 'reply-to-comments', 'reply-to-posts', 'reply-to-users', 'answer-comments'],
  'no-individual-rebuttal': ['rebut', 'rebut-criticism', 'rebut-comments', 'rebut-individually'],
  'no-repeat-posting': ['repost-notice', 'repeat-posting', 'repeat-notice'],
};

/** Steps that a standing rule of this runbook forbids. A rule that hangs on a setting is in force while that is on. */
export function forbiddenSteps(runbook: Runbook, settings: SettingValues): CheckFault[] {
  const inForce = runbook.standingRules.filter((rule) => rule.setting === undefined || settings[rule.setting] === true);
  return inForce.flatMap((rule) =>
    runbook.steps
      .filter((step) => forbidden[rule.id]?.includes(step.id.replace(/^x-/u, '')))
      .map((step) => fault('forbidden-step', { step: step.id, rule: rule.id })),
  );
}

/** Strict orders by which a step that must be settled waits for a step that nobody need take. */
export function ordersOnAdvice(runbook: Runbook, plan: Plan, settings: SettingValues): CheckFault[] {
  const advice = new Set(runbook.steps.filter((step) => isAdvice(runbook, step, settings)).map((step) => step.id));
  return plan.steps
    .filter((step) => step.counts)
    .flatMap((step) =>
      step.after.filter((order) => advice.has(order.step)).map((order) => fault('order-on-advice', { step: step.id, advice: order.step })),
    );
}

/** Steps that must be settled and whose outcomes leave no way to do them: an obligation that every path goes round. */
export function neverDone(plan: Plan): CheckFault[] {
  return plan.steps.filter((step) => step.counts && !step.outcomes.includes('done')).map((step) => fault('dead-step', { step: step.id }));
}

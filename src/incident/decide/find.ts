import type { PlanOrder } from '../../../machines/plan.ts';
import { type StepView, view } from '../../../machines/response.ts';
import { isReleased } from '../../../machines/view.ts';
import type { Step } from '../../runbook/runbook.ts';
import { occurredAt } from '../corrected.ts';
import { entriesOf, type Incident, type Response, stepOf } from '../incident.ts';
import type { Refusal, Waiting } from '../refusal.ts';

/** A step of one response, with where it stands. */
export interface Found {
  readonly response: Response;
  readonly step: Step;
  readonly view: StepView;
}

/** Name and number of a step, as every refusal tells them. */
export const named = (step: Step): { step: string; title: string; number: number | null } => ({
  step: step.id,
  title: step.title,
  number: step.number,
});

/** Finds a step in the response named, or in the newest one still in play that has it. */
export const findStep = (incident: Incident, id: string, responseId?: string): Found | Refusal => {
  const candidates = responseId === undefined ? incident.responses : incident.responses.filter((response) => response.id === responseId);
  const inPlay = candidates.filter(({ live }) => view(live).course !== 'handed-over');
  const having = [...candidates, ...inPlay].reverse().find(({ runbook }) => stepOf(runbook, id) !== undefined);
  if (having === undefined) {
    const known = new Map(candidates.flatMap(({ runbook }) => runbook.steps.map((step) => [step.id, step.title] as const)));
    return { code: 'step.unknown', step: id, known: [...known.keys()], titles: [...known.values()] };
  }
  const step = stepOf(having.runbook, id) as Step;
  return { response: having, step, view: view(having.live).steps[id] as StepView };
};

/** An order of the runbook as a refusal tells it. */
export const waitingFor = ({ runbook }: Response, step: Step, on: string): Waiting => {
  const order = step.after.find((one) => one.step === on);
  const other = stepOf(runbook, on);
  const clause = order?.clause === undefined ? undefined : runbook.clauses[order.clause];
  return {
    step: on,
    title: other?.title ?? on,
    number: other?.number ?? null,
    ...(order?.clause !== undefined && { clause: order.clause }),
    ...(clause !== undefined && { ref: clause.ref }),
    ...(order?.because !== undefined && { because: order.because }),
  };
};

/**
 * Strict orders that a further deed of this step would break, whether or not the step itself is settled already. Settled as not done, it
 * says nothing of the order; settled by an override, the order was already passed over with a reason.
 */
export const heldBack = (incident: Incident, { response, step }: Pick<Found, 'response' | 'step'>): readonly PlanOrder[] => {
  const { steps } = view(response.live);
  const closing = entriesOf(incident, response.id, step.id).findLast((entry) => entry.type !== 'step.recorded');
  if (closing?.type === 'step.overridden') return [];
  const after = response.live.chart.plan.steps.find(({ id }) => id === step.id)?.after ?? [];
  return after.filter((order) => !isReleased(order, steps[order.step] as StepView));
};

/** A step whose turn has not come, and the decisions that it hangs on. */
export const dormant = ({ response, step }: Pick<Found, 'response' | 'step'>): Refusal => ({
  code: 'step.dormant',
  ...named(step),
  only: step.only.map((one) => ({ ...one, title: stepOf(response.runbook, one.step)?.title ?? one.step })),
});

/** Why a step cannot be settled or recorded now; none when it can. `override` passes over strict orders only. */
export const refuseStep = (incident: Incident, { response, step, view: at }: Found, override: boolean): Refusal | undefined => {
  if (incident.closed) return { code: 'incident.closed' };
  if (at.state === 'settled') {
    const last = entriesOf(incident, response.id, step.id).findLast((entry) => entry.type !== 'step.recorded');
    return {
      code: 'step.settled',
      ...named(step),
      outcome: at.outcome ?? 'done',
      role: last?.actor.role ?? '',
      name: last?.words['actor.name'] ?? '',
      at: last === undefined ? 0 : occurredAt(incident, last),
    };
  }
  if (at.state === 'dormant') return dormant({ response, step });
  if (at.lockedOut) return { code: 'step.locked-out', ...named(step) };
  if (at.blockedBy.length > 0 && !override)
    return { code: 'step.blocked', ...named(step), blockedBy: at.blockedBy.map((order) => waitingFor(response, step, order.step)) };
  if (at.blockedBy.length === 0 && override) return { code: 'override.nothing-blocked', ...named(step) };
  return undefined;
};

import { isPerRound, readsSteps } from '../../../machines/kit/step.ts';
import type { Plan, PlanStep } from '../../../machines/plan.ts';
import type { Chart } from '../../../machines/response.ts';
import type { ResponseValue } from '../../../machines/view.ts';
import { standingOf } from '../../../machines/view.ts';

/** A small plan that stands for a share of the whole. */
export interface Part {
  readonly plan: Plan;
  /** Steps the part is about; the others in its plan stand in for the rest. */
  readonly about: readonly string[];
  /** For a step that is alone: every step that behaves exactly as it does. */
  readonly alike: readonly string[];
  readonly questions: 'none' | 'access' | 'triage';
}

/**
 * Twenty free steps commute: exploring all their interleavings would visit a million states that differ in nothing. So the runbook
 * is folded, and the real machine is built on small plans. A step's guards read only steps it names (order, condition, reopening),
 * the account, and whether the response is closed; the course reads only whether any counting step before a gate is open. Hence:
 *
 * - one part per cone, a step that nobody waits for together with all it waits for, directly or through others; a free step
 *   stands in for all the rest. Two steps that wait for the same decision do not feel each other, so they need not be together;
 * - one part per kind of lone step, because steps of one kind differ in name only;
 * - one part of free steps alone, two before each gate, for what the course does with several;
 * - one part with triage, which nothing but the course reads, and one free step before each gate.
 *
 * That each cone can always be settled does not by itself mean that all can together: one might need a decision to go one way and
 * the next the other way. Where every cone can always go on without taking anything back that cannot happen; where one cannot,
 * its whole component is looked at instead ({@link wholeComponent}).
 */
export function fold(chart: Pick<Chart, 'plan' | 'before' | 'lockedOut'>): Part[] {
  const { plan } = chart;
  const all = cones(plan);
  const lone = all.filter((cone) => cone.length === 1 && !isRead(plan, cone[0] as PlanStep)).map(([step]) => step as PlanStep);
  const bound = all.filter((cone) => cone.length > 1);
  return [
    ...bound.map((cone) => partOf(chart, cone, [])),
    ...kinds(chart, lone).map(({ step, alike }) => partOf(chart, [step], alike)),
    { plan: { steps: beforeGates(chart, 2) }, about: [], alike: [], questions: 'none' },
    { plan: { steps: beforeGates(chart, 1) }, about: [], alike: [], questions: 'triage' },
  ];
}

/** The part of everything that hangs together with a part's steps. */
export function wholeComponent(chart: Pick<Chart, 'plan' | 'before' | 'lockedOut'>, part: Part): Part {
  const group = components(chart.plan).find((steps) => steps.some((step) => step.id === part.about[0])) ?? [];
  return partOf(chart, group, []);
}

function partOf({ plan, lockedOut }: Pick<Chart, 'plan' | 'lockedOut'>, steps: readonly PlanStep[], alike: readonly string[]): Part {
  const rest = plan.steps.find((step) => step.counts && !steps.includes(step));
  return {
    plan: { steps: [...steps, ...(rest === undefined ? [] : [free(rest)])] },
    about: steps.map((step) => step.id),
    alike,
    questions: lockedOut.length > 0 && steps.some((step) => step.needsAccess) ? 'access' : 'none',
  };
}

const isRead = (plan: Plan, step: PlanStep): boolean => plan.steps.some((other) => readsSteps(other).includes(step.id));

/** Every step with all it reads, directly or through others, in document order; those that lie inside another are left out. */
export function cones(plan: Plan): PlanStep[][] {
  const all = plan.steps.map((step) => readClosure(plan, step.id));
  const inside = (cone: ReadonlySet<string>, other: ReadonlySet<string>) => [...cone].every((id) => other.has(id));
  const widest = all.filter((cone, n) => !all.some((other, m) => m !== n && inside(cone, other) && (other.size > cone.size || m < n)));
  return widest.map((cone) => plan.steps.filter((step) => cone.has(step.id)));
}

/** The step and all it reads, directly or through others. */
export function readClosure(plan: Plan, id: string): Set<string> {
  const reads = new Map(plan.steps.map((step) => [step.id, readsSteps(step)]));
  const seen = new Set([id]);
  for (const one of seen) for (const read of reads.get(one) ?? []) seen.add(read);
  return seen;
}

/** A counting step without any ties, which can only be done and reopened. */
const free = (step: PlanStep): PlanStep => ({
  ...step,
  perRound: false,
  needsAccess: false,
  outcomes: ['done'],
  answers: [],
  only: [],
  after: [],
  reopensWith: [],
});

function beforeGates({ plan, before }: Pick<Chart, 'plan' | 'before'>, most: number): PlanStep[] {
  const gates = Object.groupBy(
    plan.steps.filter((step) => step.counts),
    (step) => before[step.phase],
  );
  return Object.values(gates).flatMap((steps = []) => {
    const [first] = steps;
    // The second of another phase if there is one: a gate could have forgotten a lane.
    const second = steps.find((step) => step.phase !== first?.phase) ?? steps[1];
    return [first, second].slice(0, most).flatMap((step) => (step === undefined ? [] : [free(step)]));
  });
}

/** Lone steps by what the machine can tell of them. */
function kinds({ plan, before }: Pick<Chart, 'plan' | 'before'>, lone: readonly PlanStep[]): { step: PlanStep; alike: string[] }[] {
  const kind = (step: PlanStep) =>
    JSON.stringify([before[step.phase], step.counts, isPerRound(plan, step), step.needsAccess, step.outcomes, step.answers.length > 0]);
  return Object.values(Object.groupBy(lone, kind)).flatMap((steps = []) => {
    const [step] = steps;
    return step === undefined ? [] : [{ step, alike: steps.map(({ id }) => id) }];
  });
}

/** Sets of steps that hang together by orders, conditions and reopening, in document order. */
export function components(plan: Plan): PlanStep[][] {
  const head = new Map(plan.steps.map((step) => [step.id, step.id]));
  const find = (id: string): string => {
    const up = head.get(id) ?? id;
    return up === id ? id : find(up);
  };
  for (const step of plan.steps) for (const id of readsSteps(step)) head.set(find(id), find(step.id));
  return Object.values(Object.groupBy(plan.steps, (step) => find(step.id))).map((group) => group ?? []);
}

/** Everything the part's machine listens to, whether the plan knows it or not, but for the questions that no guard reads. */
export function eventsOf(part: Part, chart: Chart): string[] {
  const events = chart.machine.events as readonly string[];
  return inOrder(events.filter((event) => !event.startsWith('ask.') || event.startsWith(`ask.${part.questions}.`)));
}

/** Plain events first: of two ways equally short, the one a person would take is found. */
export function inOrder(events: readonly string[]): string[] {
  const rank = (event: string) => ['do', 'decide', 'ask', 'could-not', 'override', 'carry'].indexOf(event.split('.')[0] ?? '');
  return [...events].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Names a state by what somebody reads of it: outcomes and answers that no guard reads are merged, and so are lanes. */
export function mergedKey(plan: Plan): (value: ResponseValue) => string {
  const deedRead = new Set(plan.steps.flatMap((step) => step.after.filter((order) => order.release === 'done').map((order) => order.step)));
  const answersRead = new Set(plan.steps.flatMap((step) => step.only.map(({ step: id, answer }) => `${id} ${answer}`)));
  return (value) => {
    const steps = plan.steps.map((step) => {
      const { state, outcome, answer } = standingOf(value, step);
      if (state !== 'settled') return state;
      const said = answersRead.has(`${step.id} ${answer}`) ? answer : '';
      return `settled ${deedRead.has(step.id) && outcome === 'could-not' ? outcome : ''} ${said}`;
    });
    return [value.course, value.triage, value.access, ...steps].join('|');
  };
}

/** Names a state by everything in it. */
export function wholeKey(plan: Plan): (value: ResponseValue) => string {
  return ({ course, steps, ...lanes }) =>
    JSON.stringify([course, Object.entries(lanes).sort(), plan.steps.map((step) => steps[step.phase][step.id])]);
}

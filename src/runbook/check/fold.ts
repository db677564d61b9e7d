import { stepEvents } from '../../../machines/kit/events.ts';
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
 * - one part per set of steps that hang together, with one free step standing in for all the rest;
 * - one part per kind of lone step, because steps of one kind differ in name only;
 * - one part of free steps alone, two before each gate, for what the course does with several;
 * - one part with triage, which nothing but the course reads, and one free step before each gate.
 */
export function fold(chart: Pick<Chart, 'plan' | 'before' | 'lockedOut'>): Part[] {
  const { plan } = chart;
  const groups = components(plan);
  const lone = groups.filter((group) => group.length === 1).map(([step]) => step as PlanStep);
  const bound = groups.filter((group) => group.length > 1);
  const parts = [...bound.map((group) => ({ group, alike: [] as string[] })), ...kinds(chart, lone)].map(({ group, alike }): Part => {
    const needsAccess = chart.lockedOut.length > 0 && group.some((step) => step.needsAccess);
    const rest = plan.steps.find((step) => step.counts && !group.includes(step));
    return {
      plan: { steps: [...group, ...(rest === undefined ? [] : [free(rest)])] },
      about: group.map((step) => step.id),
      alike,
      questions: needsAccess ? 'access' : 'none',
    };
  });
  return [
    ...parts,
    { plan: { steps: beforeGates(chart, 2) }, about: [], alike: [], questions: 'none' },
    { plan: { steps: beforeGates(chart, 1) }, about: [], alike: [], questions: 'triage' },
  ];
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
function kinds({ plan, before }: Pick<Chart, 'plan' | 'before'>, lone: readonly PlanStep[]): { group: PlanStep[]; alike: string[] }[] {
  const kind = (step: PlanStep) =>
    JSON.stringify([before[step.phase], step.counts, isPerRound(plan, step), step.needsAccess, step.outcomes, step.answers.length > 0]);
  return Object.values(Object.groupBy(lone, kind)).map((steps = []) => ({ group: steps.slice(0, 1), alike: steps.map((step) => step.id) }));
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

/** Events worth trying in a part. Questions that no guard reads are left out. */
export function eventsOf(part: Part, chart: Chart): string[] {
  const asked = chart.questions.filter(({ id }) => id === part.questions);
  return [
    ...chart.plan.steps.flatMap(stepEvents),
    ...asked.flatMap(({ id, answers }) => answers.map((answer) => `ask.${id}.${answer}`)),
    'recur',
    'close',
    'resume',
  ];
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

import { type AnyActorRef, type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';
import { charts } from './charts.ts';
import { assemble } from './kit/assemble.ts';
import type { Drawing, Gate, Question } from './kit/drawing.ts';
import { stepEvents } from './kit/events.ts';
import { stepOf } from './kit/reads.ts';
import type { Plan } from './plan.ts';
import { type ResponseView, viewOf } from './view.ts';
import type { Phase, Trouble } from './words.ts';

export type { Question } from './kit/drawing.ts';
export type { ResponseView, StepView } from './view.ts';

/** One trouble's machine filled with one plan. Build it once; it holds no state. */
export interface Chart {
  readonly trouble: Trouble;
  readonly plan: Plan;
  readonly machine: AnyStateMachine;
  /** Questions put to the operator besides the steps, with every answer that can be given in this plan. */
  readonly questions: readonly Question[];
  /** Names of the drawn fact lanes, asked or followed. */
  readonly lanes: readonly string[];
  /** Triage answers that say it is another trouble, and which. */
  readonly handsOver: Readonly<Record<string, Trouble>>;
  /** The course that waits for the counting steps of each phase. */
  readonly before: Readonly<Record<Phase, Gate>>;
  /** States of the lane `access` in which nothing that needs the account can be done. */
  readonly lockedOut: readonly string[];
  /** Every event the machine can ever take. */
  readonly alphabet: readonly string[];
}

/**
 * The machine of a trouble, filled with the steps of a plan.
 * @throws Error when a step names another that the plan does not have, or two steps share an id
 */
export const chartOf = (trouble: Trouble, plan: Plan): Chart => chartFrom(charts[trouble], plan);

/** The same from any drawing: for the check's tests, which plant faults in one. */
export function chartFrom(drawing: Drawing, plan: Plan): Chart {
  const ids = new Set(plan.steps.map((step) => step.id));
  if (ids.size !== plan.steps.length) throw new Error('Two steps of the plan share an id');
  for (const step of plan.steps) for (const id of step.reopensWith) stepOf(plan, id);
  const questions = drawing.questions(plan);
  return {
    trouble: drawing.trouble,
    plan,
    machine: assemble(drawing, plan),
    questions,
    lanes: Object.keys(drawing.lanes),
    handsOver: drawing.handsOver,
    before: drawing.before,
    lockedOut: drawing.lockedOut ?? [],
    alphabet: [
      ...plan.steps.flatMap(stepEvents),
      ...questions.flatMap(({ id, answers }) => answers.map((answer) => `ask.${id}.${answer}`)),
      'recur',
      'close',
      'resume',
    ],
  };
}

/** One response on its way through a chart. Holds one actor: folding thousands of events costs one machine, not thousands. */
export interface Live {
  readonly chart: Chart;
  readonly actor: AnyActorRef;
  readonly alphabet: ReadonlySet<string>;
}

/** A response at its beginning. */
export function begin(chart: Chart): Live {
  const actor = createActor(chart.machine);
  actor.start();
  return { chart, actor: actor as unknown as AnyActorRef, alphabet: new Set(chart.alphabet) };
}

const snapshotOf = (live: Live): AnyMachineSnapshot => live.actor.getSnapshot() as AnyMachineSnapshot;

/** Whether the event would be taken now. XState ignores what it does not know without a word; here that is `false`. */
export const can = (live: Live, event: string): boolean => live.alphabet.has(event) && snapshotOf(live).can({ type: event });

/**
 * Takes the event; `false`, and no change, when it cannot be taken. The event first and `can` only when
 * nothing changed (refused, or the same answer given again): asking both each time would double the cost of a long fold.
 */
export function send(live: Live, event: string): boolean {
  if (!live.alphabet.has(event)) return false;
  const before = snapshotOf(live);
  live.actor.send({ type: event });
  return snapshotOf(live) !== before || before.can({ type: event });
}

/** What the response is now, as data. */
export const view = (live: Live): ResponseView => viewOf(live.chart, snapshotOf(live).value as never);

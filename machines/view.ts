import type { PlanOrder, PlanStep } from './plan.ts';
import type { Chart } from './response.ts';
import type { Course, Outcome, Phase } from './words.ts';

/** Where one step stands. */
export interface StepView {
  /** Dormant: its condition does not hold; counts as complete. */
  readonly state: 'dormant' | 'open' | 'settled';
  readonly outcome?: Outcome;
  /** What a decision says. A carried one may say nothing. */
  readonly answer?: string;
  /** Strict orders that hold it back now; empty once it is settled. */
  readonly blockedBy: readonly PlanOrder[];
  /** It needs the account, and the account is out of reach. */
  readonly lockedOut: boolean;
}

/** Where a response stands. */
export interface ResponseView {
  readonly course: Course;
  readonly steps: Readonly<Record<string, StepView>>;
  /** Current answer of every fact lane, asked or followed; `unknown` where there is none. */
  readonly questions: Readonly<Record<string, string>>;
  /** Counting steps still open, in document order. */
  readonly open: readonly string[];
  /** No counting step that stands before `watching` is open. */
  readonly contained: boolean;
}

/** XState's value of a step's region. */
export type RegionValue = string | { readonly settled: string | Readonly<Record<string, string>> };

/** XState's value of a whole response. */
export type ResponseValue = { readonly course: Course; readonly steps: Readonly<Record<Phase, Readonly<Record<string, RegionValue>>>> } & {
  readonly [lane: string]: unknown;
};

/** What a step's region says, before orders are looked at. */
export interface Standing {
  readonly state: StepView['state'];
  readonly outcome?: Outcome;
  readonly answer?: string;
}

export function standingOf(value: ResponseValue, step: PlanStep): Standing {
  const region = value.steps[step.phase][step.id];
  if (typeof region !== 'object') return { state: region as 'dormant' | 'open' };
  if (typeof region.settled === 'string') return { state: 'settled', outcome: region.settled as Outcome };
  const [[outcome, answer] = ['done', '_']] = Object.entries(region.settled);
  return { state: 'settled', outcome: outcome as Outcome, ...(answer === '_' ? {} : { answer }) };
}

/** The same rule as the guard in `kit/reads.ts`, read from data; the check holds the two against each other. */
export function isReleased(order: PlanOrder, first: Standing): boolean {
  return order.release === 'settled' ? first.state !== 'open' : first.state !== 'open' && first.outcome !== 'could-not';
}

/** Reads a response off XState's state value. */
export function viewOf(chart: Chart, value: ResponseValue): ResponseView {
  const standings = new Map(chart.plan.steps.map((step) => [step.id, standingOf(value, step)]));
  const lockedOut = chart.lockedOut.includes(String(value.access));
  const steps: Record<string, StepView> = {};
  const open: string[] = [];
  let contained = true;
  for (const step of chart.plan.steps) {
    const standing = standings.get(step.id) as Standing;
    const waiting = standing.state !== 'settled';
    steps[step.id] = {
      ...standing,
      blockedBy: waiting ? step.after.filter((order) => !isReleased(order, standings.get(order.step) as Standing)) : [],
      lockedOut: waiting && step.needsAccess && lockedOut,
    };
    if (!step.counts || standing.state !== 'open') continue;
    open.push(step.id);
    if (chart.before[step.phase] === 'watching') contained = false;
  }
  const questions = Object.fromEntries(chart.lanes.map((lane) => [lane, String(value[lane])]));
  return { course: value.course, steps, questions, open, contained };
}

import type { Plan } from '../../../machines/plan.ts';
import { type Chart, chartOf } from '../../../machines/response.ts';
import { viewOf } from '../../../machines/view.ts';
import { planOf, settingsOf } from '../plan.ts';
import type { Runbook, SettingValues } from '../runbook.ts';
import { explore, type Graph } from './explore.ts';
import { type CheckFault, distinct, fault } from './fault.ts';
import { components, eventsOf, fold, inOrder, mergedKey, type Part, wholeComponent, wholeKey } from './fold.ts';
import { type Verdict, type Viewer, verdictOf } from './properties.ts';
import { forbiddenSteps, neverDone, orderCycles, ordersOnAdvice, unknownNames } from './static.ts';

export type { CheckCode, CheckFacts, CheckFault } from './fault.ts';

/** What a check found, and how much it looked at. */
export interface Checked {
  readonly faults: CheckFault[];
  readonly states: number;
  readonly parts: number;
}

/** How the machines under check are built and read; tests plant faults here. */
export interface Under {
  readonly build: (plan: Plan) => Chart;
  readonly view?: Viewer;
}

/** States of one part beyond which the check gives up and says so: some seconds of work. */
const LIMIT = 50_000;

/**
 * Checks a runbook as a process: names, circles, advice and standing rules as they are written, and then every state its machine
 * can come to, folded. Never throws for what a runbook can contain; what is wrong comes back as data.
 */
export function checkRunbook(runbook: Runbook, settings: SettingValues): Checked {
  const values = settingsOf(runbook, settings);
  const plan = planOf(runbook, values);
  const written = [...forbiddenSteps(runbook, values), ...ordersOnAdvice(runbook, plan, values), ...neverDone(plan)];
  const { faults, states, parts } = checkPlan(plan, { build: (part) => chartOf(runbook.trouble, part) });
  return { faults: distinct([...written, ...faults]), states, parts };
}

/** The same for a bare plan. */
export function checkPlan(plan: Plan, under: Under): Checked {
  const unknown = unknownNames(plan);
  if (unknown.length > 0) return { faults: unknown, states: 0, parts: 0 };
  const cycles = orderCycles(plan);
  const inCycle = new Set(cycles.flat());
  // A circle is told as itself. What hangs together with it would only tell the same again, by longer and longer paths.
  const tangled = new Set(
    components(plan)
      .filter((group) => group.some((step) => inCycle.has(step.id)))
      .flat(),
  );
  const rest: Plan = { steps: plan.steps.filter((step) => !tangled.has(step)) };
  const found = explorePlan(rest, under);
  return { ...found, faults: [...cycles.map((steps) => fault('order-cycle', { steps })), ...found.faults] };
}

/** Folds a plan without circles and explores its parts. */
function explorePlan(plan: Plan, under: Under): Checked {
  const whole = under.build(plan);
  const parts = fold(whole);
  const looked = parts.map((part) => {
    const first = { part, ...look(part, under) };
    if (first.verdict.goesOn || part.about.length < 2) return first;
    const wider = wholeComponent(whole, part);
    return { part: wider, ...look(wider, under) };
  });
  const faults = looked.flatMap(({ verdict }) => verdict.faults);
  if (plan.steps.some((step) => step.perRound)) {
    const silent = silentWays(looked.filter(({ part }) => part.about.length > 0));
    // Each cone may fall silent in its own way, and those ways may exclude each other: only whole components can tell.
    const sure = silent && silentWays(distinctComponents(whole, parts).map((part) => ({ part, ...look(part, under) })));
    if (sure !== undefined) faults.push(fault('recur-reopens-nothing', {}, [...sure, 'recur']));
  }
  return { faults: distinct(faults), states: looked.reduce((sum, { graph }) => sum + graph.nodes.length, 0), parts: parts.length };
}

function look(part: Part, under: Under): { graph: Graph; verdict: Verdict } {
  const chart = under.build(part.plan);
  const graph = explore(chart, eventsOf(part, chart), mergedKey(part.plan), LIMIT);
  if (graph.whole) return { graph, verdict: verdictOf(chart, graph, under.view ?? viewOf) };
  return { graph, verdict: { faults: [fault('too-many-states', { steps: part.about, limit: LIMIT })], goesOn: true } };
}

interface Looked {
  readonly part: Part;
  readonly verdict: Verdict;
}

/** The ways by which every part falls silent, joined; absent when one of them always has something to do again. */
function silentWays(looked: readonly Looked[]): string[] | undefined {
  if (looked.some(({ verdict }) => verdict.silent === undefined)) return undefined;
  return looked.flatMap(({ part, verdict }) => acted(part, verdict));
}

function distinctComponents(whole: Chart, parts: readonly Part[]): Part[] {
  const wider = parts.filter(({ about }) => about.length > 0).map((part) => (part.about.length > 1 ? wholeComponent(whole, part) : part));
  return [...new Map(wider.map((part) => [part.about.join(' '), part])).values()];
}

/** What a part did on its silent way, done by every step it stands for, and without the step that stood in for others. */
function acted(part: Part, verdict: Verdict): string[] {
  const own = (verdict.silent ?? []).filter((event) => part.about.includes(event.split('.')[1] ?? ''));
  if (part.alike.length === 0) return own;
  return part.alike.flatMap((id) => own.map((event) => event.split('.').with(1, id).join('.')));
}

/**
 * The same properties on the whole plan at once, nothing folded and nothing merged: what the fold is held against.
 * Only for small plans; a circle is not told apart here, it shows as what it does.
 */
export function bruteForce(plan: Plan, under: Under, limit = LIMIT): Checked {
  const chart = under.build(plan);
  const graph = explore(chart, inOrder(chart.machine.events as readonly string[]), wholeKey(plan), limit);
  if (!graph.whole)
    return { faults: [fault('too-many-states', { steps: plan.steps.map((step) => step.id), limit })], states: limit, parts: 1 };
  const { faults, silent } = verdictOf(chart, graph, under.view ?? viewOf);
  const deaf =
    plan.steps.some((step) => step.perRound) && silent !== undefined ? [fault('recur-reopens-nothing', {}, [...silent, 'recur'])] : [];
  return { faults: distinct([...faults, ...deaf]), states: graph.nodes.length, parts: 1 };
}

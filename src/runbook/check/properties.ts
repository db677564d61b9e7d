import { deeds, excuses } from '../../../machines/kit/events.ts';
import type { PlanStep } from '../../../machines/plan.ts';
import type { Chart, ResponseView } from '../../../machines/response.ts';
import type { ResponseValue } from '../../../machines/view.ts';
import { type Edge, type Graph, pathTo, type Reached } from './explore.ts';
import { type CheckFault, fault } from './fault.ts';
import { readClosure } from './fold.ts';
import { Judge } from './judge.ts';

/** What one explored chart says. */
export interface Verdict {
  readonly faults: readonly CheckFault[];
  /** Shortest way to a state in which nothing is owed and coming back reopens nothing that counts; absent where there is none. */
  readonly silent?: readonly string[];
  /** In every state, something owed can be settled, or something it waits for can, without taking anything back. */
  readonly goesOn: boolean;
}

/** How a view is read off a state; a parameter so that a test can plant a lying one. */
export type Viewer = (chart: Chart, value: ResponseValue) => ResponseView;

const isOverride = (event: string): boolean => event.startsWith('override.');
const isCarry = (event: string): boolean => event.startsWith('carry.');
const isPlain = (event: string): boolean => event.startsWith('do.') || event.startsWith('decide.') || event === 'close';

/** Holds every property against one explored chart. */
export function verdictOf(chart: Chart, graph: Graph, viewer: Viewer): Verdict {
  const judge = new Judge(chart.plan);
  const faults = [
    ...graph.endless.map(({ from, event }) => fault('endless-loop', { event }, pathTo(graph, from, event))),
    ...graph.edges.flatMap((edge) => wrongEdge(judge, chart, graph, edge)),
    ...disagreements(chart, graph, viewer),
    ...deadSteps(chart, graph),
    ...unclosable(graph),
  ];
  const silent = silentPath(judge, graph);
  return { faults, goesOn: goesOn(judge, graph), ...(silent === undefined ? {} : { silent }) };
}

const valueAt = (graph: Graph, node: number): ResponseValue => (graph.nodes[node] as Reached).value;

/** Edges that break an order, a lock-out, a modality or a closure. */
function wrongEdge(judge: Judge, chart: Chart, graph: Graph, { from, event, after }: Edge): CheckFault[] {
  const before = valueAt(graph, from);
  const path = () => pathTo(graph, from, event);
  const faults: CheckFault[] = [];
  if (before.course === 'closed' && event !== 'resume') faults.push(fault('closed-accepts', { event }, path()));
  if (after.course === 'closed') faults.push(...judge.owed(after).map((step) => fault('open-at-closure', { step: step.id }, path())));
  if (isCarry(event)) return faults;
  for (const step of judge.plan.steps) {
    const now = judge.standing(after, step.id);
    if (now.state !== 'settled' || judge.standing(before, step.id).state === 'settled') continue;
    const outcome = now.outcome ?? 'done';
    if (outcome === 'carried' || !step.outcomes.includes(outcome)) {
      faults.push(fault('outcome-not-allowed', { step: step.id, outcome }, path()));
    }
    if (outcome !== 'done') continue;
    if (step.needsAccess && chart.lockedOut.includes(String(before.access)))
      faults.push(fault('lock-out-broken', { step: step.id }, path()));
    if (isOverride(event)) continue;
    const held = step.after.filter((order) => judge.holds(before, order));
    faults.push(...held.map((order) => fault('order-broken', { step: step.id, waitsFor: order.step }, path())));
  }
  return faults;
}

/** `can` says one thing and what is shown says another; an excuse is not free; or what was done elsewhere cannot be taken over. */
function disagreements(chart: Chart, graph: Graph, viewer: Viewer): CheckFault[] {
  const taken = graph.nodes.map(() => new Set<string>());
  for (const { from, event } of graph.edges) taken[from]?.add(event);
  const faults: CheckFault[] = [];
  for (const [node, { value }] of graph.nodes.entries()) {
    if (value.course === 'closed') continue;
    const { steps } = viewer(chart, value);
    for (const step of chart.plan.steps) {
      const look = steps[step.id];
      if (look === undefined || look.state === 'settled') continue;
      if (!taken[node]?.has(`carry.${step.id}`))
        faults.push(fault('carry-refused', { step: step.id }, pathTo(graph, node, `carry.${step.id}`)));
      const unblocked = !look.lockedOut && look.blockedBy.length === 0;
      const overridable = !look.lockedOut && look.blockedBy.length > 0;
      const shown = [
        ...deeds(step).map(({ event, override }) => ({ event, free: override ? overridable : unblocked })),
        ...excuses(step).map(({ event }) => ({ event, free: true })),
      ];
      for (const { event, free: freeIfOpen } of shown) {
        const free = look.state === 'open' && freeIfOpen;
        const takes = taken[node]?.has(event) ?? false;
        if (takes !== free) faults.push(fault('can-disagrees', { event, taken: takes }, pathTo(graph, node, event)));
      }
    }
  }
  return faults;
}

/** A step that may be done and in no state ever can be. */
function deadSteps(chart: Chart, graph: Graph): CheckFault[] {
  const seen = new Set(graph.edges.map((edge) => edge.event));
  const dead = (step: PlanStep): boolean => {
    const plain = deeds(step).filter(({ override }) => !override);
    return plain.length > 0 && !plain.some(({ event }) => seen.has(event));
  };
  return chart.plan.steps.filter(dead).map((step) => fault('dead-step', { step: step.id }));
}

/** The first state from which the end cannot be reached: without override; and from the beginning by doing and deciding alone. */
function unclosable(graph: Graph): CheckFault[] {
  const faults: CheckFault[] = [];
  const ends = graph.nodes.flatMap(({ value }, node) => (value.course === 'closed' ? [node] : []));
  const ending = spread(
    graph,
    ends,
    (edge) => [edge.to, edge.from],
    (event) => !isOverride(event),
  );
  const stuck = ending.indexOf(false);
  if (stuck >= 0) faults.push(fault('closure-unreachable', {}, pathTo(graph, stuck)));
  const plain = spread(graph, [0], (edge) => [edge.from, edge.to], isPlain);
  const plainEnding = spread(graph, ends, (edge) => [edge.to, edge.from], isPlain);
  const plainStuck = plain.findIndex((reached, node) => reached && !plainEnding[node]);
  if (plainStuck >= 0) faults.push(fault('closure-unreachable-plainly', {}, plainPath(graph, plainStuck)));
  return faults;
}

/** Which states are reached from some, along edges turned as asked. */
function spread(
  graph: Graph,
  from: readonly number[],
  turn: (edge: Edge) => [number, number],
  allowed: (event: string) => boolean,
): boolean[] {
  const next: number[][] = graph.nodes.map(() => []);
  for (const edge of graph.edges) {
    if (!allowed(edge.event)) continue;
    const [a, b] = turn(edge);
    next[a]?.push(b);
  }
  const reached = graph.nodes.map(() => false);
  const queue = [...from];
  for (const node of from) reached[node] = true;
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const other of next[node] ?? []) {
      if (reached[other]) continue;
      reached[other] = true;
      queue.push(other);
    }
  }
  return reached;
}

/** The shortest plain way to a state; the breadth-first tree may have come by another event. */
function plainPath(graph: Graph, goal: number): string[] {
  const by = new Map<number, Edge>();
  const queue = [0];
  const out = graph.nodes.map((): Edge[] => []);
  for (const edge of graph.edges) if (isPlain(edge.event)) out[edge.from]?.push(edge);
  for (const node of queue) {
    for (const edge of out[node] ?? []) {
      if (edge.to === 0 || by.has(edge.to)) continue;
      by.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  const path: string[] = [];
  for (let edge = by.get(goal); edge !== undefined; edge = by.get(edge.from)) path.unshift(edge.event);
  return path;
}

/** What settles a step in earnest: not by override, and not because another response had settled it. */
const settles = (event: string): boolean => /^(?:do|decide|could-not|not-needed|not-applicable)\./u.test(event);

function goesOn(judge: Judge, graph: Graph): boolean {
  const waitsOn = new Map(judge.plan.steps.map((step) => [step.id, readClosure(judge.plan, step.id)]));
  const settled = graph.nodes.map(() => new Set<string>());
  for (const { from, event } of graph.edges) if (settles(event)) settled[from]?.add(event.split('.')[1] ?? '');
  return graph.nodes.every(({ value }, node) =>
    judge.owed(value).every((step) => [...(waitsOn.get(step.id) ?? [])].some((id) => settled[node]?.has(id))),
  );
}

/** A state in which nothing is owed and it may come back, without owing anything then either. */
function silentPath(judge: Judge, graph: Graph): string[] | undefined {
  const wakes = new Set(
    graph.edges.filter(({ event, after }) => event === 'recur' && judge.owed(after).length > 0).map(({ from }) => from),
  );
  const silent = graph.nodes.findIndex(
    ({ value }, node) => value.course !== 'closed' && judge.owed(value).length === 0 && !wakes.has(node),
  );
  return silent < 0 ? undefined : pathTo(graph, silent);
}

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
/** What a person does with the steps themselves; an override or a carry-over is no way out that a runbook may count on. */
const isEarnest = (event: string): boolean => !isOverride(event) && !isCarry(event);
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

/** A step that may be done and in no state that is come to in earnest ever can be. */
function deadSteps(chart: Chart, graph: Graph): CheckFault[] {
  const reached = spread(graph, [0], forward, isEarnest);
  const seen = new Set(graph.edges.filter(({ from }) => reached[from]).map((edge) => edge.event));
  const dead = (step: PlanStep): boolean => {
    const plain = deeds(step).filter(({ override }) => !override);
    return plain.length > 0 && !plain.some(({ event }) => seen.has(event));
  };
  return chart.plan.steps.filter(dead).map((step) => fault('dead-step', { step: step.id }));
}

/** The first state, however come to, from which the end is out of reach; and one from which doing and deciding alone do not lead there. */
function unclosable(graph: Graph): CheckFault[] {
  const faults: CheckFault[] = [];
  const ends = graph.nodes.flatMap(({ value }, node) => (value.course === 'closed' ? [node] : []));
  const stuck = spread(graph, ends, backward, isEarnest).indexOf(false);
  if (stuck >= 0) faults.push(fault('closure-unreachable', {}, pathTo(graph, stuck)));
  const plain = spread(graph, [0], forward, isPlain);
  const plainEnding = spread(graph, ends, backward, isPlain);
  const plainStuck = plain.findIndex((reached, node) => reached && !plainEnding[node]);
  if (plainStuck >= 0)
    faults.push(
      fault(
        'closure-unreachable-plainly',
        {},
        wayTo(graph, (node) => node === plainStuck, isPlain),
      ),
    );
  return faults;
}

const forward = (edge: Edge): [number, number] => [edge.from, edge.to];
const backward = (edge: Edge): [number, number] => [edge.to, edge.from];

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

/** The shortest way from the beginning, by the events allowed, to a state that is asked for; absent where there is none. */
function wayTo(graph: Graph, goal: (node: number) => boolean, allowed: (event: string) => boolean): string[] | undefined {
  const out = graph.nodes.map((): Edge[] => []);
  for (const edge of graph.edges) if (allowed(edge.event)) out[edge.from]?.push(edge);
  const by = new Map<number, Edge | undefined>([[0, undefined]]);
  for (const node of by.keys()) {
    if (goal(node)) {
      const path: string[] = [];
      for (let edge = by.get(node); edge !== undefined; edge = by.get(edge.from)) path.unshift(edge.event);
      return path;
    }
    for (const edge of out[node] ?? []) if (!by.has(edge.to)) by.set(edge.to, edge);
  }
  return undefined;
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

/** The way, in earnest, to a state in which nothing is owed and it may come back without owing anything then either. */
function silentPath(judge: Judge, graph: Graph): string[] | undefined {
  const wakes = new Set(
    graph.edges.filter(({ event, after }) => event === 'recur' && judge.owed(after).length > 0).map(({ from }) => from),
  );
  const isSilent = (node: number): boolean => {
    const value = valueAt(graph, node);
    return value.course !== 'closed' && judge.owed(value).length === 0 && !wakes.has(node);
  };
  return wayTo(graph, isSilent, isEarnest);
}

import { createMachine } from 'xstate';
import { charts } from '../../machines/charts.ts';
import type { Drawing } from '../../machines/kit/drawing.ts';
import type { Plan, PlanStep } from '../../machines/plan.ts';
import { type Chart, chartFrom, chartOf } from '../../machines/response.ts';
import type { Trouble } from '../../machines/words.ts';

export const built = (trouble: Trouble) => ({ build: (plan: Plan): Chart => chartOf(trouble, plan) });

/** A chart whose machine was built on another plan than the one it says it has: guards forgotten or added. */
export const builtOnAnother =
  (trouble: Trouble, change: (step: PlanStep) => PlanStep) =>
  (plan: Plan): Chart => ({ ...chartOf(trouble, plan), machine: chartOf(trouble, { steps: plan.steps.map(change) }).machine });

/** A chart drawn otherwise. */
export const drawnOtherwise =
  (trouble: Trouble, change: (drawing: Drawing) => Drawing) =>
  (plan: Plan): Chart =>
    chartFrom(change(charts[trouble]), plan);

type Config = { [key: string]: unknown };

/** A chart with every state node's configuration passed through a change. */
export const rewired =
  (trouble: Trouble, change: (node: Config, path: readonly string[]) => Config) =>
  (plan: Plan): Chart => {
    const chart = chartOf(trouble, plan);
    const walk = (node: Config, path: readonly string[]): Config => {
      const states = node.states as Record<string, Config> | undefined;
      const changed = change(node, path);
      if (states === undefined) return changed;
      return { ...changed, states: Object.fromEntries(Object.entries(states).map(([key, child]) => [key, walk(child, [...path, key])])) };
    };
    const config = walk(chart.machine.config as unknown as Config, []);
    return { ...chart, machine: createMachine(config as never, chart.machine.implementations as never) as never };
  };

/** Changes what a node listens to. */
export const listening = (node: Config, change: (event: string, to: unknown) => unknown): Config => {
  if (node.on === undefined) return node;
  const on = Object.entries(node.on as Config).map(([event, to]) => [event, change(event, to)] as const);
  return { ...node, on: Object.fromEntries(on.filter(([, to]) => to !== undefined)) };
};

/**
 * Small drawings for brute force: the real kit and the takeover's course, with two answers of triage, of access, or of neither,
 * so that a whole plan can be explored unfolded within a second.
 */
export const bare: Drawing = { ...charts.takeover, handsOver: {}, lanes: {}, lockedOut: [], questions: () => [] };
export const withTriage: Drawing = {
  ...bare,
  handsOver: { other: 'firestorm' },
  lanes: { triage: twoStates('triage', 'other') },
  questions: () => [{ id: 'triage', answers: ['other', 'unknown'] }],
};
export const withAccess: Drawing = {
  ...bare,
  lanes: { access: twoStates('access', 'locked-out') },
  lockedOut: ['locked-out'],
  questions: () => [{ id: 'access', answers: ['locked-out', 'unknown'] }],
};

function twoStates(lane: string, state: string): object {
  const to = (answer: string) => ({ guard: 'notClosed', target: `.${answer}` });
  return {
    initial: 'unknown',
    on: { [`ask.${lane}.${state}`]: to(state), [`ask.${lane}.unknown`]: to('unknown') },
    states: { unknown: {}, [state]: {} },
  };
}

import type { Plan } from '../plan.ts';
import { PHASES } from '../words.ts';
import type { Guard } from './reads.ts';
import { stepRegion } from './step.ts';

/**
 * The step lanes: one parallel region per phase of the vocabulary, holding one region per step. Every phase is there in every
 * machine; one without steps is an empty state, and counts as done because nothing in it is open.
 */
export function stepLanes(plan: Plan, lockedOut: Guard | undefined): object {
  const states = Object.fromEntries(
    PHASES.map((phase) => {
      const steps = plan.steps.filter((step) => step.phase === phase);
      if (steps.length === 0) return [phase, {}];
      return [phase, { type: 'parallel', states: Object.fromEntries(steps.map((step) => [step.id, stepRegion(plan, step, lockedOut)])) }];
    }),
  );
  return { type: 'parallel', states };
}

import { type AnyStateMachine, createMachine } from 'xstate';
import type { Plan } from '../plan.ts';
import type { Drawing, Gate } from './drawing.ts';
import { stepLanes } from './lanes.ts';
import { any, type Guard, laneAt, no, noneOpen, notClosed } from './reads.ts';

/** More microsteps than any settled chart takes; an `always` that chases its own tail throws instead of hanging. */
const MAX_MICROSTEPS = 200;

/** Joins a drawing and a plan into one machine: course ∥ fact lanes ∥ step lanes. No final states: no lane is ever left. */
export function assemble(drawing: Drawing, plan: Plan): AnyStateMachine {
  const counting = plan.steps.filter((step) => step.counts);
  const before = (gate: Gate): Guard => noneOpen(counting.filter((step) => drawing.before[step.phase] === gate));
  const handedOver = any(Object.keys(drawing.handsOver).map((answer) => laneAt('triage', answer)));
  const lockedOut = drawing.lockedOut && any(drawing.lockedOut.map((state) => laneAt('access', state)));
  const [contained, watched, restored] = [before('watching'), before('restoring'), before('review')];
  const guards: Record<string, Guard> = {
    ...drawing.guards(plan),
    notClosed,
    handedOver,
    notHandedOver: no(handedOver),
    contained,
    notContained: no(contained),
    watched,
    notWatched: no(watched),
    restored,
    notRestored: no(restored),
    complete: noneOpen(counting),
  };
  const config = {
    id: drawing.trouble,
    type: 'parallel',
    options: { maxIterations: MAX_MICROSTEPS },
    states: { course: drawing.course, ...drawing.lanes, steps: stepLanes(plan, lockedOut) },
  };
  return createMachine(config as never, { guards } as never) as unknown as AnyStateMachine;
}

import { isEntry } from '../incident/chain.ts';
import type { Entry } from '../incident/entry.ts';
import type { Exercise } from './exercise.ts';
import { MINUTE } from './schedule.ts';

/**
 * Something that the one who steers did otherwise than the scenario has it. Times are milliseconds of exercise time from STARTEX;
 * `real` lengths are of the wall clock.
 */
export type Steering = { readonly at: number; readonly seq: number } & (
  | { readonly kind: 'deferred'; readonly inject: string }
  /** Given by hand though it would have come by itself; `delay` against its time, below zero where it came early. */
  | { readonly kind: 'by-hand'; readonly inject: string; readonly delay?: number }
  /** `real`: how long the clock stood; missing where it was not set going again. */
  | { readonly kind: 'pause' | 'suspended'; readonly real?: number }
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'led' }
  | { readonly kind: 'ended' }
);

/** 進行側の逸脱, in the order of writing. A jump that a self-paced run makes by itself is none. */
export function steeringOf(exercise: Exercise): Steering[] {
  const { incident, started } = exercise;
  const lines = incident.entries.filter(isEntry).filter(({ seq }) => seq > started.seq && !incident.undone.has(seq));
  const led = lines.find(({ type }) => type === 'exercise.led');
  return lines.flatMap((line, at): Steering[] => {
    const common = { at: Math.max(0, line.at - started.at), seq: line.seq };
    switch (line.type) {
      case 'exercise.injected':
        return line.data.by === 'controller' ? injected(exercise, line, common) : [];
      case 'exercise.suspended':
        return [{ ...common, kind: 'suspended', ...stood(line, lines.slice(at + 1)) }];
      case 'exercise.clock': {
        const { data } = line;
        if (data.kind === 'pause') return [{ ...common, kind: 'pause', ...stood(line, lines.slice(at + 1)) }];
        if (data.kind === 'rate') return [{ ...common, kind: 'rate', rate: data.rate }];
        const asked = data.kind === 'jump' && (data.why === 'asked' || (data.why === 'next' && !started.data.pace.alone));
        return asked ? [{ ...common, kind: 'jump', to: data.to }] : [];
      }
      case 'exercise.led':
        return line === led ? [] : [{ ...common, kind: 'led' }];
      case 'exercise.ended':
        return line.data.why === 'controller' ? [{ ...common, kind: 'ended' }] : [];
      default:
        return [];
    }
  });
}

function injected(
  { scenario }: Exercise,
  { data }: Extract<Entry, { type: 'exercise.injected' }>,
  common: { readonly at: number; readonly seq: number },
): Steering[] {
  if (data.state === 'deferred') return [{ ...common, kind: 'deferred', inject: data.inject }];
  const inject = scenario.injects.find(({ id }) => id === data.inject);
  // One that only the hand can give came the way it was meant to.
  if (inject === undefined || (inject.at === undefined && inject.when === undefined)) return [];
  return [{ ...common, kind: 'by-hand', inject: data.inject, ...(inject.at !== undefined && { delay: data.at - inject.at * MINUTE }) }];
}

/** How long the clock stood, by the wall clock. */
function stood(line: Entry, after: readonly Entry[]): { readonly real?: number } {
  const next = after.find((one) => one.type === 'exercise.clock' && one.data.kind === 'resume');
  return next?.real === undefined || line.real === undefined ? {} : { real: Math.max(0, next.real - line.real) };
}

/** How fast a scenario may run: whole numbers, so that no moment is ever a rounded one. */
export const MAX_RATE = 9;

/** The clock of an exercise since its last change: `sim = simBase + (real − realBase) × rate`. Moments are milliseconds. */
export interface Clock {
  readonly simBase: number;
  readonly realBase: number;
  readonly rate: number;
  readonly paused: boolean;
}

/** What a controller may do to the clock. Each is logged, with the real time at which it was done. */
export type ClockChange =
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'jump'; readonly to: number };

/** A change as the log holds it. */
export type ClockEvent = ClockChange & { readonly real: number };

/** Why a change was not taken. */
export type ClockRefusal = { readonly code: 'clock.paused' | 'clock.running' | 'clock.rate' | 'clock.backwards' };

/** The clock at STARTEX: real speed, running. */
export const startClock = (sim: number, real: number): Clock => ({ simBase: sim, realBase: real, rate: 1, paused: false });

/** Exercise time at a real moment. A machine whose own clock was set back does not turn the exercise back. */
export const simAt = ({ simBase, realBase, rate, paused }: Clock, real: number): number =>
  paused ? simBase : simBase + Math.max(0, real - realBase) * rate;

/**
 * The clock after a change. What has passed is fixed as the new base: a later rate never rewrites it.
 */
export function changeClock(clock: Clock, change: ClockEvent): Clock | ClockRefusal {
  const real = Math.max(clock.realBase, change.real);
  const sim = simAt(clock, real);
  const rebased = { ...clock, simBase: sim, realBase: real };
  switch (change.kind) {
    case 'pause':
      return clock.paused ? { code: 'clock.paused' } : { ...rebased, paused: true };
    case 'resume':
      return clock.paused ? { ...rebased, paused: false } : { code: 'clock.running' };
    case 'rate':
      return Number.isInteger(change.rate) && change.rate >= 1 && change.rate <= MAX_RATE
        ? { ...rebased, rate: change.rate }
        : { code: 'clock.rate' };
    case 'jump':
      return change.to < sim ? { code: 'clock.backwards' } : { ...rebased, simBase: change.to };
  }
}

/** The clock that a log of changes leads to. What was refused when it was asked is in no log, so it changes nothing here either. */
export function foldClock(start: Clock, events: readonly ClockEvent[]): Clock {
  return events.reduce((clock, event) => {
    const changed = changeClock(clock, event);
    return 'code' in changed ? clock : changed;
  }, start);
}

/** The real moment at which the exercise will show this time if nothing is changed; none while it is paused. */
export function realAt(clock: Clock, sim: number): number | undefined {
  if (sim <= clock.simBase) return clock.realBase;
  return clock.paused ? undefined : clock.realBase + Math.ceil((sim - clock.simBase) / clock.rate);
}

/** Something that falls due at an exercise time. */
export interface Due {
  readonly id: string;
  readonly at: number;
}

/**
 * What falls due after one exercise time, up to and including another, in the order of time; what falls due together stays
 * in the order of the list. However far a jump goes, each is met once: the next look begins where this one ended.
 */
export const duePassed = <D extends Due>(dues: readonly D[], after: number, upTo: number): D[] =>
  dues.filter(({ at }) => at > after && at <= upTo).sort((a, b) => a.at - b.at);

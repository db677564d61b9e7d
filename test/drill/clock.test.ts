import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Clock,
  type ClockEvent,
  changeClock,
  duePassed,
  foldClock,
  MAX_RATE,
  realAt,
  simAt,
  startClock,
} from '../../src/drill/clock.ts';

const SIM = Date.parse('2026-05-16T07:10+09:00');
const REAL = Date.parse('2026-11-21T13:00+09:00');
const MINUTE = 60_000;

/** One thing that a controller does, `wait` real milliseconds after the one before. */
const act = fc.record({
  wait: fc.integer({ min: 0, max: 20 * MINUTE }),
  act: fc.oneof(
    fc.constant({ kind: 'look' } as const),
    fc.constant({ kind: 'pause' } as const),
    fc.constant({ kind: 'resume' } as const),
    fc.record({ kind: fc.constant('rate' as const), rate: fc.integer({ min: 0, max: MAX_RATE + 2 }) }),
    fc.record({ kind: fc.constant('jump' as const), by: fc.integer({ min: -30 * MINUTE, max: 200 * MINUTE }) }),
  ),
});
const acts = fc.array(act, { maxLength: 40 });

interface Walked {
  readonly real: number;
  readonly sim: number;
  readonly clock: Clock;
}

/** Every moment of a run: the exercise time is asked just before and just after each act. */
function walk(list: readonly { wait: number; act: { kind: string; rate?: number; by?: number } }[]) {
  let clock = startClock(SIM, REAL);
  let real = REAL;
  const seen: Walked[] = [{ real, sim: SIM, clock }];
  const log: ClockEvent[] = [];
  for (const { wait, act } of list) {
    real += wait;
    seen.push({ real, sim: simAt(clock, real), clock });
    if (act.kind === 'look') continue;
    const event = { real, ...act, ...(act.by !== undefined && { to: simAt(clock, real) + act.by }) } as ClockEvent;
    const changed = changeClock(clock, event);
    if ('code' in changed) continue;
    clock = changed;
    log.push(event);
    seen.push({ real, sim: simAt(clock, real), clock });
  }
  return { clock, real, seen, log };
}

describe('the clock of an exercise, over any pauses, rates and jumps,', () => {
  it('never runs back', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const { seen } = walk(list);
        expect(seen.every(({ sim }, n) => n === 0 || sim >= (seen[n - 1]?.sim ?? 0))).toBe(true);
      }),
    );
  });

  it('is the sum of what ran, at the rate it ran at, and of what was jumped', () => {
    fc.assert(
      fc.property(acts, (list) => {
        // Told apart from the rebased one: nothing is rebased here, each stretch is added on its own.
        let [rate, paused, sum] = [1, false, SIM];
        for (const { wait, act } of list) {
          if (!paused) sum += wait * rate;
          if (act.kind === 'pause') paused = true;
          if (act.kind === 'resume') paused = false;
          if (act.kind === 'rate' && act.rate >= 1 && act.rate <= MAX_RATE) rate = act.rate;
          if (act.kind === 'jump' && act.by >= 0) sum += act.by;
        }
        const { clock, real } = walk(list);
        expect(simAt(clock, real)).toBe(sum);
      }),
    );
  });

  it('leaves what has passed as it was, whatever comes later', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const { seen, log } = walk(list);
        for (const { real, sim } of seen) {
          const before = foldClock(
            startClock(SIM, REAL),
            log.filter((event) => event.real < real),
          );
          const at = log.filter((event) => event.real === real);
          expect([simAt(before, real), ...at.map((_, n) => simAt(foldClock(before, at.slice(0, n + 1)), real))]).toContain(sim);
        }
      }),
    );
  });

  it('stands still while it is paused, and tells when a time will come', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 300 * MINUTE }), (list, ahead) => {
        const { clock, real } = walk(list);
        const sim = simAt(clock, real) + ahead;
        const when = realAt(clock, sim);
        if (clock.paused) {
          expect(simAt(clock, real + ahead)).toBe(simAt(clock, real));
          expect(when).toBeUndefined();
        } else {
          expect(simAt(clock, when ?? 0)).toBeGreaterThanOrEqual(sim);
          expect(simAt(clock, (when ?? 0) - 1)).toBeLessThan(sim);
        }
      }),
    );
  });

  it('meets every deadline once, in order, however few the looks and far the jumps', () => {
    const deadlines = fc.array(fc.integer({ min: 1, max: 600 * MINUTE }), { maxLength: 60 });
    fc.assert(
      fc.property(acts, deadlines, (list, times) => {
        const dues = times.map((time, n) => ({ id: `D${n}`, at: SIM + time }));
        const { seen } = walk(list);
        const met = seen.flatMap(({ sim }, n) => duePassed(dues, seen[n - 1]?.sim ?? SIM, sim));
        const last = seen.at(-1)?.sim ?? SIM;
        expect(met).toEqual(dues.filter(({ at }) => at <= last).sort((a, b) => a.at - b.at));
      }),
    );
  });
});

describe('the clock of an exercise', () => {
  const clock = startClock(SIM, REAL);

  it('meets each deadline of a jump over all of them', () => {
    const dues = [90, 10, 30, 10, 60].map((minute, n) => ({ id: `D${n}`, at: SIM + minute * MINUTE }));
    const jumped = changeClock(clock, { kind: 'jump', to: SIM + 60 * MINUTE, real: REAL });
    if ('code' in jumped) throw new Error(jumped.code);
    expect(duePassed(dues, SIM, simAt(jumped, REAL)).map(({ id }) => id)).toEqual(['D1', 'D3', 'D2', 'D4']);
    expect(duePassed(dues, simAt(jumped, REAL), SIM + 90 * MINUTE).map(({ id }) => id)).toEqual(['D0']);
  });

  it('refuses to run back, to be paused twice, and rates that it does not know', () => {
    const paused = foldClock(clock, [{ kind: 'pause', real: REAL + MINUTE }]);
    expect(changeClock(clock, { kind: 'jump', to: SIM, real: REAL + 1 })).toEqual({ code: 'clock.backwards' });
    expect(changeClock(paused, { kind: 'pause', real: REAL + MINUTE })).toEqual({ code: 'clock.paused' });
    expect(changeClock(clock, { kind: 'resume', real: REAL })).toEqual({ code: 'clock.running' });
    for (const rate of [0, -1, 1.5, MAX_RATE + 1, Number.NaN])
      expect(changeClock(clock, { kind: 'rate', rate, real: REAL })).toEqual({ code: 'clock.rate' });
  });

  it('is not turned back by a machine whose clock was set back', () => {
    const later = foldClock(clock, [{ kind: 'rate', rate: 3, real: REAL + MINUTE }]);
    expect(simAt(later, REAL - 60 * MINUTE)).toBe(SIM + MINUTE);
    expect(foldClock(later, [{ kind: 'pause', real: REAL - 60 * MINUTE }])).toMatchObject({
      simBase: SIM + MINUTE,
      realBase: REAL + MINUTE,
    });
  });
});

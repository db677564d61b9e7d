/** A stretch of time in which nothing happened, drawn short. Positions run from 0 to 1. */
export interface Pause {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
}

/** Where each moment stands. */
export interface Scale {
  readonly at: (time: number) => number;
  readonly pauses: readonly Pause[];
}

const HOUR = 3_600_000;
/** Width of a pause, as a share of the picture. */
const PAUSE = 0.12;
/** A pause is long in itself, and long beside everything that happened. */
const LONG = 2 * HOUR;
const SHARE = 0.2;

/** Real times, but for long pauses: those are drawn with a break, so that a night of work is not a line beside three quiet days. */
export const scaleOf = (times: readonly number[]): Scale => {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const last = sorted.at(-1) ?? first;
  const gaps = sorted.slice(1).map((to, at) => ({ from: sorted[at] ?? to, to }));
  const long = gaps.filter(({ from, to }) => to - from > LONG && to - from > (last - first) * SHARE);
  const quiet = long.reduce((sum, { from, to }) => sum + to - from, 0);
  const busy = Math.max(1, last - first - quiet);
  const room = 1 - PAUSE * long.length;
  const at = (time: number): number => {
    const within = Math.min(Math.max(time, first), last);
    let before = within - first;
    let pauses = 0;
    for (const { from, to } of long) {
      if (within <= from) break;
      const share = Math.min(1, (within - from) / (to - from));
      before -= share * (to - from);
      pauses += share * PAUSE;
    }
    return (before / busy) * room + pauses;
  };
  return { at, pauses: long.map(({ from, to }) => ({ from, to, x: at(from), width: at(to) - at(from) })) };
};

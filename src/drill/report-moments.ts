import { isEntry } from '../incident/chain.ts';
import type { Exercise } from './exercise.ts';
import type { Schedule } from './schedule.ts';

/** One row of the 時系列: a line of the log, or an inject that came without anybody writing it down. */
export interface Moment {
  /** Milliseconds of exercise time from STARTEX. */
  readonly at: number;
  /** UTC milliseconds of the wall clock; missing where nobody looked at one. */
  readonly real?: number;
  readonly seq?: number;
  /** Of the coming, deferring or dropping out of an inject. */
  readonly inject?: string;
}

/** Everything that the log and the schedule tell, in the order of exercise time; at one moment, in the order of writing. */
export function momentsOf({ incident, started, traced }: Exercise, { passed }: Schedule): Moment[] {
  let last = 0;
  const lines = incident.entries.map((line): Moment => {
    // A line that could not be read keeps its place after the one before it.
    if (!isEntry(line)) return { at: last, seq: line.seq };
    last = line.type === 'exercise.injected' ? line.data.at : Math.max(0, line.at - started.at);
    const real = line.real === undefined ? {} : { real: line.real };
    return { at: last, ...real, seq: line.seq, ...(line.type === 'exercise.injected' && { inject: line.data.inject }) };
  });
  const unwritten = passed.flatMap(({ id, status }): Moment[] =>
    traced.has(id) || !('at' in status) ? [] : [{ at: status.at, inject: id }],
  );
  return [...lines, ...unwritten].sort((a, b) => a.at - b.at || (a.seq ?? Number.MAX_SAFE_INTEGER) - (b.seq ?? Number.MAX_SAFE_INTEGER));
}

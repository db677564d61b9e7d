import type { Graded } from './grade.ts';
import { gradeExpected } from './grade.ts';
import { deedOf } from './scenario.ts';
import { MINUTE } from './schedule.ts';

/** A piece of work: from when it can be begun, by when it must be done, and how long it takes. Minutes. */
export interface Job {
  readonly from: number;
  readonly due: number;
  readonly takes: number;
}

/**
 * Whether one player could meet everything that is open, and everything that will surely be asked, if each thing could be laid down and
 * taken up again. Where not even that is possible, no order is left to be tried.
 */
export function fitsTogether(graded: Graded): boolean {
  const { scenario, schedule, deeds, now } = graded;
  const minute = now / MINUTE;
  const open = gradeExpected(graded).flatMap(({ state, due, expected }): Job[] =>
    state === 'open' && due !== undefined ? [{ from: minute, due: due / MINUTE, takes: expected.takes }] : [],
  );
  // Once for each deed: what was done before it was asked for is done, and two may ask for one.
  const free = scenario.expected.filter(
    (one) =>
      !deeds.some(({ deed }) => deed === deedOf(one)) && scenario.expected.filter((other) => deedOf(other) === deedOf(one)).length === 1,
  );
  const sure = free.flatMap(({ from, target, takes }): Job[] => {
    const inject = scenario.injects.find(({ id }) => id === from);
    const waiting = schedule.injects.get(from)?.state === 'waiting';
    return inject?.at !== undefined && inject.when === undefined && waiting ? [{ from: inject.at, due: inject.at + target, takes }] : [];
  });
  return earliestFirst([...open, ...sure], minute);
}

/** The nearest deadline first, changed whenever something new comes: what this order cannot meet, none can. */
export function earliestFirst(jobs: readonly Job[], start: number): boolean {
  const left = new Map(jobs.map((job) => [job, job.takes]));
  let now = start;
  while (left.size > 0) {
    const [job] = [...left.keys()].filter(({ from }) => from <= now).sort((a, b) => a.due - b.due);
    const next = Math.min(...[...left.keys()].map(({ from }) => from).filter((from) => from > now));
    if (job === undefined) {
      now = next;
      continue;
    }
    const rest = left.get(job) ?? 0;
    const until = Math.min(now + rest, next);
    if (until > job.due) return false;
    if (until === now + rest) left.delete(job);
    else left.set(job, rest - (until - now));
    now = until;
  }
  return true;
}

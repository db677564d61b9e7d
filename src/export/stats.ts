import { TROUBLES, type Trouble } from '../../machines/words.ts';
import { isEntry } from '../incident/chain.ts';
import { isLate } from '../incident/corrected.ts';
import type { Incident } from '../incident/incident.ts';
import { deviationsOf } from './report-changes.ts';
import { durationsOf, MILESTONES, type MilestoneId, milestonesOf } from './spans.ts';

/** Milestones that are reached after the detection. */
export const REACHED = MILESTONES.filter((id) => id !== 'detected');

/** How long something took over several incidents, in milliseconds. */
export interface Duration {
  readonly count: number;
  readonly median: number;
  readonly max: number;
}

export interface StatsRow {
  /** The trouble that an incident was opened for; `all` of the last row. */
  readonly trouble: Trouble | 'all';
  readonly incidents: number;
  readonly closed: number;
  readonly drills: number;
  readonly durations: Partial<Record<MilestoneId, Duration>>;
  readonly deviations: number;
  readonly late: number;
  /** Rounds of every response: more than one where a trouble came back. */
  readonly rounds: number;
}

/** The middle of the values; of an even number, the mean of the middle two, rounded to whole milliseconds. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[half - 1] ?? 0) + upper) / 2);
};

/** What one incident adds to its row. */
interface Counted {
  readonly trouble: Trouble;
  readonly closed: boolean;
  readonly drill: boolean;
  readonly durations: Partial<Record<MilestoneId, number>>;
  readonly deviations: number;
  readonly late: number;
  readonly rounds: number;
}

/** The figures of one incident: small, so that many can be read one after the other. */
export const countedOf = (incident: Incident): Counted => ({
  trouble: incident.opened.data.trouble,
  closed: incident.closed,
  drill: incident.opened.mode === 'drill',
  durations: durationsOf(milestonesOf(incident)),
  deviations: deviationsOf(incident).length,
  late: incident.entries.filter((line) => isEntry(line) && isLate(incident, line) && !incident.undone.has(line.seq)).length,
  rounds: incident.responses.reduce((sum, { round }) => sum + round, 0),
});

const rowOf = (trouble: StatsRow['trouble'], counted: readonly Counted[]): StatsRow => {
  const sum = (one: (counted: Counted) => number) => counted.reduce((total, next) => total + one(next), 0);
  const durations = REACHED.flatMap((id): [MilestoneId, Duration][] => {
    const values = counted.flatMap((one) => one.durations[id] ?? []);
    if (values.length === 0) return [];
    return [[id, { count: values.length, median: median(values), max: values.reduce((a, b) => Math.max(a, b)) }]];
  });
  return {
    trouble,
    incidents: counted.length,
    closed: counted.filter(({ closed }) => closed).length,
    drills: counted.filter(({ drill }) => drill).length,
    durations: Object.fromEntries(durations),
    deviations: sum(({ deviations }) => deviations),
    late: sum(({ late }) => late),
    rounds: sum(({ rounds }) => rounds),
  };
};

/** A row for each trouble that there was, and one for all of them. */
export const statsOf = (counted: readonly Counted[]): StatsRow[] => [
  ...TROUBLES.flatMap((trouble) => {
    const own = counted.filter((one) => one.trouble === trouble);
    return own.length === 0 ? [] : [rowOf(trouble, own)];
  }),
  rowOf('all', counted),
];

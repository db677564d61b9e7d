import { isEntry, type RawEntry } from '../incident/chain.ts';
import { isLate, occurredAt } from '../incident/corrected.ts';
import type { Entry } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { type Described, describe } from './describe.ts';
import { type Person, personOf } from './person.ts';

/** One line of the 時系列. Times are UTC milliseconds; a line that could not be read has neither time nor person. */
export interface ChronologyRow extends Described {
  readonly seq: number;
  readonly occurred?: number;
  readonly written?: number;
  /** 後刻記入 */
  readonly late: boolean;
  readonly person?: Person;
}

/** One line of the log as a row. */
export const rowOf = (incident: Incident, line: Entry | RawEntry): ChronologyRow => {
  const said = describe(incident, line);
  if (!isEntry(line)) return { seq: line.seq, late: false, ...said };
  return {
    seq: line.seq,
    occurred: occurredAt(incident, line),
    written: line.at,
    late: isLate(incident, line),
    person: personOf(line),
    ...said,
  };
};

/** Every line of the log in the order it was written in: the only order that cannot be argued about. */
export const chronologyOf = (incident: Incident): ChronologyRow[] => incident.entries.map((line) => rowOf(incident, line));

/**
 * The same rows in the order in which things happened, for the report. Within one minute, the order of writing. A line that
 * could not be read keeps its place after the one before it.
 */
export const byOccurrence = (rows: readonly ChronologyRow[]): ChronologyRow[] => {
  let last = 0;
  const placed = rows.map((row) => {
    last = row.occurred ?? last;
    return { row, minute: Math.floor(last / 60_000) };
  });
  return placed.sort((a, b) => a.minute - b.minute || a.row.seq - b.row.seq).map(({ row }) => row);
};

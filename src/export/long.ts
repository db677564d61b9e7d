import { isEntry, parseEntry, type RawEntry } from '../incident/chain.ts';
import { isLate, occurredAt } from '../incident/corrected.ts';
import type { Entry } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import type { SealedEntry } from '../incident/log.ts';
import { beginReplay, type RunbookOf, takeLine } from '../incident/replay.ts';
import { type ChronologyRow, rowOf } from './chronology.ts';
import { type Person, personOf } from './person.ts';

/** A log that can be read again from its beginning. */
export type Source = () => Iterable<SealedEntry>;

/**
 * An incident whose log is too long to be held. `incident` knows everything but plain notes: those are read anew from the log when
 * they are told, and mean nothing to the machines.
 */
export interface LongIncident {
  readonly incident: Incident;
  /** Every line, one after the other. */
  readonly lines: () => Generator<Entry | RawEntry>;
  readonly count: number;
  readonly people: readonly { readonly person: Person; readonly lines: number }[];
}

function* parsed(source: Source): Generator<Entry | RawEntry> {
  for (const line of source()) yield parseEntry(line);
}

/** Lines that other lines point at, and those of them that were undone. */
const pointedAt = (source: Source): { targets: Set<number>; undone: Set<number> } => {
  const targets = new Set<number>();
  const undone = new Set<number>();
  for (const line of parsed(source)) {
    if (!isEntry(line)) continue;
    if ('target' in line.data) targets.add(line.data.target.seq);
    if (line.type === 'entry.undone') undone.add(line.data.target.seq);
  }
  return { targets, undone };
};

/** Reads a long log twice, and keeps of it what the report needs. Throws ImpossibleLog. */
export const longIncident = (source: Source, runbookOf: RunbookOf): LongIncident => {
  const { targets, undone } = pointedAt(source);
  const people = new Map<string, { person: Person; lines: number }>();
  let incident: Incident | undefined;
  let count = 0;
  for (const line of parsed(source)) {
    incident ??= beginReplay(line, runbookOf);
    incident.head = { seq: line.seq, hash: line.hash };
    count += 1;
    if (!isEntry(line)) {
      incident.entries.push(line);
      continue;
    }
    takeLine(incident, line, undone, runbookOf);
    const person = personOf(line);
    people.set(person.text, { person, lines: (people.get(person.text)?.lines ?? 0) + 1 });
    if (line.type === 'note.added' && !isLate(incident, line) && !targets.has(line.seq)) incident.bySeq.delete(line.seq);
    else incident.entries.push(line);
  }
  return { incident: incident ?? beginReplay(undefined, runbookOf), lines: () => parsed(source), count, people: [...people.values()] };
};

/** The order of the report: by the minute, and within it by the line. */
const isBefore = (one: { row: ChronologyRow; minute: number }, minute: number, seq: number): boolean =>
  one.minute < minute || (one.minute === minute && one.row.seq < seq);

const minuteOf = (incident: Incident, line: Entry): number => Math.floor(occurredAt(incident, line) / 60_000);

/**
 * The rows of a long log in the order of occurrence. Only what happened before a line that was written earlier is held; the rest
 * passes through.
 */
export function* longRows({ incident, lines }: LongIncident): Generator<ChronologyRow> {
  const early: { row: ChronologyRow; minute: number }[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const line of lines()) {
    if (!isEntry(line)) continue;
    const minute = minuteOf(incident, line);
    if (minute < latest) early.push({ row: rowOf(incident, line), minute });
    else latest = minute;
  }
  early.sort((a, b) => a.minute - b.minute || a.row.seq - b.row.seq);
  const moved = new Set(early.map(({ row }) => row.seq));
  let next = 0;
  for (const line of lines()) {
    if (moved.has(line.seq)) continue;
    const minute = isEntry(line) ? minuteOf(incident, line) : Number.NEGATIVE_INFINITY;
    for (let one = early[next]; one !== undefined && isBefore(one, minute, line.seq); one = early[next]) {
      yield one.row;
      next += 1;
    }
    yield rowOf(incident, line);
  }
  for (; next < early.length; next += 1) yield (early[next] as { row: ChronologyRow }).row;
}

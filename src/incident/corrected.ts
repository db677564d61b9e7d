import type { Entry, EntryOf, EntryType } from './entry.ts';
import type { Incident } from './incident.ts';

/*
 * What a line says after its corrections, where other figures stand on it: when it happened, and which posts a retained file shows.
 * The stored line never changes; a correction holds a time as ISO 8601 in UTC, and posts by their number (S1 …).
 */

const MINUTE = 60_000;

/** Lines of which an operator says when they happened. All others are what the program wrote when it wrote them. */
const TIMED: ReadonlySet<EntryType> = new Set([
  'step.recorded',
  'step.settled',
  'step.overridden',
  'question.answered',
  'trouble.recurred',
  'role.assigned',
  'note.added',
  'rule.breached',
  'evidence.added',
  'evidence.handled',
  'incident.handed-over',
  'incident.closed',
]);

/** The time that a line states and that may be put right; undefined for a line that states none. */
export const timeFieldOf = ({ type }: Pick<Entry, 'type'>): 'occurred' | 'detected' | undefined =>
  type === 'incident.opened' ? 'detected' : TIMED.has(type) ? 'occurred' : undefined;

/** What the last correction of a field says in clear; undefined where there is none. */
const correctedTo = (incident: Incident, seq: number, field: string): string | string[] | undefined =>
  incident.corrections.get(seq)?.findLast(({ data }) => data.paths.includes(field))?.data.fields[field];

/** UTC milliseconds of a time as a correction holds it. What cannot be read is no time. */
export const storedTime = (value: string | readonly string[] | undefined): number | undefined => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
};

/** When it happened, as stated and put right; undefined where nothing but the time of writing is known. */
export const statedAt = (incident: Incident, entry: Pick<Entry, 'seq' | 'occurred'>): number | undefined =>
  storedTime(correctedTo(incident, entry.seq, 'occurred')) ?? entry.occurred;

/** When it happened, as stated and put right; without a statement, when it was written. UTC milliseconds. */
export const occurredAt = (incident: Incident, entry: Pick<Entry, 'seq' | 'at' | 'occurred'>): number =>
  statedAt(incident, entry) ?? entry.at;

/** 後刻記入: it is stated to have happened in another minute than the one it was written in. */
export const isLate = (incident: Incident, entry: Pick<Entry, 'seq' | 'at' | 'occurred'>): boolean =>
  Math.floor(occurredAt(incident, entry) / MINUTE) !== Math.floor(entry.at / MINUTE);

/** When the incident was found (覚知), corrections taken in. UTC milliseconds. */
export const detectedAt = (incident: Incident): number =>
  storedTime(correctedTo(incident, incident.opened.seq, 'detected')) ?? incident.opened.data.detected;

/** Numbers of the posts that a retained file shows, corrections taken in. */
export const postsOf = (incident: Incident, entry: EntryOf<'evidence.added'>): readonly string[] => {
  const corrected = correctedTo(incident, entry.seq, 'subject');
  return corrected === undefined ? entry.data.subjects : typeof corrected === 'string' ? [corrected] : corrected;
};

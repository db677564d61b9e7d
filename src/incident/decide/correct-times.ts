import { detectedAt, occurredAt } from '../corrected.ts';
import type { Entry } from '../entry.ts';
import { entriesOf, type Incident } from '../incident.ts';

const DETECTION = 'record-detection';
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** UTC milliseconds of one ISO 8601 time with its offset; undefined for anything else. What people type is read before it comes here. */
export const readTimeText = (values: readonly string[]): number | undefined => {
  const [only = ''] = values;
  const at = values.length === 1 && ISO.test(only) ? Date.parse(only) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
};

/**
 * The time of finding stands twice: where the incident begins, and in the record of it. Whoever puts one right means both, as long as
 * both said the same. The other line of the two, and the field that holds its time.
 */
export const sameTime = (incident: Incident, entry: Entry): readonly (readonly [Entry, 'occurred' | 'detected'])[] => {
  const [first] = incident.responses;
  const record = entriesOf(incident, first?.id ?? '', DETECTION).findLast(({ type }) => type === 'step.settled');
  if (record === undefined || occurredAt(incident, record) !== detectedAt(incident)) return [];
  if (entry.seq === incident.opened.seq) return [[record, 'occurred']];
  return entry.seq === record.seq ? [[incident.opened, 'detected']] : [];
};

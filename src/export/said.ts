import { longDateTime, spokenTime, startOfDay } from '../incident/calendar.ts';
import { storedTime, timeFieldOf } from '../incident/corrected.ts';
import type { Entry, EntryOf } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { type Field, formOf } from '../runbook/forms.ts';
import type { FormId } from '../runbook/vocabulary.ts';
import { forms } from '../words/ja/forms.ts';
import { report } from '../words/ja/report.ts';
import { blackedOut } from './person.ts';

/** 見え消し: words that were put right, and the line that did it. */
export interface Struck {
  readonly label: string;
  readonly old: string;
  readonly new: string;
  readonly bySeq: number;
}

/** One thing that a line says: a field of its form, or a text beside it. */
export interface Said {
  readonly id: string;
  readonly label: string;
  /** As it stands now, corrections taken in; ■ where it was blacked out. */
  readonly value: string;
  readonly struck: readonly Struck[];
}

type Words = Readonly<Record<string, string>>;

/** What each text beside the forms is, for the ■ that stands in its place. */
const WHAT: Words = {
  title: report.what.title,
  account: report.what.account,
  name: report.what.name,
  postId: report.what.post,
  shownAt: report.what.time,
  takenBy: report.what.name,
  from: report.what.name,
  to: report.what.name,
  decidedBy: report.what.name,
  doneBy: report.what.name,
  overriddenBy: report.what.name,
  text: report.what.body,
  note: report.what.body,
  reason: report.what.body,
  orderReason: report.what.body,
  override: report.what.body,
  approver: report.what.name,
  basis: report.what.body,
  document: report.what.text,
};

const KIND_WHAT: Partial<Record<Field['kind'], string>> = {
  person: report.what.name,
  long: report.what.body,
  url: report.what.url,
  subject: report.what.subject,
};

const formIdOf = (entry: Entry): FormId | undefined => {
  if (entry.type === 'incident.closed') return 'R19';
  return 'form' in entry.data ? entry.data.form : undefined;
};

const fieldsOf = (entry: Entry): readonly Field[] => {
  const form = formIdOf(entry);
  return form === undefined ? [] : formOf(form).fields;
};

/** Label of a field or text of this line. */
export const labelOf = (entry: Entry, id: string): string => {
  const form = formIdOf(entry);
  const own: Words | undefined = form === undefined ? undefined : forms.field[form];
  if (entry.type === 'evidence.added') {
    if (id === 'name') return report.label.file;
    if (id === 'method') return forms.field.R07.method;
  }
  return own?.[id] ?? (report.label as Words)[id] ?? id;
};

const whatOf = (entry: Entry, id: string): string => {
  const field = fieldsOf(entry).find((one) => one.id === id);
  if (field !== undefined) return KIND_WHAT[field.kind] ?? report.what.text;
  if (entry.type === 'evidence.added' && id === 'name') return report.what.file;
  return WHAT[id] ?? report.what.text;
};

/** A choice in the words of the form; anything else as it is. */
const inWords = (id: string, value: string): string => {
  const choices: Words | undefined = (forms.choice as Readonly<Record<string, Words>>)[id];
  return choices?.[value] ?? value;
};

const clearValue = (id: string, value: string | readonly string[]): string =>
  typeof value === 'string' ? inWords(id, value) : value.map((one) => inWords(id, one)).join('、');

/** The words of a post or account by its number; ■ where they were blacked out. */
export const subjectText = (incident: Incident, number: string): string => incident.subjects.get(number) || blackedOut(report.what.subject);

/** 2時04分 on the day the line was written, the day with it on another. */
const timeText = (at: number, written: number): string => (startOfDay(at) === startOfDay(written) ? spokenTime(at) : longDateTime(at));

/** Posts by their numbers, one below the other. */
const postsText = (incident: Incident, numbers: readonly string[]): string =>
  numbers.map((number) => subjectText(incident, number)).join('\n');

/** Times and the posts of a retained file: told by the line itself, and here only where they were put right. */
const isAside = (entry: Entry, id: string): boolean => id === timeFieldOf(entry) || (entry.type === 'evidence.added' && id === 'subject');

/** The same as it was written. */
const asideWritten = (incident: Incident, entry: Entry, id: string): string | undefined => {
  if (entry.type === 'evidence.added' && id === 'subject')
    return entry.data.subjects.length === 0 ? undefined : postsText(incident, entry.data.subjects);
  return timeText(entry.type === 'incident.opened' ? entry.data.detected : (entry.occurred ?? entry.at), entry.at);
};

/** What the line itself says under an id, as it was written; undefined when it says nothing. */
const writtenAt = (incident: Incident, entry: Entry, id: string): string | undefined => {
  const clear = 'fields' in entry.data ? entry.data.fields[id] : undefined;
  if (clear !== undefined) return clearValue(id, clear);
  const field = fieldsOf(entry).find((one) => one.id === id);
  if (field?.kind === 'subject' && 'subjects' in entry.data && entry.data.subjects.length > 0)
    return postsText(incident, entry.data.subjects);
  for (const path of [`fields.${id}`, id]) {
    const word = entry.words[path];
    if (word !== undefined) return word;
    if (entry.pii[path] !== undefined) return blackedOut(whatOf(entry, id));
  }
  return undefined;
};

/** A checklist of which nothing was ticked is told: 未確認. */
const untickedAt = (entry: Entry, id: string): string | undefined => {
  const isDone = entry.type === 'step.overridden' || (entry.type === 'step.settled' && entry.data.outcome === 'done');
  return isDone && fieldsOf(entry).some((field) => field.id === id && field.kind === 'multi') ? report.unconfirmed : undefined;
};

const correctedTo = (incident: Incident, entry: Entry, correction: EntryOf<'entry.corrected'>, id: string): string => {
  const clear = correction.data.fields[id];
  if (isAside(entry, id)) {
    const at = storedTime(clear);
    const posts = typeof clear === 'string' ? [clear] : (clear ?? []);
    const said = id === 'subject' ? postsText(incident, posts) : at === undefined ? '' : timeText(at, entry.at);
    return said === '' ? report.empty : said;
  }
  if (clear !== undefined) return clearValue(id, clear);
  const path = `fields.${id}`;
  const word = correction.words[path] ?? (correction.pii[path] === undefined ? '' : blackedOut(whatOf(entry, id)));
  return word === '' ? report.empty : word;
};

/** One text of a line with its corrections; undefined when neither the line nor a correction says it. */
export const saidAt = (incident: Incident, entry: Entry, id: string): Said | undefined => {
  const corrections = (incident.corrections.get(entry.seq) ?? []).filter(({ data }) => data.paths.includes(id));
  const aside = isAside(entry, id);
  if (aside && corrections.length === 0) return undefined;
  const written = aside ? asideWritten(incident, entry, id) : (writtenAt(incident, entry, id) ?? untickedAt(entry, id));
  if (written === undefined && corrections.length === 0) return undefined;
  const label = labelOf(entry, id);
  let value = written ?? report.empty;
  const struck = corrections.map((correction) => {
    const old = value;
    value = correctedTo(incident, entry, correction, id);
    return { label, old, new: value, bySeq: correction.seq };
  });
  return { id, label, value, struck };
};

/** Texts beside the forms, in the order in which they read best. */
const BESIDE = [
  'occurred',
  'detected',
  'subject',
  'name',
  'postId',
  'shownAt',
  'takenBy',
  'method',
  'original',
  'shows',
  'title',
  'account',
  'text',
  'note',
];
const REASONS = ['doneBy', 'reason', 'decidedBy', 'orderReason', 'override', 'overriddenBy', 'to', 'basis', 'approver', 'document'];

/** Everything that a line says in words, fields of its form first. */
export const saidOf = (incident: Incident, entry: Entry): Said[] => {
  const ids = new Set([...fieldsOf(entry).map(({ id }) => id), ...BESIDE, ...REASONS]);
  return [...ids].flatMap((id) => saidAt(incident, entry, id) ?? []);
};

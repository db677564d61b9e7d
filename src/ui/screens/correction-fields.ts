import { labelOf } from '../../export/said.ts';
import { detectedAt, occurredAt, postsOf, timeFieldOf } from '../../incident/corrected.ts';
import { correctableIn, fieldsFor } from '../../incident/decide/correct.ts';
import type { Entry } from '../../incident/entry.ts';
import type { Incident } from '../../incident/incident.ts';
import { forms } from '../../words/ja/forms.ts';
import { ui } from '../../words/ja/ui.ts';
import { readTime } from '../parts/datetime.ts';
import type { Field, FormValues } from '../parts/form.ts';
import { typedTime } from '../parts/form-time.ts';
import { listOf, textOf } from './form-screen.ts';

const MINUTE = 60_000;

/** One thing of a line that may be put right: its field, what it says now, and what was filled in, if that is something else. */
export interface Correctable {
  readonly id: string;
  readonly field: Field;
  /** The new value as a correction takes it, or undefined when the field says what it said before. */
  readonly changed: (values: FormValues, now: number) => string | readonly string[] | undefined;
}

const fieldId = (id: string): string => `v-${id}`;

const labelFor = (entry: Entry, id: string): string => {
  const isOwn = fieldsFor(entry).some((one) => one.id === id);
  return isOwn ? labelOf(entry, id) : ((ui.correctLabels as Readonly<Record<string, string>>)[id] ?? labelOf(entry, id));
};

/** What the line says under an id, corrections taken in, as the fields of a form hold it. */
const saidNow = (incident: Incident, entry: Entry, id: string): string | readonly string[] => {
  const last = incident.corrections.get(entry.seq)?.findLast(({ data }) => data.paths.includes(id));
  if (last !== undefined) return last.words[`fields.${id}`] ?? last.data.fields[id] ?? '';
  const clear = 'fields' in entry.data ? entry.data.fields[id] : undefined;
  return entry.words[`fields.${id}`] ?? entry.words[id] ?? clear ?? '';
};

const timeOf = (incident: Incident, entry: Entry, id: 'occurred' | 'detected', now: number): Correctable => {
  const at = id === 'detected' ? detectedAt(incident) : occurredAt(incident, entry);
  return {
    id,
    field: { id: fieldId(id), label: labelFor(entry, id), kind: 'time', required: true, initial: typedTime(at, now) },
    changed: (values, asked) => {
      const read = readTime(textOf(values, fieldId(id)), asked);
      if (!('at' in read) || Math.floor(read.at / MINUTE) === Math.floor(at / MINUTE)) return undefined;
      return new Date(read.at).toISOString();
    },
  };
};

const postsFieldOf = (incident: Incident, entry: Entry & { type: 'evidence.added' }): Correctable => {
  const posts = postsOf(incident, entry).map((number) => incident.subjects.get(number) ?? number);
  const id = fieldId('subject');
  return {
    id: 'subject',
    field: {
      id,
      label: ui.evidence.url,
      kind: 'text',
      initial: posts.join(' '),
      optionalNote: true,
      hint: ui.record.subjectHint,
    },
    changed: (values) => {
      const typed = listOf(values, id);
      return typed.join(' ') === posts.join(' ') ? undefined : typed;
    },
  };
};

const wordsOf = (incident: Incident, entry: Entry, id: string): Correctable => {
  const own = fieldsFor(entry).find((one) => one.id === id);
  const names = (forms.choice as Readonly<Record<string, Readonly<Record<string, string>>>>)[id] ?? {};
  const choices = own?.choices?.map((one) => ({ id: one, label: names[one] ?? one }));
  const before = saidNow(incident, entry, id);
  const initial = own?.kind === 'multi' ? (typeof before === 'string' ? [before].filter((one) => one !== '') : before) : String(before);
  return {
    id,
    field: {
      id: fieldId(id),
      label: labelFor(entry, id),
      kind: choices === undefined ? 'text' : own?.kind === 'multi' ? 'multi' : 'choice',
      initial,
      ...(own !== undefined && !own.required && { optionalNote: true as const }),
      ...(choices !== undefined && { choices }),
    },
    changed: (values) => {
      const typed = values[fieldId(id)];
      if (typeof initial === 'string') return textOf(values, fieldId(id)) === initial.trim() ? undefined : textOf(values, fieldId(id));
      return JSON.stringify(typed) === JSON.stringify(initial) ? undefined : typed;
    },
  };
};

/** Everything of a line that may be put right, in the order in which it is told, the time last. */
export const correctablesOf = (incident: Incident, entry: Entry, now: number): Correctable[] => {
  const time = timeFieldOf(entry);
  return correctableIn(entry).map((id) => {
    if (id === time) return timeOf(incident, entry, time, now);
    if (id === 'subject' && entry.type === 'evidence.added') return postsFieldOf(incident, entry);
    return wordsOf(incident, entry, id);
  });
};

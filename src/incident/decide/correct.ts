import { type Field, type Form, formOf, isClear, isTorn } from '../../runbook/forms.ts';
import type { Command } from '../command.ts';
import { timeFieldOf } from '../corrected.ts';
import type { Draft, Entry } from '../entry.ts';
import type { FieldInput } from '../fields.ts';
import type { Incident } from '../incident.ts';
import type { FieldProblem, Refusal } from '../refusal.ts';
import { readTimeText, sameTime } from './correct-times.ts';
import { correctable, EVIDENCE_FIELDS } from './facts.ts';
import { numberSubjects } from './subjects.ts';
import { refuseFuture, refuseTexts } from './texts.ts';

/** Texts beside the forms that a line cannot do without. */
const NEEDED: readonly string[] = ['text', 'name', 'from', 'to', 'reason', 'override'];

/** What kind of approval it was decides what may be published: that is undone and recorded anew, never corrected. */
const ORDERS_REST_ON: readonly string[] = ['approval', 'exception'];

const formFor = (entry: Entry): Form | undefined => {
  if (entry.type === 'incident.closed') return formOf('R19');
  return 'form' in entry.data ? formOf(entry.data.form) : undefined;
};

/** Fields of a line that are more than a text: those of its form, or what is noted of a retained file. */
export const fieldsFor = (entry: Entry): readonly Field[] =>
  entry.type === 'evidence.added' ? EVIDENCE_FIELDS : (formFor(entry)?.fields ?? []);

/** Everything of a line that may be put right, by the name that a correction gives it. */
export const correctableIn = (entry: Entry): string[] => {
  const own = fieldsFor(entry).filter(({ kind }) => kind !== 'subject' && kind !== 'evidence');
  const known = [...correctable(entry), ...own.map(({ id }) => id)].filter((id) => !ORDERS_REST_ON.includes(id));
  const time = timeFieldOf(entry);
  // The post that a picture shows was often typed in a hurry; which post a deed was about stays as it is: orders stand on it.
  const posts = entry.type === 'evidence.added' ? ['subject'] : [];
  return [...new Set([...known, ...posts, ...(time === undefined ? [] : [time])])];
};

const valuesOf = (given: string | readonly string[]): string[] =>
  (typeof given === 'string' ? [given] : [...given]).map((value) => value.trim()).filter((value) => value !== '');

interface Read {
  readonly clear: Record<string, string | string[]>;
  readonly words: Record<string, string>;
  readonly problems: FieldProblem[];
}

/** Reads the new values of a line's fields; all problems at once. */
const readValues = (incident: Incident, entry: Entry, given: FieldInput): Read => {
  const read: Read = { clear: {}, words: {}, problems: [] };
  for (const [id, value] of Object.entries(given)) {
    const field = fieldsFor(entry).find((one) => one.id === id);
    const values = valuesOf(value);
    const choices = field?.choices;
    if (id === timeFieldOf(entry)) {
      const at = readTimeText(values);
      if (at === undefined) read.problems.push({ field: id, problem: values.length === 0 ? 'missing' : 'time' });
      else read.clear[id] = new Date(at).toISOString();
    } else if (entry.type === 'evidence.added' && id === 'subject') {
      const posts = numberSubjects(incident, values);
      read.clear[id] = posts.numbers;
      Object.assign(read.words, posts.words);
    } else if (values.length === 0 && (field === undefined ? NEEDED.includes(id) : field.required))
      read.problems.push({ field: id, problem: 'missing', ...(choices && { choices }) });
    else if (choices !== undefined && (isTorn(field, values) || !values.every((one) => choices.includes(one))))
      read.problems.push({ field: id, problem: 'choice', choices });
    else if (field === undefined || !isClear(field)) read.words[`fields.${id}`] = values.join('\n');
    else if (values.length > 0) read.clear[id] = field.kind === 'choice' ? (values[0] ?? '') : values;
  }
  return read;
};

/** Puts an entry right by a further entry; the old words stay (見え消し). */
export const correct = (incident: Incident, command: Extract<Command, { do: 'correct' }>, now: number): readonly Draft[] | Refusal => {
  const entry = incident.bySeq.get(command.seq);
  if (entry === undefined) return { code: 'entry.unknown', seq: command.seq, last: incident.head.seq };
  if (incident.undone.has(command.seq)) return { code: 'entry.undone', seq: command.seq };
  const given = Object.entries(command.fields);
  const known = correctableIn(entry);
  const form = formFor(entry)?.id;
  if (given.length === 0 || given.some(([id]) => !known.includes(id)))
    return { code: 'correct.nothing', seq: command.seq, ...(form && { form }), known };
  const { clear, words, problems } = readValues(incident, entry, command.fields);
  const texts = Object.fromEntries(given.map(([id, value]) => [id, valuesOf(value).join('\n')]));
  const refused = refuseTexts('correct', { ...texts, why: command.reason }, ['why']);
  if (refused?.code === 'fields.invalid')
    problems.push(...refused.problems.map((one) => (one.field === 'why' ? { ...one, field: 'reason' } : one)));
  if (problems.length > 0) return { code: 'fields.invalid', step: 'correct', ...(form && { form }), problems };
  const time = timeFieldOf(entry);
  const at = time === undefined ? undefined : readTimeText(valuesOf(command.fields[time] ?? ''));
  const future = refuseFuture(at, now);
  if (future !== undefined) return future;
  const draft = (target: Entry, fields: Read['clear'], paths: readonly string[], said: Read['words']): Draft => ({
    type: 'entry.corrected',
    ...(target.response !== undefined && { response: target.response }),
    runbook: target.runbook,
    data: { target: { seq: target.seq, hash: target.hash }, fields, paths: [...paths] },
    words: { ...said, reason: command.reason },
  });
  const own = draft(
    entry,
    clear,
    given.map(([id]) => id),
    words,
  );
  if (at === undefined) return [own];
  return [own, ...sameTime(incident, entry).map(([line, field]) => draft(line, { [field]: new Date(at).toISOString() }, [field], {}))];
};

import { type Field, type Form, formOf, isClear } from '../../runbook/forms.ts';
import type { Command } from '../command.ts';
import type { Draft, Entry } from '../entry.ts';
import type { Incident } from '../incident.ts';
import type { FieldProblem, Refusal } from '../refusal.ts';
import { correctable, EVIDENCE_FIELDS } from './facts.ts';
import { refuseTexts } from './texts.ts';

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

const valuesOf = (given: string | readonly string[]): string[] =>
  (typeof given === 'string' ? [given] : [...given]).filter((value) => value.trim() !== '');

/** Puts an entry right by a further entry; the old words stay (見え消し). */
export const correct = (incident: Incident, command: Extract<Command, { do: 'correct' }>): readonly Draft[] | Refusal => {
  const entry = incident.bySeq.get(command.seq);
  if (entry === undefined) return { code: 'entry.unknown', seq: command.seq, last: incident.head.seq };
  if (incident.undone.has(command.seq)) return { code: 'entry.undone', seq: command.seq };
  const given = Object.entries(command.fields);
  const own = fieldsFor(entry).filter(({ id, kind }) => kind !== 'subject' && kind !== 'evidence' && !ORDERS_REST_ON.includes(id));
  const stated = correctable(entry).filter((id) => !ORDERS_REST_ON.includes(id));
  const known = [...new Set([...stated, ...own.map(({ id }) => id)])];
  if (given.length === 0 || given.some(([id]) => !known.includes(id))) return { code: 'correct.nothing', seq: command.seq, known };
  const problems: FieldProblem[] = [];
  const clear: Record<string, string | string[]> = {};
  const words: Record<string, string> = {};
  for (const [id, value] of given) {
    const field = fieldsFor(entry).find((one) => one.id === id);
    const values = valuesOf(value);
    const choices = field?.choices;
    if (values.length === 0 && (field === undefined ? NEEDED.includes(id) : field.required))
      problems.push({ field: id, problem: 'missing', ...(choices && { choices }) });
    else if (choices !== undefined && !values.every((one) => choices.includes(one)))
      problems.push({ field: id, problem: 'choice', choices });
    else if (field === undefined || !isClear(field)) words[`fields.${id}`] = values.join('\n');
    else if (values.length > 0) clear[id] = field.kind === 'choice' ? (values[0] ?? '') : values;
  }
  const texts = Object.fromEntries(given.map(([id, value]) => [id, valuesOf(value).join('\n')]));
  const refused = refuseTexts('correct', { ...texts, why: command.reason }, ['why']);
  if (refused?.code === 'fields.invalid')
    problems.push(...refused.problems.map((one) => (one.field === 'why' ? { ...one, field: 'reason' } : one)));
  const form = formFor(entry)?.id;
  if (problems.length > 0) return { code: 'fields.invalid', step: 'correct', ...(form && { form }), problems };
  return [
    {
      type: 'entry.corrected',
      ...(entry.response !== undefined && { response: entry.response }),
      runbook: entry.runbook,
      data: { target: { seq: entry.seq, hash: entry.hash }, fields: clear, paths: given.map(([id]) => id) },
      words: { ...words, reason: command.reason },
    },
  ];
};

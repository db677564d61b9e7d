import { type Field, type Form, isClear, isTorn } from '../runbook/forms.ts';
import type { FieldProblem } from './refusal.ts';
import { holdsSecret } from './secrets.ts';

/** Longest text of one field, in UTF-16 code units. */
export const MAX_TEXT = 10_000;

/** Fields as given: one value, or several for a field that takes many. */
export type FieldInput = Readonly<Record<string, string | readonly string[]>>;

export interface ReadFields {
  /** What may stand in clear. */
  readonly clear: Record<string, string | string[]>;
  /** What is committed: `fields.<id>`, or `fields.<id>.<n>` of a field that takes many. */
  readonly words: Record<string, string>;
  readonly subjects: readonly string[];
  readonly evidence: readonly string[];
}

const valuesOf = (input: FieldInput, field: string): string[] => {
  const given = input[field];
  return (given === undefined ? [] : typeof given === 'string' ? [given] : [...given])
    .map((value) => value.trim())
    .filter((value) => value !== '');
};

/** Fields that every record takes besides those of its form. */
const EXTRA: readonly Field[] = [
  { id: 'orderReason', kind: 'long' },
  { id: 'reason', kind: 'long' },
  { id: 'decidedBy', kind: 'person' },
  // Who did it, where that is not who writes it down and the form has no field for it.
  { id: 'doneBy', kind: 'person' },
];

/** Problems of one field's values. */
const problemsOf = (field: Field, values: readonly string[], evidence: ReadonlySet<string>): FieldProblem[] => {
  const found: FieldProblem[] = [];
  if (values.some((value) => value.length > MAX_TEXT)) found.push({ field: field.id, problem: 'too-long' });
  if (values.some(holdsSecret)) found.push({ field: field.id, problem: 'secret' });
  const choices = field.choices;
  if (choices !== undefined && (isTorn(field, values) || values.some((value) => !choices.includes(value))))
    found.push({ field: field.id, problem: 'choice', choices });
  if (field.kind === 'evidence' && values.some((value) => !evidence.has(value)))
    found.push({ field: field.id, problem: 'evidence', choices: [...evidence] });
  return found;
};

/**
 * Reads what was filled in against a form. `required` names fields that this step needs besides the form's own;
 * `evidence` the numbers of the incident's retained files. All problems at once.
 */
export const readFields = (
  form: Form,
  input: FieldInput,
  evidence: ReadonlySet<string>,
  required: readonly string[] = [],
): ReadFields | readonly FieldProblem[] => {
  const fields = [...form.fields, ...EXTRA.filter((extra) => !form.fields.some((field) => field.id === extra.id))];
  const known = new Map(fields.map((field) => [field.id, field]));
  const problems: FieldProblem[] = Object.keys(input)
    .filter((id) => !known.has(id))
    .map((id) => ({ field: id, problem: 'unknown', choices: form.fields.map((field) => field.id) }));
  const read = {
    clear: {} as Record<string, string | string[]>,
    words: {} as Record<string, string>,
    subjects: [] as string[],
    evidence: [] as string[],
  };
  for (const field of fields) {
    const values = valuesOf(input, field.id);
    if (values.length === 0) {
      if (field.required || required.includes(field.id))
        problems.push({ field: field.id, problem: 'missing', ...(field.choices && { choices: field.choices }) });
      continue;
    }
    problems.push(...problemsOf(field, values, evidence));
    if (field.kind === 'subject') read.subjects.push(...values);
    else if (field.kind === 'evidence') read.evidence.push(...values);
    if (field.kind === 'subject') continue;
    const [first = ''] = values;
    if (isClear(field)) read.clear[field.id] = field.kind === 'choice' ? first : values;
    else read.words[`fields.${field.id}`] = values.join('\n');
  }
  return problems.length > 0 ? problems : read;
};

import { createHash } from 'node:crypto';
import type { FieldInput } from '../incident/fields.ts';
import { type Field, formOf } from '../runbook/forms.ts';
import type { FormId } from '../runbook/vocabulary.ts';
import { beside } from '../words/ja/beside.ts';

/** What a rehearsal writes where the form wants something and the script says nothing. */
const SPECIMEN: Readonly<Record<Field['kind'], string>> = {
  text: beside.rehearsal.text,
  long: beside.rehearsal.text,
  person: beside.rehearsal.person,
  url: 'https://www.city.example/keiko',
  subject: '',
  evidence: '',
  choice: '',
  multi: '',
  time: '',
};

/** The fields of a form as the script gives them, with a specimen for each that is needed and missing. */
export function specimenFields(id: FormId, given: FieldInput, account: string): FieldInput {
  const filled: Record<string, string | readonly string[]> = {};
  for (const field of formOf(id).fields)
    if (field.required) filled[field.id] = field.kind === 'choice' ? (field.choices?.[0] ?? '') : SPECIMEN[field.kind];
  // A record of evidence names a picture; where the script has none, the post is named and no picture could be taken.
  const evidence: FieldInput = id === 'R07' && given.evidence === undefined ? { method: 'no-image', subject: account } : {};
  return { ...filled, ...evidence, ...given };
}

/** A picture that nobody took: the log keeps what a picture would be named by. */
export const specimenFile = (name: string) => ({
  sha256: createHash('sha256').update(name, 'utf8').digest('hex'),
  size: name.length,
  type: 'image/png',
});

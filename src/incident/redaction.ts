import { type FieldKind, formOf } from '../runbook/forms.ts';
import { FORM_IDS } from '../runbook/vocabulary.ts';
import type { EntryBody } from './entry.ts';

/** What can be left out of a copy, by kind: people's names, free text, posts and accounts, and the retained files themselves. */
export const REDACTABLE = ['names', 'text', 'accounts', 'evidence'] as const;
export type Redactable = (typeof REDACTABLE)[number];

/** Kinds of words that a line holds a commitment to. */
export type WordKind = Exclude<Redactable, 'evidence'>;

const BY_FIELD: Partial<Record<FieldKind, WordKind>> = { person: 'names', subject: 'accounts', url: 'accounts' };

/** Texts beside the forms. Whatever is not named here is free text. */
const BESIDE: Readonly<Record<string, WordKind>> = {
  'actor.name': 'names',
  takenBy: 'names',
  from: 'names',
  to: 'names',
  decidedBy: 'names',
  doneBy: 'names',
  overriddenBy: 'names',
  approver: 'names',
  account: 'accounts',
  postId: 'accounts',
};

/** What is stricter than a free text; the strictest comes last. */
const STRICTER: readonly (WordKind | undefined)[] = ['accounts', 'names'];

/** Kinds of fields by id: where two forms have a field of one id, the strictest reading, a name before an account before a text. */
export const kindsOf = (fields: readonly { readonly id: string; readonly kind: FieldKind }[]): ReadonlyMap<string, WordKind> => {
  const kinds = new Map<string, WordKind>();
  for (const { id, kind } of fields)
    kinds.set(id, STRICTER[Math.max(STRICTER.indexOf(BY_FIELD[kind]), STRICTER.indexOf(kinds.get(id)))] ?? 'text');
  return kinds;
};

const FIELDS = kindsOf(FORM_IDS.flatMap((form) => formOf(form).fields));

/** What kind of thing the words at a path are. */
export const kindOfWords = (type: EntryBody['type'], path: string): WordKind => {
  if (path.startsWith('subjects.')) return 'accounts';
  // A post's holder; the name of a retained file is free text.
  if (type === 'role.assigned' && path === 'name') return 'names';
  const field = path.startsWith('fields.') ? path.slice('fields.'.length) : undefined;
  return BESIDE[field ?? path] ?? (field === undefined ? undefined : FIELDS.get(field)) ?? 'text';
};

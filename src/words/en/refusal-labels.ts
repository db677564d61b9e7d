import type { FormId } from '../../runbook/vocabulary.ts';
import type * as japanese from '../ja/refusal-labels.ts';
import { forms } from './forms.ts';
import { report } from './report.ts';

/** What is asked besides the forms' own fields. */
const beside: Readonly<Record<string, string>> = {
  reason: 'Reason',
  decidedBy: 'Decided by',
  orderReason: 'Why this first',
  override: 'Why the order is changed',
  overriddenBy: 'Who decided to change the order',
  text: 'Note',
  note: 'Gist',
  title: 'Title',
  account: 'Account',
  name: 'Name',
  role: 'Post',
  other: 'Other post',
  subject: 'Post or account',
  postId: 'Post ID',
  shownAt: 'Posted at',
  takenBy: 'Captured by',
  method: 'Method',
  original: 'Original or copy',
  shows: 'Shows',
  evidence: 'Evidence no.',
  occurred: 'Happened at',
  detected: 'Detected at',
  to: 'To',
  from: 'From',
  fromRole: 'From (post)',
  toRole: 'To (post)',
  approver: 'Approver',
  basis: 'Ground',
  document: 'Document no.',
  'actor.name': 'Written by',
};

/** How a name is told: on a screen by its words alone; in the shell with the id that is typed there. */
export type Name = japanese.Name;
export const onScreen: Name = (words) => words;
export const inShell: Name = (words, id) => (words === id ? words : `${words} (${id})`);

type Texts = Readonly<Record<string, string>>;
const own = (table: Texts, id: string): string | undefined => (Object.hasOwn(table, id) ? table[id] : undefined);

export const fieldLabel: typeof japanese.fieldLabel = (form: FormId | undefined, field, name) =>
  name((form === undefined ? undefined : own(forms.field[form], field)) ?? own(beside, field) ?? field, field);

/** A place of a line's words: `fields.gist`, `subjects.S1`, `name`. */
export const pathLabel: typeof japanese.pathLabel = (form, path, name) => {
  const [, field] = /^fields\.(.+)$/u.exec(path) ?? [];
  const [, subject] = /^subjects\.(.+)$/u.exec(path) ?? [];
  if (subject !== undefined) return name(`${beside.subject} ${subject}`, path);
  return name(fieldLabel(form, field ?? path, onScreen), path);
};

export const choiceWords: typeof japanese.choiceWords = (field, choices) => {
  const table = Object.hasOwn(forms.choice, field) ? (forms.choice as Readonly<Record<string, Texts>>)[field] : undefined;
  return choices.map((one) => table?.[one] ?? one);
};

export const questionLabel: typeof japanese.questionLabel = (question, name) => name(own(report.questions, question) ?? question, question);
export const answerLabel: typeof japanese.answerLabel = (question, answer, name) =>
  name((report.answers as Readonly<Record<string, Texts>>)[question]?.[answer] ?? answer, answer);

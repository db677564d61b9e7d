import type { FormId } from '../../runbook/vocabulary.ts';
import { forms } from './forms.ts';
import { report } from './report.ts';

/** What is asked besides the forms' own fields. */
const beside: Readonly<Record<string, string>> = {
  reason: '理由',
  decidedBy: '判断した人',
  orderReason: '並びと違う理由',
  override: '順番を変える理由',
  overriddenBy: '順番を変えると決めた人',
  text: 'メモ',
  note: '要旨',
  title: '件名',
  account: 'アカウント',
  name: '氏名',
  role: '職',
  other: 'もとの職',
  subject: '投稿・アカウント',
  postId: '投稿ID',
  shownAt: '表示の日時',
  takenBy: '撮った人',
  method: '撮り方',
  original: '原本・写し',
  shows: '写っているもの',
  evidence: '証拠の番号',
  occurred: '時刻',
  detected: '覚知の時刻',
  to: '受ける人',
  from: '渡す人',
  fromRole: '渡す人の職',
  toRole: '受ける人の職',
  approver: '承認した人',
  basis: '根拠',
  document: '文書番号',
  'actor.name': '記入者',
};

/** How a name is told: on a screen by its words alone; in the shell with the id that is typed there. */
export type Name = (words: string, id: string) => string;
export const onScreen: Name = (words) => words;
export const inShell: Name = (words, id) => (words === id ? words : `${words}（${id}）`);

type Texts = Readonly<Record<string, string>>;
const own = (table: Texts, id: string): string | undefined => (Object.hasOwn(table, id) ? table[id] : undefined);

export const fieldLabel = (form: FormId | undefined, field: string, name: Name): string =>
  name((form === undefined ? undefined : own(forms.field[form], field)) ?? own(beside, field) ?? field, field);

/** A place of a line's words: `fields.gist`, `subjects.S1`, `name`. */
export const pathLabel = (form: FormId | undefined, path: string, name: Name): string => {
  const [, field] = /^fields\.(.+)$/u.exec(path) ?? [];
  const [, subject] = /^subjects\.(.+)$/u.exec(path) ?? [];
  if (subject !== undefined) return name(`${beside.subject} ${subject}`, path);
  return name(fieldLabel(form, field ?? path, onScreen), path);
};

export const choiceWords = (field: string, choices: readonly string[]): readonly string[] => {
  const table = Object.hasOwn(forms.choice, field) ? (forms.choice as Readonly<Record<string, Texts>>)[field] : undefined;
  return choices.map((one) => table?.[one] ?? one);
};

export const questionLabel = (question: string, name: Name): string => name(own(report.questions, question) ?? question, question);
export const answerLabel = (question: string, answer: string, name: Name): string =>
  name((report.answers as Readonly<Record<string, Texts>>)[question]?.[answer] ?? answer, answer);

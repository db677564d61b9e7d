import { inputWords } from '../../words/ja/input.ts';
import { toBlank } from './blanks.ts';
import { readTime } from './datetime.ts';
import { type EditorState, editor } from './editor.ts';
import { timeProblem } from './form-time.ts';

export type FieldKind = 'text' | 'long' | 'choice' | 'multi' | 'time' | 'file' | 'person';

/** What the fields hold: the text, the id of the choice (`''` when none), or the ids of the choices of a `multi`. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A field of a form. `text`, `time`, `file` and `person` hold one paragraph; in `long` Enter is a line break. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** For `choice` and `multi`; chosen by digit, so nine at most are reached by number. */
  readonly choices?: readonly Choice[];
  readonly required?: boolean;
  /** Shown while the field is empty; `true` is （任意）. */
  readonly optionalNote?: true | string;
  /** Shown under the field while it is the one being filled. */
  readonly hint?: string;
  readonly initial?: string | readonly string[];
  /** Words used before, newest first; ↓ brings them. */
  readonly history?: readonly string[];
  /** A `time` that may lie ahead (次の確認 9時00分). */
  readonly ahead?: boolean;
  /** The field is there only while this holds. */
  readonly when?: (values: FormValues) => boolean;
  /** What is not right about the text, in one sentence, or undefined. Not asked while the field is empty. */
  readonly check?: (value: string, values: FormValues, now: number) => string | undefined;
  /** Names in 【】 of a `long` text that still wait for words: Tab goes from one to the next before it leaves the field. */
  readonly blanks?: (text: string) => readonly string[];
  /** Rows under the field, for instance 「後刻記入」として残します. */
  readonly notes?: (values: FormValues, now: number) => readonly string[];
}

/** A button. One that `records` fires only from an Enter that stands alone, and only when every field is right. */
export interface Button {
  readonly id: string;
  readonly label: string;
  readonly records?: boolean;
  /** Why it cannot be pressed now (「理由を書くと押せます」), or undefined. */
  readonly blocked?: (values: FormValues, now: number) => string | undefined;
}

/** A form. A heavy act puts 戻る first: Enter through the form ends there. */
export interface FormSpec {
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

/** A form being filled. `focus` is a field's or a button's id. Give `formValues` to the draft store, nothing else. */
export interface FormState {
  readonly spec: FormSpec;
  readonly focus: string;
  readonly editors: Readonly<Record<string, EditorState>>;
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  /** Sentences under fields, until the field changes. */
  readonly notices: Readonly<Record<string, string>>;
  /** The candidate shown in a field, by number from 0, and what was typed before. */
  readonly candidate?: { readonly index: number; readonly typed: string };
  /** The empty field to which a digit went on by itself: an Enter right behind it belongs to the digit, as on a list. */
  readonly byDigit?: string;
  /** The chunk that brought the focus to a button: the rest of that chunk presses nothing. */
  readonly arrived?: number;
}

export const isChoice = ({ kind }: Field): boolean => kind === 'choice' || kind === 'multi';

const asText = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : '');
const asIds = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? []);

/** What every field holds now, hidden fields included, so that a draft keeps them. */
export const formValues = (state: Pick<FormState, 'spec' | 'editors' | 'chosen'>): FormValues =>
  Object.fromEntries(
    state.spec.fields.map((field) => {
      const chosen = state.chosen[field.id] ?? [];
      if (field.kind === 'multi') return [field.id, chosen];
      return [field.id, field.kind === 'choice' ? (chosen[0] ?? '') : (state.editors[field.id]?.text ?? '')];
    }),
  );

/** The fields that are there now. */
export const shownFields = (state: FormState): Field[] => {
  const values = formValues(state);
  return state.spec.fields.filter((field) => field.when?.(values) ?? true);
};

/** Why the button cannot be pressed now. */
export const blockedReason = (state: FormState, button: Button, now: number): string | undefined =>
  button.blocked?.(formValues(state), now);

export const isEmpty = (state: FormState, field: Field): boolean =>
  isChoice(field) ? (state.chosen[field.id] ?? []).length === 0 : (state.editors[field.id]?.text ?? '').trim() === '';

/** What stands against recording this field, in one sentence; undefined when it is right. */
export const problemOf = (state: FormState, field: Field, now: number): string | undefined => {
  const text = state.editors[field.id]?.text ?? '';
  if (isEmpty(state, field)) {
    if (!field.required) return undefined;
    return isChoice(field) ? inputWords.missingChoice : inputWords.missing;
  }
  if (isChoice(field)) return undefined;
  if (field.kind === 'time') {
    const reading = readTime(text, now, field.ahead);
    if ('problem' in reading) return timeProblem(text, reading, now);
  }
  return field.check?.(text, formValues(state), now);
};

/** The fields that are missing or not right, in order. */
export const problems = (state: FormState, now: number): { readonly id: string; readonly text: string }[] =>
  shownFields(state).flatMap((field) => {
    const text = problemOf(state, field, now);
    return text === undefined ? [] : [{ id: field.id, text }];
  });

/** A form with what its fields begin with, or with a draft. The focus is on the first empty required field, else on the first. */
export const startForm = (spec: FormSpec, draft: FormValues = {}, focus?: string): FormState => {
  const value = (field: Field) => draft[field.id] ?? field.initial;
  const known = (field: Field) => asIds(value(field)).filter((id) => field.choices?.some((choice) => choice.id === id));
  const texts = spec.fields.filter((field) => !isChoice(field));
  const state: FormState = {
    spec,
    focus: '',
    editors: Object.fromEntries(texts.map((field) => [field.id, editor(asText(value(field)), field.kind === 'long')])),
    chosen: Object.fromEntries(spec.fields.filter(isChoice).map((field) => [field.id, known(field)])),
    notices: {},
  };
  const shown = shownFields(state);
  const first = shown.find((field) => field.required && isEmpty(state, field)) ?? shown[0];
  return { ...state, focus: focus ?? first?.id ?? spec.buttons[0]?.id ?? '' };
};

/** The form with the cursor on the first 【 】 of a text that waits for words, where there is one. */
export const onFirstBlank = (state: FormState, id: string): FormState => {
  const names = state.spec.fields.find((field) => field.id === id)?.blanks;
  const text = state.editors[id];
  const on = names && text && toBlank(text, names(text.text), 'first');
  return on === undefined ? state : { ...state, focus: id, editors: { ...state.editors, [id]: on } };
};

/** The form with another value in a field, as from a list or a file that was read. */
export const withValue = (state: FormState, id: string, value: string | readonly string[]): FormState => {
  const field = state.spec.fields.find((each) => each.id === id);
  if (field === undefined) return state;
  return isChoice(field)
    ? { ...state, chosen: { ...state.chosen, [id]: asIds(value) } }
    : { ...state, editors: { ...state.editors, [id]: editor(asText(value), field.kind === 'long') } };
};

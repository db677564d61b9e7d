import { withoutSecrets } from '../../incident/secrets.ts';
import { inputWords } from '../../words/ja/input.ts';
import type { Key } from '../keys/key.ts';
import { toBlank } from './blanks.ts';
import { editor } from './editor.ts';
import { filePath } from './file-path.ts';
import { fieldKey } from './form-fields.ts';
import {
  type Button,
  blockedReason,
  type Field,
  type FormState,
  isEmpty,
  onFirstBlank,
  problemOf,
  problems,
  shownFields,
} from './form-model.ts';

export * from './form-model.ts';
export * from './form-rows.ts';
export { formTime } from './form-time.ts';

/** What a key is read against: the width the form is drawn in, and the time in epoch milliseconds. */
export interface FormView {
  readonly columns: number;
  readonly now: number;
}

/** The form after a key. `pressed` is the button that fired; `handled` is false for a key that is none of the form's (Esc, ?, PgUp). */
export interface FormStep {
  readonly state: FormState;
  readonly pressed?: string;
  readonly handled: boolean;
}

/** The cursor on the next 【 】 of the focused text that still waits for words; undefined where none is left behind it. */
const nextBlank = (state: FormState): FormState | undefined => {
  const field = state.spec.fields.find(({ id }) => id === state.focus);
  const text = field && state.editors[field.id];
  const on = text && toBlank(text, field.blanks?.(text.text) ?? [], 'next');
  return on && { ...state, editors: { ...state.editors, [state.focus]: on } };
};

/** Fields, then buttons that can be pressed: the order of Tab. */
const stops = (state: FormState, now: number): string[] => [
  ...shownFields(state).map(({ id }) => id),
  ...state.spec.buttons.filter((button) => blockedReason(state, button, now) === undefined).map(({ id }) => id),
];

const isButton = (state: FormState, id: string): boolean => state.spec.buttons.some((button) => button.id === id);

/** Takes secrets out of the field that is being left, and tidies a dropped path. */
const left = (state: FormState): FormState => {
  const field = state.spec.fields.find(({ id }) => id === state.focus);
  const before = field === undefined ? undefined : state.editors[field.id];
  if (field === undefined || before === undefined) return state;
  const { text, removed } = withoutSecrets(before.text);
  const tidy = field.kind === 'file' ? filePath(text) : text;
  if (tidy === before.text) return state;
  const notices = removed ? { ...state.notices, [field.id]: inputWords.secretRemoved } : state.notices;
  return { ...state, editors: { ...state.editors, [field.id]: editor(tidy, before.multiline) }, notices };
};

/** The focus on `id`, in a text with 【 】 still open on the first of them. When it is a button, the rest of the chunk presses nothing. */
const go = (state: FormState, id: string, chunk: number): FormState => {
  const { candidate: _candidate, arrived: _arrived, ...rest } = left(state);
  return onFirstBlank({ ...rest, focus: id, ...(isButton(state, id) ? { arrived: chunk } : {}) }, id);
};

const noted = (state: FormState, id: string, text: string): FormState => ({ ...state, notices: { ...state.notices, [id]: text } });

/** Enter or a digit in a field: to the next empty required field, else to the first button that can be pressed. */
const onwards = (state: FormState, field: Field, key: Key, now: number): FormState => {
  const clean = left(state);
  const shown = shownFields(clean);
  const at = shown.findIndex(({ id }) => id === field.id);
  const wrong = problemOf(clean, field, now);
  if (wrong !== undefined && !isEmpty(clean, field)) return noted(clean, field.id, wrong);
  const next = [...shown.slice(at + 1), ...shown.slice(0, at)].find((each) => each.required && isEmpty(clean, each));
  if (next !== undefined) return { ...go(clean, next.id, key.chunk), ...(key.digits !== undefined && { byDigit: next.id }) };
  if (wrong !== undefined) return noted(clean, field.id, wrong);
  const button = clean.spec.buttons.find((each) => blockedReason(clean, each, now) === undefined);
  return button === undefined ? clean : go(clean, button.id, key.chunk);
};

/** Enter on a button. */
const press = (state: FormState, button: Button, key: Key, now: number): FormStep => {
  // The keys behind the one that brought the focus here were typed for the field before.
  if (state.arrived === key.chunk || (button.records && key.withText)) return { state, handled: true };
  if (blockedReason(state, button, now) !== undefined) return { state, handled: true };
  const first = button.records ? problems(state, now)[0] : undefined;
  if (first !== undefined) return { state: noted(go(state, first.id, key.chunk), first.id, first.text), handled: true };
  return { state, pressed: button.id, handled: true };
};

const buttonKey = (state: FormState, button: Button, key: Key, now: number): FormStep => {
  const order = stops(state, now);
  const buttons = order.filter((id) => isButton(state, id));
  const to = (id: string | undefined): FormStep => ({ state: id === undefined ? state : go(state, id, key.chunk), handled: true });
  const at = buttons.indexOf(button.id);
  if (key.name === 'enter') return press(state, button, key, now);
  if (key.name === 'left') return to(buttons[Math.max(0, at - 1)]);
  if (key.name === 'right') return to(buttons[at + 1]);
  if (key.name === 'up') return to(shownFields(state).at(-1)?.id);
  if (key.name === 'down') return { state, handled: true };
  return { state, handled: false };
};

/** What a key does to the form. */
export const formKey = (before: FormState, key: Key, view: FormView): FormStep => {
  const order = stops(before, view.now);
  // A field may have gone, or a button been blocked, by what was filled in elsewhere.
  const { byDigit, ...rest } = before;
  const state = order.includes(rest.focus) ? rest : { ...rest, focus: order[0] ?? '' };
  const at = order.indexOf(state.focus);
  const to = (id: string | undefined): FormStep => ({ state: id === undefined ? state : go(state, id, key.chunk), handled: true });
  if (key.name === 'tab') {
    const onBlank = nextBlank(state);
    return onBlank === undefined ? to(order[(at + 1) % order.length]) : { state: onBlank, handled: true };
  }
  if (key.name === 'shift-tab') return to(order[(at - 1 + order.length) % order.length]);
  const button = state.spec.buttons.find(({ id }) => id === state.focus);
  if (button !== undefined) return buttonKey(state, button, key, view.now);
  const field = state.spec.fields.find(({ id }) => id === state.focus);
  if (field === undefined) return { state, handled: false };
  if (key.name === 'enter' && byDigit === field.id && isEmpty(state, field)) return { state, handled: true };
  const step = fieldKey(state, field, key, view);
  if (step.goes === 'stay') return { state: step.state, handled: true };
  if (step.goes === 'onwards') return { state: onwards(step.state, field, key, view.now), handled: true };
  if (step.goes === 'up') return to(order[Math.max(0, at - 1)]);
  if (step.goes === 'down') return to(order[at + 1]);
  return { state, handled: false };
};

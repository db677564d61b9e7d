import { findSecret, withoutSecrets } from '../../incident/secrets.ts';
import { inputWords } from '../../words/ja/input.ts';
import type { Key } from '../keys/key.ts';
import { type EditorState, editor, editorKey } from './editor.ts';
import { filePath } from './file-path.ts';
import type { Field, FormState } from './form-model.ts';
import { contentColumns } from './form-rows.ts';
import { candidates } from './form-time.ts';

/** What a key did in a field, and where the focus goes then. `pass`: the key is none of the field's. */
export interface FieldStep {
  readonly state: FormState;
  readonly goes: 'stay' | 'onwards' | 'up' | 'down' | 'pass';
}

const without = (notices: FormState['notices'], id: string): FormState['notices'] =>
  Object.fromEntries(Object.entries(notices).filter(([each]) => each !== id));

const written = (state: FormState, id: string, text: EditorState): FormState => {
  const { candidate: _candidate, ...rest } = state;
  const notices = text.text === state.editors[id]?.text ? rest.notices : without(rest.notices, id);
  return { ...rest, editors: { ...rest.editors, [id]: text }, notices };
};

const textKey = (state: FormState, field: Field, key: Key, view: { columns: number; now: number }): FieldStep => {
  const before = state.editors[field.id] ?? editor('', field.kind === 'long');
  if (key.name === 'enter' && field.kind !== 'long') return { state, goes: 'onwards' };
  if (key.name === 'up' || key.name === 'down') {
    const typed = state.candidate?.typed ?? before.text;
    const list = candidates(field, typed, view.now);
    const index = (state.candidate?.index ?? -1) + (key.name === 'down' ? 1 : -1);
    const shown = list[index] ?? (index === -1 && state.candidate !== undefined ? typed : undefined);
    if (shown !== undefined) {
      const next = written(state, field.id, editor(shown, before.multiline));
      return { state: index < 0 ? next : { ...next, candidate: { index, typed } }, goes: 'stay' };
    }
  }
  // Nobody rubs いま out first: what is typed stands in its place.
  const from = field.kind === 'time' && key.name === 'text' && before.text === field.initial ? editor('', false) : before;
  // A pasted secret never stands in the field, not even until the field is left.
  const pasted = key.paste ? withoutSecrets(key.text ?? '') : undefined;
  const given = field.kind === 'file' && key.paste ? filePath(pasted?.text ?? '') : pasted?.text;
  const after = editorKey(from, given === undefined ? key : { ...key, text: given }, contentColumns(state, view.columns));
  if (after === undefined) return { state, goes: key.name === 'up' || key.name === 'down' ? key.name : 'pass' };
  const next = written(state, field.id, after);
  const notice = after.cut
    ? inputWords.cut
    : pasted?.removed
      ? inputWords.secretRemoved
      : key.paste && findSecret(given ?? '')?.kind === 'suspicious'
        ? inputWords.suspicious
        : undefined;
  return { state: notice === undefined ? next : { ...next, notices: { ...next.notices, [field.id]: notice } }, goes: 'stay' };
};

const chosen = (state: FormState, field: Field, ids: readonly string[]): FormState => ({
  ...state,
  chosen: { ...state.chosen, [field.id]: ids },
  notices: without(state.notices, field.id),
});

const choiceKey = (state: FormState, field: Field, key: Key): FieldStep => {
  const choices = field.choices ?? [];
  const now = state.chosen[field.id] ?? [];
  if (key.name === 'enter') return { state, goes: 'onwards' };
  if (key.name === 'up' || key.name === 'down') return { state, goes: key.name };
  if (key.digits !== undefined) {
    if (field.kind === 'multi') {
      const toggled = new Set(now);
      for (const digit of key.digits) {
        const id = choices[Number(digit) - 1]?.id;
        if (id !== undefined && !toggled.delete(id)) toggled.add(id);
      }
      const ordered = choices.map(({ id }) => id).filter((id) => toggled.has(id));
      return { state: chosen(state, field, ordered), goes: 'stay' };
    }
    const choice = choices[Number(key.digits) - 1];
    return choice === undefined ? { state, goes: 'stay' } : { state: chosen(state, field, [choice.id]), goes: 'onwards' };
  }
  if ((key.name === 'left' || key.name === 'right') && field.kind === 'choice' && choices.length > 0) {
    const at = choices.findIndex(({ id }) => id === now[0]);
    const to = key.name === 'right' ? Math.min(choices.length - 1, at + 1) : at < 0 ? choices.length - 1 : Math.max(0, at - 1);
    return { state: chosen(state, field, [choices[to]?.id ?? '']), goes: 'stay' };
  }
  // A name typed one field too early is not swallowed without a word.
  if (key.name === 'text' && key.sign === undefined)
    return { state: { ...state, notices: { ...state.notices, [field.id]: inputWords.missingChoice } }, goes: 'stay' };
  return { state, goes: 'pass' };
};

/** What a key does in the focused field. */
export const fieldKey = (state: FormState, field: Field, key: Key, view: { columns: number; now: number }): FieldStep =>
  field.kind === 'choice' || field.kind === 'multi' ? choiceKey(state, field, key) : textKey(state, field, key, view);

import type { Key } from '../keys/key.ts';
import { editorRows, moveLine } from './editor-rows.ts';
import { typed } from './safe.ts';
import { wordSegmenter } from './segments.ts';
import { graphemes } from './width.ts';

/**
 * A text being written. `cursor` counts graphemes before it. `goal` is the column that ↑↓ aim for. `replaces` counts the graphemes
 * behind the cursor that what is typed next stands in place of.
 */
export interface EditorState {
  readonly text: string;
  readonly cursor: number;
  readonly multiline: boolean;
  readonly goal?: number;
  readonly replaces?: number;
  /** What was just put in did not fit whole. */
  readonly cut?: true;
}

/** Longest text of a field, in UTF-16 units. */
export const TEXT_LIMIT = 10_000;

/** An editor with the cursor at the end of `text`. */
export const editor = (text = '', multiline = false): EditorState => {
  const kept = typed(text, multiline ? 'many' : 'one').slice(0, TEXT_LIMIT);
  return { text: kept, cursor: graphemes(kept).length, multiline };
};

/** The state with `before` and `after` the cursor. Joining may melt two graphemes into one, so they are counted again. */
const at = (state: EditorState, before: string, after: string): EditorState => ({
  text: before + after,
  cursor: graphemes(before).length,
  multiline: state.multiline,
});

const parts = (state: EditorState): [before: string[], after: string[]] => {
  const all = graphemes(state.text);
  return [all.slice(0, state.cursor), all.slice(state.cursor)];
};

/** `text` put in at the cursor, cleaned; what goes beyond the limit is left out. */
export const insert = (state: EditorState, text: string): EditorState => {
  const [before, after] = parts(state);
  const head = before.join('');
  const lines = state.multiline ? 'many' : 'one';
  // Cleaned together with what stands before, so that a flood of marks cannot come in one by one.
  const clean = typed(head + text, lines);
  const room = TEXT_LIMIT - (state.text.length - head.length);
  if (clean.length <= room) return at(state, clean, after.join(''));
  let kept = '';
  for (const each of graphemes(clean)) {
    if (kept.length + each.length > room) break;
    kept += each;
  }
  return { ...at(state, kept, after.join('')), cut: true };
};

/** Where the word before the cursor begins, in graphemes; blanks before the cursor belong to it. */
const wordStart = (before: readonly string[]): number => {
  const text = before.join('').replace(/[ \u3000]+$/u, '');
  const last = Array.from(wordSegmenter.segment(text)).at(-1);
  return last === undefined ? 0 : graphemes(text.slice(0, last.index)).length;
};

/** Where the word before the cursor begins, marks and blanks passed over; the start of the text where there is none. */
const wordBefore = (before: readonly string[]): number => {
  const text = before.join('');
  const last = Array.from(wordSegmenter.segment(text)).findLast(({ isWordLike }) => isWordLike);
  return last === undefined ? 0 : graphemes(text.slice(0, last.index)).length;
};

/** Graphemes to the end of the word that is next; all where there is none. */
const wordAfter = (after: readonly string[]): number => {
  const text = after.join('');
  const next = Array.from(wordSegmenter.segment(text)).find(({ isWordLike }) => isWordLike);
  return next === undefined ? after.length : graphemes(text.slice(0, next.index + next.segment.length)).length;
};

const moved = (state: EditorState, cursor: number): EditorState => ({ text: state.text, cursor, multiline: state.multiline });

/** Start and end of the paragraph that holds the cursor, in graphemes. */
const paragraph = (all: readonly string[], cursor: number): [start: number, end: number] => {
  const end = all.indexOf('\n', cursor);
  return [cursor === 0 ? 0 : all.lastIndexOf('\n', cursor - 1) + 1, end < 0 ? all.length : end];
};

/**
 * What a key does to the text; undefined when the key is none of the editor's (↑ on the first row, Tab, Enter on one line),
 * so that the form may use it. `columns` is the width the text is drawn in.
 */
export const editorKey = (state: EditorState, key: Key, columns: number): EditorState | undefined => {
  const [before, after] = parts(state);
  const [start, end] = paragraph([...before, ...after], state.cursor);
  const without = (from: number, to: number): EditorState => {
    const all = [...before, ...after];
    return at(state, all.slice(0, from).join(''), all.slice(to).join(''));
  };
  const { replaces = 0 } = state;
  if (replaces > 0 && (key.name === 'backspace' || key.name === 'delete')) return without(state.cursor, state.cursor + replaces);
  switch (key.name) {
    case 'text':
      return insert(replaces > 0 ? without(state.cursor, state.cursor + replaces) : state, key.text ?? '');
    case 'enter':
      return state.multiline ? insert(state, '\n') : undefined;
    case 'backspace':
      return without(Math.max(0, state.cursor - 1), state.cursor);
    case 'delete':
    case 'ctrl-d':
      return without(state.cursor, state.cursor + 1);
    case 'ctrl-w':
      return without(wordStart(before), state.cursor);
    case 'ctrl-u':
      return without(start, state.cursor);
    case 'ctrl-k':
      return without(state.cursor, Math.max(end, state.cursor));
    case 'left':
    case 'ctrl-b':
      return moved(state, Math.max(0, state.cursor - 1));
    case 'right':
    case 'ctrl-f':
      return moved(state, Math.min(before.length + after.length, state.cursor + 1));
    case 'word-left':
      return moved(state, wordBefore(before));
    case 'word-right':
      return moved(state, state.cursor + wordAfter(after));
    case 'home':
    case 'ctrl-a':
      return moved(state, start);
    case 'end':
    case 'ctrl-e':
      return moved(state, end);
    case 'up':
    case 'down':
      return moveLine(state, key.name === 'up' ? -1 : 1, columns);
    default:
      return undefined;
  }
};

/** The rows of the text in `columns` and the cell of the cursor in them. */
export const layout = editorRows;

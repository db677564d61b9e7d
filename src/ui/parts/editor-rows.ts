import type { EditorState } from './editor.ts';
import { safe } from './safe.ts';
import { graphemes, width } from './width.ts';
import { linesOf } from './wrap.ts';

/** A text as it is drawn: its rows, and the cell of the cursor, from 0. */
export interface EditorRows {
  readonly rows: readonly string[];
  readonly cursor: { readonly x: number; readonly y: number };
}

/** One drawn row: the graphemes from `from` to `to`, `to` exclusive. Blanks at a break belong to the row that they end. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The rows of `text` as graphemes. One column stays free on the right, for the cursor behind the last character. */
const pieces = (drawn: readonly string[], columns: number): Piece[] => {
  const room = Math.max(2, columns - 1);
  const found: Piece[] = [];
  let start = 0;
  while (start <= drawn.length) {
    const stop = drawn.indexOf('\n', start);
    const end = stop < 0 ? drawn.length : stop;
    const text = drawn.slice(start, end).join('');
    const lines = linesOf(text, room);
    let from = start;
    let units = 0;
    for (const [index, line] of lines.entries()) {
      // The row reaches to where the next begins, so that each grapheme has a row.
      const until = lines[index + 1]?.start ?? text.length;
      let to = from;
      while (to < end && units < until) {
        units += drawn[to]?.length ?? 0;
        to += 1;
      }
      found.push({ from, to, text: text.slice(line.start, index + 1 < lines.length ? line.end : text.length) });
      from = to;
    }
    start = end + 1;
  }
  return found;
};

const drawnGraphemes = (text: string): string[] => graphemes(text).map((each) => (each === '\n' ? each : safe(each)));

const rowOf = (rows: readonly Piece[], cursor: number): number => {
  const next = rows.findIndex((piece) => piece.from > cursor);
  return (next < 0 ? rows.length : next) - 1;
};

const cursorColumn = (drawn: readonly string[], piece: Piece, cursor: number, columns: number): number =>
  Math.min(columns - 1, width(drawn.slice(piece.from, cursor).join('')));

/** Lays the text out in rows of at most `columns` (3 or more), phrase by phrase. */
export const editorRows = (state: Pick<EditorState, 'text' | 'cursor'>, columns: number): EditorRows => {
  const drawn = drawnGraphemes(state.text);
  const rows = pieces(drawn, columns);
  const y = rowOf(rows, state.cursor);
  const piece = rows[y];
  return {
    // Blanks typed at the end of a row may reach into the free column and beyond; they are not seen.
    rows: rows.map((each) => each.text.replace(/[ \u3000]+$/u, '')),
    cursor: { x: piece === undefined ? 0 : cursorColumn(drawn, piece, state.cursor, columns), y: Math.max(0, y) },
  };
};

/** The cursor one drawn row up or down, near the column it came from; undefined when there is no such row. */
export const moveLine = (state: EditorState, step: -1 | 1, columns: number): EditorState | undefined => {
  const drawn = drawnGraphemes(state.text);
  const rows = pieces(drawn, columns);
  const y = rowOf(rows, state.cursor);
  const here = rows[y];
  const there = rows[y + step];
  if (here === undefined || there === undefined) return undefined;
  const goal = state.goal ?? cursorColumn(drawn, here, state.cursor, columns);
  // The last place of a row that goes on is drawn at the start of the next one.
  const isLast = rows[y + step + 1]?.from !== there.to;
  const last = isLast ? there.to : Math.max(there.from, there.to - 1);
  let cursor = there.from;
  let x = 0;
  while (cursor < last && x + width(drawn[cursor] ?? '') <= goal) {
    x += width(drawn[cursor] ?? '');
    cursor += 1;
  }
  return { text: state.text, cursor, multiline: state.multiline, goal };
};

/** Stands where text of a row is out of sight. */
const HIDDEN = '…';

/** The text on one row of `columns`, moved sideways so that the cursor is on it; … stands where text is hidden. */
export const editorLine = (state: Pick<EditorState, 'text' | 'cursor'>, columns: number): { readonly text: string; readonly x: number } => {
  const drawn = drawnGraphemes(state.text).map((each) => (each === '\n' ? ' ' : each));
  const room = Math.max(3, columns - 1);
  const before = drawn.slice(0, state.cursor);
  let from = 0;
  let used = width(before.join(''));
  if (used > room) {
    used += width(HIDDEN);
    while (used > room && from < before.length) {
      used -= width(before[from] ?? '');
      from += 1;
    }
  }
  let text = (from > 0 ? HIDDEN : '') + before.slice(from).join('');
  const x = width(text);
  for (const [index, each] of drawn.slice(state.cursor).entries()) {
    const isEnd = state.cursor + index === drawn.length - 1;
    if (width(text) + width(each) + (isEnd ? 0 : width(HIDDEN)) > columns) {
      if (width(text) + width(HIDDEN) <= columns) text += HIDDEN;
      break;
    }
    text += each;
  }
  return { text, x };
};

import { type Row, type RowLike, row, rowText, rowWidth, sliceRow } from './row.ts';
import { graphemes, width } from './width.ts';

const CUT = '…';

/** How many UTF-16 units of `text` fit into `columns`, never splitting a grapheme. */
export const unitsWithin = (text: string, columns: number): number => {
  if (width(text) <= columns) return text.length;
  let taken = 0;
  let used = 0;
  for (const each of graphemes(text)) {
    used += width(each);
    if (used > columns) break;
    taken += each.length;
  }
  return taken;
};

/** `text` in at most `columns`, its end replaced with … when it is longer. */
export const cut = (text: string, columns: number): string => {
  if (width(text) <= columns) return text;
  return columns < 1 ? '' : text.slice(0, unitsWithin(text, Math.max(0, columns - width(CUT)))) + CUT;
};

/** `text` in exactly `columns`: cut, or filled with blanks on the right (on the left with `align: 'right'`). */
export const fitText = (text: string, columns: number, align: 'left' | 'right' = 'left'): string => {
  const short = cut(text, columns);
  const blanks = ' '.repeat(Math.max(0, columns - width(short)));
  return align === 'left' ? short + blanks : blanks + short;
};

/** A row in at most `columns`; the … takes the look of the text that it ends. */
export const cutRow = (content: Row, columns: number): Row => {
  if (rowWidth(content) <= columns) return content;
  if (columns < 1) return [];
  const kept = sliceRow(content, 0, unitsWithin(rowText(content), Math.max(0, columns - width(CUT))));
  const last = kept.at(-1);
  return last === undefined ? [{ text: CUT }] : [...kept.slice(0, -1), { ...last, text: last.text + CUT }];
};

/** A row in exactly `columns`, as `fitText`. */
export const fitRow = (content: Row, columns: number, align: 'left' | 'right' = 'left'): Row => {
  const short = cutRow(content, columns);
  const missing = columns - rowWidth(short);
  if (missing <= 0) return short;
  const blanks = { text: ' '.repeat(missing) };
  return align === 'left' ? [...short, blanks] : [blanks, ...short];
};

/** One row with `left` at the left edge and `right` at the right edge; `left` is cut first. At least `gap` blanks between them. */
export const leftRight = (left: RowLike, right: RowLike, columns: number, gap = 1): Row => {
  const end = cutRow(row(right), columns);
  const room = columns - rowWidth(end);
  return end.length === 0 ? cutRow(row(left), columns) : [...fitRow(cutRow(row(left), Math.max(0, room - gap)), room), ...end];
};

import { cutRow, fitRow } from './fit.ts';
import { type Row, type RowLike, row, rowWidth } from './row.ts';

/** Columns that the frame of a box takes from its content: `│ ` and ` │`. */
export const BOX_EDGES = 4;

/** A dialog exactly `columns` wide, at least 8: its title in the upper edge, one blank beside the content. Content is cut to fit. */
export const box = (columns: number, title: RowLike, content: readonly RowLike[]): Row[] => {
  const name = cutRow(row(title), columns - 6);
  const named = rowWidth(name) > 0;
  const top: Row = named
    ? [...row('┌─ '), ...name, ...row(` ${'─'.repeat(columns - rowWidth(name) - 5)}┐`)]
    : row(`┌${'─'.repeat(columns - 2)}┐`);
  const inside = content.map((each): Row => [...row('│ '), ...fitRow(row(each), columns - BOX_EDGES), ...row(' │')]);
  return [top, ...inside, row(`└${'─'.repeat(columns - 2)}┘`)];
};

import { fitRow } from './fit.ts';
import { type Row, type RowLike, row, rowWidth } from './row.ts';
import { wrapRow } from './wrap.ts';

/** One cell of a table row. Without `width` it takes what the others leave; one such cell per row. */
export interface Cell {
  readonly content: RowLike;
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

const widths = (cells: readonly Cell[], columns: number, gap: number): number[] => {
  const fixed = cells.reduce((sum, cell) => sum + (cell.width ?? 0), 0) + gap * Math.max(0, cells.length - 1);
  return cells.map((cell) => cell.width ?? Math.max(0, columns - fixed));
};

const blank = (length: number): Row => row(' '.repeat(Math.max(0, length)));

/** The cells side by side in exactly `columns`, each cut to its width, `gap` blanks between. */
export const cellsRow = (cells: readonly Cell[], columns: number, gap = 1): Row => {
  const room = widths(cells, columns, gap);
  const whole = cells.flatMap((cell, index) => {
    const cell_ = fitRow(row(cell.content), room[index] ?? 0, cell.align);
    return index === 0 || gap === 0 ? cell_ : [...blank(gap), ...cell_];
  });
  return fitRow(whole, columns);
};

/** As `cellsRow`, but the cell without `width` goes on in further rows, under itself. */
export const cellsRows = (cells: readonly Cell[], columns: number, gap = 1): Row[] => {
  const room = widths(cells, columns, gap);
  const open = cells.findIndex((cell) => cell.width === undefined);
  const space = room[open] ?? 0;
  if (open < 0 || space < 2) return [cellsRow(cells, columns, gap)];
  const before = room.slice(0, open).reduce((sum, each) => sum + each + gap, 0);
  const lines = wrapRow(row(cells[open]?.content ?? ''), space);
  return lines.map((line, index) =>
    index === 0
      ? cellsRow(
          cells.map((cell, at) => (at === open ? { ...cell, content: line } : cell)),
          columns,
          gap,
        )
      : [...blank(before), ...line],
  );
};

/** Pieces one after another, `gap` blanks between, turned to a new row where the next one does not fit. A piece is cut at `columns`. */
export const flow = (pieces: readonly Row[], columns: number, gap = 1): Row[] => {
  const rows: Row[] = [];
  let current: Row = [];
  let used = 0;
  for (const piece of pieces) {
    const fitted = rowWidth(piece) > columns ? fitRow(piece, columns) : piece;
    const wide = rowWidth(fitted);
    if (used > 0 && used + gap + wide > columns) {
      rows.push(current);
      current = [];
      used = 0;
    }
    current = used === 0 ? fitted : [...current, ...blank(gap), ...fitted];
    used += wide + (used === 0 ? 0 : gap);
  }
  return [...rows, current];
};

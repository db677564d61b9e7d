import { cutRow } from './fit.ts';
import { type Row, type RowLike, row, rowWidth, type Style } from './row.ts';

const LINE = '─';

/**
 * A heading rule exactly `columns` wide: `── 見出し ─── 右 ──`. Without words a plain line.
 * `right` is left out where both do not fit; `left` is cut last.
 */
export const rule = (columns: number, left: RowLike = '', right: RowLike = '', style: Style = {}): Row => {
  const line = (length: number): Row => row(LINE.repeat(Math.max(0, length)), style);
  if (columns < 8) return line(columns);
  const end = row(right, style);
  const endWidth = rowWidth(end);
  if (rowWidth(row(left, style)) === 0 && endWidth === 0) return line(columns);
  const start = cutRow(row(left, style), columns - 6);
  const startWidth = rowWidth(start);
  const head: Row = startWidth === 0 ? [] : [...line(2), ...row(' ', style), ...start, ...row(' ', style)];
  const headWidth = startWidth === 0 ? 0 : startWidth + 4;
  // ` 右 ──`, and at least one line character between the words.
  const tailWidth = endWidth === 0 ? 0 : endWidth + 4;
  if (tailWidth > 0 && headWidth + 1 + tailWidth <= columns) {
    return [...head, ...line(columns - headWidth - tailWidth), ...row(' ', style), ...end, ...row(' ', style), ...line(2)];
  }
  return [...head, ...line(columns - headWidth)];
};

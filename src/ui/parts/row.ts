import { safe } from './safe.ts';
import { width } from './width.ts';

/** The basic colours that carry meaning here; each is decoration beside a word that says the same. */
export type Color = 'red' | 'green' | 'yellow' | 'cyan' | 'magenta';

/** How a piece of text looks. */
export interface Style {
  readonly bold?: true;
  readonly inverse?: true;
  readonly underline?: true;
  readonly dim?: true;
  readonly strike?: true;
  readonly color?: Color;
}

/** A piece of one row with one look. `text` holds no line break and nothing a terminal would obey. */
export interface Span extends Style {
  readonly text: string;
}

/** One row of the screen, left to right. */
export type Row = readonly Span[];

/** A whole screen: rows from the top; `cursor` in columns and rows from 0, where typed text goes. */
export interface Frame {
  readonly rows: readonly Row[];
  readonly cursor?: { readonly x: number; readonly y: number };
}

/** What the parts accept where a row is wanted: plain text, or styled pieces. */
export type RowLike = string | Row;

/** A span of `text` made safe to draw. */
export const span = (text: string, style: Style = {}): Span => ({ ...style, text: safe(text) });

/** Text or spans as a row; plain text takes `style`. */
export const row = (content: RowLike, style: Style = {}): Row =>
  typeof content === 'string' ? (content === '' ? [] : [span(content, style)]) : content;

/** The words of a row without their looks. */
export const rowText = (content: Row): string =>
  content.length === 1 ? (content[0]?.text ?? '') : content.map((each) => each.text).join('');

/** Columns that a row takes. */
export const rowWidth = (content: Row): number => width(rowText(content));

/** Rows one after another as one row. */
export const joined = (...contents: readonly RowLike[]): Row => contents.flatMap((content) => row(content));

/** The row with `style` added to each of its spans. */
export const styled = (content: RowLike, style: Style): Row => row(content).map((each) => ({ ...each, ...style }));

/** The part of a row between two offsets, in UTF-16 units of its text. */
export const sliceRow = (content: Row, from: number, to: number): Row => {
  const pieces: Span[] = [];
  let start = 0;
  for (const each of content) {
    const end = start + each.text.length;
    if (end > from && start < to) {
      const text = each.text.slice(Math.max(0, from - start), to - start);
      if (text !== '') pieces.push({ ...each, text });
    }
    start = end;
  }
  return pieces;
};

/** The frame as plain text, one string per row, trailing blanks removed: for tests and for `--plain`. */
export const frameText = (frame: Frame): string[] => frame.rows.map((each) => rowText(each).trimEnd());

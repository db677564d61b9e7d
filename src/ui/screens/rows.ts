import { leftRight } from '../parts/fit.ts';
import { type Row, type RowLike, row, type Style, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { width } from '../parts/width.ts';
import { wrap } from '../parts/wrap.ts';
import type { Between } from './list-screen.ts';

/** A numbered row: ` > 2  words              right`. Words too long go on in further rows, under themselves. */
export const numbered = (number: number | string | null, words: string, right: string, columns: number, chosen: boolean): Row[] => {
  const head = ` ${chosen ? '>' : ' '} ${number === null ? '' : `${number}`.padEnd(2)} `.padEnd(6);
  const room = columns - head.length - (right === '' ? 0 : width(right) + 1);
  const lines = wrap(words, Math.max(10, room));
  return lines.map((line, index) => {
    const left: Row = [span(index === 0 ? head : ' '.repeat(head.length)), span(line, chosen ? { inverse: true } : {})];
    return index === 0 ? leftRight(left, right, columns) : left;
  });
};

/** Sentences, wrapped, one blank before each. */
export const sentences = (lines: readonly string[], columns: number, indent = 1, style: Style = {}): Row[] =>
  lines.flatMap((line) => wrap(line, Math.max(10, columns - indent - 1)).map((text): Row => [span(' '.repeat(indent)), span(text, style)]));

export const heading = (left: RowLike, right: RowLike = ''): Between => ({ rows: (columns) => [rule(columns, left, right)] });
export const blank: Between = { rows: () => [[]] };
export const saying = (lines: readonly string[], indent = 1, style: Style = {}): Between => ({
  rows: (columns) => sentences(lines, columns, indent, style),
});

/** What there is to say of the marked row; read nowhere else. */
export const ofMark = (...parts: readonly Between[]): Between[] => parts.map((part) => ({ ...part, ofMark: true }));

/** A label and its words, the words under each other: ` いますること  5 画面の保存等の記録`. */
export const labelled = (label: string, words: RowLike, columns: number, wide = 14, style: Style = {}): Row[] => {
  // A label that is longer takes the room that it needs; the words stand under each other all the same.
  const most = Math.max(wide, Math.min(width(label) + 1, Math.floor(columns / 2)));
  const room = Math.max(10, columns - most - 1);
  const text = row(words)
    .map(({ text: part }) => part)
    .join('');
  return wrap(text, room).map((line, index): Row => {
    const name = index === 0 ? label : '';
    return [span(` ${name}${' '.repeat(Math.max(1, most - width(name)))}`, index === 0 ? { bold: true, ...style } : {}), span(line)];
  });
};

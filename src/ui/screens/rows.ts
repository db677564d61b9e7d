import { ui } from '../../words/ja/ui.ts';
import { leftRight } from '../parts/fit.ts';
import { type Row, type RowLike, row, rowText, type Style, span } from '../parts/row.ts';
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

/** The heading over an anchor: what it is for, where there is room to say so whole. */
export const anchorHeading = (columns: number): string =>
  width(ui.handover.anchor) + 8 <= columns ? ui.handover.anchor : ui.handover.anchorShort;

export const heading = (left: RowLike, right: RowLike = ''): Between => ({ rows: (columns) => [rule(columns, left, right)] });
export const blank: Between = { rows: () => [[]] };
export const saying = (lines: readonly string[], indent = 1, style: Style = {}): Between => ({
  rows: (columns) => sentences(lines, columns, indent, style),
});

/** What there is to say of the marked row; read nowhere else. */
export const ofMark = (...parts: readonly Between[]): Between[] => parts.map((part) => ({ ...part, ofMark: true }));

/** A label that is longer than `wide` takes the room that it needs; the words stand under each other all the same. */
const labelColumns = (label: string, columns: number, wide: number): number =>
  Math.max(wide, Math.min(width(label) + 1, Math.floor(columns / 2)));

const underLabel = (label: string, lines: readonly string[], columns: number, wide: number, style: Style): Row[] => {
  const most = labelColumns(label, columns, wide);
  return lines.map((line, index): Row => {
    const name = index === 0 ? label : '';
    return [span(` ${name}${' '.repeat(Math.max(1, most - width(name)))}`, index === 0 ? { bold: true, ...style } : {}), span(line)];
  });
};

/** A label and its words, the words under each other: ` いますること  5 画面の保存等の記録`. */
export const labelled = (label: string, words: RowLike, columns: number, wide = 14, style: Style = {}): Row[] => {
  const room = Math.max(10, columns - labelColumns(label, columns, wide) - 1);
  return underLabel(label, wrap(rowText(row(words)), room), columns, wide, style);
};

/** A label and several things, a full-width blank between: one that does not fit goes whole onto the next row, number and title together. */
export const listed = (label: string, items: readonly string[], columns: number, wide = 14): Row[] => {
  const room = Math.max(10, columns - labelColumns(label, columns, wide) - 1);
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const joined = `${last}　${item}`;
    if (last !== undefined && width(joined) <= room) lines.splice(-1, 1, joined);
    else lines.push(...wrap(item, room));
  }
  return underLabel(label, lines, columns, wide, {});
};

import { eraDateTime, isoTokyo } from '../incident/calendar.ts';
import { exports as words } from '../words/ja/exports.ts';
import { inert } from './inert.ts';

/** Without it Excel reads UTF-8 as Shift_JIS. */
export const BOM = '\ufeff';

/** What a spreadsheet may take for the beginning of a formula, after blanks too; full-width signs are formulas in Japanese Excel. */
const FORMULA = /^\s*[=+\-@＝＋－＠\u2212]/u;
/** What a spreadsheet would take for a number or a day and write otherwise: 007, 1/2, the nineteen digits of a post's id. */
const REWRITTEN = /^[\d０-９][\d０-９.,:/\-\sEe+%]*$/u;
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,8})$/u;
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** A text as a cell holds it: hidden characters made visible, line breaks as LF, and never a formula or a number that is none. */
export const cellText = (text: string): string => {
  const shown = text.split(LINE_BREAK).map(inert).join('\n');
  if (REWRITTEN.test(shown) && !PLAIN_NUMBER.test(shown)) return `'${shown}`;
  return FORMULA.test(shown) || /^[\t\r\n\v\f]/u.test(text) ? `'${shown}` : shown;
};

/** One row as RFC 4180 writes it. Every cell is quoted, so that no list separator of any country cuts it. */
export const csvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cellText(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;

/** A time for programs and for people; empty where there is none. */
export const timeCells = (at: number | undefined): [iso: string, era: string] =>
  at === undefined ? ['', ''] : [isoTokyo(at), eraDateTime(at)];

/** Rows as a file for Excel; in a drill each begins with 【訓練】. */
export function* csvFile(drill: boolean, heads: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  yield BOM + csvRow([...(drill ? [words.csv.drill] : []), ...heads]);
  for (const row of rows) yield csvRow([...(drill ? [words.drill] : []), ...row]);
}

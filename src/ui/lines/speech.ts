import { lines } from '../../words/ja/lines.ts';
import { type RowLike, row, rowText } from '../parts/row.ts';

/** Wide enough that no screen folds or cuts anything: what is told is folded at the very end. */
export const UNFOLDED = 400;

const LAYER = new RegExp(
  Object.keys(lines.layers)
    .map((mark) => mark.replaceAll(/[[\]]/gu, '\\$&'))
    .join('|'),
  'gu',
);

/** A piece that needs no full stop behind it. */
const ENDED = /[。、？：:／.,;?!]$/u;

/** Rows as they are read aloud: no rules, no columns, no marks of place; what stood apart becomes sentences. */
export const spoken = (rows: readonly RowLike[]): string => {
  const pieces = rows
    .map((each) => rowText(row(each)))
    .flatMap((text) =>
      text
        .replaceAll(/[─│┌┐└┘├┤┬┴┼═]+/gu, '  ')
        .replaceAll(LAYER, (mark) => ` ${lines.layers[mark as keyof typeof lines.layers]} `)
        .split(/\s{2,}|　+/u),
    )
    .map((piece) => piece.replace(/^\s*>\s*/u, '').trim())
    .filter((piece) => piece !== '');
  return lines.together(pieces.map((piece, index) => (index < pieces.length - 1 && !ENDED.test(piece) ? piece + lines.stop : piece)));
};

/** The number that was entered, in whichever digits (`5`, `５`, `五`, `十一`); undefined when it is none. */
export const numberOf = (given: string): number | undefined => {
  const plain = given.normalize('NFKC').trim();
  if (/^\d{1,3}$/u.test(plain)) return Number(plain);
  const [tens, ones, ...rest] = plain.includes(lines.ten) ? plain.split(lines.ten) : ['', plain];
  const digit = (text: string | undefined) => (text === undefined || text.length !== 1 ? -1 : lines.kanji.indexOf(text));
  if (rest.length > 0) return undefined;
  if (!plain.includes(lines.ten)) return digit(plain) < 0 ? undefined : digit(plain);
  const high = tens === '' ? 1 : digit(tens);
  const low = ones === '' ? 0 : digit(ones);
  return high < 0 || low < 0 ? undefined : high * 10 + low;
};

/** Whether the words that were entered are one of those. */
export const isWord = (given: string, words: readonly string[]): boolean => words.includes(given.trim());

/** What follows one of the words at the beginning of the line (「メモ 電話あり」); undefined when it begins otherwise. */
export const following = (given: string, words: readonly string[]): string | undefined => {
  const text = given.trim();
  const word = words.find((each) => text === each || (text.startsWith(each) && /^[\s　、,：:]/u.test(text.slice(each.length))));
  return word === undefined ? undefined : text.slice(word.length).replace(/^[\s　、,：:]+/u, '');
};

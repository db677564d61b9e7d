import stringWidth from 'string-width';
import { isPlain, plainWidth } from './plain-width.ts';
import { graphemeSegmenter } from './segments.ts';

/** Widths measured before. Emptied when full, so that hostile text cannot grow it. */
const known = new Map<string, number>();
const KNOWN_LIMIT = 4096;

/** Rules and arrows of our own, and what stands for them on terminals that draw ambiguous characters two columns wide. */
const ASCII_SIGNS: Readonly<Record<string, string>> = {
  '─': '-',
  '│': '|',
  '┌': '+',
  '┐': '+',
  '└': '+',
  '┘': '+',
  '→': '->',
  '←': '<-',
  '↑': '^',
  '↓': 'v',
  '…': '...',
};
const SIGNS = /[─│┌┐└┘→←↑↓…]/gu;

/** The text with those signs in ASCII. */
export const withAsciiSigns = (text: string): string => text.replace(SIGNS, (sign) => ASCII_SIGNS[sign] ?? sign);

/** Text without a character that could be wider there. */
const CERTAIN = /^[ -~─│┌┐└┘↑↓\u3000-\u3029\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uff01-\uff60]*$/u;

let ambiguous: 1 | 2 = 1;

/** How many columns the terminal gives to ①, ○ or Greek letters; what was measured before is forgotten when that changes. */
export const countAmbiguous = (columns: 1 | 2): void => {
  if (columns !== ambiguous) known.clear();
  ambiguous = columns;
};
export const ambiguousColumns = (): 1 | 2 => ambiguous;

/** Our own signs count as what they are painted as. */
const wideWidth = (text: string): number => {
  if (CERTAIN.test(text)) return plainWidth(text) ?? text.length;
  const before = known.get(text);
  if (before !== undefined) return before;
  const columns = stringWidth(withAsciiSigns(text), { countAnsiEscapeCodes: true, ambiguousIsNarrow: false });
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(text, columns);
  return columns;
};

/** Columns that `text` takes, counted as Ink counts them (the same library): ambiguous characters are one column unless the terminal draws two. */
export const width = (text: string): number => {
  if (ambiguous === 2) return wideWidth(text);
  const plain = plainWidth(text);
  if (plain !== undefined) return plain;
  const before = known.get(text);
  if (before !== undefined) return before;
  const columns = stringWidth(text, { countAnsiEscapeCodes: true });
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(text, columns);
  return columns;
};

/** What a reader takes for one character: a family emoji, 𠮷, か with a combining mark are one each. */
export const graphemes = (text: string): string[] =>
  isPlain(text) ? text.split('') : Array.from(graphemeSegmenter.segment(text), ({ segment }) => segment);

import stringWidth from 'string-width';
import { isPlain, plainWidth } from './plain-width.ts';

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Widths measured before. Emptied when full, so that hostile text cannot grow it. */
const known = new Map<string, number>();
const KNOWN_LIMIT = 4096;

/** Columns that `text` takes, counted as Ink counts them (the same library): ambiguous characters are one column. */
export const width = (text: string): number => {
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
  isPlain(text) ? text.split('') : Array.from(segmenter.segment(text), ({ segment }) => segment);

import stringWidth from 'string-width';

/** Printable ASCII. */
const ASCII = /^[ -~]*$/u;
/** ASCII, kana, common ideographs and full-width forms: each UTF-16 unit is one grapheme of one or two columns. */
const PLAIN = /^[ -~\u3000-\u3029\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uff01-\uff60]*$/u;

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Widths measured before. Emptied when full, so that hostile text cannot grow it. */
const known = new Map<string, number>();
const KNOWN_LIMIT = 4096;

/** Columns that `text` takes, counted as Ink counts them (the same library): ambiguous characters are one column. */
export const width = (text: string): number => {
  if (ASCII.test(text)) return text.length;
  if (PLAIN.test(text)) {
    let columns = 0;
    for (let at = 0; at < text.length; at++) columns += text.charCodeAt(at) < 0x7f ? 1 : 2;
    return columns;
  }
  const before = known.get(text);
  if (before !== undefined) return before;
  const columns = stringWidth(text, { countAnsiEscapeCodes: true });
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(text, columns);
  return columns;
};

/** What a reader takes for one character: a family emoji, 𠮷, か with a combining mark are one each. */
export const graphemes = (text: string): string[] =>
  PLAIN.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({ segment }) => segment);

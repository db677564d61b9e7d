/** Printable ASCII. */
const ASCII = /^[ -~]*$/u;
/**
 * ASCII, kana, common ideographs, full-width forms, and the marks of our screens (lines, arrows, …, ○, quotation marks): each UTF-16 unit
 * is one grapheme of one or two columns. No Extended_Pictographic, no combining mark.
 */
const PLAIN = /^[ -~–—‘-”…←-↓─-╿○●\u3000-\u3029\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uff01-\uff60]*$/u;

/** Whether each UTF-16 unit of `text` is one grapheme, so that it can be measured and cut without asking Unicode. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/**
 * Columns of a plain text, as string-width counts them; `undefined` for any other. The build puts this in front of string-width also where
 * Ink calls it (build.mjs): the first text that goes the long way costs 26 ms, which is a tenth of the first frame.
 */
export const plainWidth = (text: string): number | undefined => {
  if (ASCII.test(text)) return text.length;
  if (!PLAIN.test(text)) return undefined;
  let columns = 0;
  // Below U+3000 everything plain is narrow: ambiguous characters count one column.
  for (let at = 0; at < text.length; at++) columns += text.charCodeAt(at) < 0x3000 ? 1 : 2;
  return columns;
};

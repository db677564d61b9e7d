import type { IUnicodeVersionProvider } from '@xterm/headless';
import stringWidth from 'string-width';

/*
 * xterm.js counts by Unicode 6 and knows no graphemes; terminals of today join emoji. This provider counts as string-width does,
 * so that the screen under test shows what Windows Terminal, kitty or GNOME Terminal show.
 */

const PLAIN = 0;
const JOINS_NEXT = 1;
const HALF_FLAG = 2;

const joins = (code: number): boolean =>
  (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0x1f3fb && code <= 0x1f3ff) || /^[\p{M}\p{Cf}]$/u.test(String.fromCodePoint(code));
const isFlagHalf = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff;

type Columns = 0 | 1 | 2;

const counter = (ambiguousIsNarrow: boolean): ((code: number) => Columns) => {
  const cache = new Map<number, Columns>();
  return (code) => {
    if (code < 0x7f) return code < 0x20 ? 0 : 1;
    const before = cache.get(code);
    if (before !== undefined) return before;
    const columns =
      code >= 0xd800 && code <= 0xdfff ? 0 : (Math.min(2, stringWidth(String.fromCodePoint(code), { ambiguousIsNarrow })) as Columns);
    cache.set(code, columns);
    return columns;
  };
};

/** As xterm.js packs them: 24 bits of state, 2 bits of width, 1 bit that joins the character to the one before. */
const packed = (state: number, width: number, join: boolean): number => ((state & 0xffffff) << 3) | ((width & 3) << 1) | (join ? 1 : 0);
const widthOf = (properties: number): number => (properties >> 1) & 3;
const stateOf = (properties: number): number => properties >> 3;

type Provider = IUnicodeVersionProvider & { charProperties(code: number, preceding: number): number };

const provider = (version: string, wcwidth: (code: number) => Columns): Provider => ({
  version,
  wcwidth,
  charProperties: (code, preceding) => {
    const before = widthOf(preceding);
    if (before > 0 && joins(code)) return packed(code === 0x200d ? JOINS_NEXT : PLAIN, code === 0xfe0f ? 2 : before, true);
    if (before > 0 && stateOf(preceding) === JOINS_NEXT) return packed(PLAIN, 2, true);
    if (isFlagHalf(code)) return stateOf(preceding) === HALF_FLAG ? packed(PLAIN, 2, true) : packed(HALF_FLAG, 1, false);
    return packed(PLAIN, wcwidth(code), false);
  },
});

/** Character widths for the terminal under test. */
export const graphemeWidths = provider('graphemes', counter(true));
/** The same on a terminal that draws ambiguous characters (─ → ① ○) two columns wide. */
export const wideWidths = provider('wide', counter(false));

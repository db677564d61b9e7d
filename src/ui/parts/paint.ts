import type { Color, Row, Span } from './row.ts';
import { safe } from './safe.ts';

/** How rows are painted. `color` is false under NO_COLOR; `contrast` puts bold and inverse where colour or dimness were. */
export interface Look {
  readonly color: boolean;
  readonly contrast?: boolean;
}

const COLORS: Readonly<Record<Color, number>> = { red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36 };

/** SGR codes that begin and end a look, in one order so that equal rows are equal bytes. */
const codes = (each: Span, look: Look): readonly (readonly [on: number, off: number])[] => {
  const found: (readonly [number, number])[] = [];
  const strong = look.contrast === true;
  const stressed = strong && (each.inverse || each.underline || (each.color !== undefined && each.color !== 'green'));
  if (each.bold || stressed) found.push([1, 22]);
  if (each.dim && !each.bold && !strong) found.push([2, 22]);
  if (each.underline) found.push([4, 24]);
  if (each.inverse || (strong && each.color === 'red')) found.push([7, 27]);
  if (each.strike) found.push([9, 29]);
  if (each.color !== undefined && look.color && !strong) found.push([COLORS[each.color], 39]);
  return found;
};

/** One row as the bytes that draw it. What is in the spans is made safe once more: nothing else writes SGR. */
export const paint = (content: Row, look: Look): string =>
  content
    .map((each) => {
      const text = safe(each.text);
      const found = text === '' ? [] : codes(each, look);
      if (found.length === 0) return text;
      return `\u001b[${found.map(([on]) => on).join(';')}m${text}\u001b[${[...new Set(found.map(([, off]) => off))].join(';')}m`;
    })
    .join('');

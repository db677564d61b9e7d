import { isBlank, mayBreak, phrases, unbreakables } from './phrases.ts';
import { type Row, row, rowText, sliceRow } from './row.ts';
import { safe, safeLines } from './safe.ts';
import { ambiguousColumns, graphemes, width } from './width.ts';

/** One line of a text: UTF-16 offsets, `end` exclusive; blanks at a break belong to no line. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** Lines laid out before, by columns and text; emptied when full. A screen draws the same texts on every key. */
const known = new Map<string, readonly Line[]>();
const KNOWN_LIMIT = 1000;

/** Breaks one piece that no line can hold: between graphemes, stepping back where 禁則処理 forbids the place. */
const broken = (piece: string, first: number, columns: number): string[] => {
  const parts: string[] = [];
  let room = first;
  let line: string[] = [];
  let used = 0;
  for (const each of graphemes(piece)) {
    const wide = width(each);
    if (used + wide > room && line.length > 0) {
      let keep = line.length;
      while (keep > 1 && !mayBreak(line[keep - 1] ?? '', line[keep] ?? each)) keep -= 1;
      // Where no place is allowed, or what is carried over would not fit either, the width comes first.
      const isAllowed = mayBreak(line[keep - 1] ?? '', line[keep] ?? each);
      if (!isAllowed || width(line.slice(keep).join('')) + wide > columns) keep = line.length;
      parts.push(line.slice(0, keep).join(''));
      line = line.slice(keep);
      used = width(line.join(''));
      room = columns;
    }
    line.push(each);
    used += wide;
  }
  return [...parts, line.join('')];
};

const laidOut = (text: string, first: number, columns: number): Line[] => {
  // What fits as it stands needs no look at its words: a line ends before its last blanks, or is all blanks.
  if (width(text) <= first) return [{ start: 0, end: text.replace(/[ \u3000]+$/u, '').length || text.length }];
  const lines: Line[] = [];
  let start = 0;
  let end = 0;
  let at = 0;
  let used = 0;
  let room = first;
  /** Ends the line at `end`; the next begins at `next`. */
  const turn = (next: number) => {
    lines.push({ start, end });
    start = next;
    end = next;
    used = 0;
    room = columns;
  };
  const put = (piece: string) => {
    at += piece.length;
    end = at;
    used += width(piece);
  };
  /** Puts a piece on this line or the next; one longer than a line goes down in smaller pieces. */
  const place = (piece: string, smaller: (piece: string) => void) => {
    const wide = width(piece);
    if (used + wide <= room) return put(piece);
    if (wide > columns) return smaller(piece);
    turn(at);
    put(piece);
  };
  const placeGraphemes = (piece: string) => {
    if (room - used < 2) turn(at);
    for (const [index, part] of broken(piece, room - used, columns).entries()) {
      if (index > 0) turn(at);
      put(part);
    }
  };
  const placeWords = (phrase: string) => {
    if (/^[!-~]+$/u.test(phrase)) {
      // An address begins on a line of its own and fills it, so that its parts are read as one.
      if (used > 0) turn(at);
      return placeGraphemes(phrase);
    }
    if (used > room / 2) turn(at);
    for (const word of unbreakables(phrase)) place(word, placeGraphemes);
  };
  for (const phrase of phrases(text)) {
    if (isBlank(phrase)) {
      // Blanks are kept inside a line and at the start of the text, and dropped where a line ends.
      const wide = width(phrase);
      if (at > 0 && used === 0) {
        at += phrase.length;
        start = at;
        end = at;
      } else if (used + wide <= room) {
        used += wide;
        at += phrase.length;
        if (start === end && lines.length === 0) end = at;
      } else {
        at += phrase.length;
        turn(at);
      }
      continue;
    }
    place(phrase, placeWords);
  }
  if (end > start || lines.length === 0) lines.push({ start, end });
  return lines;
};

/**
 * Where the lines of one paragraph begin and end: broken between phrases, no line starting or ending against 禁則処理,
 * and in the middle of what is longer than a line. The first line has `first` columns, the others `columns`; both at least 2.
 */
export const linesOf = (text: string, columns: number, first = columns): readonly Line[] => {
  const key = `${ambiguousColumns()}/${columns}/${first}/${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const lines = laidOut(text, Math.max(2, first), Math.max(2, columns));
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(key, lines);
  return lines;
};

/** `text` in lines of at most `columns`; lines after the first of each paragraph begin with `hanging` blanks. */
export const wrap = (text: string, columns: number, hanging = 0): string[] =>
  safeLines(text).flatMap((paragraph) =>
    linesOf(paragraph, columns - hanging, columns).map(
      ({ start, end }, index) => (index === 0 ? '' : ' '.repeat(hanging)) + paragraph.slice(start, end),
    ),
  );

/** A styled row in rows of at most `columns`, each piece keeping its look; later rows begin with `hanging` blanks. */
export const wrapRow = (content: Row, columns: number, hanging = 0): Row[] => {
  const clean = content.map((each) => ({ ...each, text: safe(each.text) }));
  return linesOf(rowText(clean), columns - hanging, columns).map(({ start, end }, index) => {
    const pieces = sliceRow(clean, start, end);
    return index === 0 || hanging === 0 ? pieces : [...row(' '.repeat(hanging)), ...pieces];
  });
};

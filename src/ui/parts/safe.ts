/*
 * The one place that decides what may reach a terminal. It allows by Unicode category and knows no escape sequences:
 * without its control character a sequence is only letters, so there is no parser to fool.
 */

/** Text that needs no look: ASCII, Japanese punctuation, kana, common ideographs, full-width forms, the rules of our own screens. */
const PLAIN = /^[ -~\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff60…─│┌┐└┘→↑↓]*$/u;

const LINE_BREAK = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/gu;
// Each of these is asked of one character at a time.
/** Letters, numbers, punctuation, symbols. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const MARK = /\p{M}/u;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const EMOJI = /\p{Emoji}/u;
const HAN = /\p{Script=Han}/u;
const VARIATION = /[\ufe0e\ufe0f]/u;
const IDEOGRAPHIC_VARIATION = /[\u{e0100}-\u{e01ef}]/u;
const BLANK = /[\t\p{Zs}]/u;
const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Cs}/u;
/** 外字. */
const PRIVATE = /\p{Co}/u;
/** Not in this Unicode version: perhaps an ideograph of a later one, so a field keeps it. Some never will be characters. */
const UNASSIGNED = /\p{Cn}/u;
const NEVER = /\p{Noncharacter_Code_Point}/u;

/** Marks on one letter. Vietnamese takes two, Thai three; a flood takes hundreds and climbs over the rows above. */
const MARKS_ON_ONE = 4;
/** Characters of a body's own making (外字) have no known shape or width: 〓 is what printers set in their place. */
const GETA = '〓';
const UNKNOWN = '\ufffd';
const ZWJ = '\u200d';
const WIDE_BLANK = '\u3000';

/** The visible picture of a control character: ␛ for ESC, ␡ for DEL, � for C1. */
const picture = (code: number): string => (code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : UNKNOWN);

/** What a filter makes of a character that is neither visible nor a mark; '' for nothing. */
type Other = (character: string) => string;

/** What is kept of a character between what was kept before it and what follows. */
const keptOf = (character: string, last: string, following: string | undefined, other: Other): string => {
  // A joiner is kept only where it makes one emoji of two pictures.
  if (character === ZWJ)
    return (PICTURE.test(last) || last === '\ufe0f') && following !== undefined && PICTURE.test(following) ? character : '';
  if (VARIATION.test(character)) return EMOJI.test(last) || HAN.test(last) ? character : '';
  if (IDEOGRAPHIC_VARIATION.test(character)) return HAN.test(last) ? character : '';
  if (IGNORABLE.test(character)) return '';
  return VISIBLE.test(character) ? character : other(character);
};

const filtered = (text: string, other: Other, leadingMarks: boolean): string => {
  const characters = Array.from(text);
  let kept = '';
  let last = '';
  let marks = 0;
  for (const [at, character] of characters.entries()) {
    if (MARK.test(character) && !IGNORABLE.test(character)) {
      marks += 1;
      if ((last !== '' || leadingMarks) && marks <= MARKS_ON_ONE) kept += character;
      continue;
    }
    const next = keptOf(character, last, characters[at + 1], other);
    // What disappears parts no letter from its marks.
    if (next === '') continue;
    kept += next;
    last = next;
    marks = 0;
  }
  return kept;
};

/**
 * `text` as it may be drawn or printed on one row. Line breaks and tabs become a space, other controls their visible picture,
 * 外字 a 〓, lone surrogates �; bidi and zero-width characters, tags and mark floods disappear. Applying it twice changes nothing.
 */
export const safe = (text: string): string => {
  if (PLAIN.test(text)) return text;
  const other: Other = (character) => {
    if (character === WIDE_BLANK) return character;
    if (BLANK.test(character)) return ' ';
    if (CONTROL.test(character)) return picture(character.charCodeAt(0));
    if (LONE_SURROGATE.test(character)) return UNKNOWN;
    if (PRIVATE.test(character)) return GETA;
    return UNASSIGNED.test(character) && !NEVER.test(character) ? UNKNOWN : '';
  };
  // A mark at the start would stand on whatever is drawn before the text.
  return filtered(text.replace(LINE_BREAK, ' '), other, false);
};

/** `text` as rows that may be drawn, split at every kind of line break. */
export const safeLines = (text: string): string[] => text.split(LINE_BREAK).map(safe);

/**
 * What of typed or pasted text is kept in a field: the words as typed, 外字 included, without what no one types knowingly.
 * Line breaks become `\n`, or a space where a field has one line.
 */
export const typed = (text: string, lines: 'many' | 'one' = 'one'): string => {
  if (PLAIN.test(text)) return text;
  const other: Other = (character) => {
    if (character === WIDE_BLANK) return character;
    if (character === '\n') return lines === 'many' ? character : ' ';
    if (BLANK.test(character)) return ' ';
    return PRIVATE.test(character) || (UNASSIGNED.test(character) && !NEVER.test(character)) ? character : '';
  };
  // A mark at the start may belong to a letter that an earlier read brought.
  return filtered(text.replace(LINE_BREAK, '\n'), other, true);
};

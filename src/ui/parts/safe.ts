/*
 * The one place that decides what may reach a terminal. It allows by Unicode category and knows no escape sequences:
 * without its control character a sequence is only letters, so there is no parser to fool.
 */

/** Text that needs no look: ASCII, Japanese punctuation, kana, common ideographs, full-width forms, the rules of our own screens. */
const PLAIN = /^[ -~\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff60…─│┌┐└┘→↑↓]*$/u;

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
/** Letters, numbers, punctuation, symbols. */
const VISIBLE = /^[\p{L}\p{N}\p{P}\p{S}]$/u;
const MARK = /^\p{M}$/u;
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
const PICTURE = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;
const EMOJI = /^\p{Emoji}$/u;
const HAN = /^\p{Script=Han}$/u;

/** Marks on one letter. Vietnamese takes two, Thai three; a flood takes hundreds and climbs over the rows above. */
const MARKS_ON_ONE = 4;
/** Characters of a body's own making (外字) have no known shape or width: 〓 is what printers set in their place. */
const GETA = '〓';
const UNKNOWN = '\ufffd';
const ZWJ = '\u200d';

/** The visible picture of a control character: ␛ for ESC, ␡ for DEL, � for C1. */
const picture = (code: number): string => (code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : UNKNOWN);

const isVariation = (character: string): boolean => character === '\ufe0e' || character === '\ufe0f';
const isIdeographicVariation = (code: number): boolean => code >= 0xe0100 && code <= 0xe01ef;

/** What a filter keeps of one character, given what it kept just before and what follows. */
type Keep = (character: string, code: number) => string;

const filtered = (text: string, other: Keep, leadingMarks: boolean): string => {
  const characters = Array.from(text);
  let kept = '';
  let last = '';
  let marks = 0;
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    const code = character.codePointAt(0) ?? 0;
    let next = '';
    if (character === ZWJ) {
      // A joiner is kept only where it makes one emoji of two pictures.
      if ((PICTURE.test(last) || last === '\ufe0f') && PICTURE.test(characters[at + 1] ?? '')) next = character;
    } else if (isVariation(character)) {
      if (EMOJI.test(last) || HAN.test(last)) next = character;
    } else if (isIdeographicVariation(code)) {
      if (HAN.test(last)) next = character;
    } else if (IGNORABLE.test(character)) {
      next = '';
    } else if (MARK.test(character)) {
      marks += 1;
      if ((last !== '' || leadingMarks) && marks <= MARKS_ON_ONE) kept += character;
      continue;
    } else if (VISIBLE.test(character)) {
      next = character;
    } else {
      next = other(character, code);
    }
    if (next === '') continue;
    kept += next;
    last = next;
    marks = 0;
  }
  return kept;
};

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x1680;
const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);
const isLoneSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
/** Not in this Unicode version: perhaps an ideograph of a later one, so a field keeps it. The last two of each plane never are characters. */
const isUnassigned = (character: string, code: number): boolean => /^\p{Cn}$/u.test(character) && (code & 0xfffe) !== 0xfffe;
const isPrivate = (code: number): boolean => (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;

/**
 * `text` as it may be drawn or printed on one row. Line breaks and tabs become a space, other controls their visible picture,
 * 外字 a 〓, lone surrogates �; bidi and zero-width characters, tags and mark floods disappear. Applying it twice changes nothing.
 */
export const safe = (text: string): string => {
  if (PLAIN.test(text)) return text;
  const other: Keep = (character, code) => {
    if (character === '\u3000') return character;
    if (code === 0x09 || isSpace(code)) return ' ';
    if (isControl(code)) return picture(code);
    if (isLoneSurrogate(code)) return UNKNOWN;
    if (isPrivate(code)) return GETA;
    return isUnassigned(character, code) ? UNKNOWN : '';
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
  const other: Keep = (character, code) => {
    if (character === '\u3000') return character;
    if (code === 0x0a) return lines === 'many' ? character : ' ';
    if (code === 0x09 || isSpace(code)) return ' ';
    return isPrivate(code) || isUnassigned(character, code) ? character : '';
  };
  // A mark at the start may belong to a letter that an earlier read brought.
  return filtered(text.replace(LINE_BREAK, '\n'), other, true);
};

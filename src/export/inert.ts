/*
 * What of a text may stand in a file that others open. Everything visible stays; what cannot be seen is shown, because in a record
 * that was meant to be read years later a hidden character is a fact of its own.
 */
const VISIBLE = /^[\p{L}\p{N}\p{P}\p{S}]$/u;
const MARK = /^\p{M}$/u;
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
const PICTURE = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;
const CARRIER = /^[\p{Script=Han}\p{Emoji}]$/u;
const SELECTOR = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;
/** Plain Japanese and ASCII need no look. */
const PLAIN = /^[ -~\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff60…─→]*$/u;

/** Marks on one letter: Thai takes two, Vietnamese three; a flood takes hundreds and covers the lines above. */
const MARKS_ON_ONE = 4;
const ZWJ = '\u200d';

/** [U+001B] for what has no shape of its own. (␛ would be shorter, and is in no font that offices print with.) */
const named = (code: number): string => `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;

/** One line of text with every control, bidi, zero-width and tag character made visible. Doing it twice changes nothing. */
export const inert = (text: string): string => {
  if (PLAIN.test(text)) return text;
  const characters = Array.from(text);
  let kept = '';
  let last = '';
  let marks = 0;
  for (const [at, character] of characters.entries()) {
    const code = character.codePointAt(0) ?? 0;
    if (MARK.test(character) && !IGNORABLE.test(character)) {
      marks += 1;
      if (marks <= MARKS_ON_ONE) kept += character;
      continue;
    }
    marks = 0;
    const joins = character === ZWJ && (PICTURE.test(last) || SELECTOR.test(last)) && PICTURE.test(characters[at + 1] ?? '');
    const selects = SELECTOR.test(character) && CARRIER.test(last);
    if (joins || selects || (VISIBLE.test(character) && !IGNORABLE.test(character))) kept += character;
    else if (/^\p{Zs}$/u.test(character)) kept += character === '\u3000' ? character : ' ';
    else if (code === 0x09) kept += ' ';
    else if (code >= 0xd800 && code <= 0xdfff) kept += '\ufffd';
    else kept += named(code);
    last = character;
  }
  return kept;
};

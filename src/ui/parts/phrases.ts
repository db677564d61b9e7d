import { width } from './width.ts';

/** 行頭禁則: what no line begins with. */
const NO_START =
  /^[、。，．・：；？！゛゜ヽヾゝゞ々〻ー‐゠–〜～…‥）］｝〕〉》」』】〙〗〟’”｠»ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ％‰℃°′″｡｣､ﾞﾟｰ,.:;?!)\]}%\p{M}]/u;
/** 行末禁則: what no line ends with. */
const NO_END = /[（［｛〔〈《「『【〘〖〝‘“｟«￥＄£＃＠([{$]$/u;

const HIRAGANA = /^[\u3041-\u309f]+$/u;
const KANJI = /^[\p{Script=Han}々〆ヶ]+$/u;
const KATAKANA = /^[\u30a1-\u30ff]+$/u;
const DIGITS = /^[0-9０-９.,，．]+$/u;
const LATIN_END = /[!-~]$/u;
const LATIN_START = /^[!-~]/u;
const CLOSED = /[、。，．？！）］｝〕〉》」』】]$/u;
const SPACE = /^[ \u3000]+$/u;

/** A compound noun stays on one line up to this many columns; a longer one breaks between its words. */
const COMPOUND = 24;

/** Both can stand together on one line only. */
const mustJoin = (before: string, after: string): boolean => NO_START.test(after) || NO_END.test(before);

/** Whether `after` belongs to the phrase (文節) that ends in `before`; `phrase` is that phrase so far. */
const continues = (phrase: string, before: string, after: string): boolean => {
  if (mustJoin(before, after)) return true;
  if (CLOSED.test(before)) return false;
  if (LATIN_END.test(before) && LATIN_START.test(after)) return true;
  if (HIRAGANA.test(after)) return true;
  if (DIGITS.test(before) && KANJI.test(after)) return true;
  if (before === '第' && DIGITS.test(after)) return true;
  const compound = (KANJI.test(before) || KATAKANA.test(before)) && (KANJI.test(after) || KATAKANA.test(after));
  return compound && width(phrase) + width(after) <= COMPOUND;
};

const words = new Intl.Segmenter('ja', { granularity: 'word' });

/** The words of `text`, joined where a line may never break between them. Blanks are words of their own. */
export const unbreakables = (text: string): string[] => {
  const parts: string[] = [];
  for (const { segment } of words.segment(text)) {
    const last = parts.at(-1);
    if (last !== undefined && !SPACE.test(segment) && !SPACE.test(last) && mustJoin(last, segment))
      parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
};

/** The phrases of `text`: where a reader would pause, a line may break. Together they are `text` again. */
export const phrases = (text: string): string[] => {
  const parts: string[] = [];
  let before = '';
  for (const { segment } of words.segment(text)) {
    const phrase = parts.at(-1);
    const joins =
      phrase !== undefined && (SPACE.test(segment) ? SPACE.test(before) : !SPACE.test(before) && continues(phrase, before, segment));
    if (joins) parts[parts.length - 1] = phrase + segment;
    else parts.push(segment);
    before = segment;
  }
  return parts;
};

/** Whether a line may break between these two pieces by 禁則処理 alone. */
export const mayBreak = (before: string, after: string): boolean => !mustJoin(before, after);

/** Whether `text` is blanks only. */
export const isBlank = (text: string): boolean => SPACE.test(text);

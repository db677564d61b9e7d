import { wordSegmenter } from './segments.ts';
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

/** Joins the words of `text` as `joins` says. A blank is a piece of its own, but for one that 禁則処理 holds between its neighbours. */
const pieces = (text: string, joins: (piece: string, before: string, after: string) => boolean): string[] => {
  const parts: string[] = [];
  /** The word before, blanks left out while they are held. */
  let before = '';
  const join = (count: number, segment: string) => {
    const held = parts.splice(-count, count).join('');
    parts.push(held + segment);
  };
  for (const { segment } of wordSegmenter.segment(text)) {
    const last = parts.at(-1);
    if (last === undefined) parts.push(segment);
    else if (SPACE.test(segment)) {
      // （ 注意: the blank stays with the bracket.
      if (SPACE.test(before) || NO_END.test(before)) join(1, segment);
      else parts.push(segment);
      if (NO_END.test(before)) continue;
    } else if (SPACE.test(last) && parts.length > 1 && NO_START.test(segment)) join(2, segment);
    else if (!SPACE.test(last) && joins(last, before, segment)) join(1, segment);
    else parts.push(segment);
    before = segment;
  }
  return parts;
};

/** The words of `text`, joined where a line may never break between them. Together they are `text` again. */
export const unbreakables = (text: string): string[] => pieces(text, (_, before, after) => mustJoin(before, after));

/** The phrases of `text`: where a reader would pause, a line may break. Together they are `text` again. */
export const phrases = (text: string): string[] => pieces(text, continues);

/** Whether a line may break between these two pieces by 禁則処理 alone. */
export const mayBreak = (before: string, after: string): boolean => !mustJoin(before, after);

/** Whether `text` is blanks only. */
export const isBlank = (text: string): boolean => SPACE.test(text);

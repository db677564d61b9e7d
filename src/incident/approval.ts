import { boundText } from './approval-text.ts';
import { canonicalJson } from './canonical.ts';
import type { Sha256 } from './chain.ts';

/**
 * Letters of a code: 32 kana of the 和文通話表, five bits each. Left out is what is taken for another letter when it is heard without its
 * word (エ for イ, ヒ and ス for シ, ニ for ミ, ネ for メ, ヘ for エ, ツ for チ), or when it was written down by hand (ソ for ン, ヌ for ス,
 * フ and ワ for ウ and ク, ル for レ); no digits, because 一 and 七, 四 and 七 sound alike (いち・しち). No voiced kana: 濁点 is lost first.
 */
export const CODE_LETTERS = [...'アイウオカキクケコサシセタチテトナノハホマミムメモヤユヨラリレロ'] as const;

/** Letters in a code. */
export const CODE_LENGTH = 4;

/** What an approval is bound to: `step` is that of the approval, or the publication itself where the guideline has no step for it. */
export interface Bound {
  readonly incident: string;
  readonly response: string;
  readonly step: string;
  readonly text: string;
}

/** SHA-256 (64 hex) of incident, response, step and text, as one line of canonical JSON. The text is taken as {@link boundText}. */
export const approvalHash = (sha256: Sha256, { incident, response, step, text }: Bound): string =>
  sha256(canonicalJson(['hikeshi/approval@1', incident, response, step, boundText(text)]));

/**
 * The code that is read out and read back: the first 20 bits of the hash, five to a letter, the first letter the highest. Two different
 * texts have the same code once in 2^20 = 1,048,576 times; a letter misheard is never right by itself. It finds slips of the ear and
 * texts that were changed, not a forger, who could try texts until one fits: for that the record holds the whole hash. It says nothing
 * about who read it back.
 */
export const codeOf = (hash: string): string => {
  const bits = Number.parseInt(hash.slice(0, CODE_LENGTH + 1), 16);
  return Array.from({ length: CODE_LENGTH }, (_, at) => CODE_LETTERS[(bits >>> (5 * (CODE_LENGTH - 1 - at))) & 31] ?? '').join('');
};

/** Hiragana and half-width kana as katakana. */
const katakana = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[ぁ-ゖ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60));

/**
 * The letters that were read back, as far as they were typed: サトメリ, さとめり, ｻﾄﾒﾘ, サ・ト・メ・リ, 桜のサ、東京のト.
 * `none` (なし): the other side could not read it back.
 */
export const lettersOf = (given: string): string | 'none' => {
  const pieces = given
    .normalize('NFKC')
    .split(/[\s、,・。]+/u)
    .filter((piece) => piece !== '');
  const bare = katakana(pieces.join(''));
  if (bare === 'ナシ' || bare === '復唱ナシ') return 'none';
  if (bare.length <= CODE_LENGTH) return bare;
  // 桜のサ東京のト: each letter stands behind its word and の.
  return pieces.flatMap((piece) => [...piece.matchAll(/[^の]+(?:の(.)?)?/gu)].map(([, letter = '']) => katakana(letter))).join('');
};

/** How what was read back compares with the code. `left`: so many letters are still to come. */
export type ReadBack =
  | { readonly is: 'empty' | 'matched' | 'none' }
  | { readonly is: 'short'; readonly left: number }
  | { readonly is: 'differs' };

export const compare = (code: string, given: string): ReadBack => {
  const letters = lettersOf(given);
  if (letters === 'none') return { is: 'none' };
  if (given.trim() === '') return { is: 'empty' };
  if (letters === code) return { is: 'matched' };
  // What is typed so far may still be right; once it cannot be, that is said at once.
  if (letters.length > 0 && letters.length < CODE_LENGTH && code.startsWith(letters))
    return { is: 'short', left: CODE_LENGTH - letters.length };
  return { is: 'differs' };
};

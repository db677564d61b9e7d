import * as fc from 'fast-check';

/** Pieces of real text that layout must survive: particles, brackets, emoji families, 𠮷, combining marks, ㈱, ⚠️, addresses. */
const PIECES = [
  '公式アカウント',
  'に',
  '心当たりのない',
  '情報',
  'が',
  '掲載された',
  '場合は、',
  '「画面の保存」',
  '（４(３)カ）',
  '統括情報セキュリティ責任者',
  'ー',
  'っ',
  '。',
  '、',
  '『',
  '👨‍👩‍👧‍👦',
  '𠮷野家',
  'か\u3099き',
  '㈱',
  '⚠️',
  '葛󠄀城市',
  ' ',
  '　',
  'https://x.example/komae_koho_example/status/1990000000000003',
  'hello',
  '2時04分',
  '🇯🇵',
  'ﾊﾟｽﾜｰﾄﾞ',
];

/** Text as an office writes it, with all the characters that break layouts. */
export const japanese = fc.array(fc.constantFrom(...PIECES), { maxLength: 24, size: 'max' }).map((pieces) => pieces.join(''));

/** Japanese text or any text at all, controls and lone surrogates included. */
export const anyText = fc.oneof(
  japanese,
  fc.string({ unit: 'binary', maxLength: 30, size: 'max' }),
  fc.string({ unit: 'grapheme', maxLength: 30, size: 'max' }),
);

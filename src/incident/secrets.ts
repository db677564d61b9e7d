/*
 * Recognises passwords and recovery codes in text that someone is about to record. Refused at once:
 *
 * | kind | what | not taken for one |
 * |---|---|---|
 * | `labelled` | a label (パスワード, 合言葉, 暗証番号, 認証コード, 回復コード, PIN, APIキー, password, backup code…), then ：＝は or a blank, then 4 or more ASCII characters | 「パスワード：変更済み」「パスワードは2時50分に変更」「パスワード：なし」「password: changed」 |
 * | `shape` | five groups of five (Microsoft), two or more `abcde-12345` (GitHub), three or more `1234 5678`, of a line each or one after the other, as a field of one line makes them (Google), otpauth: links, private keys, tokens with a known head (ghp_, AKIA, xox…) | 控え 8×4 hex, SHA-256, telephone numbers, post ids |
 *
 * Asked about once: `suspicious`, a word of 10 to 64 characters with small and capital letters, digits and signs mixed, that is no URL, path, address, hash or account name.
 * Likewise a label, ：＝ or an opening bracket, and a value in Japanese (「合言葉：ひまわり」「パスワード「さくら2026」」) that does not say what became of
 * the password (済み, 変更, なし …): a sentence and a password look alike there, so that it is asked about and not refused.
 * A secret without a label and without a shape cannot be recognised; the documentation says so, and how to erase one.
 */

/** A secret in a text: UTF-16 offsets, `end` exclusive. A `labelled` one begins at its label. */
export interface Secret {
  readonly kind: 'labelled' | 'shape' | 'suspicious';
  readonly start: number;
  readonly end: number;
}

const LABELS = [
  'パスワード',
  'ぱすわーど',
  'ﾊﾟｽﾜｰﾄﾞ',
  'パスコード',
  'パスフレーズ',
  '合い?言葉',
  'あいことば',
  '秘密の質問の(?:答え?|回答)',
  '暗証(?:番号|コード|キー)',
  '(?:回復|復旧|リカバリー?|バックアップ|認証|確認|二段階認証|2段階認証|ワンタイム|セキュリティ)(?:用の?)?(?:コード|キー|番号)',
  'ワンタイムパスワード',
  'シークレット(?:キー)?',
  '秘密の?(?:鍵|キー)',
  '(?:API|アクセス)(?:キー|トークン)',
  'pass ?(?:word|code|phrase)',
  'passwd',
  'pwd',
  '(?:recovery|backup|verification|security|auth(?:entication)?|2fa|login)[ _-]?(?:code|key)s?',
  'one[- ]?time (?:password|code)',
  'otp',
  '(?:api|secret|access)[ _-]?(?:key|token)',
  '(?<![a-z])(?:pass|pw|pin)(?![a-z])',
  'PINコード',
].join('|');

const LABEL = `(?:${LABELS})(?:（[^）]{0,20}）|\\([^)]{0,20}\\))?`;
/** The value ends at a blank, the end, or a character that is not ASCII; with 2時50分 or 2026年 it is no value. */
const VALUE = (name: string): string => `(?<${name}>[!-~]{4,200})(?![!-~年月日時分秒件回個番枚人])`;

/** After ： and ＝ or in brackets anything is a value; after は or a blank only what has a digit or a sign in it. */
const LABELLED = new RegExp(
  `${LABEL}\\s*(?:(?:(?:[:=]|→)\\s*|は\\s*|が\\s*)?[「『"'\`]|[:=→]\\s*)${VALUE('marked')}|${LABEL}\\s*(?:は\\s*|が\\s*|を\\s*|is\\s+|\\s+)(?=[!-~]*[!-@[-\`{-~])${VALUE('loose')}`,
  'giu',
);

/** Words that say something about a password and are none. */
const NO_VALUE = /^(?:none|null|n\/?a|unknown|changed?|reset|expired|same|done|yes|not?|ok|\*+|x+|\.+|-+|_+|\?+|https?:.*|[(（].*)$/iu;
/** A label, a mark or an opening bracket, and a value with Japanese letters in it. */
const SPOKEN = new RegExp(
  `${LABEL}\\s*(?:(?:[:=→]\\s*|は\\s*|が\\s*)?[「『]|[:=→]\\s*)(?=[^\\s「」『』、。()（）]*[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}])(?<value>[^\\s「」『』、。()（）]{2,64})`,
  'giu',
);
/** What became of a password, who has it or what is asked of it; none of these is one. */
const STATUS =
  /[済未無不再]|変更|更新|設定|発行|確認|管理|保管|共有|流出|漏|紛失|忘|失効|停止|なし|あり|まま|担当|課|室|部|所属|\d+(?:文字|桁|回|個|人|名|日|時|分|月|年)|(?:する|した|ない|です|ます|中|前|後|とき|こと|もの)$/u;
/** A time or a date after 「パスワードは」 tells when. */
const TIME = /^\d{1,2}[:/]\d{1,2}(?::\d{2})?$/u;

const SHAPES: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu,
  /otpauth:\/\/\S+/giu,
  /\b(?:ghp|gho|ghs|github_pat|glpat|xox[abprs]|sk|rk)[_-][A-Za-z0-9_-]{16,}/gu,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/gu,
  /\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}\b/gu,
  /\b(?=[a-z0-9]{5}-[a-z0-9]{5}\s)(?=[a-z0-9]*[a-z])(?=[a-z0-9-]*\d)[a-z0-9]{5}-[a-z0-9]{5}(?:\s+[a-z0-9]{5}-[a-z0-9]{5})+\b/gu,
  /(?<![\d-])(?:\d+[.)] ?)?\d{4} \d{4}(?:\s+(?:\d+[.)] ?)?\d{4} \d{4}){2,}(?![\d-])/gu,
];

/** Full-width ASCII to ASCII, one unit for one, so that offsets stay. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000]/gu, (unit) => (unit === '\u3000' ? ' ' : String.fromCharCode(unit.charCodeAt(0) - 0xfee0)));

const isOrdinary = (word: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|@|#|\/|~|\.{1,2}[/\\]|[A-Za-z]:[\\/]|\\\\)/u.test(word) || // address, account, path
  /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/iu.test(word) || // e-mail
  /^[0-9a-f-]+$/iu.test(word) || // hash, id
  /[/\\]/u.test(word) ||
  /\.[a-z0-9]{2,5}$/iu.test(word); // file name, host

const spoken = (text: string): Secret | undefined => {
  for (const found of text.matchAll(SPOKEN))
    if (!STATUS.test(found.groups?.value ?? '')) return { kind: 'suspicious', start: found.index, end: found.index + found[0].length };
  return undefined;
};

const suspicious = (text: string): Secret | undefined => {
  for (const found of text.matchAll(/[!-~]{10,64}/gu)) {
    const word = found[0].replace(/^["'`([{<]+|["'`)\]}>,.;:!?]+$/gu, '');
    const kinds = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^A-Za-z0-9]/u].filter((kind) => kind.test(word)).length;
    const start = found.index + found[0].indexOf(word);
    if (word.length >= 10 && kinds >= 4 && !isOrdinary(word)) return { kind: 'suspicious', start, end: start + word.length };
  }
  return undefined;
};

/** The first secret in `text`, refused kinds before suspicious ones; undefined when there is none to be seen. */
export const findSecret = (text: string): Secret | undefined => {
  const plain = halfWidth(text);
  for (const found of plain.matchAll(LABELLED)) {
    const value = found.groups?.marked ?? found.groups?.loose ?? '';
    if (NO_VALUE.test(value) || TIME.test(value)) continue;
    return { kind: 'labelled', start: found.index, end: found.index + found[0].length };
  }
  for (const shape of SHAPES) {
    shape.lastIndex = 0;
    const found = shape.exec(plain);
    if (found !== null) return { kind: 'shape', start: found.index, end: found.index + found[0].length };
  }
  return spoken(plain) ?? suspicious(plain);
};

/** Whether a text holds a secret that is refused wherever it stands: a labelled one, or one with a known shape. */
export const holdsSecret = (text: string): boolean => {
  // A label taken apart by marks that nobody sees, or by kana written in two pieces, is a label all the same.
  const plain = text.normalize('NFC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  return [text, plain].some((one) => {
    const found = findSecret(one);
    return found !== undefined && found.kind !== 'suspicious';
  });
};

/** `text` without the secrets that are refused, and whether there were any. Suspicious words stay: those are asked about. */
export const withoutSecrets = (text: string): { readonly text: string; readonly removed: boolean } => {
  let kept = text;
  for (let found = findSecret(kept); found !== undefined && found.kind !== 'suspicious'; found = findSecret(kept)) {
    kept = kept.slice(0, found.start) + kept.slice(found.end);
  }
  return { text: kept, removed: kept !== text };
};

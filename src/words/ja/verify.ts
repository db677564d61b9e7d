import type { Problem, ProblemCode, Unknown } from '../../incident/verify.ts';
import { absentWords, redactedWords } from './bundle-readme.ts';

const by = (who: 'checkpoint' | 'anchor'): string => (who === 'checkpoint' ? '署名' : '紙の控え');

type Sentences = { readonly [C in ProblemCode]: (facts: Extract<Problem, { code: C }>) => string };

/** What is wrong at a place: one sentence each, without the place. */
const PROBLEMS: Sentences = {
  'sums.form': () => 'SHA256SUMS の書き方と違います',
  'file.altered': () => 'SHA256SUMS にある値と違います',
  'file.missing': () => 'ありません',
  'file.extra': () => 'SHA256SUMS にないファイルです',
  'file.unknown': () => '控え一式に入るはずのないファイルです',
  'file.special': () => '普通のファイルではありません（リンクやフォルダーなど）',
  'manifest.form': () => '読めません',
  'manifest.differs': ({ field }) => `記録と違うことが書かれています（${field}）`,
  'line.long': () => '行が長すぎます',
  'line.utf8': () => '文字として読めません',
  'line.json': () => '記録として読めません',
  'line.canonical': () => '書き方が違います（書き換えられたおそれ）',
  'line.shape': ({ type }) => `記録の形になっていません${type === '' ? '' : `（${type}）`}`,
  'line.incident': ({ found }) => `別の事案の記録です（${found}）`,
  'line.mode': () => '訓練と本番の記録が混ざっています',
  'line.seq': ({ expected, found }) => `番号が続きません（${expected}番のはずが ${found}番）`,
  'line.altered': () => '書かれた時のままではありません（前後の行と値が合わない）',
  'line.unended': () => '最後の行が途中で切れています',
  'log.empty': () => '記録が1行もありません',
  'log.impossible': () => '手順書の順序では、あり得ない記録です',
  'runbook.unusable': () => '手順書をこの版で読めないので、順序を確かめられません',
  'disclosure.form': () => '言葉の行として読めません',
  'disclosure.order': ({ seq, path }) => `同じ言葉が二度あるか、並びが違います（${seq}番の ${path}）`,
  'disclosure.orphan': ({ seq, path }) => `記録にない言葉です（${seq}番の ${path}）`,
  'disclosure.altered': ({ seq, path }) => `書かれた時の言葉ではありません（${seq}番の ${path}）`,
  'evidence.altered': () => '証拠の内容が、名前の値と違います',
  'evidence.size': ({ expected, found }) => `証拠の大きさが記録と違います（記録 ${expected}、実際 ${found} バイト）`,
  'evidence.orphan': () => 'どの記録にも出てこない証拠です',
  'runbook.altered': () => '手順書の内容が、名前の値と違います',
  'runbook.orphan': () => 'どの記録でも使われていない手順書です',
  'checkpoint.form': () => '署名の書き方と違います',
  'checkpoint.incident': ({ found }) => `別の事案の署名です（${found}）`,
  'checkpoint.signature': ({ seq }) => `${seq}番までの署名が合いません`,
  'keys.differ': () => '署名した鍵と違います',
  'head.cut': ({ seq, last, by: who }) =>
    `${by(who)}は${seq}番までありますが、記録は${last}番で終わっています（最後が切り落とされたおそれ）`,
  'head.differs': ({ seq, by: who }) => `${seq}番が、${by(who)}の時の記録ではありません（書き直されたおそれ）`,
  'anchor.nowhere': ({ last }) => `紙の控えの値の行が、${last}番までにありません（書き直されたか、最後が切り落とされたおそれ）`,
  'key.differs': ({ found }) =>
    found === null ? '署名がないので、鍵を比べられません' : `示された鍵の署名ではありません（${found.slice(0, 16)}…）`,
};

/** 「entries.jsonl 5行目：…」 */
export const problemSentence = (problem: Problem): string => {
  const place = problem.line === undefined ? problem.file : `${problem.file} ${problem.line}行目`;
  return `${place}：${(PROBLEMS[problem.code] as (facts: Problem) => string)(problem)}。`;
};

const UNKNOWN: Readonly<Record<Unknown, string>> = {
  cut: '最後の何行かが切り落とされていないか',
  rewritten: '始めからすべて書き直されていないか',
};

/** Words of `verify` and `anchor`. */
export const verify = {
  incident: (id: string, lines: number, drill: boolean) => `${drill ? '【訓練】' : ''}事案 ${id}　記録 ${lines}行`,
  integrity: {
    holds: '改ざん：見つかりません。すべてのファイルと行の値が合い、手順書の順序にも合います。',
    broken: '改ざん：合わない所があります。',
    more: 'ほかにもあります。',
  },
  completeness: {
    confirmed: (seq: number) => `欠け：ありません。紙の控えと、最後の${seq}番まで一致します。`,
    upTo: (seq: number, last: number) =>
      `欠け：${seq}番までは、紙の控えのとおりです。${seq + 1}番から${last}番は、紙では確かめられません。`,
    unconfirmed: '欠け：矛盾はありません。紙の控えがないので、欠けていないとまでは言えません。',
    broken: '欠け：合わない所があります。',
    unknown: (what: readonly Unknown[]) =>
      `分からないこと：${what.map((one) => UNKNOWN[one]).join('、')}。その時の紙の控えがあれば、分かります。`,
    signed: (seq: number) => `署名：${seq}番まで。`,
    unsigned: '署名：ありません。',
    key: (fingerprint: string, known: boolean) =>
      `　鍵の指紋 ${fingerprint}${known ? '（示された鍵です）' : '（書き出した部署に確かめてください）'}`,
  },
  unread: (count: number) => `この版の知らない種類の記録が${count}行あります。改ざんは確かめましたが、順序は確かめていません。`,
  redacted: (kinds: readonly (keyof typeof redactedWords)[]) =>
    `この写しは黒塗りです：${kinds.map((kind) => redactedWords[kind]).join('、')}`,
  blackedOut: (kinds: Readonly<Record<'names' | 'text' | 'accounts', number>>, count: number) =>
    `出ていない言葉：${count}か所（${(['names', 'text', 'accounts'] as const)
      .filter((kind) => kinds[kind] > 0)
      .map((kind) => `${redactedWords[kind]} ${kinds[kind]}`)
      .join('、')}）`,
  absent: (sha256: string, why: keyof typeof absentWords) => `この写しにない証拠：${sha256.slice(0, 16)}…（${absentWords[why]}）`,
  head: (time: string, seq: number) => `最後の記録　${time}　${seq}番`,
  anchor: (time: string, seq: number, text: string) => [`${time}　記録 ${seq}番まで`, `   ${text}`],
  key: (text: string) => `署名の鍵の指紋（先頭）　${text}`,
  noKey: 'この機械は、まだ署名の鍵を作っていません。',
  badAnchor: (given: string) => [
    `「${given}」を控えの値と読めませんでした。`,
    '例：--anchor "27番 3f9a 0c21 77be 41d0 9b02 e6fa 5c18 d3a7"',
  ],
  badKey: (given: string) => [`「${given}」を鍵の指紋と読めませんでした。`, '16進の32桁か64桁を書いてください。'],
  badRedact: (given: string) => [
    `「${given}」という黒塗りの種類はありません。`,
    '選べるもの：names（氏名）、text（自由記述）、accounts（投稿・アカウント）、evidence（証拠）',
  ],
  unsignedExport: 'この機械の署名は付いていません。',
  exported: (path: string) => `書き出しました：${path}`,
  by: '書き出す人（控え一式に入った証拠を、取扱いとして記録する）',
  taken: (numbers: readonly string[], seqs: readonly number[]) =>
    `証拠 ${numbers.join('・')} の写しが入っています。書き出したことを、${seqs.join('・')}番に記録しました。`,
  takenUnsaid: (numbers: readonly string[]) =>
    `証拠 ${numbers.join('・')} の写しが入っています。書き出したことを記録に残すときは、--by 職・氏名 を付けます。`,
  confirm: (path: string) => `確かめるには：hikeshi verify "${path}"　または　sh "${path}/verify.sh"`,
} as const;

/** What the page in a bundle tells. Texts are as they stand in the record; the caller makes them harmless for Markdown. */
export interface ReadmeFacts {
  readonly incident: string;
  readonly drill: boolean;
  /** Body, guideline and edition, one line for each runbook used. */
  readonly guidelines: readonly string[];
  readonly app: string;
  /** When the last line was written, in words. */
  readonly at: string;
  readonly seq: number;
  readonly anchor: string;
  readonly fingerprint: string | undefined;
  /** What was left out of this copy. */
  readonly redacted: readonly ('names' | 'text' | 'accounts' | 'evidence')[];
  readonly blackedOut: number;
  readonly absent: readonly { readonly sha256: string; readonly why: 'missing' | 'altered' | 'withheld' }[];
}

/** Kinds of things that are blacked out, as people say them. */
export const redactedWords = { names: '氏名', text: '自由記述', accounts: '投稿・アカウント', evidence: '証拠の元のファイル' } as const;
/** Why a retained file is not there. */
export const absentWords = {
  missing: '書き出した機械に、すでになかった',
  altered: '書き出した機械で、内容が変わっていた',
  withheld: '黒塗りのため、入れていない',
} as const;

const englishRedacted = { names: 'names', text: 'free text', accounts: 'posts and accounts', evidence: 'original retained files' } as const;
const englishAbsent = {
  missing: 'was gone from the exporting machine',
  altered: 'was altered on the exporting machine',
  withheld: 'left out of a redacted copy',
} as const;

const japanese = (facts: ReadmeFacts): string[] => [
  `# ${facts.drill ? '【訓練】' : ''}記録の控え一式　事案 ${facts.incident}`,
  '',
  ...facts.guidelines.map((line) => `- ${line}`),
  `- 最後の記録：${facts.seq}番（${facts.at}）`,
  `- 控え：\`${facts.anchor}\``,
  facts.fingerprint === undefined
    ? '- 署名：この写しに、書き出した機械の署名はありません。'
    : `- 署名の鍵の指紋（SHA-256）：\`${facts.fingerprint}\``,
  `- 書き出した版：hikeshi ${facts.app}`,
  '',
  ...(facts.redacted.length > 0
    ? [
        '## この写しは黒塗りです',
        '',
        `黒塗りにしたもの：${facts.redacted.map((kind) => redactedWords[kind]).join('、')}。言葉 ${facts.blackedOut}か所。`,
        '黒塗りにしても、残りが書き換えられていないことは同じように確かめられます。',
        '',
      ]
    : facts.blackedOut > 0
      ? ['## 出ていない言葉', '', `消去されたなどで、この写しに出ていない言葉が${facts.blackedOut}か所あります。`, '']
      : []),
  ...(facts.absent.length > 0
    ? ['## この写しにない証拠', '', ...facts.absent.map(({ sha256, why }) => `- \`${sha256}\`　${absentWords[why]}`), '']
    : []),
  '## 入っているもの',
  '',
  '- `report.html`、`report.md`：読むための報告書',
  '- `entries.jsonl`：記録そのもの。1行が1件で、それぞれが前の行の SHA-256（`prev`）を持つ',
  '- `disclosures.jsonl`：人の言葉（氏名、自由記述など）。各行の SHA-256 が、記録の `pii` にある',
  '- `evidence/`：証拠のファイル。名前が SHA-256',
  '- `runbooks/`：使った手順書とガイドラインの版。名前が SHA-256',
  '- `checkpoints.txt`、`public-key.pem`：署名と、それを確かめる鍵',
  '- `SHA256SUMS`：ほかのすべてのファイルの SHA-256',
  '- `verify.sh`：確かめる手順（sh、jq 1.6 以降、sha256sum、openssl 3.0 以降）',
  '',
  '## 確かめ方',
  '',
  '- hikeshi で：`hikeshi verify このフォルダー --anchor "紙の控え"`',
  '- hikeshi なしで：`sh verify.sh 紙の控え`。このフォルダーの verify.sh を信じられないときは、別に手に入れたものを使ってください。',
  '',
  '## 分かること、分からないこと',
  '',
  '- 記録の途中を書き換え、消し、入れ替え、増やすと、必ず分かります。手順書の順序ではあり得ない記録も分かります（hikeshi で確かめたとき）。',
  '- **最後の何行かを切り落とし、SHA256SUMS を作り直したもの**と、**始めからすべてを書き直したもの**は、この一式だけでは分かりません。その時に書いた紙の控えがあれば、分かります。',
  '- 署名は、どの機械が署名したかを言います。鍵の指紋を、書き出した部署に確かめてください。いつ署名したかは言いません。いつかを言うのは紙の控えです。',
  '- 報告書は読むためのものです。報告書と記録が違うときは、記録が正しいものです。',
];

const english = (facts: ReadmeFacts): string[] => [
  `# ${facts.drill ? '[DRILL] ' : ''}A record to be verified: incident ${facts.incident}`,
  '',
  `- last line: ${facts.seq}`,
  `- anchor: \`${facts.anchor}\``,
  facts.fingerprint === undefined
    ? '- signature: none by the exporting machine'
    : `- fingerprint of the signing key (SHA-256): \`${facts.fingerprint}\``,
  '',
  ...(facts.redacted.length > 0
    ? [
        `**This copy is redacted:** ${facts.redacted.map((kind) => englishRedacted[kind]).join(', ')}; ${facts.blackedOut} words are blacked out. The rest verifies all the same.`,
        '',
      ]
    : facts.blackedOut > 0
      ? [`${facts.blackedOut} words are not in this copy, erased or left out.`, '']
      : []),
  ...facts.absent.map(({ sha256, why }) => `- \`${sha256}\` is not in this copy: ${englishAbsent[why]}`),
  ...(facts.absent.length > 0 ? [''] : []),
  '- `report.html`, `report.md`: the report, for reading. Where it differs from the record, the record is right.',
  '- `entries.jsonl`: the record. Each line holds the SHA-256 of the line before it (`prev`).',
  '- `disclosures.jsonl`: words of people. The SHA-256 of each line stands in the record (`pii`).',
  '- `evidence/`, `runbooks/`: retained files, and the runbooks followed, named by their SHA-256.',
  '- `checkpoints.txt`, `public-key.pem`: signed heads, and the key. `SHA256SUMS`: every other file.',
  '- `verify.sh`: checks all this with sh, jq 1.6, sha256sum and openssl 3.0 alone: `sh verify.sh ANCHOR`. If you do not trust the one in this folder, bring your own.',
  '',
  'Any change, removal, exchange or addition inside the record shows. **Lines cut off the end, with SHA256SUMS made anew, and a record written anew from its first line do not show from this folder alone**; with the anchor that was written on paper at the time, they do. The signature tells which machine signed (compare the fingerprint by telephone), not when; the paper tells when.',
];

/** The page, Japanese first. */
export const bundleReadme = (facts: ReadmeFacts): string => `${[...japanese(facts), '', '---', '', ...english(facts)].join('\n')}\n`;

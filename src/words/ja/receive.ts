/** Words of handing an incident over to another PC, and of taking it over. */
export const receiveWords = {
  handover: '引継ぎ書を見る（--to で引継ぎを記録、--out でほかのPCに引き継ぐ）',
  to: '受ける人',
  out: 'ほかのPCに引き継ぐフォルダー。書き出すと、このPCの写しは読むだけになります',
  about: 'ほかのPCから引き継いだフォルダーを受け取り、続きを記録できるようにする',
  anchor: '渡した側が読み上げた紙の控え',
  key: '渡した側の鍵の指紋の初め',
  toMissing: ['だれに引き継ぐのかが、書かれていません。', '--to に「職・氏名」を書いてください（例：--to 所属長・鈴木一郎）。'],
  transferred: (folder: string) => [
    `この事案を引き継ぐフォルダーを書き出しました：${folder}`,
    'このPCの写しは、ここから読むだけです。フォルダーを受ける人に渡し、控えを読み上げて確かめてください。',
  ],
  again: 'この事案は、すでに引き継いでいます。同じ内容を、もう一度書き出します。',
  away: '　引継ぎ済み（読むだけ）',
  unwritten: (seq: number) => `引継ぎは${seq}番に記録しました。フォルダーは書き出せていません。同じ命令を、もう一度実行してください。`,
  received: (incident: string, brought: number, evidence: number) =>
    `事案 ${incident} を受け取りました（記録 ${brought}件、証拠 ${evidence}件）。このPCで続けられます。`,
  absent: (list: readonly string[]) =>
    `次の証拠は、渡した側のPCで失われていました。記録には値が残っています：${list.map((one) => one.slice(0, 12)).join('、')}`,
  unconfirmed: '記録の終わりが切られていないことは、渡した側の紙の控えと比べて確かめてください（--anchor を付けると比べます）。',
  problem: {
    'receive.not-sound': [
      'このフォルダーは、記録として確かめられませんでした。何も取り込んでいません。',
      'hikeshi verify で、どこが違うかを見られます。',
    ],
    'receive.drill': ['訓練の記録です。実際の事案の記録には取り込みません。'],
    'receive.redacted': ['黒塗りした写しです。引き継ぐには、渡す側で handover --out を使ってください。'],
    'receive.unread': ['この版では読めない記録が入っています。hikeshi を新しくしてから、受け取ってください。'],
    'receive.changed': [
      '確かめている間に、フォルダーの中が変わりました。何も取り込んでいません。',
      'このPCに写してから、もう一度受け取ってください。',
    ],
  },
  notTransferred: (seq: number) => [
    `${seq}番で終わる写しで、引継ぎの記録がありません。渡した側で、まだ続いているかもしれません。`,
    '渡す側で hikeshi handover --out を使ってください。',
  ],
  already: (incident: string, seq: number, last: number) => [
    `事案 ${incident} は、${seq}番から、すでにこのPCで続けています（${last}番まで）。`,
    'もう一度受け取る必要はありません。',
  ],
  diverged: (seq: number, here: string, there: string) => [
    `この事案には、${seq}番から二つの続きがあります。`,
    `このPC　${here}　／　受け取ろうとしたもの　${there}`,
    '何も取り込んでいません。どちらを続けるかを決め、もう一方の内容は、メモとして書き写してください。',
  ],
  line: (at: string, who: string, type: string) => [at, who, type].filter((part) => part !== '').join(' '),
} as const;

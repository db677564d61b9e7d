/** The wall clock in Tokyo, from epoch milliseconds. */
const hm = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(11, 16).replace(/^0/u, '');
const minutes = (ms: number): string => `開始から${Math.floor(ms / 60_000)}分`;
const among = (known: readonly string[]): string => `あるもの：${known.join('、')}`;

/** Sentences of every refusal that an exercise alone can give, by code. */
export const drillRefusals = {
  'exercise.ended': () => ['訓練は終わりました。行動の記録は、もう増えません。'],
  'exercise.suspended': () => ['実際の事案のため、訓練を中断しています。', '時計を動かすと、続けられます。'],
  'exercise.text': ({ problem }: { problem: 'missing' | 'too-long' | 'secret' }) => [
    problem === 'missing'
      ? '言葉が空です。1行で書いてください。'
      : problem === 'secret'
        ? 'パスワードや回復コードに見える言葉があります。書かないでください。'
        : '長すぎます。1行で書いてください。',
  ],
  'inject.unknown': ({ inject, known }: { inject: string; known: readonly string[] }) => [
    `状況付与「${inject}」は、この想定にありません。`,
    among(known),
  ],
  'inject.settled': ({ inject, state, at }: { inject: string; state: 'released' | 'deferred'; at: number }) => [
    `${inject} は、${minutes(at)}に${state === 'released' ? '付与しています' : '見送っています'}。`,
  ],
  'inject.none': () => ['時刻の決まった状況付与は、もうありません。'],
  'expected.unknown': ({ expected, known }: { expected: string; known: readonly string[] }) => [
    `期待行動「${expected}」は、この想定にありません。`,
    among(known),
  ],
  'hint.none': ({ expected }: { expected: string }) => [`「${expected}」には、ヒントが書かれていません。`],
  'hint.given': ({ expected, at }: { expected: string; at: number }) => [`「${expected}」のヒントは、${minutes(at)}に出しています。`],
  'seat.unknown': ({ seat, known }: { seat: string; known: readonly string[] }) => [
    `席「${seat}」は、この想定にありません。`,
    among(known),
  ],
  'act.unknown': ({ act, known }: { act: string; known: readonly string[] }) => [
    `行動「${act}」は、この想定の一覧にありません。`,
    known.length === 0 ? 'この想定に、行動の一覧はありません。' : among(known),
  ],
  'rating.unknown': ({ of, known }: { of: string; known: readonly string[] }) => [`「${of}」の評価はありません。`, among(known)],
  'rate.most': ({ rate, most }: { rate: number; most: number }) => [`この想定の速さは${most}倍までです（${rate}倍が指定されました）。`],
  'clock.paused': () => ['時計は、もう止まっています。'],
  'clock.running': () => ['時計は、もう動いています。'],
  'clock.rate': () => ['速さは1倍から9倍までの整数です。'],
  'clock.backwards': () => ['時計は、前には戻せません。'],
  'controller.held': ({ role, name, since }: { role: string; name: string; since: number }) => [
    `この訓練は、${role} ${name}さんが進行しています（実時刻 ${hm(since)} から）。`,
    '相手の端末を閉じるか、--take を付けると、進行を引き継げます。',
  ],
} as const;

/** Secrets in the words of a call: what is refused, and what is asked about once. */
export const suspicion = {
  refused: ['パスワードや回復コードは、どの欄にも書けません。', '書いたことがあれば、そのパスワードを変えてください。'],
  ask: (length: number) => [
    `パスワードに見える字（${length}字）があります。パスワードや回復コードは、どの欄にも書けません。`,
    '秘密でないと確かめたときは、同じ命令に --not-secret を付けてください。',
  ],
} as const;

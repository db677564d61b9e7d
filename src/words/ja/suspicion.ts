/** What is asked about once. */
export const suspicion = {
  ask: (length: number) => [
    `パスワードに見える字（${length}字）があります。パスワードや回復コードは、どの欄にも書けません。`,
    '秘密でないと確かめたときは、同じ命令に --not-secret を付けてください。',
  ],
} as const;

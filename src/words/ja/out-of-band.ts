/** What is said while an account is not known to be in control. */
export const outOfBandWords = {
  access: {
    unknown: '[実務] アカウントに入れることを、まだ確かめていません。',
    'locked-out': '[実務] アカウントに入れません。',
    'recovery-asked': '[実務] アカウントに入れません。運営者に回復を依頼しています。',
  },
  ways: (instead: string) =>
    `ここに出すと、届かないか、書き換えられるおそれがあります。${instead}か、ほかの公式アカウントで知らせる方法があります。`,
  step: (number: number | null, title: string) => (number === null ? `「${title}」` : `手順${number}「${title}」`),
  homepage: 'ホームページ',
  mark: '　注意　アカウントに入れることを確かめてから',
} as const;

/** The sentences of one caution. */
export const outOfBandLines = (one: {
  readonly access: keyof typeof outOfBandWords.access;
  readonly instead?: { readonly number: number | null; readonly title: string };
}): readonly string[] => [
  outOfBandWords.access[one.access],
  outOfBandWords.ways(one.instead === undefined ? outOfBandWords.homepage : outOfBandWords.step(one.instead.number, one.instead.title)),
];

/** What is said of steps that were taken over from one trouble to another. */
export const carriedWords = {
  added: (trouble: string) => `「${trouble}」の手順書を加えました`,
  title: (trouble: string) => `「${trouble}」に引き継いだ手順`,
  count: (count: number) => `引き継いだ手順　${count}件`,
  will: (count: number) => `引き継ぐ手順　${count}件`,
  none: '引き継いだ手順はありません。',
  willNone: '引き継ぐ手順はありません。',
  seq: (seq: number) => `${seq}番の記録`,
  row: (number: number | null, title: string) => (number === null ? title : `手順${number} ${title}`),
  anew: '周知は引き継ぎません。新しい種別のこととして、あらためて行います。',
  undo: '引き継いだ手順も、理由を書いて開き直せます。',
  go: '対応を続ける',
  look: '引き継いだ手順を見る',
} as const;

/** Words of the commands for what comes out of a drill, and of the line that tells when a runbook was drilled last. */
export const drillAfter = {
  report: '事後報告書を書き出す',
  format: 'html・docx・md（報告書）、json（データ）',
  out: '書き出し先。名前に【訓練】がなければ、頭に付ける',
  force: '同じ名のファイルに上書きする',
  trend: '同じ想定・席・進め方の訓練を並べる',
  replay: '訓練の記録を1件ずつ見る',
  none: ['訓練の記録は、まだありません。', 'hikeshi drill list で、想定を確かめられます。'],
  unknown: (given: string) => [`訓練「${given}」はありません。`],
  many: (given: string, matches: readonly string[]) => [`「${given}」で始まる訓練が${matches.length}件あります。`, matches.join('、')],
  unreadable: (seq: number) => [`${seq}番の記録が、想定や時計と合いません。この訓練は、読み直せません。`],
  noExercise: (id: string) => [`「${id}」は、想定による訓練の記録ではありません。`],
  rated: (rating: string, graveness: number) => `評価 ${rating}　重大な逸脱 ${graveness}件`,
  noTrend: (scenario: string) => `想定「${scenario}」で終わった訓練は、まだありません。`,
  noScenario: (given: string, known: readonly string[]) => [`想定「${given}」はありません。`, `あるもの：${known.join('、')}`],
  group: (seats: string, alone: boolean, hash: string) => `席 ${seats}　${alone ? '自習' : '進行管理者あり'}　想定 ${hash}`,
  row: (cells: readonly string[]) => cells.join('　'),
  last: {
    label: '訓練',
    held: (date: string, days: number, rating: string) => `最後は${date}（${days === 0 ? '今日' : `${days}日前`}）　評価 ${rating}`,
    never: 'この手順書の訓練は、まだ行っていません',
  },
} as const;

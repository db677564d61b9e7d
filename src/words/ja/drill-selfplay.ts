/** Words of `drill selfplay`. */
export const drillSelfplay = {
  about: '想定を、すべての進め方で解いてみる（解けるか、余裕、狭い窓、模範の進め方）',
  /** Variants that came out alike; of all, alike or alone, the second. */
  variants: (named: readonly string[]) => `${named.map((one) => `「${one}」`).join('')}では、`,
  every: (count: number) => (count === 1 ? '' : `変化${count}通りのどれも、`),
  solved: (variants: string, slack: number) => `  ○ ${variants}解けます。余裕 ${slack}分`,
  unsolved: (variants: string, gaveUp: boolean) =>
    gaveUp
      ? `  ？ ${variants}進め方が多すぎて、確かめきれませんでした。`
      : `  × ${variants}すべての目標時間と規則を守れる進め方がありません。`,
  under: (values: string) => (values === '' ? '' : `（${values}）`),
  tight: (titles: readonly string[]) =>
    titles.length === 0
      ? '     4分の1の時間にしても解けなくなる期待行動はありません。'
      : `     4分の1の時間にすると解けなくなる期待行動：${titles.join('／')}`,
  dead: (injects: readonly string[]) =>
    injects.length === 0 ? '  起きることのない状況付与：なし' : `  起きることのない状況付与：${injects.join('、')}`,
  answer: (variant: string) => `  模範の進め方${variant}。1人で、標準の時間だけかけたとき：`,
  move: (clock: string, from: number, to: number, seat: string, title: string, due: string) =>
    `    ${clock}　${String(from).padStart(3)}分〜${String(to).padStart(3)}分　${seat}　${title}　目標 ${due}`,
  broken: '次の想定は、読めませんでした。',
  nothing: '想定が1つもありません。',
};

/** Words that stand beside values: on the screens, in the answers of commands, in reports. */
export const beside = {
  /** What a time field holds at first; it is read like anything typed. */
  now: 'いま',
  seq: (seq: number) => `${seq}番`,
  step: (number: number | string, title: string) => `手順${number} ${title}`,
  stepInBrackets: (title: string, number: number | string) => `${title}（手順${number}）`,
  left: (left: number) => `残り${left}`,
  /** Words of a clause behind other words. */
  quoted: (words: string) => `「${words}」`,
  count: (count: number) => `${count}件`,
  open: (title: string) => `${title}を開く`,
  /** 引継ぎ書を開く, but 終結する as it is. */
  opened: (title: string) => (title.endsWith('る') ? title : `${title}を開く`),
  recordAnswer: (answer: string) => `「${answer}」と記録する`,
  couldNot: (number: number | string) => `${number} できず`,
  inUse: '使用中',
  toggle: 'Enter で切り替わります。よければ Esc で先へ進みます。',
  /** A setting that does not hold, from the title of one that does: 採用している → 採用していない. */
  settingOff: (title: string, off: string) => (title.endsWith('している') ? title.replace(/いる$/u, 'いない') : `${title}　${off}`),
  mindOrder: '順に注意',
  may: '「できる」',
  silent: '規定なし',
  clausesOf: (body: string) => `${body}の条項`,
  guidelineOf: (body: string) => `${body}のガイドライン`,
  firstOf: (step: string, first: string) => `${step}（${first}が先）`,
  needs: (mark: string, held: string, first: string, ref: string) => `${mark}「${held}」の前に「${first}」が要ります（${ref}）。`,
  advises: (mark: string, step: string, before: string, from: string) => `${mark}「${step}」の前に「${before}」を勧めます${from}。`,
  answer: (title: string, answer: string) => `${title}：${answer}`,
  /** The first sentence of what a guideline says of a trouble. */
  firstSentence: (sentence: string) => `${sentence.split('。')[0] ?? ''}。`,
  /** A state with what stands in brackets behind it in a row of its own. */
  inTwoLines: (state: string) => state.replace('（', '\n（'),
  covered: (coverage: string, ref: string | undefined) => `${coverage}${ref === undefined ? '' : `（${ref}）`}。`,
  question: (at: number) => `質問${at}`,
  questionOf: (title: string, at: number) => `${title} 1/2　質問${at}（多くても3つ）`,
  answered: (at: number, question: string, reply: string) => `質問${at}　${question}　答え：${reply}`,
  status: {
    head: (body: string, troubles: string, account: string, at: string, elapsed: string) =>
      `${body} ${troubles}　${account}　覚知 ${at} から${elapsed}`,
    response: (id: string, trouble: string, course: string, round: number, left: number) =>
      `── ${id} ${trouble}　${course}　${round}回目　残り${left}`,
    question: (id: string, answer: string, answers: string) => `  質問 ${id}：${answer}（${answers}）`,
    lockedOut: '　アカウントに入れません',
    first: (number: number | string, title: string, ref: string) => `　先に ${number} ${title}（${ref}）`,
    told: (time: string) => `済 ${time}`,
    notTold: '未',
    bytes: (size: number) => `${size} バイト`,
    detected: (time: string) => `覚知 ${time}`,
    closed: '　終結',
    upTo: (seq: number) => `記録 ${seq}番まで`,
    intact: '一致',
    altered: '不一致',
  },
  runbook: {
    when: (words: string) => `   条件：${words}`,
    strict: (first: string) => `   先に（止める）：${first}`,
    document: (first: string) => `   並び：${first}`,
  },
  rehearsal: { reason: '稽古の理由', text: '稽古の記入', person: '稽古 太郎', file: (number: number) => `稽古_${number}.png` },
} as const;

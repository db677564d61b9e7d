/** What the fields of a form say. */
export const inputWords = {
  optional: '（任意）',
  /** 令和8年11月21日（土）8時08分 as the time field repeats it. */
  readBack: (date: string): string => `→ ${date}、と読みました`,
  unreadable: (text: string): string => `「${text}」を読めませんでした。「1時8分」のように書いてください。`,
  noClock: '時刻も書いてください。「昨日 23:10」のように書けます。',
  future: 'まだ来ていない時刻です。',
  notThatWeekday: '曜日が合いません。',
  isIt: (date: string): string => `${date}ですか。`,
  isItAbout: (time: string): string => `${time}ごろですか。`,
  yesterday: (time: string): string => `昨日の${time}`,
  takeIt: '↓ で、この時刻にします。',
  usedNames: '前に使った名前は ↓ で選べます。',
  usedWords: '前に使った言葉は ↓ で選べます。',
  missing: 'この欄を書くと、次へ進めます。',
  missingChoice: '選ぶと、次へ進めます。番号か ← → で選べます。',
  secretRemoved: 'パスワードは書けません。消しました。',
  suspicious: 'パスワードに見える字があります。違うときは、そのまま進めます。',
} as const;

/** Meanings of the keys: the short word of the footer, and what `?` says. */
export const keyWords = {
  choose: ['選ぶ', '行を選びます。印が動くだけです。'],
  chooseByNumber: ['選ぶ', '行を選びます。数字は、その番号へ印を移します（11 は 1 を2回）。'],
  candidates: ['候補', '前に使った言葉を選びます。'],
  decide: ['決める', '選んでいる行に決めます。'],
  open: ['開く', '選んでいる行を開きます。'],
  details: ['くわしく', '選んでいる記録をくわしく見ます。'],
  read: ['読む', '選んでいる知らせを読みます。'],
  next: ['次へ', '次の空いた欄へ移ります。動詞のボタンの上でだけ、記録になります。'],
  nextOnly: ['次へ（まだ記録しません）', '印を1番へ移します。まだ記録しません。'],
  newline: ['改行', '本文の行を改めます。'],
  toButtons: ['ボタンへ', 'ボタンへ移ります。Shift+Tab で前へ戻ります。'],
  nextField: ['次の欄', '次の欄やボタンへ移ります。Shift+Tab で前へ戻ります。'],
  chooseInField: ['選択欄で選ぶ', '選択欄で、その番号を選びます。'],
  sideways: ['', '選択肢やボタンを選びます。文字の中では左右に動きます。'],
  scroll: ['', '長い文（条項・記録・文案）を送ります。'],
  switch: ['別の事案', '印が行にあるとき、次の対応中の事案へ移ります。書きかけも印も、事案ごとに残ります。'],
  search: ['検索', '検索と、事案の切り替えを開きます。'],
  help: ['使い方', 'この画面のキーと、言葉の説明を開きます。'],
  back: ['戻る', '1つ戻ります。何も捨てません。'],
  backKeeping: ['戻る（書きかけは残る）', '1つ戻ります。書きかけは残ります。'],
  closeKeeping: ['閉じる（文字は残る）', '閉じます。打った文字は残ります。'],
  leave: ['', '2回押すと終了します。記録はすべて保存されています。'],
  otherText: ['', '文字を打つと、メモ・検索の行に入ります。打っただけでは、何も起きません。'],
} as const satisfies Record<string, readonly [short: string, long: string]>;

/** How the keys are written. */
export const keyNames = {
  upDown: '↑↓',
  upDownNumbers: '↑↓・1-9',
  down: '↓',
  numbers: '1-9',
  leftRight: '←→',
  pages: 'PgUp PgDn',
  enter: 'Enter',
  tab: 'Tab',
  escape: 'Esc',
  slash: '/',
  question: '?',
  ctrlC: 'Ctrl+C',
  text: '文字',
} as const;

/** Words of docs/keys.md: the keys of every kind of screen. */
export const keysPage = {
  title: 'キー',
  from: 'この頁は、画面の「使い方」（?）と同じ1つの表から作ります。直すときは src/ui/keys/table.ts を直し、node docs/write-keys.mjs を動かしてください。',
  rules:
    '英字の近道はありません。日本語入力を入れたままでも、押しまちがえて記録になることはありません。記録になるのは、動詞の書かれたボタンの上の Enter だけです。',
  key: 'キー',
  meaning: 'すること',
  kinds: {
    list: '一覧（ホーム・症状・質問・手順書）',
    work: '対応中の画面',
    form: '様式（書く欄のある画面）',
    draft: '文案の本文',
    search: '検索と事案の切り替え',
    log: '時系列',
    memo: 'メモを打っているとき',
    control: '訓練の進行',
  },
} as const;

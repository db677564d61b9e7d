/** Said once on each installation, where a screen has room for it. */
export const hints = {
  list: 'はじめに　↑↓ で選び、Enter で決めます。文字を打つと検索です。',
  work: 'はじめに　文字を打つとメモになります。打っただけでは、何も記録されません。',
  form: 'はじめに　記録になるのは、動詞のボタンの上の Enter だけです。',
} as const;

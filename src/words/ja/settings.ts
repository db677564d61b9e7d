/** Words of the settings of the screen: 設定 on the terminal, and `hikeshi settings`. */
export const settingsWords = {
  title: 'この端末の設定',
  open: '設定を変える',
  about: '選ぶと、すぐに変わります。記録には関係しません。この端末だけに残ります。',
  on: 'する',
  off: 'しない',
  now: (value: string) => `いま：${value}`,
  byEnvironment: '環境変数で決まっています',
  names: {
    ascii: '記号を英数字にする',
    contrast: '高コントラストにする',
    still: '動きを減らす',
    lines: '1行ずつの画面にする',
  },
  what: {
    ascii: '罫線や矢印がずれる端末で使います。─→… を - -> ... と書き、①○ などを2桁に数えます。',
    contrast: '色と薄い字をやめて、太字と反転で示します。',
    still: '経過の時間を、キーを押したときだけ書き直します。',
    lines: '読み上げや、古い端末で使います。上から1回流れて、最後に1行聞きます。',
  },
  changed: (name: string, value: string) => `「${name}」を「${value}」にしました。`,
  ignored: (file: string, fields: string) =>
    `設定ファイル「${file}」に、読めないところがありました${fields}。そこは使わずに始めます。記録には影響しません。`,
  fields: (names: readonly string[]) => (names.join('') === '' ? '' : `（${names.join('、')}）`),
  cli: {
    about: 'この端末の設定（表示）を見る・変える',
    set: '名前=on か 名前=off',
    unknown: (given: string, known: readonly string[]) => [`設定「${given}」を読めませんでした。`, `書けるもの：${known.join('、')}`],
    line: (name: string, id: string, value: string) => `${name}（${id}）　${value}`,
    file: (path: string) => `設定ファイル　${path}`,
  },
} as const;

/** Words of `approve` in the shell. */
export const approvalCli = {
  about: '文の承認を、読み上げる符号とともに記録する（--code がなければ符号を出すだけ）',
  approver: '承認した人、又は断った人',
  channel: '手段',
  kind: '種別（了承・決裁・口頭決裁）',
  field: '文の欄：text、又は title と body（- は標準入力）',
  code: '復唱された符号（復唱できないときは「なし」）',
  refused: '承認されなかったことを記録する',
  takenBy: '聞き取った人（なければ --by の人）',
  exception: '口頭でよいとするただし書',
  note: '備考',
  out: '同じ符号の付いた文を、紙のために書き出す（HTML）',
  force: '同じ名前のファイルがあっても書き出す',
  textMissing: ['承認を受ける文がありません。', '--field body=… のように、文を添えてください（- は標準入力）。'],
  next: 'まだ何も記録していません。復唱された符号を --code に付けて、もう一度呼んでください。',
} as const;

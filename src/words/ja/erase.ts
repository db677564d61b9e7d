/** Words of erasing personal data. */
export const eraseWords = {
  about: '記録の中の言葉を1つ、元に戻せない形で消す（消したことは残る）',
  seq: '記録の番号',
  path: '消す言葉（actor.name、fields.gist など）',
  reason: '消す理由',
  approver: '消すことを承認した人（職・氏名）',
  corrections: '訂正の前と後の、同じ欄の言葉も一緒に消す',
  erased: (list: string) => `消しました：${list}。この番号と指紋は残るので、記録のつながりは確かめられます。`,
  place: (seq: number, path: string) => `${seq}番の ${path}`,
  related: (list: string) => `同じ欄の言葉が、訂正の前か後にまだあります：${list}。--with-corrections を付けると、一緒に消せます。`,
  same: (list: string) => `同じ言葉が、ほかの記録にもあります：${list}`,
  removed: (list: readonly string[]) => `記録のフォルダーの中で、この言葉を含んでいたものを消しました：${list.join('、')}`,
  kept: (list: readonly string[]) => `次のものは消していません。中を確かめてください：${list.join('、')}`,
  elsewhere: 'フォルダーの外に書き出した報告書と、前に取った控えからは、この命令では消えません。',
  approverShape: (given: string) => [`「${given}」を「職・氏名」と読めませんでした。`, '例：--approver 総務課長・佐藤一郎'],
} as const;

/** Words of backup and restore. */
export const backup = {
  about: '記録・証拠・設定・鍵の控えを、新しいフォルダーに取る（使っている間でもよい）',
  restore: '控えを、空のフォルダーに戻す',
  into: '戻す先（指定がなければ、記録の置き場所）',
  done: (path: string, files: number, size: string) => `控えを取りました：${path}（${files}ファイル、${size}）`,
  care: '控えには、氏名と署名の鍵が入っています。記録と同じように保管してください。言葉を消しても、前に取った控えからは消えません。',
  damaged: (list: readonly string[]) =>
    `次の証拠は、保存したときの値と合いません。そのまま写しました：${list.map((one) => one.slice(0, 12)).join('、')}`,
  restored: (path: string, incidents: number, entries: number, evidence: number) =>
    `戻しました：${path}（事案 ${incidents}件、記録 ${entries}件、証拠 ${evidence}件）`,
  made: (at: string) => `${at}に取った控えです。そのあとの記録は入っていません。`,
  missing: (list: readonly string[]) =>
    `次の証拠は控えにありません。記録には値が残っています：${list.map((one) => one.slice(0, 12)).join('、')}`,
  size: (bytes: number) => (bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)}KB` : `${Math.ceil(bytes / (1 << 20))}MB`),
} as const;

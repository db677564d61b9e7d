/** Words of the sheet with a text that is to be approved. */
export const approvalCopy = {
  title: '承認を受ける文',
  running: (body: string, code: string) => `${body}　承認を受ける文　符号 ${code}`,
  step: '手順',
  incident: '事案の番号',
  how: '電話で文を確かめ、この文でよければ、符号を読み上げてください。',
  seals: '決裁欄',
} as const;

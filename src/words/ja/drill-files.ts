/** Words for the scenarios that a command names. */
export const drillFiles = {
  unknown: (given: string, suggestion: string | undefined, known: readonly string[]) => [
    `想定「${given}」がありません。${suggestion === undefined ? '' : `「${suggestion}」のことではありませんか。`}`,
    known.length === 0 ? '手元に想定は1つもありません。' : `手元の想定：${known.join('、')}`,
  ],
  noFile: (given: string) => [`「${given}」というファイルやフォルダーがありません。`],
  none: (folder: string) => [
    `「${folder}」に想定がありません。`,
    'scenarios という名前のフォルダーを作って .yaml を置くか、ファイルそのものを指してください。',
  ],
  variant: (values: Readonly<Record<string, string | number>>) =>
    Object.entries(values)
      .map(([id, value]) => `${id}＝${value}`)
      .join('、'),
};

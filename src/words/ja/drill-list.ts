/** Words of `drill list`. */
export const drillList = {
  about: '訓練の想定の一覧',
  minutes: (minutes: number) => `${minutes}分`,
  none: '想定が1つもありません。手順書のフォルダーに scenarios を作って置くと、ここに出ます。',
  broken: '次の想定は、読めませんでした。',
};

/** Words of the drill commands as a group. */
export const drillGroup = {
  about: '訓練',
  runbooks: 'ガイドラインのフォルダー',
};

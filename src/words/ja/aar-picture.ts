/** Words of the picture of a drill. */
export const aarPicture = {
  caption: '訓練の経過の図',
  told: (from: string, to: string, injects: number, rows: number) =>
    `${from}から${to}までの状況付与${injects}件と期待行動${rows}件を、想定時刻の順に並べた図`,
  note: '白い帯は、付与から訓練目標の時刻までです。図の番号は、記録の番号です。時刻は想定時刻です。',
  noteHere: '表の数字は、記録の番号です。時刻は想定時刻です。',
  injects: '状況付与',
  breaches: '逸脱',
  deed: '期待行動',
  released: '付与',
  due: '訓練目標',
  done: '実施',
  state: '結果',
  lane: '期待行動',
  from: (time: string) => `${time}〜`,
  sign: { 'on-time': '●', late: '▲', missed: '×', open: '○', idle: '－', released: '▽', due: '◇', breach: '■', hint: '？' },
  signs: {
    released: '付与',
    due: '訓練目標の時刻',
    'on-time': '訓練目標までに実施',
    late: '遅れて実施',
    missed: '未達',
    hint: 'ヒント',
    breach: '逸脱',
  },
} as const;

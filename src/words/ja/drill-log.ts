/** Words of the lines that an exercise alone writes. Times are exercise time, said as minutes from the start. */
export const drillLog = {
  /** Who writes down what came by itself. */
  itself: { role: '訓練', name: '自動' },
  /** The name of a picture that stands for a screenshot. */
  picture: (number: number) => `訓練用の画面${number}.png`,
  /** A hint as it lies before a player. */
  hint: { from: '進行', via: 'ヒント' },
  kind: {
    'exercise.started': '訓練開始',
    'exercise.clock': '時計',
    'exercise.injected': '付与',
    'exercise.hinted': 'ヒント',
    'exercise.acted': '行動',
    'exercise.joined': '参加',
    'exercise.read': '読了',
    'exercise.observed': '観察',
    'exercise.rated': '評価',
    'exercise.led': '進行',
    'exercise.suspended': '中断',
    'exercise.ended': '訓練終了',
  },
  started: (scenario: string) => `想定「${scenario}」の訓練を始めました`,
  clock: {
    pause: '時計を止めました',
    resume: '時計を動かしました',
    rate: (rate: number) => `時計の速さを${rate}倍にしました`,
    jump: (minutes: number) => `時計を開始から${minutes}分まで進めました`,
  },
  injected: {
    released: (inject: string) => `${inject} を付与しました`,
    deferred: (inject: string) => `${inject} を見送りました`,
    obsolete: (inject: string) => `${inject} は、付与の条件がなくなりました`,
  },
  hinted: (expected: string) => `「${expected}」のヒントを出しました`,
  acted: (seat: string, act: string) => `${seat}　${act}`,
  joined: (seats: readonly string[]) => `${seats.join('・')} の席に着きました`,
  read: (injects: readonly string[]) => `${injects.join('・')} を読みました`,
  observed: (seat: string) => `${seat} の席の観察`,
  /** The rating of the exercise, and not of one of its objectives. */
  whole: '全体',
  rated: (of: string, computed: string, rating: string) => `「${of}」の評価を ${computed} から ${rating} に替えました`,
  led: '進行を受け持ちました',
  suspended: '実際の事案のため、訓練を中断しました',
  ended: { done: '期待行動がそろい、訓練を終えました', time: '時間になり、訓練を終えました', controller: '進行管理者が訓練を終えました' },
} as const;

const done = (phases: string) => `${phases}が済んだ`;
const reopened = (phases: string) => `${phases}が開き直った`;

/** Words of the diagrams. */
export const diagram = {
  title: '図',
  course: '進み方',
  any: 'どこからでも',
  again: '（毎回）',
  answered: '答える',
  handsOver: (trouble: string) => `（「${trouble}」へ）`,
  event: { recur: 'また起きた', close: '終結する', resume: '再開する' } as Readonly<Record<string, string>>,
  /** Guards of the course that wait for the phases before a gate. */
  gate: {
    contained: { before: 'watching', said: done },
    notContained: { before: 'watching', said: reopened },
    watched: { before: 'restoring', said: done },
    notWatched: { before: 'restoring', said: reopened },
    restored: { before: 'review', said: done },
    notRestored: { before: 'review', said: reopened },
  } as Readonly<Record<string, { readonly before: string; readonly said: (phases: string) => string }>>,
  /** What leads on by itself, by the name of its guard. */
  guard: {
    handedOver: '別の種別だった',
    notHandedOver: '別の種別ではなかった',
    requested: '削除を依頼した',
    requestReopened: '依頼が開き直った',
    turnedPublished: '発信した',
    turnedUndecided: '決定が開き直った',
    turnedExplain: '「説明」と決めた',
    turnedCorrect: '「訂正」と決めた',
    turnedApologise: '「謝罪」と決めた',
    turnedHold: '「静観」と決めた',
    turnedNone: '「対応しない」と決めた',
    unpublished: '発信が開き直った',
    turnedUnknown: '確認が開き直った',
    turnedTrue: '「真」と確かめた',
    turnedFalse: '「偽」と確かめた',
    turnedPartly: '「一部」と確かめた',
    held: '「確認中」と発信した',
    notHeld: '発信が開き直った',
    informed: '正しい情報を発信した',
    notInformed: '発信が開き直った',
  } as Readonly<Record<string, string>>,
  heading: { lanes: '進み方と、分かっていること', steps: '手順と順序' },
  legend: '太い矢印は止める順序（条項）、点線は並べるだけ、細い矢印は判断の答え。破線の枠は助言。',
  /** Where a page of documentation comes from. */
  made: 'この頁は node docs/diagrams/write.mjs が作ります。',
} as const;

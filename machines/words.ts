/** Kinds of trouble an account can be in: なりすまし, 乗っ取り, 炎上, デマ. */
export const TROUBLES = ['impersonation', 'takeover', 'firestorm', 'rumor'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Phases of a response, in their usual order: 覚知 確認 連絡 記録 封じ込め 除去 周知 監視 復旧 終結. */
export const PHASES = [
  'detect',
  'triage',
  'notify',
  'preserve',
  'contain',
  'eradicate',
  'communicate',
  'monitor',
  'recover',
  'close',
] as const;
export type Phase = (typeof PHASES)[number];

/** How a step can end. `carried` is never chosen by a person: it comes from another response of the same incident. */
export const OUTCOMES = ['done', 'could-not', 'not-needed', 'not-applicable', 'carried'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes a person can choose. */
export type ChosenOutcome = Exclude<Outcome, 'carried'>;

/** Where a response stands as a whole: 対応中 監視中 復旧中 終結の確認 終結 引き継いだ(another trouble took over). */
export const COURSES = ['responding', 'watching', 'restoring', 'review', 'closed', 'handed-over'] as const;
export type Course = (typeof COURSES)[number];

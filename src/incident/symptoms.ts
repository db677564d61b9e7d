import type { Trouble } from '../../machines/words.ts';

/** What an operator sees, and the trouble it usually is (screens.md 02). Words live with the language files. */
export interface Symptom {
  readonly id: string;
  readonly trouble: Trouble;
  /** What it already answers of the machine's own questions. */
  readonly answers?: readonly { readonly question: string; readonly answer: string }[];
}

export const SYMPTOMS: readonly Symptom[] = [
  { id: 'fake-account', trouble: 'impersonation' },
  { id: 'unknown-post', trouble: 'takeover' },
  { id: 'cannot-log-in', trouble: 'takeover', answers: [{ question: 'access', answer: 'locked-out' }] },
  { id: 'criticism', trouble: 'firestorm' },
  { id: 'misposted', trouble: 'firestorm' },
  { id: 'rumor', trouble: 'rumor' },
];

export const REPLIES = ['yes', 'no', 'unknown'] as const;
export type Reply = (typeof REPLIES)[number];

/** Where a reply leads: to another question, or to a trouble. */
export type Way = { readonly ask: string } | { readonly trouble: Trouble };

/** The questions of 「わからない」: at most three on any way, and 「わからない」 always leads on (screens.md 03). */
export const QUESTIONS: Readonly<Record<string, Readonly<Record<Reply, Way>>>> = {
  'from-our-account': { yes: { ask: 'staff-posted' }, no: { ask: 'uses-our-name' }, unknown: { trouble: 'impersonation' } },
  'staff-posted': { yes: { trouble: 'firestorm' }, no: { trouble: 'takeover' }, unknown: { trouble: 'takeover' } },
  'uses-our-name': { yes: { trouble: 'impersonation' }, no: { ask: 'is-true' }, unknown: { trouble: 'impersonation' } },
  'is-true': { yes: { trouble: 'firestorm' }, no: { trouble: 'rumor' }, unknown: { trouble: 'rumor' } },
};

export const FIRST_QUESTION = 'from-our-account';

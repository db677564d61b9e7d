import * as z from 'zod';
import { OUTCOMES, TROUBLES } from '../../machines/words.ts';
import { FORM_IDS } from '../runbook/vocabulary.ts';
import { EXERCISE_MAKERS } from './exercise-entry.ts';
import { lazily } from './lazily.ts';

/** Version of the entry format. A newer one opens read-only. */
export const ENTRY_VERSION = 1;

const int = z.int();
const hex = z.string().regex(/^[0-9a-f]{64}$/u);
const target = z.strictObject({ seq: int.min(1), hash: hex });
const clear = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const waiting = z.array(z.strictObject({ step: z.string(), clause: z.string().optional() }));

const settlement = {
  step: z.string(),
  round: int.min(1),
  form: z.enum(FORM_IDS),
  fields: clear,
  subjects: z.array(z.string()),
  /** Document orders that this record did not follow (S2: 文の並び): told, never blocked. */
  outOfOrder: waiting.optional(),
};

/** What may happen to a retained file. */
export const HANDLED = ['viewed', 'exported', 'handed-over'] as const;

/** What each type of entry holds in clear; words of people stand in `pii`. */
export const DATA = lazily({
  'incident.opened': () =>
    z.strictObject({
      trouble: z.enum(TROUBLES),
      guideline: z.string(),
      settings: z.record(z.string(), z.boolean()),
      detected: int,
      symptom: z.string().optional(),
      replies: z.array(z.strictObject({ question: z.string(), reply: z.string() })).optional(),
    }),
  'rules.shown': () => z.strictObject({ rules: z.array(z.strictObject({ rule: z.string(), clauses: z.array(z.string()) })) }),
  'response.opened': () => z.strictObject({ trouble: z.enum(TROUBLES), from: z.string() }),
  'step.recorded': () => z.strictObject({ ...settlement, missed: z.boolean() }),
  'step.settled': () => z.strictObject({ ...settlement, outcome: z.enum(OUTCOMES).exclude(['carried']), answer: z.string().optional() }),
  'step.overridden': () => z.strictObject({ ...settlement, answer: z.string().optional(), blockedBy: waiting }),
  'step.reopened': () => z.strictObject({ step: z.string(), round: int.min(1) }),
  'step.carried': () => z.strictObject({ step: z.string(), from: target, outcome: z.enum(OUTCOMES) }),
  /**
   * Somebody was asked for an approval of a text by word of mouth and gave or refused it; the text, its hash and who they are stand in
   * the words. `code` is what was read out of the hash, `readBack` whether the other side said it back.
   */
  'approval.taken': () =>
    z.strictObject({
      step: z.string(),
      round: int.min(1),
      verdict: z.enum(['given', 'refused']),
      approval: z.enum(['consent', 'decision', 'oral']),
      means: z.enum(['phone', 'in-person', 'mail', 'chat', 'document']),
      code: z.string(),
      readBack: z.enum(['matched', 'none']),
    }),
  'question.answered': () => z.strictObject({ question: z.string(), answer: z.string() }),
  'trouble.recurred': () => z.strictObject({ round: int.min(2), subjects: z.array(z.string()) }),
  'role.assigned': () =>
    z.strictObject({
      role: z.string(),
      as: z.enum(['holder', 'concurrent', 'acting', 'absent']),
      other: z.string().optional(),
    }),
  'note.added': () => z.strictObject({}),
  'rule.breached': () => z.strictObject({ rule: z.string(), clauses: z.array(z.string()) }),
  'evidence.added': () =>
    z.strictObject({
      evidence: z.string(),
      subjects: z.array(z.string()),
      fields: clear,
      shownAt: z.string().optional(),
      /** The retained file that this one was made from, such as a copy with names blacked out. */
      derivedFrom: z.string().optional(),
    }),
  /** Custody: somebody looked at a retained file, took a copy of it, or was handed one. */
  'evidence.handled': () => z.strictObject({ evidence: z.string(), how: z.enum(HANDLED) }),
  'entry.corrected': () => z.strictObject({ target, fields: clear, paths: z.array(z.string()) }),
  'entry.undone': () => z.strictObject({ target }),
  'incident.handed-over': () => z.strictObject({ fromRole: z.string(), toRole: z.string() }),
  /** The incident goes on at another installation, whose first line is `incident.received`: until then nothing more is written here. */
  'incident.transferred': () => z.strictObject({}),
  /** `from` is the transfer that this continues; `key` the fingerprint of the key that signed it. */
  'incident.received': () => z.strictObject({ from: target, key: hex.optional() }),
  'incident.closed': () => z.strictObject({ fields: clear }),
  'incident.resumed': () => z.strictObject({}),
  /** Words of `target` were erased: value and salt are gone, their commitment stands. */
  'pii.erased': () => z.strictObject({ target, path: z.string() }),
  /** 保存期間: told, never acted upon. */
  'retention.set': () => z.strictObject({ years: int.min(1).max(100).optional(), until: z.iso.date().optional() }),
  /** 文書番号, given after the fact. */
  'document.numbered': () => z.strictObject({}),
  ...EXERCISE_MAKERS,
});

export type EntryType = keyof typeof DATA;
export type EntryData<T extends EntryType = EntryType> = z.output<(typeof DATA)[T]>;

/** One line of the log (record.md, Entry): `at` and `occurred` are UTC milliseconds, `mono` milliseconds since the session began. */
export const entrySchema = z.strictObject({
  v: int.min(1),
  incident: z.string(),
  response: z.string().optional(),
  seq: int.min(1),
  id: z.string(),
  type: z.string(),
  at: int,
  /** UTC milliseconds of the wall clock, where `at` is the time of an exercise. */
  real: int.optional(),
  offset: z.string().regex(/^[+-]\d{2}:\d{2}$/u),
  mono: int,
  session: z.string(),
  occurred: int.optional(),
  actor: z.strictObject({ role: z.string(), as: z.enum(['concurrent', 'acting']).optional() }),
  mode: z.enum(['real', 'drill']),
  runbook: hex,
  app: z.string(),
  data: z.record(z.string(), z.unknown()),
  pii: z.record(z.string(), hex),
  evidence: z.array(z.strictObject({ sha256: hex, size: int, type: z.string() })),
  prev: hex,
});
export type EntryBody = z.output<typeof entrySchema>;

/** A retained file as the log names it. */
export type EvidenceRef = EntryBody['evidence'][number];

/** An entry of a known type, with the words that were disclosed. */
export type Entry = {
  [T in EntryType]: Omit<EntryBody, 'type' | 'data'> & {
    readonly type: T;
    readonly data: EntryData<T>;
    readonly hash: string;
    /** Path → words; a path of `pii` that is missing here was blacked out or erased. */
    readonly words: Readonly<Record<string, string>>;
  };
}[EntryType];

export type EntryOf<T extends EntryType> = Extract<Entry, { type: T }>;

/** What is about to be said: everything but place, time and chain. */
export type Draft = {
  [T in EntryType]: {
    readonly type: T;
    readonly response?: string;
    readonly occurred?: number;
    readonly data: EntryData<T>;
    /** Path → words to be committed. */
    readonly words?: Readonly<Record<string, string>>;
    readonly evidence?: readonly EvidenceRef[];
    /** SHA-256 of the runbook this entry is about. */
    readonly runbook: string;
  };
}[EntryType];

import type { Live } from '../../machines/response.ts';
import type { Trouble } from '../../machines/words.ts';
import type { Runbook, SettingValues, Step } from '../runbook/runbook.ts';
import { isEntry, type RawEntry } from './chain.ts';
import type { Entry, EntryOf } from './entry.ts';

/** One trouble's machine running inside an incident. */
export interface Response {
  readonly id: string;
  readonly trouble: Trouble;
  /** SHA-256 of the pinned runbook. */
  readonly hash: string;
  readonly runbook: Runbook;
  readonly live: Live;
  /** 1, and one more each time the trouble came back. */
  round: number;
  readonly openedSeq: number;
}

/** Entries that say something about a step. */
export type StepEntry = EntryOf<'step.recorded' | 'step.settled' | 'step.overridden' | 'step.reopened' | 'step.carried'>;

/** Entries that hold a filled-in form of a step. */
export type StepRecord = EntryOf<'step.recorded' | 'step.settled' | 'step.overridden'>;

/** One real case, or one exercise, as its log tells it. */
export interface Incident {
  readonly id: string;
  readonly opened: EntryOf<'incident.opened'>;
  readonly settings: SettingValues;
  readonly responses: Response[];
  /** All lines in order; those that could not be read stand raw. */
  readonly entries: (Entry | RawEntry)[];
  readonly bySeq: Map<number, Entry>;
  head: { seq: number; hash: string };
  /** seq → the entry that undid it. */
  readonly undone: Map<number, EntryOf<'entry.undone'>>;
  /** seq → its corrections, in order. */
  readonly corrections: Map<number, EntryOf<'entry.corrected'>[]>;
  /** `r1/change-password` → what was said about it, in order, undone entries left out. */
  readonly steps: Map<string, StepEntry[]>;
  /** S1 → the post or account. A value that was blacked out is missing here, its number is not. */
  readonly subjects: Map<string, string>;
  /** E1 → the entry that retained it. */
  readonly evidence: Map<string, EntryOf<'evidence.added'>>;
  readonly roles: EntryOf<'role.assigned'>[];
  closed: boolean;
  /** It was taken to another installation: since when. */
  away?: EntryOf<'incident.transferred'>;
  /** It is an exercise on a scenario: since which line, and until which. */
  exercise?: { readonly started: EntryOf<'exercise.started'>; suspended: boolean; ended?: EntryOf<'exercise.ended'> };
}

/** The key under which a step's entries are kept. */
export const stepKey = (response: string, step: string): string => `${response}/${step}`;

/** What was said about a step of a response, in order. */
export const entriesOf = (incident: Incident, response: string, step: string): readonly StepEntry[] =>
  incident.steps.get(stepKey(response, step)) ?? [];

/** The filled-in forms of a step, in order. */
export const recordsOf = (incident: Incident, response: string, step: string): readonly StepRecord[] =>
  entriesOf(incident, response, step).filter(
    (entry): entry is StepRecord => entry.type !== 'step.reopened' && entry.type !== 'step.carried',
  );

/** The step of a runbook, by id. */
export const stepOf = (runbook: Runbook, id: string): Step | undefined => runbook.steps.find((step) => step.id === id);

/** What the incident is about, as it stands after corrections; undefined where nobody said, or where it was blacked out. */
export const aboutOf = (incident: Incident, word: 'account' | 'title'): string | undefined =>
  incident.corrections.get(1)?.findLast(({ data }) => data.paths.includes(word))?.words[`fields.${word}`] ?? incident.opened.words[word];

/** The last line that this version can read. */
export const lastEntry = (incident: Incident): Entry => incident.entries.findLast(isEntry) ?? incident.opened;

/** The pinned runbook of the response that the incident began with. */
export const firstResponse = (incident: Incident): Response => incident.responses[0] as Response;

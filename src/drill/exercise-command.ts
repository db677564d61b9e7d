import type { EntryData } from '../incident/entry.ts';
import type { EXERCISE_MAKERS, JUMPS } from '../incident/exercise-entry.ts';
import type { ClockRefusal } from './clock.ts';
import type { Rating } from './rating.ts';

/** What somebody wants to do in an exercise. The steps of the runbook are not here: they are done as in earnest. */
export type ExerciseCommand =
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  | { readonly do: 'rate'; readonly rate: number }
  /** To the next inject that has a time. */
  | { readonly do: 'next' }
  /** Over so many minutes; `charge` are the standard minutes of a deed in a self-paced run. */
  | { readonly do: 'jump'; readonly minutes: number; readonly why: Exclude<(typeof JUMPS)[number], 'next'> }
  | { readonly do: 'release'; readonly inject: string }
  | { readonly do: 'defer'; readonly inject: string }
  | { readonly do: 'hint'; readonly expected: string }
  | { readonly do: 'act'; readonly act: string; readonly seat: string; readonly text: string }
  | { readonly do: 'join'; readonly seats: readonly string[] }
  | { readonly do: 'read'; readonly injects: readonly string[]; readonly seats: readonly string[] }
  | { readonly do: 'observe'; readonly seat: string; readonly text: string; readonly expected?: string }
  | { readonly do: 'rate-otherwise'; readonly of: string; readonly rating: Rating; readonly reason: string }
  | { readonly do: 'lead'; readonly holder: string }
  | { readonly do: 'suspend' }
  | { readonly do: 'end'; readonly why: EntryData<'exercise.ended'>['why'] }
  /** Writes down what came by itself. Whoever writes anything else does this first. */
  | { readonly do: 'follow' };

type ExerciseType = keyof typeof EXERCISE_MAKERS;

/** What an exercise is about to say; pinned to the runbook and sealed by the session. */
export type ExerciseDraft = {
  [T in ExerciseType]: { readonly type: T; readonly data: EntryData<T>; readonly words?: Readonly<Record<string, string>> };
}[ExerciseType];

/** Facts of every refusal of an exercise, by code; those of the clock have none. */
export interface ExerciseRefusalFacts {
  'exercise.ended': { at: number };
  'exercise.suspended': { at: number };
  'exercise.text': { field: 'text' | 'reason'; problem: 'missing' | 'too-long' | 'secret' };
  'inject.unknown': { inject: string; known: readonly string[] };
  'inject.settled': { inject: string; state: 'released' | 'deferred'; at: number };
  'inject.none': Record<never, never>;
  'expected.unknown': { expected: string; known: readonly string[] };
  'hint.none': { expected: string };
  'hint.given': { expected: string; at: number };
  'seat.unknown': { seat: string; known: readonly string[] };
  'act.unknown': { act: string; known: readonly string[] };
  'rating.unknown': { of: string; known: readonly string[] };
  /** The scenario allows less. */
  'rate.most': { rate: number; most: number };
}

export type ExerciseRefusal =
  | { [C in keyof ExerciseRefusalFacts]: { readonly code: C } & Readonly<ExerciseRefusalFacts[C]> }[keyof ExerciseRefusalFacts]
  | ClockRefusal;

import * as z from 'zod';

const int = z.int();
const id = z.string().min(1);

/** Version of the rules by which the log of an exercise is told and graded. */
export const EXERCISE_VERSION = 1;

/** What became of an inject: 付与, 見送り, or it cannot come any more. */
export const INJECT_ENDS = ['released', 'deferred', 'obsolete'] as const;
/** What made an inject come: its time, what was done, or the controller's hand. */
export const INJECT_CAUSES = ['time', 'state', 'controller'] as const;
/** 支障なし・一部支障・重大な支障・実施できず; N/A where nothing was evaluated. */
export const RATINGS = ['P', 'S', 'M', 'U', 'N/A'] as const;
/** Why the clock jumped: to an inject, over the standard minutes of a deed, or over so many minutes. */
export const JUMPS = ['next', 'charge', 'asked'] as const;

/**
 * What an exercise says besides the work itself. It stands in the same log and the same chain as the work, because the grading asks which
 * came first; and in logs of mode `drill` alone. Times in `data` are milliseconds of exercise time from STARTEX.
 */
export const EXERCISE_MAKERS = {
  /** STARTEX. The entry's own time is the exercise time at which it starts, `real` the wall clock. */
  'exercise.started': () =>
    z.strictObject({
      scenario: id,
      /** SHA-256 of the scenario as one canonical text, which the log's store keeps. */
      hash: z.string().regex(/^[0-9a-f]{64}$/u),
      version: int.min(1),
      seed: int,
      pace: z.strictObject({ alone: z.boolean(), idle: z.enum(['jump', 'wait']), maxRate: int.min(1).max(9) }),
      seats: z.array(id).min(1),
    }),
  /** Each change fixes what has passed as the clock's new base. */
  'exercise.clock': () =>
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('pause') }),
      z.strictObject({ kind: z.literal('resume') }),
      z.strictObject({ kind: z.literal('rate'), rate: int.min(1).max(9) }),
      z.strictObject({ kind: z.literal('jump'), to: int.min(0), why: z.enum(JUMPS) }),
    ]),
  /** `at` is when it came, which may lie before the entry was written. By the controller's hand it is the cause, else the trace. */
  'exercise.injected': () =>
    z.strictObject({
      inject: id,
      state: z.enum(INJECT_ENDS),
      by: z.enum(INJECT_CAUSES),
      at: int.min(0),
    }),
  /** A hint for an expectation, by what it asks for; the words of the hint stand in the scenario. */
  'exercise.hinted': () => z.strictObject({ expected: id, title: z.string().optional() }),
  /** An act of the scenario's own list, by the name it bears there, with one line of text in `words.text`. */
  'exercise.acted': () => z.strictObject({ act: id, seat: id, title: z.string().optional() }),
  /** Somebody took seats at a terminal. */
  'exercise.joined': () => z.strictObject({ seats: z.array(id).min(1) }),
  /** These messages were opened at a seat. */
  'exercise.read': () => z.strictObject({ injects: z.array(id).min(1), seats: z.array(id).min(1) }),
  /** What an evaluator saw at a seat, in `words.text`; `expected` where it is about one. */
  'exercise.observed': () => z.strictObject({ seat: id, expected: id.optional() }),
  /** An evaluator rates otherwise than the rules did, with the reason in `words.reason`; `title` is that of an objective. Both stay. */
  'exercise.rated': () => z.strictObject({ of: id, title: z.string().optional(), computed: z.enum(RATINGS), rating: z.enum(RATINGS) }),
  /** Who steers from now on: a token of the terminal, and the person who wrote the line. */
  'exercise.led': () => z.strictObject({ holder: id }),
  /** A real incident came: the clock stands still until it is resumed. Nothing of that incident is told here. */
  'exercise.suspended': () => z.strictObject({}),
  /** ENDEX. */
  'exercise.ended': () => z.strictObject({ why: z.enum(['done', 'time', 'controller']) }),
} as const;

/** What still may be written after ENDEX: what the evaluator says, and what every record must allow for ever. */
const AFTER_END: ReadonlySet<string> = new Set([
  'exercise.observed',
  'exercise.rated',
  'pii.erased',
  'entry.corrected',
  'evidence.handled',
  'retention.set',
  'document.numbered',
]);

/** Whether a type belongs to exercises alone. */
export const isExerciseType = (type: string): boolean => Object.hasOwn(EXERCISE_MAKERS, type);

/** Whether a line of this type may stand after ENDEX. */
export const mayFollowEnd = (type: string): boolean => AFTER_END.has(type);

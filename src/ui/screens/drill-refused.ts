import type { ExerciseActed } from '../../session/exercise.ts';
import { drillRefusals } from '../../words/ja/drill-refusals.ts';
import { refusalLines } from '../../words/ja/refusals.ts';

/** Why an act of an exercise was refused. */
export type DrillRefused = Extract<ExerciseActed, { refused: unknown }>['refused'];

/** Whether only an exercise refuses in this way. */
export const isDrillCode = (code: string): code is keyof typeof drillRefusals => Object.hasOwn(drillRefusals, code);

/** The sentences of a refusal, of the exercise or of the incident in it. */
export const drillRefusalLines = (refused: DrillRefused): readonly string[] =>
  isDrillCode(refused.code)
    ? (drillRefusals[refused.code] as (facts: DrillRefused) => readonly string[])(refused)
    : refusalLines(refused as Parameters<typeof refusalLines>[0]);

import type { ChosenOutcome } from '../../machines/words.ts';
import { MODALITIES, type Modality } from './vocabulary.ts';

/** What must be written down with an outcome, beyond the record form: why, who decided it, which exception clause (ただし書). */
export type Needed = 'reason' | 'decidedBy' | 'exception';

/** What one modality does to a step. */
export interface ModalityRule {
  /** Whether the step must be settled before the response can close. */
  readonly counts: boolean;
  /** Outcomes it allows, each with what must be recorded. */
  readonly outcomes: Readonly<Partial<Record<ChosenOutcome, readonly Needed[]>>>;
}

const owed: ModalityRule = { counts: true, outcomes: { done: [], 'could-not': ['reason'] } };
const free: ModalityRule = { counts: false, outcomes: { done: [], 'not-needed': [] } };

/** Matrix.md B-1 as a table: how binding the words are → how a step may end, and whether it must. */
export const modalityRules: Readonly<Record<Modality, ModalityRule>> = {
  obligation: owed,
  declarative: owed,
  'as-possible': owed,
  'as-needed': { counts: true, outcomes: { done: [], 'not-needed': ['reason', 'decidedBy'], 'could-not': ['reason'] } },
  principle: { counts: true, outcomes: { done: [], 'not-applicable': ['exception'], 'could-not': ['reason'] } },
  effort: free,
  permission: free,
  recommendation: free,
  /** A standing prohibition is no deed; where a clause also orders something, its other modalities say how that ends. */
  prohibition: { counts: false, outcomes: {} },
};

/** Advice: nobody owes it, so it may end in any way. */
const advice: ModalityRule['outcomes'] = { done: [], 'not-needed': [], 'could-not': [], 'not-applicable': [] };

/** What the outcome rules need to know of a step. */
export interface ModalStep {
  readonly modality: readonly Modality[];
  readonly when?: readonly string[] | undefined;
  readonly answers?: Readonly<Record<string, string>> | undefined;
  readonly outcomes?: readonly ChosenOutcome[] | undefined;
}

/** Whether a step of these modalities counts, where its source binds; one that counts is enough. */
export const modalityCounts = (modality: readonly Modality[]): boolean => modality.some((word) => modalityRules[word].counts);

/**
 * How the step may end, and what must be recorded with each ending. Several modalities unite: what either allows is allowed, what
 * either demands is demanded. A condition (〜場合) adds `not-applicable`, with the reason why it does not hold. A decision is
 * never `not-needed`: whether something is needed is what it decides. The runbook's own `outcomes` narrow or replace the list.
 *
 * @param binds whether the step's source binds this body; otherwise it is advice
 */
export function outcomeRules(step: ModalStep, binds: boolean): ModalityRule['outcomes'] {
  const united = binds ? unite(step) : advice;
  if (step.outcomes === undefined) return united;
  return Object.fromEntries(step.outcomes.map((outcome) => [outcome, united[outcome] ?? fallback[outcome]]));
}

const fallback: Readonly<Record<ChosenOutcome, readonly Needed[]>> = {
  done: [],
  'could-not': ['reason'],
  'not-needed': ['reason', 'decidedBy'],
  'not-applicable': ['reason'],
};

function unite(step: ModalStep): ModalityRule['outcomes'] {
  const words: readonly Modality[] = step.modality.length === 0 ? ['obligation'] : step.modality;
  const united: Partial<Record<ChosenOutcome, readonly Needed[]>> = {};
  for (const word of MODALITIES.filter((candidate) => words.includes(candidate))) {
    for (const [outcome, needed] of Object.entries(modalityRules[word].outcomes) as [ChosenOutcome, readonly Needed[]][]) {
      united[outcome] = [...new Set([...(united[outcome] ?? []), ...needed])];
    }
  }
  if (step.when !== undefined && step.when.length > 0) united['not-applicable'] = ['reason'];
  if (Object.keys(step.answers ?? {}).length > 0) delete united['not-needed'];
  return Object.keys(united).length === 0 ? advice : united;
}

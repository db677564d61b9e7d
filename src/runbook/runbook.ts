import type { Phase, Trouble } from '../../machines/words.ts';
import type { Coverage, Guideline, StandingRule, StepFile } from './schema.ts';
import type { FormId } from './vocabulary.ts';

/** A clause with the body it belongs to: peers' clauses stand beside our own. */
export interface Clause {
  readonly guideline: string;
  readonly body: string;
  readonly ref: string;
  readonly text: string;
}

/** One step, with everything the vocabulary supplies filled in. */
export interface Step extends Omit<StepFile, 'phase' | 'form'> {
  readonly phase: Phase;
  readonly form: FormId;
  readonly needsAccess: boolean;
  /** Number on screen and on paper, in document order, fixed per edition; null for advice. */
  readonly number: number | null;
}

/**
 * What one guideline says to do about one trouble, whole: nothing outside it is needed to walk it.
 * Its canonical JSON is pinned, by SHA-256, in every entry of an incident.
 */
export interface Runbook {
  readonly schema: 'hikeshi/runbook@1';
  readonly guideline: Pick<Guideline, 'id' | 'body' | 'title' | 'edition' | 'template'>;
  readonly trouble: Trouble;
  readonly coverage: Coverage;
  readonly settings: Guideline['settings'];
  readonly roles: Guideline['roles'];
  /** Every clause that a step, a rule or the coverage names, peers' included. */
  readonly clauses: Readonly<Record<string, Clause>>;
  readonly standingRules: readonly StandingRule[];
  readonly steps: readonly Step[];
}

/** The values a body, or an incident, has chosen for the guideline's settings. */
export type SettingValues = Readonly<Record<string, boolean>>;

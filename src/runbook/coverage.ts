import { TROUBLES, type Trouble } from '../../machines/words.ts';
import { countsIn } from './plan.ts';
import type { Runbook } from './runbook.ts';
import type { Guideline } from './schema.ts';
import type { CoverageKind } from './vocabulary.ts';

/** One guideline and one trouble: what is ruled, and by how many steps. */
export interface CoverageCell {
  readonly trouble: Trouble;
  readonly kind: CoverageKind;
  /** Where a setting is off, the guideline says something else. */
  readonly unless?: { readonly setting: string; readonly kind: CoverageKind };
  readonly steps: {
    /** Steps of this body's own clauses, those from general clauses and from a sample policy included. */
    readonly rule: number;
    readonly indirect: number;
    readonly sample: number;
    readonly peer: number;
    readonly practice: number;
    /** Steps without which the response does not close, settings at their defaults. */
    readonly counting: number;
  };
  readonly clauses: { readonly direct: number; readonly indirect: number };
  /** No step of this body's own. */
  readonly noRule: boolean;
  /** Steps that no clause supports, neither this body's nor another's. */
  readonly unsupported: readonly string[];
  readonly silent: readonly string[];
}

/** A clause that no step uses, and what uses it. */
export interface UnusedClause {
  readonly clause: string;
  readonly ref: string;
  /** `rule` a standing rule, `coverage` only the statement of what bears on a trouble. */
  readonly usedBy: 'rule' | 'coverage';
}

/** One row of the matrix guideline × trouble. */
export interface CoverageRow {
  readonly guideline: string;
  readonly body: string;
  readonly template: boolean;
  readonly cells: readonly (CoverageCell | { readonly trouble: Trouble; readonly missing: true })[];
  readonly clauses: number;
  readonly unused: readonly UnusedClause[];
}

/** What a guideline rules and what it leaves open, over all of its runbooks. */
export function coverageRow(guideline: Guideline, runbooks: readonly Runbook[]): CoverageRow {
  const cells = TROUBLES.map((trouble) => {
    const runbook = runbooks.find((one) => one.trouble === trouble);
    return runbook === undefined ? { trouble, missing: true as const } : cellOf(runbook);
  });
  const inSteps = new Set(
    runbooks.flatMap(({ steps }) => steps.flatMap((step) => [...step.clauses, ...ordered(step.after), ...ordered(step.exceptions ?? [])])),
  );
  const inRules = new Set(
    [...guideline.standingRules, ...runbooks.flatMap(({ standingRules }) => standingRules)].flatMap(({ clauses }) => clauses),
  );
  const unused = Object.entries(guideline.clauses)
    .filter(([clause]) => !inSteps.has(clause))
    .map(([clause, { ref }]): UnusedClause => ({ clause, ref, usedBy: inRules.has(clause) ? 'rule' : 'coverage' }));
  return {
    guideline: guideline.id,
    body: guideline.body,
    template: guideline.template,
    cells,
    clauses: Object.keys(guideline.clauses).length,
    unused,
  };
}

const ordered = (after: readonly { readonly clause?: string | undefined }[]): string[] =>
  after.flatMap(({ clause }) => (clause === undefined ? [] : [clause]));

function cellOf(runbook: Runbook): CoverageCell {
  const { steps, coverage } = runbook;
  const rules = steps.filter(({ layer }) => layer === 'rule');
  const { unless } = coverage;
  return {
    trouble: runbook.trouble,
    kind: coverage.kind,
    ...(unless !== undefined && { unless: { setting: unless.setting, kind: unless.kind } }),
    steps: {
      rule: rules.length,
      indirect: rules.filter(({ basis }) => basis === 'indirect').length,
      sample: rules.filter(({ basis }) => basis === 'sample').length,
      peer: steps.filter(({ layer }) => layer === 'peer').length,
      practice: steps.filter(({ layer }) => layer === 'practice').length,
      counting: steps.filter((step) => countsIn(runbook, step, {})).length,
    },
    clauses: { direct: coverage.direct.length, indirect: coverage.indirect.length },
    noRule: rules.length === 0,
    unsupported: steps.filter(({ clauses }) => clauses.length === 0).map(({ id }) => id),
    silent: coverage.silent,
  };
}

import { TROUBLES, type Trouble } from '../../machines/words.ts';
import type { LoadedGuideline } from './load.ts';
import type { Runbook, Step } from './runbook.ts';

/** One field of a step that a new edition changes; lists stand as they are written. */
export interface Change {
  readonly field: string;
  readonly old: unknown;
  readonly new: unknown;
}

export interface StepChange {
  readonly step: string;
  readonly title: string;
  readonly changes: readonly Change[];
  /** Clauses this step rests on, or is ordered by, whose number or words changed. */
  readonly clauses: readonly string[];
}

export interface ClauseChange {
  readonly clause: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly old?: { readonly ref: string; readonly text: string };
  readonly new?: { readonly ref: string; readonly text: string };
}

export interface RunbookDiff {
  readonly trouble: Trouble;
  readonly kind: 'added' | 'removed' | 'changed' | 'same';
  readonly added: readonly { readonly step: string; readonly title: string }[];
  readonly removed: readonly { readonly step: string; readonly title: string }[];
  readonly changed: readonly StepChange[];
  /** The runbook as a whole: what it says of the trouble, its standing rules, the order of its steps. */
  readonly whole: readonly Change[];
}

/** What one edition of a guideline changes in another. */
export interface GuidelineDiff {
  readonly same: boolean;
  readonly whole: readonly Change[];
  readonly clauses: readonly ClauseChange[];
  readonly runbooks: readonly RunbookDiff[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields that differ between two things of one kind, in the order in which they are written. */
function changesOf(old: object, now: object, leaveOut: readonly string[] = []): Change[] {
  const [before, after] = [old, now] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !leaveOut.includes(field) && !same(before[field], after[field]))
    .map((field) => ({ field, old: before[field] ?? null, new: after[field] ?? null }));
}

/** What a new edition adds, removes and changes, trouble by trouble, its clauses first. */
export function diffGuidelines(old: LoadedGuideline, now: LoadedGuideline): GuidelineDiff {
  const clauses = diffClauses(old.guideline.clauses, now.guideline.clauses);
  const touched = new Set(clauses.filter(({ kind }) => kind === 'changed').map(({ clause }) => clause));
  const runbooks = TROUBLES.map((trouble) => {
    const of = ({ runbooks: all }: LoadedGuideline) => all.find((one) => one.trouble === trouble);
    return diffRunbooks(trouble, of(old), of(now), touched);
  }).filter((one) => one !== undefined);
  const whole = changesOf(old.guideline, now.guideline, ['schema', 'clauses']);
  const quiet = whole.length + clauses.length === 0 && runbooks.every(({ kind }) => kind === 'same');
  return { same: quiet, whole, clauses, runbooks };
}

type ClauseTexts = Readonly<Record<string, { readonly ref: string; readonly text: string }>>;

function diffClauses(old: ClauseTexts, now: ClauseTexts): ClauseChange[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((clause): ClauseChange[] => {
    const [before, after] = [old[clause], now[clause]];
    if (before === undefined && after !== undefined) return [{ clause, kind: 'added', new: after }];
    if (before !== undefined && after === undefined) return [{ clause, kind: 'removed', old: before }];
    if (before === undefined || after === undefined || same(before, after)) return [];
    return [{ clause, kind: 'changed', old: before, new: after }];
  });
}

function diffRunbooks(
  trouble: Trouble,
  old: Runbook | undefined,
  now: Runbook | undefined,
  touched: ReadonlySet<string>,
): RunbookDiff | undefined {
  const titled = (steps: readonly Step[]) => steps.map(({ id, title }) => ({ step: id, title }));
  const none = { trouble, added: [], removed: [], changed: [], whole: [] };
  if (old === undefined) return now === undefined ? undefined : { ...none, kind: 'added', added: titled(now.steps) };
  if (now === undefined) return { ...none, kind: 'removed', removed: titled(old.steps) };
  const before = new Map(old.steps.map((step) => [step.id, step]));
  const after = new Map(now.steps.map((step) => [step.id, step]));
  const added = titled(now.steps.filter(({ id }) => !before.has(id)));
  const removed = titled(old.steps.filter(({ id }) => !after.has(id)));
  const changed = now.steps.flatMap((step) => {
    const was = before.get(step.id);
    return was === undefined ? [] : diffSteps(was, step, touched);
  });
  const order = (steps: readonly Step[]) => steps.map(({ id }) => id).filter((id) => before.has(id) && after.has(id));
  const whole = [
    ...changesOf(old.coverage, now.coverage).map((change) => ({ ...change, field: `coverage.${change.field}` })),
    ...changesOf({ standingRules: old.standingRules }, { standingRules: now.standingRules }),
    ...changesOf({ order: order(old.steps) }, { order: order(now.steps) }),
  ];
  const quiet = added.length + removed.length + changed.length + whole.length === 0;
  return { trouble, kind: quiet ? 'same' : 'changed', added, removed, changed, whole };
}

/** A step's number follows from the steps before it; that it moved is told once, by the order. */
function diffSteps(old: Step, now: Step, touched: ReadonlySet<string>): StepChange[] {
  const changes = changesOf(old, now, ['number']);
  const named = [...now.clauses, ...now.after.flatMap(({ clause }) => (clause === undefined ? [] : [clause]))];
  const clauses = [...new Set(named)].filter((clause) => touched.has(clause));
  return changes.length + clauses.length === 0 ? [] : [{ step: now.id, title: now.title, changes, clauses }];
}

import { didYouMean, type Faults, type Place } from './faults.ts';
import type { Shaped } from './load-shape.ts';
import { quotes } from './resolve-clauses.ts';
import type { Clause } from './runbook.ts';
import type { Guideline, RunbookFile, StepFile } from './schema.ts';
import type { YamlFile } from './yaml.ts';

/** What references may point at. Names stand here even where the thing named is itself at fault: one fault is enough. */
export interface Scope {
  readonly guideline: Guideline;
  readonly clauseIds: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly settings: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  find(id: string): readonly Clause[];
}

/** One runbook file under check. */
export interface Checked {
  readonly yaml: YamlFile;
  readonly shaped: Shaped<RunbookFile>;
  readonly faults: Faults;
}

/** Place of something in the n-th step. */
export function stepPlace({ yaml, shaped }: Checked, step: number, ...path: PropertyKey[]): Place {
  return yaml.at(['steps', shaped.index('steps', step), ...path]);
}

/** Own clauses among those named: of this guideline, not of a peer. */
export function ownClauses(scope: Scope, clauses: readonly string[]): string[] {
  return clauses.filter((id) => scope.clauseIds.has(id));
}

/** Whether a step decides completion here: a rule step, or any step of a template. */
export function isAdvice(scope: Scope, step: StepFile): boolean {
  return step.layer !== 'rule' && !scope.guideline.template;
}

/** A clause must exist, and mean one thing. */
export function checkClause(scope: Scope, id: string, place: Place, faults: Faults): void {
  if (scope.clauseIds.has(id)) return;
  const found = scope.find(id);
  const [first] = found;
  if (first === undefined) faults.add('clause.unknown', place, { clause: id, ...didYouMean(id, scope.clauseIds) });
  else if (found.some(({ ref, text }) => ref !== first.ref || text !== first.text)) {
    faults.add('clause.ambiguous', place, { clause: id, bodies: found.map(({ body }) => body) });
  }
}

/** Words given as a quotation must really stand in one of the clauses. Unknown clauses are another fault's matter. */
export function checkQuote(scope: Scope, at: string, words: string, clauses: readonly string[], place: Place, faults: Faults): void {
  const texts = clauses.flatMap((id) => scope.find(id).map(({ text }) => text));
  if (texts.length === 0 || texts.some((text) => quotes(text, words))) return;
  faults.add('quote.elsewhere', place, { at, words, clauses });
}

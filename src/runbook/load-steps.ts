import { didYouMean } from './faults.ts';
import { checkSetting } from './load-references.ts';
import { type Checked, checkClause, checkQuote, ownClauses, type Scope, stepPlace } from './load-scope.ts';
import type { StepFile } from './schema.ts';
import { STEP_WORDS } from './vocabulary.ts';

/** Each step by itself: its id, its layer and what it cites. */
export function checkSteps(scope: Scope, checked: Checked): void {
  const first = new Map<string, number>();
  for (const [index, step] of checked.shaped.data.steps.entries()) {
    const place = stepPlace(checked, index, 'id');
    const before = first.get(step.id);
    if (before !== undefined) checked.faults.add('step.twice', place, { id: step.id, first: before });
    else first.set(step.id, place.line);
    checkId(checked, index, step);
    checkLayer(scope, checked, index, step);
    checkCited(scope, checked, index, step);
  }
}

function checkId(checked: Checked, index: number, step: StepFile): void {
  const place = stepPlace(checked, index, 'id');
  if (Object.hasOwn(STEP_WORDS, step.id)) return;
  if (!step.id.startsWith('x-')) {
    checked.faults.add('step.unknown', place, { id: step.id, ...didYouMean(step.id, Object.keys(STEP_WORDS)) });
    return;
  }
  const missing = (['phase', 'form'] as const).filter((key) => step[key] === undefined);
  if (missing.length > 0) checked.faults.add('step.own', place, { id: step.id, missing });
}

/** The three layers are never mixed: a rule needs a clause of this body, a peer's step one of another, practice none. */
function checkLayer(scope: Scope, checked: Checked, index: number, step: StepFile): void {
  const place = stepPlace(checked, index, 'id');
  const own = ownClauses(scope, step.clauses).length;
  if (step.layer === 'rule' && own === 0) checked.faults.add('step.clause', place, { id: step.id });
  if (step.layer === 'rule' && step.modality.length === 0) checked.faults.add('step.modality', place, { id: step.id });
  if (step.layer === 'peer' && own === step.clauses.length) checked.faults.add('step.peer', place, { id: step.id });
  if (step.layer === 'practice' && step.clauses.length > 0) checked.faults.add('step.practice', place, { id: step.id });
  if (step.basis === 'sample' && step.setting === undefined) checked.faults.add('step.sample', place, { id: step.id });
}

function checkCited(scope: Scope, checked: Checked, index: number, step: StepFile): void {
  const { faults } = checked;
  const at = (...path: PropertyKey[]) => stepPlace(checked, index, ...path);
  for (const [n, clause] of step.clauses.entries()) checkClause(scope, clause, at('clauses', n), faults);
  const [main] = step.clauses;
  if (step.quote !== undefined && main !== undefined) checkQuote(scope, 'quote', step.quote, [main], at('quote'), faults);
  if (step.deadlineWord !== undefined) checkQuote(scope, 'deadlineWord', step.deadlineWord, step.clauses, at('deadlineWord'), faults);
  for (const [n, words] of (step.when ?? []).entries()) checkQuote(scope, 'when', words, step.clauses, at('when', n), faults);
  for (const [role, place] of [
    ...(step.by === undefined ? [] : [[step.by, at('by')] as const]),
    ...step.to.map((one, n) => [one, at('to', n)] as const),
  ]) {
    if (!scope.roles.has(role)) faults.add('role.unknown', place, { role, ...didYouMean(role, scope.roles) });
  }
  for (const [n, { clause }] of (step.exceptions ?? []).entries()) checkClause(scope, clause, at('exceptions', n, 'clause'), faults);
  checkSetting(scope, step.setting, at('setting'), faults);
}

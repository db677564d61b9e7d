import type { Runbook, SettingValues } from '../runbook/runbook.ts';
import { type Graded, gradeExpected, gradeRules } from './grade.ts';
import { deedOf } from './scenario.ts';

/** One thing that did not go as it should: 未達・遅延・違反, with what it goes against and where the record shows it. */
export interface Finding {
  readonly kind: 'missed' | 'late' | 'breached';
  /** Id of the expectation or of the rule. */
  readonly id: string;
  /** The guideline's own words bind; without a clause it is a training target. */
  readonly source: 'guideline' | 'training';
  readonly clauses: readonly string[];
  readonly critical: boolean;
  /** The record that shows it; or, of what is missing, the last of the records that do not hold it. */
  readonly shown: { readonly seq: number } | { readonly nowhereUpTo: number };
}

/**
 * Everything that went otherwise than it should, rules first: each with its clauses and the number of a record.
 *
 * @param settings as the exercise was opened with; a sample policy that was not adopted binds nobody
 */
export function findingsOf(graded: Graded, runbook: Runbook, settings: SettingValues): Finding[] {
  const shown = (deed: { readonly seq: number } | undefined) => (deed === undefined ? { nowhereUpTo: graded.lastSeq } : { seq: deed.seq });
  const rules = gradeRules(graded).flatMap(({ rule, state, deed }): Finding[] => {
    const clauses = rule.clause === undefined ? [] : [rule.clause];
    const source = rule.clause === undefined ? 'training' : 'guideline';
    return state === 'breached' ? [{ kind: 'breached', id: rule.id, source, clauses, critical: rule.critical, shown: shown(deed) }] : [];
  });
  const expected = gradeExpected(graded).flatMap(({ expected: one, state, deed }): Finding[] => {
    if (state !== 'missed' && state !== 'late') return [];
    // A step that the guideline orders is owed to it; that it came too late is never more than a training target.
    const step = runbook.steps.find(({ id }) => id === deedOf(one));
    const clauses = step?.layer === 'rule' ? step.clauses : [];
    const adopted = step?.setting === undefined || settings[step.setting] === true;
    const source = state === 'missed' && clauses.length > 0 && adopted ? 'guideline' : 'training';
    return [{ kind: state, id: one.id, source, clauses, critical: one.critical, shown: shown(deed) }];
  });
  return [...rules, ...expected];
}

import { RATINGS } from '../incident/exercise-entry.ts';
import type { Kept, Met } from './grade.ts';
import { deedOf, RULE_FORMS, type Scenario } from './scenario.ts';

export { RATINGS };
export type Rating = (typeof RATINGS)[number];

/** The rating of these expectations and rules. Never an average: one critical miss decides. */
export function ratingOf(met: readonly Met[], kept: readonly Kept[]): Rating {
  const judged = met.filter(({ state }) => state === 'on-time' || state === 'late' || state === 'missed');
  const breached = kept.some(({ state }) => state === 'breached');
  const critical = (state: Met['state']) => judged.some((one) => one.expected.critical && one.state === state);
  if (critical('missed')) return 'U';
  if (critical('late') || breached) return 'M';
  if (judged.length === 0) return 'N/A';
  return judged.some(({ state, hinted }) => state !== 'on-time' || hinted) ? 'S' : 'P';
}

/** One rating for each objective, in the order of the file, and one for the whole. A rule bears on the objectives whose deeds it names. */
export function ratings(
  scenario: Scenario,
  met: readonly Met[],
  kept: readonly Kept[],
): { whole: Rating; objectives: Map<string, Rating> } {
  const objectives = new Map(
    scenario.objectives.map(({ id }): [string, Rating] => {
      const own = met.filter(({ expected }) => expected.objective === id);
      const deeds = new Set(own.map(({ expected }) => deedOf(expected)));
      const rules = kept.filter(({ rule }) => RULE_FORMS.some((form) => [rule[form]].flat().some((one) => deeds.has(String(one)))));
      return [id, ratingOf(own, rules)];
    }),
  );
  return { whole: ratingOf(met, kept), objectives };
}

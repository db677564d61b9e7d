import { type Scenario, testsOf } from './scenario.ts';
import { combinations, type Values } from './variants.ts';

/** Combinations of variants that are played alike, for nothing that may come asks for what they differ in. In the order of the first of each. */
export function alikeInPlay(scenario: Pick<Scenario, 'injects' | 'variants'>): Values[][] {
  const asked = new Set(scenario.injects.flatMap(({ when }) => (when === undefined ? [] : testsOf(when).map(({ variant }) => variant))));
  const groups = new Map<string, Values[]>();
  for (const values of combinations(scenario)) {
    const key = JSON.stringify(Object.entries(values).filter(([id]) => asked.has(id)));
    groups.set(key, [...(groups.get(key) ?? []), values]);
  }
  return [...groups.values()];
}

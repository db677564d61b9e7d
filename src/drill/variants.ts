import type { Scenario } from './scenario.ts';

/** What each variant of a scenario stands at in one exercise. */
export type Values = Readonly<Record<string, string | number>>;

/** Every combination of the variants, by their ids: the order of a file is not kept with a log. One of nothing where there are none. */
export function combinations({ variants }: Pick<Scenario, 'variants'>): Values[] {
  return Object.entries(variants)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .reduce<Values[]>((all, [id, { oneOf }]) => all.flatMap((values) => oneOf.map((value) => ({ ...values, [id]: value }))), [{}]);
}

/** The combination that a seed stands for: the same on every machine, and neighbouring seeds do not go round in turn. */
export function valuesFor(scenario: Pick<Scenario, 'variants'>, seed: number): Values {
  const all = combinations(scenario);
  return all[mixed(seed) % all.length] ?? {};
}

/** A text with the values in their slots. */
export const filled = (text: string, values: Values): string =>
  text.replaceAll(/\{([^{}]*)\}/gu, (slot, id: string) => (Object.hasOwn(values, id) ? String(values[id]) : slot));

/** Spreads a whole number over 32 bits (the finaliser of MurmurHash3), in whole-number arithmetic alone. */
function mixed(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

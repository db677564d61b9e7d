import type * as z from 'zod';
import type { Faults } from './faults.ts';
import { type Keys, shapeFaults } from './faults-shape.ts';
import type { YamlFile } from './yaml.ts';

/** The parts of a file that stand by themselves: one that is wrong is left out, so that the others are still checked. */
const PARTS = new Set(['steps', 'clauses', 'roles', 'settings', 'standingRules', 'injects', 'expected', 'rules', 'acts', 'objectives']);

/** Lists whose items are told by where they stand. */
export type ListPart = 'steps' | 'standingRules' | 'injects' | 'expected' | 'rules' | 'acts' | 'objectives';

/** What a file holds, without the parts that are wrong in themselves. */
export interface Shaped<T> {
  readonly data: T;
  readonly whole: boolean;
  /** Where the item of a list stood in the file, before broken ones were left out. */
  index(part: ListPart, item: number): number;
}

/**
 * Parses a file by its schema. Faults of shape are all reported; what is left without the broken parts is given back,
 * so that faults of reference come to light in the same run.
 *
 * @param keys names that a key may have been meant for, where they are not those of a runbook
 */
export function parseShape<T extends z.ZodType>(schema: T, yaml: YamlFile, faults: Faults, keys?: Keys): Shaped<z.output<T>> | undefined {
  const first = schema.safeParse(yaml.value);
  if (first.success) return { data: first.data, whole: true, index: (_, item) => item };
  shapeFaults(first.error.issues, yaml, faults, keys);
  const broken = brokenParts(first.error.issues);
  const second = schema.safeParse(without(yaml.value, broken));
  if (!second.success) return undefined;
  const index = (part: string, item: number) => {
    const list = (yaml.value as Record<string, unknown>)[part];
    const kept = Array.isArray(list) ? [...list.keys()].filter((at) => !broken.get(part)?.has(at)) : [];
    return kept[item] ?? item;
  };
  return { data: second.data, whole: false, index };
}

/** Part → its broken items; a part with no item named (an unknown key at the top) is dropped whole. */
function brokenParts(issues: readonly z.core.$ZodIssue[]): Map<string, Set<PropertyKey>> {
  const broken = new Map<string, Set<PropertyKey>>();
  for (const issue of issues) {
    const [part, item] = issue.path;
    if (issue.code === 'unrecognized_keys' && part === undefined) for (const key of issue.keys) broken.set(key, new Set());
    if (typeof part !== 'string' || item === undefined || !PARTS.has(part)) continue;
    broken.set(part, (broken.get(part) ?? new Set()).add(item));
  }
  return broken;
}

function without(value: unknown, broken: ReadonlyMap<string, ReadonlySet<PropertyKey>>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => broken.get(key)?.size !== 0)
      .map(([key, part]) => [key, withoutItems(part, broken.get(key) ?? new Set())]),
  );
}

function withoutItems(part: unknown, broken: ReadonlySet<PropertyKey>): unknown {
  if (broken.size === 0 || typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.filter((_, index) => !broken.has(index));
  return Object.fromEntries(Object.entries(part).filter(([key]) => !broken.has(key)));
}

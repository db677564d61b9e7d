import type * as z from 'zod';
import { cut, didYouMean, type Faults } from './faults.ts';
import { type FormName, schemas } from './schema.ts';
import type { YamlFile } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** Keys that may stand in the maps below each name, for 「…のことですか」; under '' those of the whole file. */
export type Keys = Readonly<Record<string, readonly string[]>>;

/** The keys of a runbook's files. */
const runbookKeys = (): Keys => {
  const { clauseSchema, coverageSchema, exceptionSchema, guidelineSchema, orderSchema } = schemas();
  const { roleSchema, runbookFileSchema, standingRuleSchema, stepSchema } = schemas();
  return {
    edition: ['adopted', 'label'],
    settings: ['title', 'default'],
    only: ['step', 'answer'],
    unless: ['setting', 'kind', 'sentence'],
    roles: Object.keys(roleSchema.shape),
    clauses: Object.keys(clauseSchema.shape),
    standingRules: Object.keys(standingRuleSchema.shape),
    steps: Object.keys(stepSchema.shape),
    after: Object.keys(orderSchema.shape),
    exceptions: Object.keys(exceptionSchema.shape),
    coverage: Object.keys(coverageSchema.shape),
    '': [...Object.keys(guidelineSchema.shape), ...Object.keys(runbookFileSchema.shape)],
  };
};

/** zod's issues → faults with the line of the thing itself. */
export function shapeFaults(issues: readonly Issue[], yaml: YamlFile, faults: Faults, keys: Keys = runbookKeys()): void {
  for (const issue of issues.slice(0, 100)) shapeFault(issue, [], yaml, faults, keys);
}

function shapeFault(issue: Issue, base: readonly PropertyKey[], yaml: YamlFile, faults: Faults, keys: Keys): void {
  const path = [...base, ...issue.path];
  const value = valueAt(yaml.value, path);
  const at = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys.slice(0, 20)) {
      faults.add('shape.unknown-key', yaml.keyAt([...path, key]), { key: cut(key), ...didYouMean(key, keysAt(path, keys)) });
    }
  } else if (value === undefined && path.length > 0) {
    faults.add('shape.missing', yaml.at(path), { key: at });
  } else if (issue.code === 'invalid_union') {
    const branch = bestBranch(issue.errors);
    if (branch === undefined) faults.add('shape.type', yaml.at(path), { at, expected: 'text-or-list' });
    else for (const inner of branch) shapeFault(inner, path, yaml, faults, keys);
  } else if (issue.code === 'invalid_key') {
    const form = issue.issues[0]?.code === 'invalid_format' ? issue.issues[0].message : 'id';
    faults.add('shape.form', yaml.keyAt(path), { at: nameOf(path.slice(0, -1)), value: cut(String(path.at(-1))), form: form as FormName });
  } else if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    faults.add('shape.choice', yaml.at(path), { at, value: cut(value), choices, ...didYouMean(String(value), choices) });
  } else if (issue.code === 'invalid_format') {
    faults.add('shape.form', yaml.at(path), { at, value: cut(value), form: issue.message as FormName });
  } else if (issue.code === 'invalid_type') {
    faults.add('shape.type', yaml.at(path), { at, expected: issue.expected });
  } else if (issue.code === 'too_small') {
    faults.add('shape.empty', yaml.at(path), { at });
  } else if (issue.code === 'too_big') {
    faults.add('shape.long', yaml.at(path), { at, limit: Number(issue.maximum) });
  } else {
    faults.add('shape.invalid', yaml.at(path), { at });
  }
}

/** The branch that the writer probably meant: the one whose fault lies deepest, unless its very kind is wrong. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (branch: readonly Issue[]) => Math.max(...branch.map((issue) => issue.path.length));
  return branches
    .filter((branch) => !branch.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0))
    .sort((a, b) => depth(b) - depth(a))[0];
}

function keysAt(path: readonly PropertyKey[], keys: Keys): readonly string[] {
  const top = keys[''] ?? [];
  if (path.length === 0) return top;
  const last = String(path.at(-1));
  const kind = last === 'edition' || last === 'coverage' || last === 'unless' ? last : String(path.at(-2));
  return keys[kind] ?? top;
}

function nameOf(path: readonly PropertyKey[]): string {
  const names = path.filter((step) => typeof step === 'string');
  return cut(names.at(-1) ?? '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[step];
  }
  return here;
}

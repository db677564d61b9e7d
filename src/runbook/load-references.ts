import { didYouMean, type Faults } from './faults.ts';
import { type Checked, checkClause, type Scope } from './load-scope.ts';
import type { Shaped } from './load-shape.ts';
import type { Guideline, RunbookFile } from './schema.ts';
import type { YamlFile } from './yaml.ts';

/** References inside guideline.yaml itself. */
export function checkGuideline(scope: Scope, yaml: YamlFile, shaped: Shaped<Guideline>, faults: Faults): void {
  const first = new Map<string, number>();
  for (const [index, rule] of shaped.data.standingRules.entries()) {
    const at = (...path: PropertyKey[]) => yaml.at(['standingRules', shaped.index('standingRules', index), ...path]);
    const before = first.get(rule.id);
    if (before !== undefined) faults.add('rule.twice', at('id'), { rule: rule.id, first: before });
    else first.set(rule.id, at('id').line);
    for (const [n, clause] of rule.clauses.entries()) checkClause(scope, clause, at('clauses', n), faults);
    checkSetting(scope, rule.setting, at('setting'), faults);
  }
}

/** Coverage and standing rules of one runbook. */
export function checkWhole(scope: Scope, checked: Checked): void {
  const { yaml, shaped, faults } = checked;
  const { coverage, standingRules } = shaped.data;
  for (const part of ['direct', 'indirect'] as const) {
    for (const [n, clause] of coverage[part].entries()) checkClause(scope, clause, yaml.at(['coverage', part, n]), faults);
  }
  if (['partial', 'sample', 'none'].includes(coverage.kind) && coverage.sentence === undefined) {
    faults.add('coverage.sentence', yaml.at(['coverage', 'kind']), { kind: coverage.kind });
  }
  checkSetting(scope, coverage.unless?.setting, yaml.at(['coverage', 'unless', 'setting']), faults);
  const first = new Map<string, number>();
  for (const [index, rule] of standingRules.entries()) {
    const path = ['standingRules', shaped.index('standingRules', index)];
    const place = yaml.at(path);
    const before = first.get(rule.id);
    if (before !== undefined) faults.add('rule.twice', place, { rule: rule.id, first: before });
    else first.set(rule.id, place.line);
    if (!scope.rules.has(rule.id)) faults.add('rule.unknown', place, { rule: rule.id, ...didYouMean(rule.id, scope.rules) });
    const clauses = 'clauses' in rule ? (rule.clauses ?? []) : [];
    for (const [n, clause] of clauses.entries()) checkClause(scope, clause, yaml.at([...path, 'clauses', n]), faults);
    checkSetting(scope, 'setting' in rule ? rule.setting : undefined, yaml.at([...path, 'setting']), faults);
  }
}

/** A setting named anywhere must be one of guideline.yaml. */
export function checkSetting(scope: Scope, setting: string | undefined, place: { line: number }, faults: Faults): void {
  if (setting === undefined || scope.settings.has(setting)) return;
  faults.add('setting.unknown', place, { setting, ...didYouMean(setting, scope.settings) });
}

/** Clauses of guideline.yaml that no step, no standing rule and no coverage statement uses. */
export function checkUnused(guideline: Guideline, runbooks: readonly RunbookFile[], yaml: YamlFile, faults: Faults): void {
  const used = new Set([...guideline.standingRules.flatMap((rule) => rule.clauses), ...runbooks.flatMap(citedClauses)]);
  for (const clause of Object.keys(guideline.clauses)) {
    if (!used.has(clause)) faults.add('clause.unused', yaml.keyAt(['clauses', clause]), { clause });
  }
}

/** Every clause that a runbook file names. */
export function citedClauses({ coverage, standingRules, steps }: RunbookFile): string[] {
  return [
    ...coverage.direct,
    ...coverage.indirect,
    ...standingRules.flatMap((rule) => ('clauses' in rule ? (rule.clauses ?? []) : [])),
    ...steps.flatMap((step) => [
      ...step.clauses,
      ...step.after.flatMap(({ clause }) => (clause === undefined ? [] : [clause])),
      ...(step.exceptions ?? []).map(({ clause }) => clause),
    ]),
  ];
}

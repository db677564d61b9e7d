import { type Fault, Faults, sortFaults } from '../runbook/faults.ts';
import type { Keys } from '../runbook/faults-shape.ts';
import { parseShape } from '../runbook/load-shape.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { readYaml } from '../runbook/yaml.ts';
import { checkFiction, checkTimes } from './check-content.ts';
import { checkReferences } from './check-references.ts';
import { type Scenario, scenarioSchemas } from './scenario.ts';

const keys = (): Keys => {
  const { expectedSchema, injectSchema, ruleSchema, scenarioSchema } = scenarioSchemas();
  return {
    injects: Object.keys(injectSchema.shape),
    when: Object.keys(injectSchema.shape.when.unwrap().shape),
    all: ['done', 'notDone', 'released', 'variant', 'is'],
    any: ['done', 'notDone', 'released', 'variant', 'is', 'allDone', 'at'],
    expected: Object.keys(expectedSchema.shape),
    hint: ['after', 'text'],
    rules: Object.keys(ruleSchema.shape),
    objectives: ['id', 'text'],
    acts: ['id', 'title'],
    variants: ['oneOf'],
    '': Object.keys(scenarioSchema.shape),
  };
};

/** What the rest of the program knows, for whoever reads a scenario. */
export interface ScenarioScope {
  /** The runbook of a guideline for a trouble; undefined where there is none. */
  runbook(guideline: string, trouble: string): Runbook | undefined;
  /** Names of real public bodies, which no scenario may use. */
  readonly bodies: readonly string[];
}

/** A scenario that is in order, with the runbook on which it is played. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly runbook: Runbook;
}

/** A scenario file → the scenario, or everything that is wrong with it, at once, each with its line. */
export function readScenario(
  file: string,
  source: string | Uint8Array,
  scope: ScenarioScope,
): LoadedScenario | { readonly faults: readonly Fault[] } {
  const faults = new Faults(file);
  const yaml = readYaml(file, source, faults);
  if (yaml === undefined) return { faults: sortFaults(faults.list) };
  // Looked at before the shape is known: what is real must be told even where the rest cannot be read.
  checkFiction(yaml, scope.bodies, faults);
  const shaped = parseShape(scenarioSchemas().scenarioSchema, yaml, faults, keys());
  if (shaped === undefined) return { faults: sortFaults(faults.list) };
  const { guideline, trouble } = shaped.data;
  const runbook = scope.runbook(guideline, trouble);
  if (runbook === undefined) faults.add('scenario.runbook', yaml.at(['guideline']), { guideline, trouble });
  checkReferences(shaped, yaml, runbook, faults);
  checkTimes(shaped, yaml, faults);
  return faults.list.length > 0 || runbook === undefined ? { faults: sortFaults(faults.list) } : { scenario: shaped.data, runbook };
}

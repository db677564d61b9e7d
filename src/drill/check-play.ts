import { type Fault, Faults, sortFaults } from '../runbook/faults.ts';
import { readYaml, type YamlFile } from '../runbook/yaml.ts';
import { alikeInPlay } from './bearing.ts';
import { endMinute } from './end.ts';
import { type LoadedScenario, readScenario, type ScenarioScope } from './load-scenario.ts';
import { deadInjects } from './reach.ts';
import type { Expected } from './scenario.ts';
import { selfplay, slackOf } from './selfplay.ts';
import type { Values } from './variants.ts';

/** Minutes by which every target must leave room: a scenario that is won only to the minute is about nothing else. */
export const LEAST_SLACK = 1;

/** A scenario file, read and played through: in order, or everything that is wrong with it, each with its line. */
export function checkScenario(
  file: string,
  source: string | Uint8Array,
  scope: ScenarioScope,
): LoadedScenario | { readonly faults: readonly Fault[] } {
  const read = readScenario(file, source, scope);
  const yaml = 'faults' in read ? undefined : readYaml(file, source);
  if ('faults' in read || yaml === undefined) return read;
  const faults = new Faults(file);
  for (const inject of deadInjects(read))
    faults.add('scenario.dead', yaml.at(['injects', indexOf(read.scenario.injects, inject)]), { inject });
  const played = playFault(read, yaml, faults);
  return faults.list.length > 0 || played ? { faults: sortFaults(faults.list) } : read;
}

/** Every variant; the first that cannot be won is told, for the others mostly fail by the same. */
function playFault(loaded: LoadedScenario, yaml: YamlFile, faults: Faults): boolean {
  for (const [values = {}] of alikeInPlay(loaded.scenario)) {
    const played = selfplay(loaded, values);
    if (played.solvable) {
      const slack = slackOf(loaded, values) ?? 0;
      if (slack >= LEAST_SLACK) continue;
      faults.add('scenario.tight', yaml.keyAt(['expected']), { values, slack, least: LEAST_SLACK });
      return true;
    }
    if (played.gaveUp) {
      faults.add('scenario.undecided', yaml.keyAt(['expected']), { values });
      return true;
    }
    const targets = looserTargets(loaded, values);
    const rules = targets.length > 0 ? [] : looserRules(loaded, values);
    faults.add('scenario.unsolvable', placeOf(loaded, yaml, targets, rules), { values, targets, rules });
    return true;
  }
  return false;
}

/** The expectations of which each, had it time to the end, would leave a way. */
function looserTargets(loaded: LoadedScenario, values: Values): string[] {
  const { scenario } = loaded;
  return scenario.expected
    .filter(({ id }) => {
      const loosened = (one: Expected): Expected => (one.id === id ? { ...one, target: endMinute(scenario) } : one);
      return selfplay({ ...loaded, scenario: { ...scenario, expected: scenario.expected.map(loosened) } }, values).solvable;
    })
    .map(({ id }) => id);
}

/** The rules without which there would be a way. */
function looserRules(loaded: LoadedScenario, values: Values): string[] {
  const { scenario } = loaded;
  return scenario.rules
    .filter(
      ({ id }) => selfplay({ ...loaded, scenario: { ...scenario, rules: scenario.rules.filter((one) => one.id !== id) } }, values).solvable,
    )
    .map(({ id }) => id);
}

function placeOf({ scenario }: LoadedScenario, yaml: YamlFile, [target]: readonly string[], [rule]: readonly string[]) {
  if (target !== undefined) return yaml.at(['expected', indexOf(scenario.expected, target), 'target']);
  return rule === undefined ? yaml.keyAt(['expected']) : yaml.at(['rules', indexOf(scenario.rules, rule)]);
}

const indexOf = (list: readonly { readonly id: string }[], wanted: string): number => list.findIndex(({ id }) => id === wanted);

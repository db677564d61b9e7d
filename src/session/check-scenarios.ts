import { checkScenario } from '../drill/check-play.ts';
import type { ScenarioScope } from '../drill/load-scenario.ts';
import { scenarioHash } from '../drill/scenario-text.ts';
import { combinations } from '../drill/variants.ts';
import { type Fault, Faults } from '../runbook/faults.ts';
import { readYaml } from '../runbook/yaml.ts';
import { nameOf, type ScenarioFile } from '../store/scenarios.ts';
import { sha256 } from './library.ts';
import type { ShelvedScenario } from './scenarios.ts';

/** One file of a scenario, read and played through. */
export interface ScenarioReport {
  readonly file: string;
  readonly faults: readonly Fault[];
  /** Absent where something is wrong with it. */
  readonly sound?: ShelvedScenario & { readonly variants: number };
}

/** Reads these files and plays every variant of each through. `told` hears of each as it is done. */
export function checkScenarios(
  files: readonly ScenarioFile[],
  scope: ScenarioScope,
  told: (report: ScenarioReport) => void = () => undefined,
): ScenarioReport[] {
  return files.map((file) => {
    const report = reportOn(file, scope);
    told(report);
    return report;
  });
}

function reportOn(given: ScenarioFile, scope: ScenarioScope): ScenarioReport {
  const { file, bytes } = given;
  const misnamed = nameFaults(given);
  const checked = checkScenario(file, bytes, scope);
  if ('faults' in checked || misnamed.length > 0) return { file, faults: [...misnamed, ...('faults' in checked ? checked.faults : [])] };
  const { scenario, runbook } = checked;
  const hash = scenarioHash(scenario, sha256);
  return { file, faults: [], sound: { scenario, runbook, file, hash, variants: combinations(scenario).length } };
}

/** A scenario is asked for by its id, and found by its file: they must be one. */
function nameFaults(given: ScenarioFile): readonly Fault[] {
  const faults = new Faults(given.file);
  const yaml = readYaml(given.file, given.bytes, new Faults(given.file));
  const id: unknown = (yaml?.value as { id?: unknown } | null | undefined)?.id;
  if (yaml !== undefined && typeof id === 'string' && id !== nameOf(given))
    faults.add('scenario.name', yaml.at(['id']), { id, name: nameOf(given) });
  return faults.list;
}

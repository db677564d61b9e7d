import { type LoadedScenario, readScenario, type ScenarioScope } from '../drill/load-scenario.ts';
import { scenarioHash } from '../drill/scenario-text.ts';
import type { Fault } from '../runbook/faults.ts';
import { type ScenarioFile, scenarioFiles } from '../store/scenarios.ts';
import { BrokenGuideline, shippedRunbooks } from './folders.ts';
import { type Library, sha256 } from './library.ts';

/** A scenario that can be played, with the file it stands in and the hash that exercises pin it by. */
export interface ShelvedScenario extends LoadedScenario {
  readonly file: string;
  readonly hash: string;
}

/** The scenarios at hand, and what is wrong with those that cannot be played. */
export interface Scenarios {
  readonly scenarios: readonly ShelvedScenario[];
  readonly faults: readonly Fault[];
  /** The faults of a file that would stand first for its id, which is its name: another one of that id is not what is meant. */
  readonly broken: ReadonlyMap<string, readonly Fault[]>;
}

/** One file, read for this library. */
export const loadScenario = (
  { file, bytes }: ScenarioFile,
  scope: ScenarioScope,
): ShelvedScenario | { readonly faults: readonly Fault[] } => {
  const read = readScenario(file, bytes, scope);
  return 'faults' in read ? read : { ...read, file, hash: scenarioHash(read.scenario, sha256) };
};

/**
 * The scenarios beside the guidelines of a library, in the order of their files. Of two with the same id the first counts, so that a
 * town's own stands before ours.
 */
export const scenariosOf = (library: Library): Scenarios => {
  const { files, faults } = scenarioFiles(library.dirs ?? [shippedRunbooks()]);
  const scope = scopeOf(library);
  const scenarios = new Map<string, ShelvedScenario>();
  const broken = new Map<string, readonly Fault[]>();
  const all = [...faults];
  for (const file of files) {
    const read = loadScenario(file, scope);
    if ('faults' in read) {
      all.push(...read.faults);
      const id = /(?<![^/\\])([^/\\]+)\.ya?ml$/u.exec(file.file)?.[1];
      if (id !== undefined && !scenarios.has(id)) broken.set(id, read.faults);
    } else if (!scenarios.has(read.scenario.id)) scenarios.set(read.scenario.id, read);
  }
  return { scenarios: [...scenarios.values()], faults: all, broken };
};

/** The town of the drills is nobody's, also where somebody made a guideline for it to try the program. */
const FICTIONAL = 'みなと野市';

/** What the guidelines of a library offer to a scenario. One that is broken offers nothing. */
export const scopeOf = (library: Library): ScenarioScope => {
  const sound = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (problem) {
      if (problem instanceof BrokenGuideline) return otherwise;
      throw problem;
    }
  };
  return {
    runbook: (guideline, trouble) => sound(() => library.runbooks(guideline), []).find((one) => one.trouble === trouble),
    bodies: library.ids
      .map((id) => sound(() => library.guideline(id), undefined))
      .filter((one) => one?.template === false && one.body !== FICTIONAL)
      .map((one) => one?.body ?? ''),
  };
};

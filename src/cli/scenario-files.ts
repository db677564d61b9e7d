import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { didYouMean } from '../runbook/faults.ts';
import { nameOf, type ReadScenarios, type ScenarioFile, scenarioFile, scenarioFiles } from '../store/scenarios.ts';
import { drillFiles as words } from '../words/ja/drill-files.ts';
import { wrongCall } from './failure.ts';

/**
 * The files that a command names: a file, a folder with `scenarios` in it, a `scenarios` folder itself, or the id of a scenario at hand.
 * Without a name, all that are at hand.
 *
 * @param dirs folders in which an id is looked for, a town's own before ours
 */
export function filesGiven(names: readonly string[], dirs: readonly string[]): ReadScenarios {
  if (names.length === 0) return scenarioFiles(dirs);
  const found = names.map((name) => {
    if (!existsSync(name)) return { files: [byId(name, scenarioFiles(dirs).files)], faults: [] };
    return statSync(name).isDirectory() ? inFolder(name) : scenarioFile(name);
  });
  return { files: found.flatMap(({ files }) => files), faults: found.flatMap(({ faults }) => faults) };
}

function inFolder(name: string): ReadScenarios {
  const read = scenarioFiles([basename(name) === 'scenarios' ? dirname(name) : name]);
  if (read.files.length === 0 && read.faults.length === 0) throw wrongCall('scenario.none', words.none(name), { given: name });
  return read;
}

function byId(name: string, files: readonly ScenarioFile[]): ScenarioFile {
  const one = files.find((file) => nameOf(file) === name);
  if (one !== undefined) return one;
  if (/[/\\]|\.ya?ml$/iu.test(name)) throw wrongCall('scenario.no-file', words.noFile(name), { given: name });
  const known = [...new Set(files.map(nameOf))];
  const { suggestion } = didYouMean(name, known);
  throw wrongCall('scenario.unknown', words.unknown(name, suggestion, known), { given: name, known });
}

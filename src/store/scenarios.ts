import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Fault, Faults } from '../runbook/faults.ts';
import { errnoOf } from './error.ts';
import { readBeside } from './runbooks.ts';

const FOLDER = 'scenarios';

/** A file of a scenario, as bytes; its path is the directory as given, joined with the file's name. */
export interface ScenarioFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What was read, and what could not be. */
export interface ReadScenarios {
  readonly files: readonly ScenarioFile[];
  readonly faults: readonly Fault[];
}

/** The name of the file, without what says that it is YAML. */
export const nameOf = ({ file }: Pick<ScenarioFile, 'file'>): string => basename(file).replace(/\.ya?ml$/iu, '');

/** One file, wherever it lies; none, and why, where it is not read. */
export const scenarioFile = (file: string): ReadScenarios => {
  const { bytes, faults } = readBeside({ id: FOLDER, path: dirname(file) }, basename(file));
  return { files: bytes === undefined ? [] : [{ file, bytes }], faults };
};

/** Every file of a scenario in the `scenarios` folders of these directories, by name, and what could not be read. */
export const scenarioFiles = (dirs: readonly string[]): ReadScenarios => {
  const files: ScenarioFile[] = [];
  const faults: Fault[] = [];
  for (const dir of dirs) {
    const path = join(dir, FOLDER);
    for (const name of namesIn(path, faults)) {
      const read = readBeside({ id: FOLDER, path }, name);
      faults.push(...read.faults);
      if (read.bytes !== undefined) files.push({ file: join(path, name), bytes: read.bytes });
    }
  }
  return { files, faults };
};

/** A directory that brings no scenarios is none the worse. */
const namesIn = (path: string, faults: Fault[]): string[] => {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path)
      .filter((name) => /\.ya?ml$/iu.test(name))
      .sort();
  } catch (error) {
    const told = new Faults(path);
    told.add('folder.missing', { line: 0 }, { reason: errnoOf(error) });
    faults.push(...told.list);
    return [];
  }
};

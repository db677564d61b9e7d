import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedGuideline } from '../runbook/load.ts';
import { guidelineFolders, readGuideline } from '../store/runbooks.ts';

/**
 * The shipped guidelines, read and checked when the program is built. Reading YAML and checking it takes a hundred times longer
 * than reading the result, and an operator waits for it. A compiled guideline counts only for the very bytes it was made from.
 */
interface Compiled {
  /** SHA-256 of every YAML file of the shipped folder, names included: guidelines cite each other's clauses. */
  readonly of: string;
  readonly loaded: LoadedGuideline;
}

/** SHA-256 of the YAML files below `dir`, by name. */
export const hashOfFolder = (dir: string): string => {
  const hash = createHash('sha256');
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/iu.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files)
    hash
      .update(`${file.slice(dir.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
};

const fileOf = (folder: string, id: string): string => join(folder, `${id}.json`);

/** The compiled guideline, if it was made from these very bytes. */
export const readCompiled = (folder: string, id: string, of: () => string): LoadedGuideline | undefined => {
  try {
    const compiled = JSON.parse(readFileSync(fileOf(folder, id), 'utf8')) as Compiled;
    return compiled.of === of() ? compiled.loaded : undefined;
  } catch {
    return undefined;
  }
};

/** Compiles every sound guideline of `dir` into `folder`. A broken one is left out: it is told when it is asked for. */
export const compileGuidelines = (dir: string, folder: string): void => {
  const of = hashOfFolder(dir);
  const { folders } = guidelineFolders([dir]);
  mkdirSync(folder, { recursive: true });
  for (const one of folders) {
    const loaded = readGuideline(one, folders);
    if ('faults' in loaded) continue;
    const compiled: Compiled = { of, loaded };
    const waiting = `${fileOf(folder, one.id)}.${process.pid}.tmp`;
    writeFileSync(waiting, JSON.stringify(compiled));
    renameSync(waiting, fileOf(folder, one.id));
  }
};

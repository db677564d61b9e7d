import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../runbook/faults.ts';
import type { LoadedGuideline } from '../runbook/load.ts';
import { type GuidelineFolder, guidelineFolders, readGuideline } from '../store/runbooks.ts';
import { hashOfFolder, readCompiled } from './compiled.ts';
import type { Library } from './library.ts';

/** A guideline folder that cannot be used as it stands: everything that is wrong with it, at once. */
export class BrokenGuideline extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ file, code }) => `${file}: ${code}`).join('\n'));
    this.name = 'BrokenGuideline';
    this.faults = faults;
  }
}

const packageFolder = (): string => {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package.json')) && dirname(at) !== at) at = dirname(at);
  return at;
};

/** The folder of guidelines that comes with the program: beside its package.json, wherever the bundle or the source stands. */
export const shippedRunbooks = (): string => join(packageFolder(), 'runbooks');

/**
 * The guidelines in these folders and those shipped. A folder is read when it is asked for, once; one that is broken throws
 * {@link BrokenGuideline} then, and the others go on working.
 */
export const openLibrary = (more: readonly string[]): Library => {
  const { folders, faults } = guidelineFolders([...more, shippedRunbooks()]);
  // A folder that was named and is not there is told at once: nothing else would say so.
  const named = faults.filter(({ code }) => code === 'folder.missing' || code === 'guideline.twice');
  if (more.length > 0 && named.length > 0) throw new BrokenGuideline(named);
  const read = new Map<string, LoadedGuideline>();
  const shipped = shippedRunbooks();
  let hash: string | undefined;
  const compiledOf = (folder: GuidelineFolder): LoadedGuideline | undefined =>
    folder.path === join(shipped, folder.id)
      ? readCompiled(join(packageFolder(), 'dist', 'runbooks'), folder.id, () => {
          hash ??= hashOfFolder(shipped);
          return hash;
        })
      : undefined;
  const whole = (id: string): LoadedGuideline | undefined => {
    const known = read.get(id);
    const folder = folders.find((one) => one.id === id);
    if (known !== undefined || folder === undefined) return known;
    const result = compiledOf(folder) ?? readGuideline(folder, folders);
    if ('faults' in result) throw new BrokenGuideline(result.faults);
    read.set(id, result);
    return result;
  };
  return {
    ids: folders.map(({ id }) => id),
    dirs: [...more, shipped],
    guideline: (id) => whole(id)?.guideline,
    runbooks: (id) => whole(id)?.runbooks ?? [],
  };
};

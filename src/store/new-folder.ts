import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { errnoOf, StoreError } from './error.ts';
import { fsyncDirectory } from './home.ts';
import { tempBeside } from './whole-file.ts';

/** Whether a folder is there and holds nothing; `undefined` where there is nothing of that name. */
const isEmpty = (path: string): boolean | undefined => {
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    if (errnoOf(error) === 'ENOTDIR') return false;
    throw error;
  }
};

/**
 * Writes a new folder with these files: whole or not at all. An empty folder of that name is taken; anything else is left alone.
 * @throws StoreError `output.exists`, `output.no-directory`, `output.unwritable`, `output.disk-full`
 */
export const writeNewFolder = (path: string, files: ReadonlyMap<string, string>): void => {
  const target = resolve(path);
  const temp = tempBeside(target);
  try {
    const empty = isEmpty(target);
    if (empty === false) throw new StoreError('output.exists', { path });
    mkdirSync(temp);
    for (const [name, text] of files) writeFileSync(join(temp, name), text, { flag: 'wx', flush: true });
    // Windows renames over no folder, not even an empty one.
    if (empty) rmdirSync(target);
    renameSync(temp, target);
    fsyncDirectory(dirname(target));
  } catch (error) {
    // Where nothing could be made, looking for it may be refused as well.
    if (existsSync(temp)) rmSync(temp, { recursive: true, force: true });
    throw refused(path, error);
  }
};

const refused = (path: string, error: unknown): StoreError => {
  if (error instanceof StoreError) return error;
  const errno = errnoOf(error);
  if (errno === 'ENOTEMPTY' || errno === 'EEXIST') return new StoreError('output.exists', { path }, error);
  if (errno === 'ENOENT' || errno === 'ENOTDIR') return new StoreError('output.no-directory', { path }, error);
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return new StoreError('output.disk-full', { path }, error);
  return new StoreError('output.unwritable', { path, errno }, error);
};

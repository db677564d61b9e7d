import { lstatSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { errnoOf, StoreError } from './error.ts';
import { type Content, writeWhole } from './whole-file.ts';

const refuse = (path: string, error: unknown): StoreError => {
  const errno = errnoOf(error);
  if (errno === 'EEXIST') return new StoreError('output.exists', { path }, error);
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return new StoreError('output.disk-full', { path }, error);
  if (errno === 'ENOENT' || errno === 'ENOTDIR') return new StoreError('output.no-directory', { path }, error);
  if (errno === 'EISDIR') return new StoreError('output.directory', { path }, error);
  return new StoreError('output.unwritable', { path, errno }, error);
};

/**
 * Writes an export to `path`: whole or not at all, text piece by piece where it comes so. With `force` a file that is there is
 * replaced; a link is replaced, not followed.
 * @throws StoreError `output.exists`, `output.directory`, `output.special` (a device, pipe or socket), `output.no-directory`, `output.unwritable`, `output.disk-full`
 */
export const writeOutput = (path: string, data: Content, { force = false }: { readonly force?: boolean } = {}): void => {
  const target = resolve(path);
  try {
    if (/[/\\]$/u.test(path)) throw new StoreError('output.directory', { path });
    if (!statSync(dirname(target)).isDirectory()) throw new StoreError('output.no-directory', { path });
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new StoreError('output.directory', { path });
    if (there && !there.isFile() && !there.isSymbolicLink()) throw new StoreError('output.special', { path });
    if (there && !force) throw new StoreError('output.exists', { path });
    writeWhole(target, data, { replace: force });
  } catch (error) {
    // What no system call said is a fault of what makes the text, not of the disk.
    throw error instanceof StoreError || errnoOf(error) === 'UNKNOWN' ? error : refuse(path, error);
  }
};

import type { Stats } from 'node:fs';
import { errnoOf, StoreError } from './error.ts';

/** Device names of Windows: `CON`, `con.png` and the like open a device in every folder. */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[1-9¹²³]|lpt[1-9¹²³])(?:\..*)?$/iu;

export const isWindowsDevice = (name: string): boolean => WINDOWS_DEVICE.test(name.trim());

/** Why something that is not a regular file is refused; undefined for a regular file. */
export const kindRefusal = (path: string, stat: Pick<Stats, keyof Stats & `is${string}`>): StoreError | undefined => {
  if (stat.isFile()) return undefined;
  if (stat.isSymbolicLink()) return new StoreError('evidence.symlink', { path });
  if (stat.isFIFO()) return new StoreError('evidence.fifo', { path });
  if (stat.isDirectory()) return new StoreError('evidence.directory', { path });
  if (stat.isSocket()) return new StoreError('evidence.socket', { path });
  return new StoreError('evidence.device', { path });
};

// What is no system call's failure, such as a caller's own `onProgress`, is passed on as it is.
const isSystemError = (error: unknown): boolean => error instanceof Error && ('syscall' in error || 'errno' in error);

/** A failure to read what the operator named. */
export const sourceRefusal = (path: string, error: unknown): unknown => {
  if (error instanceof StoreError) return error;
  const errno = errnoOf(error);
  if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(errno))
    return new StoreError('evidence.missing', { path }, error);
  if (errno === 'ELOOP') return new StoreError('evidence.symlink', { path }, error);
  if (!isSystemError(error)) return error;
  return new StoreError('evidence.unreadable', { path, errno }, error);
};

/** A failure to write into the store's own folder. */
export const targetRefusal = (path: string, error: unknown): unknown => {
  if (!isSystemError(error)) return error;
  const errno = errnoOf(error);
  if (errno === 'ENOSPC' || errno === 'EDQUOT' || errno === 'EFBIG') return new StoreError('evidence.disk-full', { path }, error);
  return new StoreError('evidence.unwritable', { path, errno }, error);
};

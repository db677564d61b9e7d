import { accessSync, closeSync, constants, fsyncSync, lstatSync, mkdirSync, openSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, posix, resolve, win32 } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { errnoOf, StoreError } from './error.ts';
import { fileSystemOf } from './network.ts';

export type Mode = 'real' | 'drill';

/** The data directory, opened. `readonly`: what is there can be read, nothing can be written. */
export interface Home {
  readonly path: string;
  readonly readonly: boolean;
}

/**
 * Where data go: HIKESHI_HOME, else %LOCALAPPDATA%\hikeshi, else $XDG_DATA_HOME/hikeshi or ~/.local/share/hikeshi.
 * An empty variable counts as unset; a relative XDG_DATA_HOME is ignored, as its specification says. Touches no disk.
 */
export const homePath = (env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, user = homedir()): string => {
  if (env.HIKESHI_HOME) return resolve(env.HIKESHI_HOME);
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(user, 'AppData', 'Local'), 'hikeshi');
  const data = env.XDG_DATA_HOME;
  return posix.join(data && isAbsolute(data) ? data : posix.join(user, '.local', 'share'), 'hikeshi');
};

/** Drills live in a file of their own: nothing of a drill can load into a real incident. */
export const logFile = (home: string, mode: Mode): string => join(home, mode === 'real' ? 'record.db' : 'drill.db');

/** Whether the system lets this process write at `path`; false for what is not there. */
export const canWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Answers of file systems that have no sync for folders (some shares), or of folders that may be written but not listed. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES']);

/** Makes the names inside a folder durable, where that can be had; Windows has no such call. Throws the system's error (EIO). */
export const fsyncDirectory = (path: string): void => {
  if (process.platform === 'win32') return;
  let fd: number | undefined;
  try {
    fd = openSync(path, constants.O_RDONLY);
    fsyncSync(fd);
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(errnoOf(error))) throw error;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
};

/**
 * Creates `path` and what is missing above it, 0700, durable. Throws the system's error.
 * Not mkdirSync's own `recursive`: that never returns where a folder that is there refuses new ones with ENOENT, as /proc does.
 */
export const makeFolder = (path: string): void => {
  const missing: string[] = [];
  for (let at = path; !statSync(at, { throwIfNoEntry: false }); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    try {
      mkdirSync(folder, { mode: 0o700 });
    } catch (error) {
      // Another process was quicker.
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
    fsyncDirectory(dirname(folder));
  }
};

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * Opens the data directory, creating it 0700, and sets the umask 077 so that nothing this process writes is readable by others.
 * @throws StoreError `home.network`, `home.not-a-directory`, `home.uncreatable`; `home.readonly` when it cannot be written and holds no record
 */
export const openHome = (path: string = homePath()): Home => {
  // Worker threads may not set it; files are given their modes one by one as well.
  if (isMainThread) process.umask(0o077);
  const system = fileSystemOf(path);
  if (system.network) throw new StoreError('home.network', { path, type: system.name });
  try {
    makeFolder(path);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EEXIST' || errno === 'ENOTDIR') throw new StoreError('home.not-a-directory', { path }, error);
    throw new StoreError('home.uncreatable', { path, errno }, error);
  }
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new StoreError('home.not-a-directory', { path });
  if (canWrite(path)) return { path, readonly: false };
  if (exists(logFile(path, 'real')) || exists(logFile(path, 'drill'))) return { path, readonly: true };
  throw new StoreError('home.readonly', { path });
};

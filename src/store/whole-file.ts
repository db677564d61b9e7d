import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readdirSync, renameSync, rmSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from './error.ts';
import { fsyncDirectory } from './home.ts';

const MARK = '.hikeshi-';

/** A name beside `target` (rename works only within one file system) that no other process has. */
export const tempBeside = (target: string): string =>
  join(dirname(target), `${MARK}${randomBytes(8).toString('hex')}-${basename(target).slice(0, 40)}.tmp`);

/** Removes temporary files that a crash left in `folder` more than `olderThan` milliseconds ago; a running process's are younger. */
export const sweepTemps = (folder: string, olderThan: number, now: number): void => {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(MARK) || !name.endsWith('.tmp')) continue;
    const file = join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isFile() && now - stat.mtimeMs > olderThan) rmSync(file, { force: true });
  }
};

/** Writes all of `bytes`; writeSync may write less, as a nearly full disk does. */
export const writeAll = (fd: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at);
};

// Hard links do not exist everywhere (FAT on a USB stick, some shares).
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'UNKNOWN']);

/** Gives `temp` the name `target` unless that is taken (EEXIST). */
const putNew = (temp: string, target: string): void => {
  try {
    linkSync(temp, target);
  } catch (error) {
    if (!NO_LINKS.has(errnoOf(error))) throw error;
    // Between this look and the rename another process may slip in; there is no better call on such a disk.
    if (statSync(target, { throwIfNoEntry: false })) throw Object.assign(new Error(target), { code: 'EEXIST' });
    renameSync(temp, target);
    return;
  }
  unlinkSync(temp);
};

/** Bytes that are handed to the disk at once where a file is made piece by piece. */
const PIECE = 1 << 16;

/** Writes text as it is made, so that a long file is never in memory as a whole. */
const writePieces = (fd: number, pieces: Iterable<string>): void => {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    writeAll(fd, Buffer.from(waiting, 'utf8'));
    waiting = '';
  }
  writeAll(fd, Buffer.from(waiting, 'utf8'));
};

/** What a file is made of: all at once, or piece by piece. */
export type Content = string | Uint8Array | Iterable<string>;

const writeContent = (fd: number, data: Content): void => {
  if (typeof data === 'string') writeAll(fd, Buffer.from(data, 'utf8'));
  else if (data instanceof Uint8Array) writeAll(fd, data);
  else writePieces(fd, data);
};

/**
 * Writes a file that appears whole or not at all, durable when this returns; 0600 or stricter.
 * `replace: false` throws EEXIST where a file is already there. Throws the system's error, and leaves no temporary file.
 */
export const writeWhole = (target: string, data: Content, { replace }: { readonly replace: boolean }): void => {
  const temp = tempBeside(target);
  try {
    const fd = openSync(temp, 'wx', 0o600);
    try {
      writeContent(fd, data);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    if (replace) renameSync(temp, target);
    else putNew(temp, target);
    fsyncDirectory(dirname(target));
  } catch (error) {
    rmSync(temp, { force: true });
    throw error;
  }
};

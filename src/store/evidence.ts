import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, fstatSync, fsyncSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreError } from './error.ts';
import { isWindowsDevice, kindRefusal, sourceRefusal, targetRefusal } from './evidence-error.ts';
import { PROGRAM, SAMPLE_BYTES, typeOf } from './file-type.ts';
import { eachChunk, hashFile, READ_FLAGS } from './hash-file.ts';
import { fsyncDirectory, makeFolder } from './home.ts';
import { sweepTemps, tempBeside, writeAll } from './whole-file.ts';

/** A file that is kept. `size` in bytes, `modifiedAt` in UTC milliseconds; `name` is the original's, untrusted, for showing only. */
export interface Evidence {
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly name: string;
  readonly modifiedAt: number;
}

export interface ImportOptions {
  readonly maxBytes?: number;
  /** Called after each chunk, in bytes. */
  readonly onProgress?: (done: number, total: number) => void;
}

const HOUR = 3_600_000;

/** Where a kept file stands. */
export const evidenceFile = (home: string, sha256: string): string => {
  // The name is built from nothing else, so that no log line or argument can point out of the folder.
  if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new TypeError('not a SHA-256');
  return join(home, 'evidence', sha256);
};

/** Windows gives the same file other device numbers by name and by descriptor. */
const sameFile = (a: BigIntStats, b: BigIntStats): boolean => a.ino === b.ino && (process.platform === 'win32' || a.dev === b.dev);

/** Opens what the operator named, if it is a regular file of a fit size; a link is not followed, a pipe not waited for. */
const openSource = (path: string, maxBytes: number): { fd: number; before: BigIntStats } => {
  try {
    if (process.platform === 'win32' && isWindowsDevice(basename(path))) throw new StoreError('evidence.device', { path });
    // Looked at first: opening alone can already set a device in motion.
    const named = lstatSync(path, { bigint: true });
    const refused = kindRefusal(path, named);
    if (refused) throw refused;
    const fd = openSync(path, READ_FLAGS);
    try {
      const before = fstatSync(fd, { bigint: true });
      const swapped = kindRefusal(path, before);
      if (swapped) throw swapped;
      if (!sameFile(before, named)) throw new StoreError('evidence.changed', { path });
      if (before.size === 0n) throw new StoreError('evidence.empty', { path });
      if (before.size > maxBytes) throw new StoreError('evidence.too-large', { path, size: Number(before.size), max: maxBytes });
      return { fd, before };
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  } catch (error) {
    throw sourceRefusal(path, error);
  }
};

/** Whether the file is still the one that was opened: not written to, and nothing else put in its place. */
const unchanged = (path: string, fd: number, before: BigIntStats): boolean => {
  const after = fstatSync(fd, { bigint: true });
  const named = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  const same = (other: BigIntStats): boolean => sameFile(other, before) && other.size === before.size && other.mtimeNs === before.mtimeNs;
  return same(after) && named !== undefined && same(named);
};

interface Copied {
  readonly sha256: string;
  readonly type: string;
}

/** Copies the open source to `temp`, durable, and says what it was. Throws the system's error for `temp`, StoreError for the source. */
const copy = (path: string, source: { fd: number; before: BigIntStats }, temp: string, options: ImportOptions): Copied => {
  const { fd, before } = source;
  const total = Number(before.size);
  const hash = createHash('sha256');
  let sample = Buffer.alloc(0);
  let done = 0;
  const out = openSync(temp, 'wx', 0o600);
  const take = (bytes: Buffer): void => {
    done += bytes.length;
    // It grows while it is read: it might never end.
    if (done > total) throw new StoreError('evidence.changed', { path });
    if (sample.length < SAMPLE_BYTES) sample = Buffer.concat([sample, bytes.subarray(0, SAMPLE_BYTES - sample.length)]);
    hash.update(bytes);
    try {
      writeAll(out, bytes);
    } catch (error) {
      throw targetRefusal(dirname(temp), error);
    }
    options.onProgress?.(done, total);
  };
  try {
    try {
      eachChunk(fd, take);
    } catch (error) {
      throw sourceRefusal(path, error);
    }
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
  if (done !== total || !unchanged(path, fd, before)) throw new StoreError('evidence.changed', { path });
  return { sha256: hash.digest('hex'), type: typeOf(sample) };
};

/**
 * Keeps a copy of `file` in `home`, under its SHA-256. Durable when this returns: the entry that names it comes after. The same content twice is
 * kept once. `maxBytes` is 200 MiB unless told.
 * @throws StoreError `evidence.*`; then nothing is kept and no temporary file is left
 */
export const importEvidence = (home: string, file: string, options: ImportOptions = {}): Evidence => {
  const source = openSource(file, options.maxBytes ?? 200 * 1024 * 1024);
  const folder = join(home, 'evidence');
  let temp: string | undefined;
  try {
    makeFolder(folder);
    // A link in the folder's place would carry what is kept out of the data directory, past its modes and its check for network shares.
    if (lstatSync(folder).isSymbolicLink()) throw new StoreError('evidence.folder-link', { path: folder });
    sweepTemps(folder, HOUR, Date.now());
    temp = tempBeside(join(folder, 'evidence'));
    const { sha256, type } = copy(file, source, temp, options);
    if (type === PROGRAM) throw new StoreError('evidence.program', { path: file });
    if (hashFile(temp) !== sha256) throw new StoreError('evidence.mismatch', { path: folder });
    renameSync(temp, evidenceFile(home, sha256));
    temp = undefined;
    fsyncDirectory(folder);
    const { size, mtimeMs } = source.before;
    return { sha256, size: Number(size), type, name: basename(file), modifiedAt: Number(mtimeMs) };
  } catch (error) {
    throw targetRefusal(folder, error);
  } finally {
    closeSync(source.fd);
    if (temp !== undefined) rmSync(temp, { force: true });
  }
};

/** Whether a kept file still is what its name says. */
export type EvidenceState =
  | { readonly state: 'intact' }
  | { readonly state: 'missing' }
  /** `found` is '' where no file stands in its place but a link, a folder or a pipe. */
  | { readonly state: 'altered'; readonly found: string };

/** Hashes a kept file again. @throws StoreError `evidence.unreadable` */
export const verifyEvidence = (home: string, sha256: string): EvidenceState => {
  const path = evidenceFile(home, sha256);
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat) return { state: 'missing' };
    // Wherever a link leads: it is not what was kept.
    if (!stat.isFile()) return { state: 'altered', found: '' };
    const found = hashFile(path);
    return found === sha256 ? { state: 'intact' } : { state: 'altered', found };
  } catch (error) {
    throw sourceRefusal(path, error);
  }
};

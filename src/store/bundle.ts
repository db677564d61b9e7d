import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BUNDLE, EVIDENCE_FOLDER, evidencePath, formatSums, placeOf } from '../incident/bundle.ts';
import { openBundle } from './bundle-files.ts';
import { errnoOf, StoreError } from './error.ts';
import { evidenceFile } from './evidence.ts';
import { eachChunk, READ_FLAGS } from './hash-file.ts';
import { fsyncDirectory } from './home.ts';
import { writeAll } from './whole-file.ts';

/** What a bundle is made of besides `SHA256SUMS`. */
export interface BundleParts {
  /** Path → text in pieces, for everything that is known before the retained files are copied. */
  readonly texts: ReadonlyMap<string, Iterable<string>>;
  /** Retained files to be copied from the home. */
  readonly evidence: readonly { readonly sha256: string; readonly size: number }[];
  /** Texts that depend on which of the retained files are still what their name says. */
  readonly after: (absent: ReadonlyMap<string, 'missing' | 'altered'>) => ReadonlyMap<string, Iterable<string>>;
}

export interface BundleOptions {
  /** Replaces a bundle that is there; no other folder. */
  readonly force?: boolean;
  /** Called after each piece of a retained file, in bytes. */
  readonly onProgress?: (done: number, total: number) => void;
}

const MARK = /^\.hikeshi-[0-9a-f]{16}-.*\.bundle$/u;
const HOUR = 3_600_000;

/** A name beside the target: only there can a rename make the whole folder appear at once. */
const beside = (target: string): string =>
  join(dirname(target), `.hikeshi-${randomBytes(8).toString('hex')}-${basename(target).slice(0, 40)}.bundle`);

/** Half-written folders that a crash left here hold people's words. */
const sweep = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (!MARK.test(name)) continue;
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stat?.isDirectory() && Date.now() - stat.mtimeMs > HOUR) rmSync(join(folder, name), { recursive: true, force: true });
  }
};

const refuse = (path: string, error: unknown): StoreError => {
  if (error instanceof StoreError) return error;
  const errno = errnoOf(error);
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return new StoreError('output.disk-full', { path }, error);
  if (errno === 'ENOENT' || errno === 'ENOTDIR') return new StoreError('output.no-directory', { path }, error);
  if (errno === 'ENOTEMPTY' || errno === 'EEXIST') return new StoreError('output.exists', { path }, error);
  return new StoreError('output.unwritable', { path, errno }, error);
};

/** Whether a folder is a bundle and nothing else stands in it: nobody's papers are deleted by `--force`. */
const isBundle = (path: string): boolean => {
  try {
    const files = openBundle(path).list();
    return (
      files.some((file) => file.path === BUNDLE.sums) && files.every((file) => file.kind === 'file' && placeOf(file.path) !== undefined)
    );
  } catch {
    return false;
  }
};

const checkTarget = (path: string, target: string, force: boolean): void => {
  const folder = statSync(dirname(target), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true) throw new StoreError('output.no-directory', { path });
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (!force) throw new StoreError('output.exists', { path });
  if (!there.isDirectory() || !isBundle(target)) throw new StoreError('output.not-a-bundle', { path });
};

/** The folder while it is being written. */
class Writing {
  readonly sums = new Map<string, string>();
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { mode: 0o700 });
  }

  /** Writes one file, durable, and notes its hash. */
  file(path: string, write: (put: (bytes: Uint8Array) => void) => void): string {
    const target = join(this.#folder, path);
    if (!existsSync(dirname(target))) mkdirSync(dirname(target), { mode: 0o700 });
    const hash = createHash('sha256');
    const fd = openSync(target, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      write((bytes) => {
        hash.update(bytes);
        writeAll(fd, bytes);
      });
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    const sum = hash.digest('hex');
    this.sums.set(path, sum);
    return sum;
  }

  texts(texts: ReadonlyMap<string, Iterable<string>>): void {
    for (const [path, text] of texts)
      this.file(path, (put) => {
        for (const piece of text) put(Buffer.from(piece, 'utf8'));
      });
  }

  drop(path: string): void {
    rmSync(join(this.#folder, path), { force: true });
    this.sums.delete(path);
  }

  finish(): void {
    this.file(BUNDLE.sums, (put) => put(Buffer.from(formatSums(this.sums), 'utf8')));
    for (const entry of readdirSync(this.#folder, { withFileTypes: true }))
      if (entry.isDirectory()) fsyncDirectory(join(this.#folder, entry.name));
    fsyncDirectory(this.#folder);
  }
}

/** Copies a retained file; what it is not, or no longer is, does not come into the bundle. */
const copy = (home: string, sha256: string, writing: Writing, took: (bytes: number) => void): 'missing' | 'altered' | undefined => {
  let fd: number;
  try {
    fd = openSync(evidenceFile(home, sha256), READ_FLAGS);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 'missing';
    // A link where the file was kept; it is not followed.
    if (errnoOf(error) === 'ELOOP') return 'altered';
    throw new StoreError('evidence.unreadable', { path: evidenceFile(home, sha256), errno: errnoOf(error) }, error);
  }
  try {
    if (!fstatSync(fd).isFile()) return 'altered';
    const path = evidencePath(sha256);
    const found = writing.file(path, (put) =>
      eachChunk(fd, (bytes) => {
        put(bytes);
        took(bytes.length);
      }),
    );
    if (found === sha256) return undefined;
    writing.drop(path);
    return 'altered';
  } finally {
    closeSync(fd);
  }
};

const fill = (
  home: string,
  temp: string,
  parts: BundleParts,
  onProgress: BundleOptions['onProgress'],
): ReadonlyMap<string, 'missing' | 'altered'> => {
  const writing = new Writing(temp);
  const total = parts.evidence.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  writing.texts(parts.texts);
  const absent = new Map<string, 'missing' | 'altered'>();
  for (const { sha256 } of parts.evidence) {
    const why = copy(home, sha256, writing, (bytes) => {
      done += bytes;
      onProgress?.(done, total);
    });
    if (why !== undefined) absent.set(sha256, why);
  }
  // A folder with nothing in it would come back from no zip.
  if (parts.evidence.length === absent.size) rmSync(join(temp, EVIDENCE_FOLDER), { recursive: true, force: true });
  writing.texts(parts.after(absent));
  writing.finish();
  return absent;
};

/**
 * Writes a bundle to the folder `path`: whole or not at all, durable when this returns, readable by its owner alone. Says which retained
 * files are no longer what they were on this machine; they are not in the bundle.
 * @throws StoreError `output.exists`, `output.not-a-bundle`, `output.no-directory`, `output.unwritable`, `output.disk-full`, `evidence.unreadable`
 */
export const writeBundle = (
  home: string,
  path: string,
  parts: BundleParts,
  { force = false, onProgress }: BundleOptions = {},
): ReadonlyMap<string, 'missing' | 'altered'> => {
  const target = resolve(path);
  const temp = beside(target);
  const old = beside(target);
  try {
    checkTarget(path, target, force);
  } catch (error) {
    throw refuse(path, error);
  }
  try {
    sweep(dirname(target));
    const absent = fill(home, temp, parts, onProgress);
    // A folder cannot take another one's place in one act: for a moment neither is there under its name, and both are whole.
    if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) renameSync(target, old);
    renameSync(temp, target);
    fsyncDirectory(dirname(target));
    rmSync(old, { recursive: true, force: true });
    return absent;
  } catch (error) {
    if (existsSync(temp)) rmSync(temp, { recursive: true, force: true });
    if (existsSync(old) && !existsSync(target)) renameSync(old, target);
    throw refuse(path, error);
  }
};

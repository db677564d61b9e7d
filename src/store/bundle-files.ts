import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, EVIDENCE_FOLDER, RUNBOOK_FOLDER } from '../incident/bundle.ts';
import { errnoOf, StoreError } from './error.ts';
import { READ_FLAGS } from './hash-file.ts';

/** A name in a bundle's folder. `special`: neither a regular file nor a folder that a bundle has; it is not opened. */
export interface BundleFile {
  readonly path: string;
  readonly kind: 'file' | 'special';
  /** Bytes. */
  readonly size: number;
}

/** A bundle as something that can be read; a folder, or one in memory. */
export interface BundleFiles {
  /** Every name, sorted by path. */
  list(): readonly BundleFile[];
  /** A file's bytes in pieces; a piece is good until the next one is asked for. */
  chunks(path: string): Iterable<Buffer>;
}

const CHUNK = 1 << 18;

const kindOf = (path: string): { kind: 'file' | 'folder' | 'special'; size: number } => {
  const stat = lstatSync(path);
  return { kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'special', size: stat.size };
};

function* chunksOf(path: string): Generator<Buffer> {
  let fd: number | undefined;
  try {
    fd = openSync(path, READ_FLAGS);
    // Swapped since it was listed: a pipe would never end.
    if (!fstatSync(fd).isFile()) throw new StoreError('bundle.unreadable', { path, errno: 'EINVAL' });
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (let got = readSync(fd, buffer, 0, CHUNK, null); got > 0; got = readSync(fd, buffer, 0, CHUNK, null)) yield buffer.subarray(0, got);
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError('bundle.unreadable', { path, errno: errnoOf(error) }, error);
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Names in a folder of the bundle, and one level below in the two folders that a bundle may have. */
const listed = (folder: string, prefix: string): BundleFile[] =>
  readdirSync(join(folder, prefix)).flatMap((name): BundleFile[] => {
    const path = `${prefix}${name}`;
    const { kind, size } = kindOf(join(folder, path));
    if (kind === 'folder' && (path === EVIDENCE_FOLDER || path === RUNBOOK_FOLDER)) return listed(folder, `${path}/`);
    return [{ path, kind: kind === 'file' ? 'file' : 'special', size }];
  });

/**
 * Opens a folder as a bundle. Nothing is followed out of it.
 * @throws StoreError `bundle.missing`, `bundle.not-a-bundle`, `bundle.unreadable`
 */
export const openBundle = (folder: string): BundleFiles => {
  let files: BundleFile[];
  try {
    files = listed(folder, '').sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT') throw new StoreError('bundle.missing', { path: folder }, error);
    if (errno === 'ENOTDIR') throw new StoreError('bundle.not-a-bundle', { path: folder }, error);
    throw new StoreError('bundle.unreadable', { path: folder, errno }, error);
  }
  const marks: readonly string[] = [BUNDLE.entries, BUNDLE.sums, BUNDLE.manifest];
  if (!files.some(({ path }) => marks.includes(path))) throw new StoreError('bundle.not-a-bundle', { path: folder });
  return { list: () => files, chunks: (path) => chunksOf(join(folder, path)) };
};

import {
  closeSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { BACKUP_FORMAT, type BackedUp, BESIDE, copyHashed, DATABASES, filesBelow, MANIFEST, type Manifest } from './backup-files.ts';
import { errnoOf, StoreError } from './error.ts';
import { hashFile } from './hash-file.ts';
import { fsyncDirectory, makeFolder } from './home.ts';
import { nearestExisting } from './network.ts';
import { isSqliteError } from './sqlite-error.ts';
import { openDatabase } from './sqlite-open.ts';
import { tempBeside, writeWhole } from './whole-file.ts';

/** What was backed up. `damaged` are retained files that are no longer what their names say: copied as they are, and told. */
export interface Backup {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
  readonly damaged: readonly string[];
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A failure to write into the backup. */
const refuse = (path: string, error: unknown): unknown => {
  if (error instanceof StoreError) return error;
  const errno = errnoOf(error);
  if (FULL.has(errno) || (isSqliteError(error) && (error.errcode & 0xff) === 13)) return new StoreError('backup.full', { path }, error);
  if (isSqliteError(error)) return new StoreError('backup.unwritable', { path, errno: `SQLite ${error.errcode}` }, error);
  return error instanceof Error && 'syscall' in error ? new StoreError('backup.unwritable', { path, errno }, error) : error;
};

/** A snapshot of a database that others may be writing to. Only SQLite opens the original: see `openLog`. */
const snapshot = (home: string, name: (typeof DATABASES)[number], to: string): BackedUp => {
  const { db } = openDatabase(join(home, name), name === 'record.db' ? 'real' : 'drill');
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  // No connection has the new file any more, so that it may be opened here; SQLite does not promise that it is on the disk.
  const fd = openSync(to, 'r+');
  try {
    fsyncSync(fd);
    return { path: name, size: fstatSync(fd).size, sha256: hashFile(to) };
  } finally {
    closeSync(fd);
  }
};

const isEmptyFolder = (path: string): boolean => lstatSync(path).isDirectory() && readdirSync(path).length === 0;

/** Where the backup may go: nothing there, or an empty folder, and not within the data directory. */
const checkTarget = (home: string, target: string): void => {
  const own = realpathSync(home);
  const place = nearestExisting(target);
  if (place === own || place.startsWith(own + sep)) throw new StoreError('backup.inside', { path: target, home });
  if (lstatSync(target, { throwIfNoEntry: false }) && !isEmptyFolder(target)) throw new StoreError('backup.exists', { path: target });
};

/** The single files beside the databases. One that cannot be read stops the backup: half a record is none. */
const copyBeside = (home: string, path: string, to: string): BackedUp => {
  makeFolder(dirname(to));
  try {
    return { path, ...copyHashed(join(home, path), to) };
  } catch (error) {
    const readable = error instanceof Error && 'path' in error && error.path !== join(home, path);
    if (readable || FULL.has(errnoOf(error)) || (error instanceof Error && 'syscall' in error && error.syscall === 'write')) throw error;
    throw new StoreError('backup.unreadable', { path: join(home, path), errno: errnoOf(error) }, error);
  }
};

/**
 * Copies a data directory into a new folder: databases as they stand at one moment, also while others write, then the retained files
 * (each is there before the line that names it), settings, key and the office's own guidelines. The folder appears whole or not at all.
 * Whoever has it can read everything and sign as this installation: it is 0700.
 * @throws StoreError `backup.*`, and as `openDatabase`
 */
export const backUp = (home: string, path: string, about: { readonly app: string; readonly now: number }): Backup => {
  const target = resolve(path);
  if (!DATABASES.some((name) => lstatSync(join(home, name), { throwIfNoEntry: false })))
    throw new StoreError('backup.no-home', { path: home });
  checkTarget(home, target);
  const temp = tempBeside(target);
  try {
    makeFolder(dirname(target));
    mkdirSync(temp, { mode: 0o700 });
    const databases = DATABASES.filter((name) => lstatSync(join(home, name), { throwIfNoEntry: false })).map((name) =>
      snapshot(home, name, join(temp, name)),
    );
    const beside = BESIDE.flatMap((name) => filesBelow(home, name)).map((name) => copyBeside(home, name, join(temp, name)));
    const files = [...databases, ...beside];
    const manifest: Manifest = { format: BACKUP_FORMAT, app: about.app, at: about.now, files };
    writeWhole(join(temp, MANIFEST), `${JSON.stringify(manifest, undefined, 1)}\n`, { replace: false });
    // An empty folder that is there gives way.
    if (lstatSync(target, { throwIfNoEntry: false })) rmdirSync(target);
    renameSync(temp, target);
    fsyncDirectory(dirname(target));
    const damaged = beside.filter((one) => one.path.startsWith('evidence/') && !one.path.endsWith(one.sha256));
    return {
      path: target,
      files: files.length,
      bytes: files.reduce((sum, one) => sum + one.size, 0),
      damaged: damaged.map((one) => one.path.slice('evidence/'.length)),
    };
  } catch (error) {
    rmSync(temp, { recursive: true, force: true });
    throw refuse(target, error);
  }
};

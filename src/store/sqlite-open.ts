import { closeSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { errnoOf, StoreError } from './error.ts';
import { canWrite, type Mode } from './home.ts';
import { isSqliteError, requireSqlite, storeErrorOf } from './sqlite-error.ts';
import { APPLICATION_ID, FORMAT, MIGRATIONS, SCHEMA } from './sqlite-schema.ts';

/** A connection. `reason` is set where nothing may be written: a newer format, or a file or folder that cannot be written. */
export interface Opened {
  readonly db: DatabaseSync;
  readonly reason: StoreError | undefined;
}

/** Milliseconds that a writer waits for another one. */
export const BUSY_MS = 5000;

// Loaded here and not by `import`, so that commands that touch no log do not pay for it.
const connect = (file: string | URL, readOnly: boolean, timeout = BUSY_MS): DatabaseSync => {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  return new DatabaseSync(file, { readOnly, timeout, defensive: true });
};

/** What SQLite or the system said while a file was opened, as ours: `ELOOP`, `EACCES` are the system's, `ERR_SQLITE_ERROR` is not. */
const openingError = (error: unknown, file: string): unknown => {
  const errno = errnoOf(error);
  return /^E[A-Z0-9]+$/u.test(errno) ? new StoreError('log.unopenable', { file, detail: errno }, error) : storeErrorOf(error, file);
};

const integer = (db: DatabaseSync, sql: string): number => Number(Object.values(db.prepare(sql).get() ?? {})[0] ?? 0);

/**
 * Makes an empty file 0600 where there is none. Never opens one that is there: closing a descriptor of a file
 * drops every POSIX lock that this process has on it, those of another connection of ours included.
 */
const claim = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'EEXIST') {
      // SQLite would wait for ever at a pipe that nobody writes to. A link that leads nowhere is told by SQLite.
      const there = statSync(file, { throwIfNoEntry: false });
      if (there !== undefined && !there.isFile()) throw new StoreError('log.unopenable', { file, detail: 'not-a-file' }, error);
      return;
    }
    if (errno === 'ENOSPC' || errno === 'EDQUOT') throw new StoreError('log.full', { file }, error);
    throw new StoreError('log.unopenable', { file, detail: errno }, error);
  }
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** A connection that cannot write, to a file that may lie in a folder where nothing can be created. */
const connectReadOnly = (file: string, timeout = BUSY_MS): DatabaseSync => {
  const db = connect(file, true, timeout);
  try {
    integer(db, 'SELECT count(*) FROM sqlite_schema');
    return db;
  } catch (error) {
    db.close();
    // WAL needs its -shm file. With no -wal beside it, nobody is writing and the main file alone is complete.
    if (!isSqliteError(error) || canWrite(dirname(file))) throw error;
    if (sizeOf(`${file}-wal`) > 0) throw new StoreError('log.unrecovered', { file }, error);
    const url = pathToFileURL(file);
    url.searchParams.set('immutable', '1');
    return connect(url, true);
  }
};

/** Repeats while another process holds the file: changing the journal mode does not wait by itself. */
const insist = (act: () => void): void => {
  const until = Date.now() + BUSY_MS;
  for (;;) {
    try {
      act();
      return;
    } catch (error) {
      if (!isSqliteError(error) || (error.errcode & 0xff) !== 5 || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
};

/** What the file is: `empty`, or the number of its format. Throws `log.foreign` for somebody else's database. */
const formatOf = (db: DatabaseSync, file: string): number | 'empty' => {
  const application = integer(db, 'PRAGMA application_id');
  if (application === APPLICATION_ID) return integer(db, 'PRAGMA user_version');
  if (application === 0 && integer(db, 'SELECT count(*) FROM sqlite_schema') === 0) return 'empty';
  throw new StoreError('log.foreign', { file });
};

const create = (db: DatabaseSync, file: string, mode: Mode): void => {
  insist(() => db.exec('BEGIN IMMEDIATE'));
  // Another process may have been quicker. What throws here leaves nothing: the connection is closed, and with it ends what it began.
  if (formatOf(db, file) === 'empty') {
    db.exec(SCHEMA);
    db.prepare("INSERT INTO meta (key, value) VALUES ('mode', ?)").run(mode);
  }
  db.exec('COMMIT');
};

/** Brings a file of an older format up to this one, in one transaction: an older program that has it open goes on, and meets a newer file next time. */
const migrate = (db: DatabaseSync, file: string): void => {
  insist(() => db.exec('BEGIN IMMEDIATE'));
  // Another process may have been quicker, or newer. What throws here leaves the file as it was, as in `create`.
  for (let format = Number(formatOf(db, file)); format < FORMAT; format += 1)
    db.exec(`${MIGRATIONS[format] ?? ''}; PRAGMA user_version = ${format + 1}`);
  db.exec('COMMIT');
};

const checkMode = (db: DatabaseSync, file: string, mode: Mode): void => {
  const found = String(db.prepare("SELECT value FROM meta WHERE key = 'mode'").get()?.value);
  if (found !== mode) throw new StoreError('log.wrong-mode', { file, found, wanted: mode });
};

const openAs = (file: string, mode: Mode, writable: boolean, timeout = BUSY_MS): Opened => {
  const db = writable ? connect(file, false) : connectReadOnly(file, timeout);
  try {
    db.exec('PRAGMA trusted_schema=OFF');
    requireSqlite(String(db.prepare('SELECT sqlite_version() AS version').get()?.version));
    let format = formatOf(db, file);
    // Every file of ours; a file that was restored from a backup may have lost it.
    if (writable && (format === 'empty' || format <= FORMAT)) insist(() => db.exec('PRAGMA journal_mode=WAL'));
    if (format === 'empty') {
      if (!writable) throw new StoreError('log.unopenable', { file, detail: 'empty' });
      create(db, file, mode);
      format = FORMAT;
    }
    checkMode(db, file, mode);
    if (format > FORMAT) {
      const reason = new StoreError('log.newer', { file, found: format, known: FORMAT });
      if (!writable) return { db, reason };
      db.close();
      return { db: connectReadOnly(file), reason };
    }
    if (!writable) return { db, reason: new StoreError('log.readonly-file', { file }) };
    if (format < FORMAT) migrate(db, file);
    // FULL: a commit that returns is on the disk. secure_delete: what is erased is overwritten.
    db.exec('PRAGMA synchronous=FULL; PRAGMA secure_delete=ON');
    return { db, reason: undefined };
  } catch (error) {
    if (db.isOpen) db.close();
    throw error;
  }
};

/**
 * Opens a log's file, creating it 0600 in an existing folder.
 * @throws StoreError `sqlite.too-old`, `log.not-a-database`, `log.corrupt`, `log.foreign`, `log.wrong-mode`, `log.unopenable`, `log.unrecovered`, `log.busy`, `log.full`, `log.io`
 */
export const openDatabase = (file: string, mode: Mode): Opened => {
  try {
    claim(file);
    return openAs(file, mode, canWrite(file) && canWrite(dirname(file)));
  } catch (error) {
    throw openingError(error, file);
  }
};

/**
 * Opens a log that is there, read-only, to be looked at beside other work: makes and changes nothing, and waits no longer than `timeout`
 * milliseconds for somebody who holds it.
 * @throws StoreError as {@link openDatabase}
 */
export const lookAtDatabase = (file: string, mode: Mode, timeout: number): Opened => {
  try {
    // SQLite would wait for ever at a pipe that nobody writes to.
    if (!statSync(file).isFile()) throw new StoreError('log.unopenable', { file, detail: 'not-a-file' });
    return openAs(file, mode, false, timeout);
  } catch (error) {
    throw openingError(error, file);
  }
};

/**
 * Opens a log that is there read-only, looks through it for damage, and gives its journal mode (`wal`, `delete` …; `unknown` in a read-only folder). For the doctor: it reads the whole file.
 * @throws StoreError as {@link openDatabase}; `log.corrupt` with SQLite's first complaint
 */
export const inspectDatabase = (file: string, mode: Mode): string => {
  try {
    const { db, reason } = openAs(file, mode, false);
    try {
      if (reason?.code === 'log.newer') throw reason;
      const complaint = String(db.prepare('PRAGMA quick_check(1)').get()?.quick_check);
      if (complaint !== 'ok') throw new StoreError('log.corrupt', { file, detail: complaint });
      // In a folder that cannot be written the file may be open as immutable, and then it calls itself `delete`.
      if (!canWrite(dirname(file))) return 'unknown';
      return String(db.prepare('PRAGMA journal_mode').get()?.journal_mode);
    } finally {
      db.close();
    }
  } catch (error) {
    throw openingError(error, file);
  }
};

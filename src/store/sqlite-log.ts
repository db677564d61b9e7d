import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Checkpoint } from '../incident/checkpoint.ts';
import { type Disclosure, type Erased, type Head, type Log, LogConflict, type SealedEntry } from '../incident/log.ts';
import { checkEntries, checkRunbook } from './append-rules.ts';
import { StoreError } from './error.ts';
import type { Mode } from './home.ts';
import { SameFiles } from './same-files.ts';
import { isSqliteError, storeErrorOf } from './sqlite-error.ts';
import { BUSY_MS, lookAtDatabase, openDatabase } from './sqlite-open.ts';

/** A log in a file. While `readonly`, everything that writes throws `reason`; only opening it again changes that. */
export interface StoredLog extends Log {
  readonly readonly: boolean;
  readonly reason: StoreError | undefined;
}

// One step down the index per incident; GROUP BY would read every line of every incident.
const HEADS = `
WITH RECURSIVE each(incident) AS (
  SELECT min(incident) FROM entries
  UNION ALL SELECT (SELECT min(e.incident) FROM entries e WHERE e.incident > each.incident) FROM each WHERE each.incident IS NOT NULL
)
SELECT e.incident, e.seq, e.hash FROM each JOIN entries e
ON e.incident = each.incident AND e.seq = (SELECT max(seq) FROM entries WHERE incident = each.incident)
ORDER BY e.incident`;

const constraint = (error: unknown): boolean => isSqliteError(error) && (error.errcode & 0xff) === 19;

class SqliteLog implements StoredLog {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #files: SameFiles;
  readonly #statements = new Map<string, StatementSync>();
  #reason: StoreError | undefined;
  #written = 0;

  constructor(db: DatabaseSync, file: string, reason: StoreError | undefined) {
    this.#db = db;
    this.#file = file;
    this.#files = new SameFiles([file, `${file}-wal`]);
    this.#reason = reason;
  }

  get readonly(): boolean {
    return this.#reason !== undefined;
  }

  get reason(): StoreError | undefined {
    return this.#reason;
  }

  append(incident: string, expected: number, entries: readonly SealedEntry[], erased: readonly Erased[] = []): void {
    checkEntries(incident, expected, entries);
    this.#write(incident, () => {
      const row = this.#sql('SELECT coalesce(max(seq), 0) AS seq FROM entries WHERE incident = ?').get(incident);
      const actual = this.#number(row?.seq);
      if (actual !== expected) throw new LogConflict(incident, expected, actual);
      const line = this.#sql('INSERT INTO entries (incident, seq, id, hash, bytes) VALUES (?, ?, ?, ?, ?)');
      const word = this.#sql('INSERT INTO disclosures (incident, seq, path, salt, value) VALUES (?, ?, ?, ?, ?)');
      for (const entry of entries) {
        line.run(incident, entry.seq, entry.id, entry.hash, entry.bytes);
        for (const { path, salt, value } of entry.disclosures) word.run(incident, entry.seq, path, salt, value);
      }
      const gone = this.#sql('DELETE FROM disclosures WHERE incident = ? AND seq = ? AND path = ?');
      for (const { seq, path } of erased) gone.run(incident, seq, path);
    });
    if (erased.length > 0) this.scrub();
  }

  scrub(): void {
    // secure_delete overwrites what is deleted in the main file; the -wal keeps older pages until it is emptied.
    // Readers are done in milliseconds; one that is not will not be in five seconds either.
    const busy = this.#guard(() => {
      this.#db.exec('PRAGMA busy_timeout=1500');
      try {
        return this.#sql('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy;
      } finally {
        this.#db.exec(`PRAGMA busy_timeout=${BUSY_MS}`);
      }
    });
    if (busy !== 0) throw new StoreError('erase.unfinished', { file: this.#file });
  }

  read(incident: string, after = 0): SealedEntry[] {
    return this.#guard(() => {
      const words = new Map<number, Disclosure[]>();
      for (const row of this.#sql(
        'SELECT seq, path, salt, value FROM disclosures WHERE incident = ? AND seq > ? ORDER BY seq, rowid',
      ).iterate(incident, after)) {
        const seq = this.#number(row.seq);
        const known = words.get(seq) ?? [];
        known.push({ path: this.#text(row.path), salt: this.#text(row.salt), value: this.#text(row.value) });
        words.set(seq, known);
      }
      const lines = this.#sql('SELECT seq, id, hash, bytes FROM entries WHERE incident = ? AND seq > ? ORDER BY seq').all(incident, after);
      return lines.map((row) => {
        const seq = this.#number(row.seq);
        const [id, hash, bytes] = [this.#text(row.id), this.#text(row.hash), this.#text(row.bytes)];
        return { incident, seq, id, hash, bytes, disclosures: words.get(seq) ?? [] };
      });
    });
  }

  heads(): Head[] {
    return this.#guard(() =>
      this.#sql(HEADS)
        .all()
        .map((row) => ({ incident: this.#text(row.incident), seq: this.#number(row.seq), hash: this.#text(row.hash) })),
    );
  }

  keepRunbook(hash: string, text: string): void {
    const known = this.runbook(hash);
    checkRunbook(hash, text, known);
    if (known !== undefined) return;
    this.#write(hash, () => this.#sql('INSERT INTO runbooks (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING').run(hash, text));
  }

  runbook(hash: string): string | undefined {
    return this.#guard(() => {
      const row = this.#sql('SELECT text FROM runbooks WHERE hash = ?').get(hash);
      return row && this.#text(row.text);
    });
  }

  keepCheckpoint({ incident, seq, head, key, signature, at }: Checkpoint): void {
    this.#write(incident, () =>
      this.#sql(
        'INSERT INTO checkpoints (incident, seq, head, key, signature, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (incident, seq, key) DO NOTHING',
      ).run(incident, seq, head, key, signature, at),
    );
  }

  checkpoints(incident: string): Checkpoint[] {
    return this.#guard(() => {
      // A file of the first format that cannot be written has no such table.
      if (this.#sql("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'checkpoints'").get() === undefined) return [];
      const rows = this.#sql('SELECT seq, head, key, signature, at FROM checkpoints WHERE incident = ? ORDER BY seq, key').all(incident);
      return rows.map((row) => ({
        incident,
        seq: this.#number(row.seq),
        head: this.#text(row.head),
        key: this.#text(row.key),
        signature: this.#text(row.signature),
        at: this.#number(row.at),
      }));
    });
  }

  /** SQLite goes on writing into a file that nobody can find any more, and says that all is well. */
  look(): void {
    // Once it is closed SQLite itself takes away what it needs no more, and tells who writes all the same.
    if (!this.#db.isOpen || this.#files.areThere()) return;
    this.#reason = new StoreError('log.gone', { file: this.#file });
    throw this.#reason;
  }

  version(): number {
    // data_version counts the commits of others, never our own; both only grow, so the sum changes with either.
    return this.#guard(() => this.#number(this.#sql('PRAGMA data_version').get()?.data_version) + this.#written);
  }

  close(): void {
    this.#statements.clear();
    if (this.#db.isOpen) this.#db.close();
  }

  /** Runs `act` in one durable transaction. After a write that the machine refused, nothing more is tried: see `reason`. */
  #write(incident: string, act: () => void): void {
    if (this.#reason) throw this.#reason;
    this.look();
    try {
      this.#sql('BEGIN IMMEDIATE').run();
      act();
      this.#sql('COMMIT').run();
      this.look();
      this.#written += 1;
    } catch (error) {
      this.#rollBack();
      if (constraint(error)) throw new StoreError('log.duplicate', { incident }, error);
      const told = storeErrorOf(error, this.#file);
      if (told instanceof StoreError && isSqliteError(error)) {
        this.#reason = new StoreError('log.readonly-after-failure', { file: this.#file, cause: told.code }, error);
      }
      throw told;
    }
  }

  #rollBack(): void {
    try {
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, or the disk is gone; the first error is the one to tell.
    }
  }

  #guard<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw storeErrorOf(error, this.#file);
    }
  }

  /** Prepared at first use: the first frame needs `heads` alone. */
  #sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#db.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  #text(value: SQLOutputValue | undefined): string {
    if (typeof value === 'string') return value;
    throw new StoreError('log.corrupt', { file: this.#file, detail: `text expected, ${typeof value} found` });
  }

  #number(value: SQLOutputValue | undefined): number {
    if (typeof value === 'number') return value;
    throw new StoreError('log.corrupt', { file: this.#file, detail: `number expected, ${typeof value} found` });
  }
}

/**
 * Opens the log in `file` (see `logFile`), creating it. A newer format, or a file or folder that cannot be written, opens read-only.
 * Never open that file by other means while this is open: closing such a descriptor drops SQLite's locks.
 * @throws StoreError as `openDatabase`
 */
export const openLog = (file: string, { mode }: { readonly mode: Mode }): StoredLog => {
  const { db, reason } = openDatabase(file, mode);
  return new SqliteLog(db, file, reason);
};

/**
 * Opens the log in `file` to be looked at beside other work: makes and changes nothing, and waits a fifth of a second at most.
 * @throws StoreError as `openDatabase`; `log.unopenable` where there is none
 */
export const lookAtLog = (file: string, { mode }: { readonly mode: Mode }): StoredLog => {
  const { db, reason } = lookAtDatabase(file, mode, 200);
  return new SqliteLog(db, file, reason);
};

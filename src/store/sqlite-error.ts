import { StoreError } from './error.ts';

/** Before this version a WAL that is reset while another connection reads may lose commits. */
export const SQLITE_NEEDED = '3.51.3';

/** Whether dotted version `a` is older than `b`. */
export const isOlder = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (const [at, needed] of (right ?? []).entries()) {
    const found = left?.[at] ?? 0;
    // NaN is not equal to anything: a version that cannot be read counts as too old.
    if (found !== needed) return !(found > needed);
  }
  return false;
};

/** @throws StoreError `sqlite.too-old` */
export const requireSqlite = (found: string): void => {
  if (isOlder(found, SQLITE_NEEDED)) throw new StoreError('sqlite.too-old', { found, needed: SQLITE_NEEDED });
};

/** What `node:sqlite` throws: `errcode` is SQLite's extended result code, its low 8 bits the primary one. */
export interface SqliteError extends Error {
  readonly errcode: number;
}

export const isSqliteError = (error: unknown): error is SqliteError =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';

/** SQLite's error as ours; a {@link StoreError} and anything unknown to SQLite comes back as it is. */
export const storeErrorOf = (error: unknown, file: string): unknown => {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_STATE') return new StoreError('log.closed', { file }, error);
  if (!isSqliteError(error)) return error;
  const { errcode, message: detail } = error;
  switch (errcode & 0xff) {
    case 5: // BUSY
    case 6: // LOCKED
      return new StoreError('log.busy', { file }, error);
    case 8: // READONLY
      return new StoreError('log.readonly-file', { file }, error);
    case 10: // IOERR
      return new StoreError('log.io', { file, errcode }, error);
    case 11: // CORRUPT
      return new StoreError('log.corrupt', { file, detail }, error);
    case 13: // FULL
      return new StoreError('log.full', { file }, error);
    case 14: // CANTOPEN
      return new StoreError('log.unopenable', { file, detail }, error);
    case 26: // NOTADB
      return new StoreError('log.not-a-database', { file }, error);
    default:
      return new StoreError('log.failed', { file, errcode, detail }, error);
  }
};

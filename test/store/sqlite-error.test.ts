import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/error.ts';
import { isOlder, isSqliteError, requireSqlite, SQLITE_NEEDED, storeErrorOf } from '../../src/store/sqlite-error.ts';
import { codeOf } from '../log-behaviour.ts';

/** What `node:sqlite` throws. */
const thrown = (errcode: number): Error => Object.assign(new Error('what SQLite says'), { code: 'ERR_SQLITE_ERROR', errcode });
const file = '/somewhere/record.db';
const detail = 'what SQLite says';

describe('what SQLite says', () => {
  it.each([
    ['it is held by another', 5, 'log.busy', { file }],
    ['a table of it is held', 6, 'log.busy', { file }],
    ['nothing can be written', 8, 'log.readonly-file', { file }],
    ['the disk failed', 10, 'log.io', { file, errcode: 10 }],
    ['the disk failed at a sync', 10 | (4 << 8), 'log.io', { file, errcode: 1034 }],
    ['it is damaged', 11, 'log.corrupt', { file, detail }],
    ['an index of it is damaged', 11 | (3 << 8), 'log.corrupt', { file, detail }],
    ['the disk is full', 13, 'log.full', { file }],
    ['it cannot be opened', 14, 'log.unopenable', { file, detail }],
    ['it is no database', 26, 'log.not-a-database', { file }],
    ['anything else', 1, 'log.failed', { file, errcode: 1, detail }],
    ['anything else, told more closely', 1 | (2 << 8), 'log.failed', { file, errcode: 513, detail }],
  ])('that %s, is told with the file, and what it was in its own words', (_, errcode, code, facts) => {
    const error = thrown(errcode);
    const told = storeErrorOf(error, file);
    expect(told).toBeInstanceOf(StoreError);
    expect(told).toMatchObject({ code, facts, cause: error });
    expect((told as StoreError).facts).toEqual(facts);
  });

  it('of a connection that is closed, is that the log is closed', () => {
    const error = Object.assign(new Error('database is not open'), { code: 'ERR_INVALID_STATE' });
    expect(storeErrorOf(error, file)).toMatchObject({ code: 'log.closed', facts: { file }, cause: error });
  });

  it('is nothing where it was not SQLite: that comes back as it is', () => {
    const others = [
      new StoreError('log.full', { file }),
      new Error('x'),
      Object.assign(new Error('x'), { errcode: '5' }),
      { errcode: 5, code: 'ERR_INVALID_STATE' },
      null,
      'x',
    ];
    for (const other of others) {
      expect(storeErrorOf(other, file)).toBe(other);
      expect(isSqliteError(other)).toBe(false);
    }
    expect(isSqliteError(thrown(5))).toBe(true);
  });
});

describe('a version of SQLite', () => {
  it.each([
    ['3.51.2', true],
    ['3.9.0', true],
    ['3.50.4', true],
    ['3.51', true],
    ['2.99.99', true],
    ['nonsense', true],
    ['3.x.9', true],
    ['', true],
    ['3.51.3', false],
    ['3.51.3.1', false],
    ['3.51.10', false],
    ['3.52', false],
    ['4', false],
  ])('%s is older than the one that is needed: %s', (found, older) => {
    expect(isOlder(found, '3.51.3')).toBe(older);
  });

  it('that may lose commits is refused, and what is needed is said', () => {
    expect(codeOf(() => requireSqlite('3.51.2'))).toBe('sqlite.too-old');
    expect(() => requireSqlite('3.51.2')).toThrow(expect.objectContaining({ facts: { found: '3.51.2', needed: '3.51.3' } }));
    expect(() => requireSqlite(SQLITE_NEEDED)).not.toThrow();
    expect(() => requireSqlite(process.versions.sqlite ?? '')).not.toThrow();
  });
});

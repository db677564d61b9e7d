import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStoreError } from '../../src/store/error.ts';
import { logFile, openHome } from '../../src/store/home.ts';
import { isOlder, requireSqlite } from '../../src/store/sqlite-error.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { codeOf, run } from '../log-behaviour.ts';
import { canInject, canMount, canRunUnprivileged, closeTo, runOnSmallDisk, runUnprivileged, runWithFailingSync } from './children.ts';
import { sealedLine } from './sealed-line.ts';
import { tempHome } from './temp-home.ts';

let home: string;
let file: string;
beforeEach(() => {
  home = openHome(tempHome()).path;
  file = logFile(home, 'real');
  // Files must be closed to others by their own modes, not by the umask alone.
  process.umask(0);
});
afterEach(() => rmSync(home, { recursive: true }));

const fill = (lines: number): void => {
  const log = openLog(file, { mode: 'real' });
  log.append('a', 0, run('a', 1, lines));
  log.close();
};

/** Runs SQL on the file as somebody else's tool would. */
const meddle = (sql: string): void => {
  const db = new DatabaseSync(file);
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
};

const open = (): ReturnType<typeof openLog> => openLog(file, { mode: 'real' });

it.runIf(process.platform !== 'win32')('does not wait for a pipe in the place of the record', () => {
  spawnSync('mkfifo', [file]);
  expect(codeOf(open)).toBe('log.unopenable');
});

describe('a line once written', () => {
  it.each([
    ['changed', "UPDATE entries SET bytes = 'x' WHERE seq = 2"],
    ['deleted', 'DELETE FROM entries'],
    ['replaced at its place', "INSERT OR REPLACE INTO entries VALUES ('a', 2, 'new', 'h', 'x')"],
    ['replaced by its id', "INSERT OR REPLACE INTO entries VALUES ('a', 4, 'a/2', 'h', 'x')"],
    ['followed by a gap', "INSERT INTO entries VALUES ('a', 5, 'new', 'h', 'x')"],
  ])('is never %s, not even by another program', (_, sql) => {
    fill(3);
    expect(() => meddle(sql)).toThrow(/append-only/u);
    const log = open();
    expect(log.read('a')).toEqual(run('a', 1, 3));
    log.close();
  });

  it('keeps its disclosures as they are, but lets them be erased', () => {
    const log = open();
    log.append('a', 0, [sealedLine('a', 1, { disclosures: [{ path: 'p', salt: '0'.repeat(64), value: '田中' }] })]);
    log.close();
    expect(() => meddle("UPDATE disclosures SET value = '佐藤'")).toThrow(/do not change/u);
    meddle('DELETE FROM disclosures');
  });
});

describe('a file that is not what it should be', () => {
  it('is refused when it is no database', () => {
    writeFileSync(file, 'これはデータベースではありません。'.repeat(200));
    expect(codeOf(open)).toBe('log.not-a-database');
  });

  it('is refused when it is cut short, and never answers with fewer lines', () => {
    fill(2000);
    truncateSync(file, 20_480);
    expect(
      codeOf(() => {
        const log = open();
        try {
          return log.read('a');
        } finally {
          log.close();
        }
      }),
    ).toBe('log.corrupt');
  });

  it('is refused when another program made it', () => {
    meddle('CREATE TABLE mail (text TEXT)');
    expect(codeOf(open)).toBe('log.foreign');
    meddle('PRAGMA application_id = 7');
    expect(codeOf(open)).toBe('log.foreign');
  });

  it('is refused in the other mode: no drill loads as a real incident, nor the other way round', () => {
    fill(1);
    expect(codeOf(() => openLog(file, { mode: 'drill' }))).toBe('log.wrong-mode');
    const drill = logFile(home, 'drill');
    openLog(drill, { mode: 'drill' }).close();
    expect(codeOf(() => openLog(drill, { mode: 'real' }))).toBe('log.wrong-mode');
  });

  it('is refused when its folder is missing, or its name is a folder', () => {
    expect(codeOf(() => openLog(`${home}/none/record.db`, { mode: 'real' }))).toBe('log.unopenable');
    mkdirSync(file);
    expect(codeOf(open)).toBe('log.unopenable');
  });

  it('is taken for new when it is empty: a crash may come between its creation and its first line', () => {
    writeFileSync(file, '');
    fill(1);
    const log = open();
    expect(log.heads()).toHaveLength(1);
    log.close();
  });
});

describe('a file of a newer version', () => {
  it('is read, never written, and not a byte of it changes', () => {
    fill(3);
    meddle('PRAGMA user_version = 3');
    const before = readFileSync(file);
    const log = open();
    expect(log.readonly).toBe(true);
    expect(log.reason?.facts).toEqual({ file, found: 3, known: 2 });
    expect(log.read('a')).toHaveLength(3);
    expect(log.heads()).toHaveLength(1);
    expect(codeOf(() => log.append('a', 3, [sealedLine('a', 4)]))).toBe('log.newer');
    expect(codeOf(() => log.keepRunbook('h', 'text'))).toBe('log.newer');
    log.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('the file itself', () => {
  it.skipIf(process.platform === 'win32')('is readable by its owner alone, with everything SQLite puts beside it', () => {
    const log = open();
    log.append('a', 0, run('a', 1, 2));
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    log.close();
  });

  it('is in WAL again after a restored copy has lost it', () => {
    fill(1);
    meddle('PRAGMA journal_mode=DELETE');
    open().close();
    const db = new DatabaseSync(file, { readOnly: true });
    expect(db.prepare('PRAGMA journal_mode').get()?.journal_mode).toBe('wal');
    db.close();
  });

  it('refuses a SQLite that may lose commits', () => {
    expect(isOlder('3.51.2', '3.51.3')).toBe(true);
    expect(isOlder('3.9.0', '3.51.3')).toBe(true);
    expect(isOlder('3.51.3', '3.51.3')).toBe(false);
    expect(isOlder('3.52', '3.51.3')).toBe(false);
    expect(isOlder('nonsense', '3.51.3')).toBe(true);
    expect(codeOf(() => requireSqlite('3.50.4'))).toBe('sqlite.too-old');
  });
});

describe('a write that the machine refuses', () => {
  it('waits for another writer, then stops writing until reopened', () => {
    fill(1);
    const log = open();
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const started = Date.now();
    expect(codeOf(() => log.append('a', 1, [sealedLine('a', 2)]))).toBe('log.busy');
    expect(Date.now() - started).toBeGreaterThan(4500);
    other.exec('ROLLBACK');
    other.close();
    expect(log.readonly).toBe(true);
    expect(isStoreError(log.reason, 'log.readonly-after-failure') && log.reason.facts.cause).toBe('log.busy');
    expect(codeOf(() => log.append('a', 1, [sealedLine('a', 2)]))).toBe('log.readonly-after-failure');
    expect(log.read('a')).toHaveLength(1);
    log.close();
    const again = open();
    again.append('a', 1, [sealedLine('a', 2)]);
    again.close();
  }, 20_000);

  it.skipIf(!canMount())('says that the disk is full, keeps every acknowledged line, and leaves no half file', () => {
    const large = tempHome();
    const told = runOnSmallDisk(home, 2048, 'fill-disk', [home, large]);
    rmSync(large, { recursive: true });
    expect(told).toMatchObject({
      evidence: 'evidence.disk-full',
      evidenceLeft: [],
      output: 'output.disk-full',
      outputLeft: ['home'],
      refused: 'log.full',
      reason: 'log.readonly-after-failure',
      again: 'log.readonly-after-failure',
    });
    expect(told.acknowledged).toBeGreaterThan(10);
    expect(told.readable).toBe(told.acknowledged);
    expect(told.reopened).toBe(told.acknowledged);
  });

  it.skipIf(!canInject())('believes a sync that fails: the line is not acknowledged and nothing more is written', () => {
    fill(1);
    rmSync(file);
    const told = runWithFailingSync(`${file}-wal`, 6, 'fail-sync', [home]);
    expect(told).toMatchObject({ refused: 'log.io', again: 'log.readonly-after-failure', reason: 'log.readonly-after-failure' });
    expect(told.acknowledged).toBeGreaterThan(0);
    expect(told.readable).toBe(told.acknowledged);
    const log = open();
    expect(log.read('a').length).toBeGreaterThanOrEqual(Number(told.acknowledged));
    log.close();
  });
});

/** The copy lies in a home that is root's or ours alone; the child must get through to it. */
const runWithOpenParent = (copy: string): Record<string, unknown> => {
  chmodSync(home, 0o711);
  return runUnprivileged('read-home', [copy]);
};

describe.skipIf(!canRunUnprivileged())('a folder that cannot be written', () => {
  it('is read, with all its lines, and refuses to write', () => {
    fill(3);
    closeTo(home);
    expect(runUnprivileged('read-home', [home])).toMatchObject({
      home: 'readonly',
      reason: 'log.readonly-file',
      lines: 3,
      version: 'number',
      append: 'log.readonly-file',
    });
  });

  it('is read together with the lines that a killed program left in the WAL', () => {
    const log = open();
    log.append('a', 0, run('a', 1, 3));
    const copy = `${home}/copy`;
    mkdirSync(copy);
    for (const end of ['', '-wal', '-shm']) cpSync(`${file}${end}`, `${logFile(copy, 'real')}${end}`);
    log.close();
    closeTo(copy);
    const told = runWithOpenParent(copy);
    expect(told).toMatchObject({ home: 'readonly', reason: 'log.readonly-file', lines: 3, append: 'log.readonly-file' });
  });

  it('is refused rather than read without the lines in the WAL', () => {
    const log = open();
    log.append('a', 0, run('a', 1, 3));
    const copy = `${home}/copy`;
    mkdirSync(copy);
    for (const end of ['', '-wal']) cpSync(`${file}${end}`, `${logFile(copy, 'real')}${end}`);
    log.close();
    closeTo(copy);
    expect(runWithOpenParent(copy)).toMatchObject({ log: 'log.unrecovered' });
  });

  it('is refused when there is nothing in it to read', () => {
    closeTo(home);
    expect(runUnprivileged('read-home', [home])).toMatchObject({ home: 'home.readonly' });
  });
});

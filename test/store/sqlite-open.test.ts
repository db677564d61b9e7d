import { closeSync, cpSync, mkdirSync, openSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFile, openHome } from '../../src/store/home.ts';
import { lookAtLog, openLog } from '../../src/store/sqlite-log.ts';
import { inspectDatabase } from '../../src/store/sqlite-open.ts';
import { codeOf, run } from '../log-behaviour.ts';
import { sealedLine } from './sealed-line.ts';
import { tempHome } from './temp-home.ts';

let home: string;
let file: string;
beforeEach(() => {
  home = openHome(tempHome()).path;
  file = logFile(home, 'real');
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

/** Holds the file for a moment, as another program does that is just writing. */
const held = async (
  milliseconds: number,
  how: 'IMMEDIATE' | 'EXCLUSIVE',
): Promise<{ readonly since: number; readonly ended: Promise<unknown> }> => {
  const script = `
    const { DatabaseSync } = require('node:sqlite');
    const { parentPort, workerData: { file, milliseconds } } = require('node:worker_threads');
    const db = new DatabaseSync(file);
    db.exec('BEGIN ${how}');
    parentPort.postMessage('held');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    db.exec('ROLLBACK');
    db.close();`;
  const worker = new Worker(script, { eval: true, workerData: { file, milliseconds } });
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  await new Promise((resolve) => worker.once('message', resolve));
  return { since: Date.now(), ended };
};

describe('a file that another program holds', () => {
  it.each([
    ['new', () => writeFileSync(file, '')],
    [
      'of the first format',
      () => {
        fill(1);
        meddle('DROP TABLE checkpoints; PRAGMA user_version = 1');
      },
    ],
    [
      'not in WAL any more',
      () => {
        fill(1);
        meddle('PRAGMA journal_mode=DELETE');
      },
    ],
  ])('is waited for, though it is %s: then it is opened, and can be written', async (_, make) => {
    for (const how of ['EXCLUSIVE', 'IMMEDIATE'] as const) {
      make();
      const { since, ended } = await held(200, how);
      const log = openLog(file, { mode: 'real' });
      expect(Date.now() - since).toBeGreaterThan(100);
      expect(log.readonly).toBe(false);
      const { length } = log.read('a');
      log.append('a', length, [sealedLine('a', length + 1)]);
      log.close();
      await ended;
      const db = new DatabaseSync(file, { readOnly: true });
      expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
      expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'checkpoints'").all()).toHaveLength(1);
      db.close();
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    }
  });
});

describe('a file that is looked through', () => {
  const damage = (from: number): void => {
    const fd = openSync(file, 'r+');
    writeSync(fd, Buffer.alloc(4096, 0x5a), 0, 4096, from);
    closeSync(fd);
  };

  it('tells how it is kept', () => {
    fill(3);
    expect(inspectDatabase(file, 'real')).toBe('wal');
    meddle('PRAGMA journal_mode=DELETE');
    expect(inspectDatabase(file, 'real')).toBe('delete');
  });

  it('tells what is damaged, though it opens', () => {
    fill(2000);
    damage(Math.floor(statSync(file).size / 8192) * 4096);
    expect(() => inspectDatabase(file, 'real')).toThrow(
      expect.objectContaining({ code: 'log.corrupt', facts: { file, detail: expect.stringMatching(/./u) } }),
    );
  });

  it('is refused where it is newer, or of the other mode', () => {
    fill(1);
    expect(codeOf(() => inspectDatabase(file, 'drill'))).toBe('log.wrong-mode');
    meddle('PRAGMA user_version = 3');
    expect(codeOf(() => inspectDatabase(file, 'real'))).toBe('log.newer');
  });
});

describe('a file that is refused', () => {
  const refused = (code: string, facts: object) => expect.objectContaining({ code, facts: { file, ...facts } });
  const open = () => openLog(file, { mode: 'real' }).close();

  it('is named, with what it is', () => {
    fill(1);
    expect(() => openLog(file, { mode: 'drill' })).toThrow(refused('log.wrong-mode', { found: 'real', wanted: 'drill' }));
    rmSync(file);
    meddle('PRAGMA application_id = 7');
    expect(open).toThrow(refused('log.foreign', {}));
    rmSync(file);
    mkdirSync(file);
    expect(open).toThrow(refused('log.unopenable', { detail: 'not-a-file' }));
    const none = `${home}/none/record.db`;
    expect(() => openLog(none, { mode: 'real' })).toThrow(refused('log.unopenable', { file: none, detail: 'ENOENT' }));
  });

  it.skipIf(process.platform === 'win32')('is a link that leads nowhere: SQLite says that it cannot be opened', () => {
    symlinkSync(`${home}/none/record.db`, file);
    expect(open).toThrow(refused('log.unopenable', { detail: expect.stringMatching(/open/u) }));
  });

  it('stays as it was where it could not be brought up to this format, and is held by nobody', () => {
    fill(2);
    // Of the first format by its number alone: the table that is to be made is there.
    meddle('PRAGMA user_version = 1');
    expect(codeOf(open)).toBe('log.failed');
    meddle('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE; PRAGMA user_version = 2; COMMIT');
    const log = openLog(file, { mode: 'real' });
    expect(log.read('a')).toEqual(run('a', 1, 2));
    log.close();
  });

  it('is not even put into WAL where it is newer', () => {
    fill(1);
    meddle('PRAGMA journal_mode=DELETE; PRAGMA user_version = 3');
    const before = readFileSync(file);
    open();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('a log that is looked at', () => {
  const look = () => lookAtLog(file, { mode: 'real' });

  it('gives all its lines, writes nothing, and leaves nothing', () => {
    fill(3);
    const before = readFileSync(file);
    const log = look();
    expect(log.read('a')).toEqual(run('a', 1, 3));
    expect([log.readonly, log.reason?.code, log.reason?.facts]).toEqual([true, 'log.readonly-file', { file }]);
    expect(codeOf(() => log.append('a', 3, [sealedLine('a', 4)]))).toBe('log.readonly-file');
    log.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is not even tidied up, where a killed program left lines beside it', () => {
    const log = openLog(file, { mode: 'real' });
    log.append('a', 0, run('a', 1, 3));
    const left = `${home}/left.db`;
    for (const end of ['', '-wal']) cpSync(`${file}${end}`, `${left}${end}`);
    log.close();
    const before = ['', '-wal'].map((end) => readFileSync(`${left}${end}`));
    const seen = lookAtLog(left, { mode: 'real' });
    expect(seen.read('a')).toEqual(run('a', 1, 3));
    seen.close();
    expect(['', '-wal'].map((end, at) => readFileSync(`${left}${end}`).equals(before[at] as Buffer))).toEqual([true, true]);
  });

  it('may be of the first format, and then has no checkpoints', () => {
    fill(3);
    meddle('DROP TABLE checkpoints; PRAGMA user_version = 1');
    const log = look();
    expect([log.read('a'), log.checkpoints('a')]).toEqual([run('a', 1, 3), []]);
    log.close();
  });

  it('may be of a newer one, and says so', () => {
    fill(1);
    meddle('PRAGMA user_version = 3');
    const log = look();
    expect([log.reason?.code, log.reason?.facts]).toEqual(['log.newer', { file, found: 3, known: 2 }]);
    log.close();
  });

  it('is not made where there is none, nor out of an empty file', () => {
    const facts = (detail: string) => expect.objectContaining({ code: 'log.unopenable', facts: { file, detail } });
    expect(look).toThrow(facts('ENOENT'));
    writeFileSync(file, '');
    expect(look).toThrow(facts('empty'));
    expect(readFileSync(file)).toHaveLength(0);
    rmSync(file);
    mkdirSync(file);
    expect(look).toThrow(facts('not-a-file'));
  });
});

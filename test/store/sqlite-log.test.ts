import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../src/store/doctor.ts';
import { logFile, openHome } from '../../src/store/home.ts';
import { lookAtLog, openLog } from '../../src/store/sqlite-log.ts';
import { codeOf, run } from '../log-behaviour.ts';
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

it.runIf(process.platform !== 'win32')('says of a link that leads back to itself that it cannot be opened, and looked at', () => {
  symlinkSync(file, file);
  expect(codeOf(open)).toBe('log.unopenable');
  expect(codeOf(() => lookAtLog(file, { mode: 'real' }))).toBe('log.unopenable');
  expect(examine(home).find(({ code }) => code === 'log.health')).toMatchObject({
    ok: false,
    facts: { code: 'log.unopenable' },
  });
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
});

describe('a file that was changed under an open log', () => {
  it('is damaged: that is said, and nothing more is written until it is opened again', () => {
    fill(2000);
    const log = open();
    const fd = openSync(file, 'r+');
    writeSync(fd, Buffer.alloc(statSync(file).size - 8192, 0x5a), 0, null, 8192);
    closeSync(fd);
    expect(codeOf(() => log.append('a', 2000, [sealedLine('a', 2001)]))).toBe('log.corrupt');
    expect(log.readonly).toBe(true);
    const cause = expect.objectContaining({ code: 'ERR_SQLITE_ERROR' });
    expect(log.reason).toMatchObject({ code: 'log.readonly-after-failure', facts: { file, cause: 'log.corrupt' }, cause });
    expect(codeOf(() => log.append('a', 2000, [sealedLine('a', 2001)]))).toBe('log.readonly-after-failure');
    expect(codeOf(() => log.read('a'))).toBe('log.corrupt');
    log.close();
  });

  it('holds what is neither text nor number: that is no line of ours, and is said', () => {
    fill(2);
    const log = open();
    meddle('DROP TABLE checkpoints; CREATE TABLE checkpoints (incident, seq, key, head, signature, at)');
    meddle("INSERT INTO checkpoints VALUES ('a', 1, 'k', x'00', 's', 1)");
    const detail = (text: string) => expect.objectContaining({ code: 'log.corrupt', facts: { file, detail: text } });
    expect(() => log.checkpoints('a')).toThrow(detail('text expected, object found'));
    meddle("UPDATE checkpoints SET head = 'h', seq = 'one'");
    expect(() => log.checkpoints('a')).toThrow(detail('number expected, string found'));
    meddle('UPDATE checkpoints SET seq = 1, at = NULL');
    expect(() => log.checkpoints('a')).toThrow(detail('number expected, object found'));
    log.close();
  });

  it('refuses what it refuses to anybody, and goes on', () => {
    const log = open();
    expect(codeOf(() => log.append('a', 0, [sealedLine('a', 1, { id: 'x' }), sealedLine('a', 2, { id: 'x' })]))).toBe('log.duplicate');
    meddle("CREATE TRIGGER no BEFORE INSERT ON runbooks BEGIN SELECT RAISE(ABORT, 'no'); END");
    expect(() => log.keepRunbook('h', 'x')).toThrow(expect.objectContaining({ code: 'log.duplicate', facts: { incident: 'h' } }));
    expect([log.readonly, log.reason]).toEqual([false, undefined]);
    meddle('DROP TRIGGER no');
    log.keepRunbook('h', 'x');
    log.append('a', 0, run('a', 1, 2));
    expect(log.read('a')).toEqual(run('a', 1, 2));
    log.close();
  });
});

describe('words that were erased', () => {
  const words = { path: 'p', salt: '0'.repeat(64), value: '消すべき言葉の一つ' };

  it('are found in the file no more, nor in what stands beside it', () => {
    const log = open();
    log.append('a', 0, [sealedLine('a', 1, { disclosures: [words, { ...words, path: 'q', value: '残る言葉' }] })]);
    const found = (text: string): boolean => [file, `${file}-wal`].some((name) => readFileSync(name).includes(Buffer.from(text)));
    expect(found(words.value)).toBe(true);
    log.append('a', 1, [sealedLine('a', 2)], [{ seq: 1, path: 'p' }]);
    expect([found(words.value), found('残る言葉'), statSync(`${file}-wal`).size]).toEqual([false, true, 0]);
    log.close();
  });

  it('are said to be there still while somebody reads what stood before', () => {
    const log = open();
    log.append('a', 0, [sealedLine('a', 1, { disclosures: [words] })]);
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec('BEGIN; SELECT count(*) FROM entries');
    expect(() => log.append('a', 1, [sealedLine('a', 2)], [{ seq: 1, path: 'p' }])).toThrow(
      expect.objectContaining({ code: 'erase.unfinished', facts: { file } }),
    );
    expect(log.read('a').map(({ disclosures }) => disclosures)).toEqual([[], []]);
    // Where nothing is erased nobody is waited for.
    log.append('a', 2, [sealedLine('a', 3)]);
    reader.close();
    log.scrub();
    expect(statSync(`${file}-wal`).size).toBe(0);
    log.close();
  });
});

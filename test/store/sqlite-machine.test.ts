import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStoreError } from '../../src/store/error.ts';
import { logFile, openHome } from '../../src/store/home.ts';
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
});
afterEach(() => rmSync(home, { recursive: true }));

const open = (): ReturnType<typeof openLog> => openLog(file, { mode: 'real' });

const fill = (lines: number): void => {
  const log = open();
  log.append('a', 0, run('a', 1, lines));
  log.close();
};

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

import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine, type Finding, type FindingCode } from '../../src/store/doctor.ts';
import { logFile, openHome } from '../../src/store/home.ts';
import { type Machine, thisMachine } from '../../src/store/machine.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { sayFinding } from '../../src/words/ja/store.ts';
import { run } from '../log-behaviour.ts';
import { canRunUnprivileged, closeTo, runUnprivileged } from './children.ts';
import { tempHome } from './temp-home.ts';

let home: string;
beforeEach(() => {
  home = openHome(tempHome()).path;
});
afterEach(() => rmSync(home, { recursive: true }));

const well: Machine = {
  node: '24.21.0',
  sqlite: '3.53.4',
  platform: 'linux',
  tty: true,
  columns: 80,
  rows: 24,
  locale: 'ja_JP.UTF-8',
  zone: 'Asia/Tokyo',
  now: Date.now(),
};
const find = <C extends FindingCode>(code: C, machine: Partial<Machine> = {}, at = home): Extract<Finding, { code: C }> | undefined =>
  examine(at, { ...well, now: Date.now(), ...machine }).find((one): one is Extract<Finding, { code: C }> => one.code === code);

describe('the doctor', () => {
  it('finds nothing wrong with a good machine and a record in use', () => {
    const log = openLog(logFile(home, 'real'), { mode: 'real' });
    log.append('a', 0, run('a', 1, 3));
    const findings = examine(home, { ...well, now: Date.now() });
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.find(({ code }) => code === 'log.health')?.facts).toMatchObject({ mode: 'real', journal: 'wal', code: '' });
    // Looking must not have taken the locks away, or left anything.
    log.append('a', 3, run('a', 4, 4));
    log.close();
    expect(readdirSync(home)).toEqual(['record.db']);
  });

  it('looks at this very machine', () => {
    expect(thisMachine().node).toBe(process.versions.node);
    expect(examine(home).map(({ code }) => code)).toContain('time-zone');
  });

  it('creates nothing where there is no data directory yet', () => {
    const path = join(home, 'not', 'yet');
    expect(find('home.writable', {}, path)).toMatchObject({ ok: true, facts: { exists: false } });
    expect(existsSync(join(home, 'not'))).toBe(false);
  });

  it.each<[string, FindingCode, Partial<Machine>, boolean]>([
    ['an old Node', 'node.version', { node: '22.12.0' }, true],
    ['an old SQLite', 'sqlite.version', { sqlite: '3.50.4' }, true],
    ['a pipe instead of a terminal', 'terminal.size', { tty: false, columns: 0, rows: 0 }, false],
    ['a small terminal', 'terminal.size', { columns: 59 }, false],
    ['a locale that is not UTF-8', 'locale', { locale: 'ja_JP.eucJP' }, false],
    ['another time zone', 'time-zone', { zone: 'UTC' }, false],
    ['links on Windows', 'windows.no-follow', { platform: 'win32' }, false],
    ['modes on Windows', 'windows.modes', { platform: 'win32' }, false],
    ['directory syncs on Windows', 'windows.directory-fsync', { platform: 'win32' }, false],
  ])('names %s, and how to mend it', (_, code, machine, stops) => {
    const finding = find(code, machine);
    expect(finding).toMatchObject({ ok: false, stops });
    expect(sayFinding(finding as Finding).mend).toBeTruthy();
    const healthy = find(code);
    expect(healthy === undefined || healthy.ok).toBe(true);
  });

  it('takes C, POSIX and no locale for nothing said', () => {
    for (const locale of ['', 'C', 'POSIX', 'C.UTF-8', 'ja_JP.utf8']) expect(find('locale', { locale })?.ok).toBe(true);
  });

  it('notices a clock that stands before the last line', () => {
    openLog(logFile(home, 'real'), { mode: 'real' }).close();
    expect(find('clock', { now: Date.now() - 3_600_000 })?.ok).toBe(false);
    expect(find('clock')?.ok).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('notices a data directory that others may read', () => {
    mkdirSync(join(home, 'evidence'));
    chmodSync(join(home, 'evidence'), 0o755);
    expect(find('home.private')?.ok).toBe(true);
    chmodSync(home, 0o755);
    expect(find('home.private')).toMatchObject({ ok: false, stops: false, facts: { mode: '755', open: ['evidence'] } });
  });

  it.skipIf(process.platform !== 'linux')('notices a data directory that cannot be', () => {
    expect(find('home.writable', {}, '/proc/self')).toMatchObject({ ok: false, stops: true });
  });

  it('goes on where the data directory is a file', () => {
    writeFileSync(join(home, 'file'), '');
    expect(find('home.writable', {}, join(home, 'file'))).toMatchObject({ ok: false, stops: true });
    expect(find('home.free-space', {}, join(home, 'file'))?.facts.bytes).toBeGreaterThan(0);
  });

  it.skipIf(!canRunUnprivileged())('says that a data directory is read-only, and that its record is well', () => {
    const log = openLog(logFile(home, 'real'), { mode: 'real' });
    log.append('a', 0, run('a', 1, 3));
    log.close();
    closeTo(home);
    const told = runUnprivileged('examine', [home]) as unknown as { findings: Finding[] };
    const of = (code: FindingCode): Finding | undefined => told.findings.find((one) => one.code === code);
    expect(of('home.writable')).toMatchObject({ ok: false, stops: true });
    expect(of('log.health')).toMatchObject({ ok: true, facts: { code: '' } });
  });

  it.skipIf(!canRunUnprivileged())('says that no evidence can be kept where only its folder is read-only', () => {
    const folder = join(home, 'evidence');
    mkdirSync(folder);
    closeTo(home);
    chmodSync(folder, 0o500);
    chmodSync(home, 0o700);
    const told = runUnprivileged('examine', [home]) as unknown as { findings: Finding[] };
    expect(told.findings.filter(({ ok, code }) => !ok && code === 'home.writable')).toEqual([
      { code: 'home.writable', ok: false, stops: false, facts: { path: folder, exists: true, errno: 'EACCES' } },
    ]);
  });

  it('notices a journal that is not WAL, a damaged log, and one of the other mode', () => {
    const file = logFile(home, 'real');
    const log = openLog(file, { mode: 'real' });
    log.append('a', 0, run('a', 1, 2000));
    log.close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA journal_mode=DELETE');
    db.close();
    expect(find('log.health')).toMatchObject({ ok: false, stops: false, facts: { journal: 'delete' } });
    openLog(file, { mode: 'real' }).close();
    truncateSync(file, 40_960);
    expect(find('log.health')).toMatchObject({ ok: false, stops: true, facts: { code: 'log.corrupt' } });
    rmSync(file);
    openLog(file, { mode: 'drill' }).close();
    expect(find('log.health')).toMatchObject({ ok: false, facts: { code: 'log.wrong-mode' } });
  });
});

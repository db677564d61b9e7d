import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { openExercise, startExercise } from '../../src/session/exercise-store.ts';
import { openLibrary } from '../../src/session/folders.ts';
import { LastDrilled } from '../../src/session/last-drilled.ts';
import { scenariosOf } from '../../src/session/scenarios.ts';
import { logFile } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { tokyo } from '../fixtures/walk.ts';
import { tempHome } from '../store/temp-home.ts';

const library = openLibrary([]);
const { scenarios } = scenariosOf(library);
const TRAINER = { role: '進行', name: '佐藤' };

let home: string;
beforeEach(() => {
  home = tempHome();
});
const file = () => logFile(home, 'drill');

/** Holds a drill that lasts an hour; without `ends`, it goes on. */
const hold = (scenario: string, day: string, ends = true): string => {
  const log = openLog(file(), { mode: 'drill' });
  let now = tokyo(`${day} 14:00`);
  const parts = { log, library, real: () => now };
  const loaded = scenarios.find((one) => one.scenario.id === scenario);
  if (loaded === undefined) throw new Error(scenario);
  const started = startExercise(parts, loaded, { seed: 1, alone: false }, TRAINER);
  if ('refused' in started) throw new Error(JSON.stringify(started));
  now += 3_600_000;
  if (ends) openExercise(parts, started.incident.id).steer({ do: 'end', why: 'controller' }, TRAINER, 'shell');
  log.close();
  return started.incident.id;
};
const told = () => new LastDrilled(home, library).whole();

describe('when a runbook was drilled last', () => {
  it('is known at once where no drill was held, and no store is made by asking', () => {
    expect(new LastDrilled(home, library).of('komae', 'takeover')).toBeUndefined();
    expect(readdirSync(home)).toEqual([]);
  });

  it('is the last one that was finished, of that guideline and trouble alone', () => {
    hold('takeover-saturday', '2026-05-16');
    const last = hold('takeover-saturday', '2026-06-01');
    hold('takeover-saturday', '2026-07-01', false);
    const other = hold('rumor-water', '2026-05-01');
    expect(told().of('komae', 'takeover')).toEqual({
      exercise: last,
      scenario: 'takeover-saturday',
      at: tokyo('2026-06-01 14:00'),
      rating: 'U',
    });
    expect(told().of('uenohara', 'rumor')).toMatchObject({ exercise: other });
    expect(told().of('komae', 'rumor')).toBeUndefined();
  });

  it('is read a piece at a time, and again when somebody has written', () => {
    hold('takeover-saturday', '2026-05-16');
    hold('takeover-saturday', '2026-05-17');
    const drilled = new LastDrilled(home, library);
    expect(drilled.of('komae', 'takeover')).toBe('unknown');
    // One exercise at each step, then the end.
    expect([drilled.step(0), drilled.step(0), drilled.step(0), drilled.step(0)]).toEqual([false, false, true, false]);
    expect(drilled.of('komae', 'takeover')).toMatchObject({ at: tokyo('2026-05-17 14:00') });
    hold('takeover-saturday', '2026-05-18');
    expect(drilled.whole().step(1000)).toBe(true);
    expect(drilled.of('komae', 'takeover')).toMatchObject({ at: tokyo('2026-05-18 14:00') });
  });

  it('is told though another exercise cannot be read', () => {
    // Read in the order of their ids, which begin with the day.
    const broken = hold('takeover-saturday', '2026-05-15');
    hold('takeover-saturday', '2026-05-16');
    const db = new DatabaseSync(file());
    db.exec('DROP TRIGGER IF EXISTS entries_no_update');
    for (const { name } of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
      db.exec(`DROP TRIGGER ${String(name)}`);
    db.prepare("UPDATE entries SET bytes = replace(bytes, 'seed', 'sead') WHERE incident = ?").run(broken);
    db.close();
    expect(told().of('komae', 'takeover')).toMatchObject({ at: tokyo('2026-05-16 14:00') });
    // What could not be read may have been a drill of any other runbook.
    expect(told().of('komae', 'rumor')).toBe('unknown');
  });

  it.each<[string, () => void]>([
    ['is no database', () => writeFileSync(file(), 'this is no database, and long enough to look like one'.repeat(40))],
    ['is empty', () => writeFileSync(file(), '')],
    ['is a folder', () => mkdirSync(file())],
    ['is a pipe', () => execFileSync('mkfifo', [file()])],
    ['holds real incidents', () => openLog(file(), { mode: 'real' }).close()],
    [
      'is somebody else’s',
      () => {
        const db = new DatabaseSync(file());
        db.exec('CREATE TABLE t (x)');
        db.close();
      },
    ],
  ])('disturbs nobody where the store %s', (_, make) => {
    make();
    // SQLite's own files beside a database are no store.
    const stores = () => readdirSync(home).filter((name) => !/-(?:wal|shm)$/u.test(name));
    const before = stores();
    const began = performance.now();
    // Nor is it said that there was no drill: nobody knows.
    expect(told().of('komae', 'takeover')).toBe('unknown');
    expect(performance.now() - began).toBeLessThan(2000);
    expect(stores()).toEqual(before);
    rmSync(file(), { recursive: true, force: true });
  });

  it('waits for nobody who holds the store', () => {
    hold('takeover-saturday', '2026-05-16');
    const other = new DatabaseSync(file());
    other.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (x);');
    const began = performance.now();
    expect(() => told()).not.toThrow();
    expect(performance.now() - began).toBeLessThan(2000);
    other.exec('ROLLBACK');
    other.close();
    expect(existsSync(file())).toBe(true);
  });
});

import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tokyo } from '../fixtures/walk.ts';
import { documentOf, Office } from './shell.ts';

const BY = ['--by', '広報・田中'];
const START = tokyo('2026-11-21 14:00');

let here: Office;
let out: string;
let drill: string;
let real: string;
beforeEach(() => {
  here = new Office();
  out = mkdtempSync(join(tmpdir(), 'hikeshi-doors-'));
  vi.setSystemTime(START);
  real = String(here.quick(['open', 'takeover', '--guideline', 'komae', ...BY]).incident);
  drill = String(here.quick(['drill', 'start', 'takeover-saturday', '--seed', '3', ...BY]).exercise);
});
afterEach(() => {
  vi.useRealTimers();
  here.leave();
  rmSync(out, { recursive: true });
});

const refused = (...words: string[]) => {
  const ran = here.call([...words, '--json']);
  const { refused: by, error } = documentOf<{ refused?: { code: string }; error?: { code: string } }>(ran);
  return [ran.code, by?.code ?? error?.code];
};
/** The incidents that real life knows, and the last record of each of the two. */
const standing = () => ({
  incidents: here.quick<{ incident: string }[]>(['incidents', '--all']).map(({ incident }) => incident),
  real: here.quick<{ seq: number }>(['anchor', real]).seq,
  drill: here.quick<{ records: number }>(['drill', 'status', drill]).records,
});

describe('no command of real life reaches a drill', () => {
  it.each<[string, (id: string) => string[]]>([
    ['status', (id) => ['status', id]],
    ['note', (id) => ['note', id, '電話があった', ...BY]],
    ['do', (id) => ['do', id, 'capture-evidence', ...BY]],
    ['decide', (id) => ['decide', id, 'triage', 'hijacked', ...BY]],
    ['escalate', (id) => ['escalate', id, 'firestorm', ...BY]],
    ['close', (id) => ['close', id, ...BY]],
    ['handover', (id) => ['handover', id, ...BY]],
    ['retention', (id) => ['retention', id, '--years', '5', '--basis', '文書管理規程', ...BY]],
  ])('%s', (_, words) => {
    const before = standing();
    expect(refused(...words(drill))).toEqual([2, 'incident.unknown']);
    expect(standing()).toEqual(before);
    expect(before.incidents).toEqual([real]);
  });
});

describe('no command of a drill reaches a real incident', () => {
  it.each<[string, (id: string) => string[]]>([
    ['status', (id) => ['status', id]],
    ['next', (id) => ['next', id, ...BY]],
    ['jump', (id) => ['jump', id, '5', ...BY]],
    ['inbox', (id) => ['inbox', id, '--seat', '担当']],
    ['act', (id) => ['act', id, 'call-police', '相談した', '--seat', '責任者', ...BY]],
    ['do', (id) => ['do', id, 'capture-evidence', ...BY]],
    ['end', (id) => ['end', id, ...BY]],
    ['report', (id) => ['report', id]],
    ['replay', (id) => ['replay', id]],
  ])('drill %s', (_, words) => {
    const before = standing();
    const [code, why] = refused('drill', ...words(real));
    expect([code, why]).toEqual([2, expect.stringMatching(/^(?:exercise|incident)\.unknown$/u)]);
    expect(standing()).toEqual(before);
  });
});

describe('no copy of a drill becomes a real incident', () => {
  const bundle = () => {
    const folder = join(out, '【訓練】控え');
    here.quick(['export', drill, '--format', 'bundle', '--out', folder]);
    return folder;
  };

  it('when it is received', () => {
    expect(refused('receive', bundle(), ...BY)).toEqual([1, 'receive.drill']);
    expect(standing().incidents).toEqual([real]);
  });

  it('when it says of itself that it is real: then it is not what was written', () => {
    const folder = bundle();
    const change = (name: string) => {
      const path = join(folder, name);
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replaceAll('"mode":"drill"', '"mode":"real"').replaceAll('"mode": "drill"', '"mode": "real"'),
      );
    };
    for (const name of readdirSync(folder).filter((one) => /\.jsonl?$/u.test(one))) change(name);
    expect(here.call(['verify', folder, '--json']).code).toBe(1);
    expect(refused('receive', folder, ...BY)).toEqual([1, 'receive.not-sound']);
    expect(standing().incidents).toEqual([real]);
  });

  it('when its store is put in the place of the record', () => {
    const other = new Office();
    const backup = join(out, 'backup');
    here.quick(['backup', backup]);
    copyFileSync(join(backup, 'drill.db'), join(other.home, 'record.db'));
    const wrong = (...words: string[]) => documentOf<{ error: { code: string } }>(other.call([...words, '--json'])).error.code;
    expect(wrong('incidents', '--all')).toBe('log.wrong-mode');
    rmSync(join(other.home, 'record.db'));
    copyFileSync(join(backup, 'record.db'), join(other.home, 'drill.db'));
    expect(wrong('drill', 'status')).toBe('log.wrong-mode');
    expect(wrong('drill', 'report', real)).toBe('log.wrong-mode');
    other.leave();
  });

  it('when a backup is restored in which the two stores have changed places, and their sums with them', () => {
    const backup = join(out, 'backup');
    here.quick(['backup', backup]);
    expect(here.call(['restore', backup, '--into', join(out, 'as-it-was'), '--json']).code).toBe(0);
    const [record, drills] = ['record.db', 'drill.db'].map((name) => join(backup, name)) as [string, string];
    const between = join(backup, 'between.db');
    renameSync(record, between);
    renameSync(drills, record);
    renameSync(between, drills);
    const list = join(backup, 'backup.json');
    const manifest = JSON.parse(readFileSync(list, 'utf8')) as { files: { path: string }[] };
    const names: Record<string, string> = { 'record.db': 'drill.db', 'drill.db': 'record.db' };
    const files = manifest.files.map((file) => ({ ...file, path: names[file.path] ?? file.path }));
    writeFileSync(list, JSON.stringify({ ...manifest, files }));
    expect(refused('restore', backup, '--into', join(out, 'restored'))).toEqual([1, 'restore.damaged']);
    expect(existsSync(join(out, 'restored'))).toBe(false);
  });
});

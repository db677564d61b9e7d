import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { incidentSchema } from '../../src/export/json-schema.ts';
import { tokyo } from '../fixtures/walk.ts';
import { documentOf, Office } from './shell.ts';

const TRAINER = ['--by', '進行・佐藤 太郎'];
const here = new Office();
const out = mkdtempSync(join(tmpdir(), 'hikeshi-drill-export-'));
let drill: string;
let real: string;
beforeAll(() => {
  vi.setSystemTime(tokyo('2026-11-21 14:00'));
  drill = String(here.quick(['drill', 'start', 'takeover-saturday', '--seed', '3', ...TRAINER]).exercise);
  here.quick(['drill', 'jump', drill, '30', ...TRAINER]);
  here.quick(['drill', 'end', drill, ...TRAINER]);
  real = String(here.quick(['open', 'takeover', '--guideline', 'komae', '--by', '広報・田中']).incident);
  vi.useRealTimers();
});
afterAll(() => {
  here.leave();
  rmSync(out, { recursive: true, force: true });
});

/** What an export of the drill was written to. */
const taken = (format: string, name: string, ...more: string[]): string => {
  const told = here.json(['export', drill, '--format', format, '--out', join(out, name), ...more]);
  expect(told).toMatchObject({ incident: drill, out: join(out, `【訓練】${name}`) });
  return String(told.out);
};

describe('the log of a drill, taken out as that of an incident', () => {
  it('bears 【訓練】 in every row of its tables and in the name of the file', () => {
    for (const table of ['chronology', 'steps']) {
      const rows = parse(readFileSync(taken('csv', `${table}.csv`, '--table', table), 'utf8'), { bom: true }) as string[][];
      expect(rows.length).toBeGreaterThan(5);
      expect(rows[0]?.[0]).toBe('訓練');
      expect(rows.slice(1).filter(([mark]) => mark !== '【訓練】')).toEqual([]);
    }
  });

  it('says drill in every stored line, whose bytes nobody may change; the words beside them say it in their name', () => {
    const path = taken('jsonl', 'log.jsonl');
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => (JSON.parse(line) as { mode: string }).mode !== 'drill')).toEqual([]);
    expect(readdirSync(out)).toContain('【訓練】log.jsonl.disclosures.jsonl');
  });

  it.each(['md', 'html', 'summary', 'handover'])('as %s says so in every row', (format) => {
    const text = readFileSync(taken(format, `r.${format}`), 'utf8');
    const rows = format === 'md' ? text.split('\n').filter((line) => /^\| (?!-)/u.test(line)) : (text.match(/<tr>.*?<\/tr>/gsu) ?? []);
    const heads =
      format === 'md' ? rows.filter((_, at) => text.includes(`${rows[at]}\n| --`)) : rows.filter((row) => row.includes('scope="col"'));
    const body = rows.filter((row) => !heads.includes(row));
    expect(body.length).toBeGreaterThan(5);
    expect(body.filter((row) => !row.includes('【訓練】'))).toEqual([]);
    if (format !== 'md') expect(text).toMatch(/@top-right \{ content: "[^"]*訓練/u);
  });

  it('as JSON and as a Word file says so, and the JSON is what its schema says', () => {
    const json = JSON.parse(readFileSync(taken('json', 'r.json'), 'utf8')) as unknown;
    expect(incidentSchema.parse(json).mode).toBe('drill');
    expect(readFileSync(taken('docx', 'r.docx')).length).toBeGreaterThan(5000);
  });

  it('as a bundle verifies, and says that it is of a drill', () => {
    const folder = taken('bundle', 'bundle');
    const verdict = here.run(['verify', folder]);
    expect([verdict.code, verdict.out.includes('訓練')]).toEqual([0, true]);
  });

  it('does not double the mark, and leaves the name of a real incident alone', () => {
    const marked = here.json(['export', drill, '--format', 'md', '--out', join(out, '【訓練】x.md')]);
    expect(marked.out).toBe(join(out, '【訓練】x.md'));
    expect(here.json(['export', real, '--format', 'md', '--out', join(out, 'real.md')]).out).toBe(join(out, 'real.md'));
    expect(readFileSync(join(out, 'real.md'), 'utf8')).not.toContain('訓練');
  });

  it('is looked for only where the record of incidents knows nothing of the kind', () => {
    const ran = here.call(['export', 'no-such', '--format', 'md', '--out', join(out, 'no.md'), '--json']);
    expect([ran.code, documentOf<{ error: { code: string } }>(ran).error.code]).toEqual([2, 'incident.unknown']);
  });
});

describe('the statistics', () => {
  interface Told {
    readonly drills: boolean;
    readonly rows: readonly { trouble: string; incidents: number; drills: number }[];
  }
  const total = (told: Told) => told.rows.find(({ trouble }) => trouble === 'all');

  it('leave drills out unless they are asked for, and then say how many there are', () => {
    expect(total(here.quick<Told>(['stats']))).toMatchObject({ incidents: 1, drills: 0 });
    expect(total(here.quick<Told>(['stats', '--with-drills']))).toMatchObject({ incidents: 2, drills: 1 });
    const csv = join(out, 'stats.csv');
    here.quick(['stats', '--with-drills', '--csv', '--out', csv]);
    const rows = parse(readFileSync(csv, 'utf8'), { bom: true }) as string[][];
    expect(rows.map((row) => row[2])).toEqual(['うち訓練', '【訓練】1', '【訓練】1']);
    expect(here.call(['stats', '--csv']).out).not.toContain('訓練');
  });

  it('count a drill on the day it was held, not on the day of its scenario', () => {
    expect(total(here.quick<Told>(['stats', '--with-drills', '--from', '2026-11-21']))?.drills).toBe(1);
    expect(total(here.quick<Told>(['stats', '--with-drills', '--to', '2026-11-20']))?.drills).toBe(0);
  });

  it('of real incidents do not look at a drill store that is broken', () => {
    const broken = new Office();
    broken.quick(['open', 'takeover', '--guideline', 'komae', '--by', '広報・田中']);
    writeFileSync(join(broken.home, 'drill.db'), 'this is no database');
    expect(total(broken.quick<Told>(['stats']))).toMatchObject({ incidents: 1 });
    expect(broken.call(['stats', '--with-drills', '--json']).code).toBe(3);
    broken.leave();
  });
});

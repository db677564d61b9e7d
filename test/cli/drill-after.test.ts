import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tokyo } from '../fixtures/walk.ts';
import { documentOf, Office } from './shell.ts';

const TRAINER = ['--by', '進行・佐藤 太郎'];
const START = tokyo('2026-11-21 14:00');

let here: Office;
beforeEach(() => {
  here = new Office();
  vi.setSystemTime(START);
});
afterEach(() => {
  vi.useRealTimers();
  here.leave();
});

/** A drill from STARTEX to ENDEX, at a real time of its own. */
const drill = (day: number, ...flags: string[]): string => {
  vi.setSystemTime(START + day * 86_400_000);
  const id = String(here.quick(['drill', 'start', 'takeover-saturday', '--seed', '3', ...flags, ...TRAINER]).exercise);
  const steer = (...words: string[]) => here.quick(['drill', words[0] ?? '', id, ...words.slice(1), ...TRAINER]);
  if (!flags.includes('--solo')) steer('jump', '12');
  here.quick(['drill', 'act', id, 'announce-on-hijacked-account-only', '公式Xで知らせた', '--seat', '広報', '--by', '広報・高橋']);
  steer('end');
  return id;
};
const failure = (words: readonly string[]) => {
  const ran = here.call([...words, '--json']);
  return [ran.code, documentOf<{ error?: { code: string } }>(ran).error?.code];
};

describe('drill report', () => {
  it('gives the same bytes from the same log in every format, at any hour, in a file whose name says 【訓練】', () => {
    const id = drill(0);
    for (const format of ['html', 'docx', 'md', 'json']) {
      const made = ['a', 'b'].map((folder, hour) => {
        mkdirSync(join(here.home, folder), { recursive: true });
        vi.setSystemTime(START + hour * 3_600_000);
        const told = here.json(['drill', 'report', id, '--format', format, '--out', join(here.home, folder, `報告.${format}`)]);
        expect(told).toMatchObject({
          exercise: id,
          scenario: 'takeover-saturday',
          seed: 3,
          out: join(here.home, folder, `【訓練】報告.${format}`),
        });
        return readFileSync(String(told.out));
      });
      expect(made[0]?.equals(made[1] ?? Buffer.of()), format).toBe(true);
      expect(made[0]?.length).toBeGreaterThan(10_000);
    }
    expect(readdirSync(join(here.home, 'a')).every((name) => name.startsWith('【訓練】'))).toBe(true);
  });

  it('stays what it was when more drills are held, and tells those before it', () => {
    const first = drill(0);
    const second = drill(1);
    const before = here.call(['drill', 'report', second, '--json']).out;
    drill(2);
    expect(here.call(['drill', 'report', second, '--json']).out).toBe(before);
    const { trend } = JSON.parse(before) as { trend: { decidable: boolean; rows: { exercise: string }[] } };
    expect([trend.decidable, trend.rows.map(({ exercise }) => exercise)]).toEqual([false, [first, second]]);
  });

  it('names the mistake with its clause and the number of the record', () => {
    const id = drill(0);
    const { points, cover } = here.quick<{ points: { form?: string; clauses: string[]; shown: { seq: number } }[]; cover: object }>([
      'drill',
      'report',
      id,
    ]);
    const [absent] = points.filter(({ form }) => form === 'absence');
    expect(absent?.clauses.length).toBeGreaterThan(0);
    expect(absent?.shown.seq).toBeGreaterThan(4);
    expect(cover).toMatchObject({ seed: 3, ended: { why: 'controller' } });
  });

  it('says what is wrong with a call, and writes nothing', () => {
    const id = drill(0);
    const out = join(here.home, 'x.html');
    expect(failure(['drill', 'report', 'no-such', '--out', out])).toEqual([2, 'exercise.unknown']);
    expect(failure(['drill', 'report', id, '--format', 'pdf', '--out', out])).toEqual([2, 'format.unknown']);
    expect(here.call(['drill', 'report', id]).code).toBe(2);
    writeFileSync(join(here.home, '【訓練】x.html'), 'mine');
    expect(failure(['drill', 'report', id, '--out', out])).toEqual([2, 'output.exists']);
    expect(readFileSync(join(here.home, '【訓練】x.html'), 'utf8')).toBe('mine');
    expect(existsSync(out)).toBe(false);
  });

  it('looks for a drill where none was held without making a store', () => {
    expect(failure(['drill', 'report', 'x', '--out', join(here.home, 'x.html')])).toEqual([2, 'exercise.none']);
    expect(here.quick(['drill', 'trend', 'takeover-saturday'])).toMatchObject({ kinds: [] });
    expect(readdirSync(here.home)).toEqual([]);
  });
});

describe('drill trend', () => {
  const kinds = () =>
    here.quick<{ kinds: { pace: { alone: boolean }; decidable: boolean; drills: unknown[] }[] }>(['drill', 'trend', 'takeover-saturday'])
      .kinds;

  it('sets side by side only what was held in one way, and says nothing of a direction under three', () => {
    drill(0);
    drill(1);
    drill(2, '--solo');
    expect(kinds().map(({ pace, decidable, drills }) => [pace.alone, decidable, drills.length])).toEqual([
      [false, false, 2],
      [true, false, 1],
    ]);
    expect(here.call(['drill', 'trend', 'takeover-saturday']).out).toContain('判断不可');
    drill(3);
    expect(kinds()[0]).toMatchObject({ decidable: true });
    const { out } = here.call(['drill', 'trend', 'takeover-saturday']);
    expect(out).toContain('実施率　はじめ');
    expect(
      out
        .trim()
        .split('\n')
        .every((line) => line.startsWith('【訓練】')),
    ).toBe(true);
  });

  it('leaves out what was not finished, and does not know a scenario that is not there', () => {
    here.quick(['drill', 'start', 'takeover-saturday', ...TRAINER]);
    expect(kinds()).toEqual([]);
    expect(failure(['drill', 'trend', 'no-such'])).toEqual([2, 'scenario.unknown']);
  });
});

describe('drill replay', () => {
  it('lists every line on a pipe with both clocks, named, and the work as it stood', () => {
    const id = drill(0);
    const told = here.quick<{ entries: { seq: number; simTime: string; realTime: string; stand: { left: number } }[] }>([
      'drill',
      'replay',
      id,
    ]);
    expect(told.entries.map(({ seq }) => seq)).toEqual(told.entries.map((_, at) => at + 1));
    expect(told.entries[0]).toMatchObject({
      simTime: '2026-05-16T07:10:00+09:00',
      realTime: '2026-11-21T14:00:00+09:00',
      stand: { left: 9 },
    });
    const { out, code } = here.run(['drill', 'replay', id]);
    const lines = out.trim().split('\n');
    expect([code, lines.every((line) => line.startsWith('【訓練】'))]).toEqual([0, true]);
    expect(lines.filter((line) => line.includes('想定時刻') && line.includes('実時刻'))).toHaveLength(told.entries.length);
    expect(out).toContain('済1・残り8　次　情報の内容の確認');
    expect(failure(['drill', 'replay', 'no-such'])).toEqual([2, 'exercise.unknown']);
  });
});

describe('runbook list', () => {
  it('tells when each was drilled last, for people and for programs', () => {
    const id = drill(0);
    vi.setSystemTime(START + 189 * 86_400_000);
    const rows = here.quick<{ guideline: string; trouble: string; lastDrilled?: object }[]>(['runbook', 'list']);
    expect(rows.filter(({ lastDrilled }) => lastDrilled !== undefined)).toEqual([
      expect.objectContaining({
        guideline: 'komae',
        trouble: 'takeover',
        lastDrilled: expect.objectContaining({
          exercise: id,
          scenario: 'takeover-saturday',
          days: 189,
          rating: 'U',
          time: '2026-11-21T14:00:00+09:00',
        }),
      }),
    ]);
    const { out } = here.call(['runbook', 'list']);
    expect(out).toContain('訓練　最後は令和8年11月21日（189日前）　評価 U 実施できず');
    expect(out.match(/この手順書の訓練は、まだ行っていません/gu)).toHaveLength(23);
  });
});

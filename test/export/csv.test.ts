import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { BOM, cellText, csvRow } from '../../src/export/csv.ts';
import { chronologyCsv } from '../../src/export/csv-chronology.ts';
import { stepsCsv } from '../../src/export/csv-steps.ts';
import { reportModel } from '../../src/export/report.ts';
import { HOSTILE, komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm } from '../fixtures/incidents.ts';

const walk = komaeTakeoverClosed();
const text = [...chronologyCsv(walk.incident)].join('');
const rowsOf = (csv: string): string[][] => parse(csv, { bom: true, record_delimiter: '\r\n' });
const rows = rowsOf(text);
const [heads = []] = rows;
const columns = (csv: readonly string[][], name: string): string[] => csv.slice(1).map((row) => row[csv[0]?.indexOf(name) ?? -1] ?? '');

describe('the chronology for Excel', () => {
  it('begins with the mark of UTF-8, ends every row with CR LF, and has a row for every line of the log', () => {
    expect(text.startsWith(BOM)).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false);
    expect(rows).toHaveLength(walk.incident.entries.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([heads.length]));
  });

  it('writes each time twice, for programs and as an office writes it', () => {
    expect(columns(rows, '記入（ISO）')[0]).toBe('2026-11-21T02:06:00+09:00');
    expect(columns(rows, '記入（和暦）')[0]).toBe('令和8年11月21日（土）2時06分');
    const late = columns(rows, '後刻記入').lastIndexOf('○');
    expect([columns(rows, '発生（ISO）')[late], columns(rows, '記入（ISO）')[late]]).toEqual([
      '2026-11-21T08:08:00+09:00',
      '2026-11-21T08:20:00+09:00',
    ]);
  });

  it('shows a correction with the old words and the new, and tells what was undone', () => {
    expect(columns(rows, '訂正')).toContain('消〔アカウント側：2件を解除〕正〔1件を解除〕（23番で訂正）');
    expect(columns(rows, '取消').filter((cell) => cell !== '')).toEqual(['22番で取消']);
  });

  it('has 【訓練】 in front of every row of a drill, and no such column otherwise', () => {
    const drill = rowsOf([...chronologyCsv(komaeTakeover({ mode: 'drill' }).incident)].join(''));
    expect(drill[0]?.[0]).toBe('訓練');
    expect(new Set(drill.slice(1).map(([first]) => first))).toEqual(new Set(['【訓練】']));
    expect(text).not.toContain('【訓練】');
  });

  it('is the same, byte for byte, from the same log', () => {
    expect([...chronologyCsv(komaeTakeoverClosed().incident)].join('')).toBe(text);
  });

  it('holds no name, free text or account when it is blacked out', () => {
    const black = [...chronologyCsv(walk.blackedOut(() => true))].join('');
    for (const word of ['田中', '鈴木', '@komae_koho_example', '心当たりのない', '住所', 'x.com', '二重に']) {
      expect(text).toContain(word);
      expect(black).not.toContain(word);
    }
    expect(black).toContain('■（氏名）');
    expect(rowsOf(black)).toHaveLength(rows.length);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠a', '\t=1', '\r=1', '\n=1', ' =1', '\u3000＝1'])(
    'makes no formula of %j',
    (cell) => {
      expect(cellText(cell).startsWith("'")).toBe(true);
    },
  );

  it.each(['007', '1/2', '2026-11-21', '1234567890123456789', '1E5', '０３-1234', '50%'])('lets no spreadsheet rewrite %j', (cell) => {
    expect(cellText(cell)).toBe(`'${cell}`);
  });

  it.each(['0', '14', '2026-11-21T02:04:00+09:00', '3件', '2時14分'])('leaves %j as it is', (cell) => {
    expect(cellText(cell)).toBe(cell);
  });

  it.each(HOSTILE.map((note, at) => [at, note] as const))('keeps hostile words %i in one cell, with nothing hidden', (_, note) => {
    const hostile = nagasakiFirestorm();
    hostile.do({ do: 'note', text: note });
    const csv = [...chronologyCsv(hostile.incident)].join('');
    expect(rowsOf(csv)).toHaveLength(hostile.incident.entries.length + 1);
    expect(csv.slice(1)).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\u2028\ufeff]/u);
  });

  it('gives quotes, line breaks, emoji and rare kanji back as they were', () => {
    const [cells] = rowsOf(csvRow(['"引用", 改行\nあり', '👩‍🚒火消し𠮷', '葛\u{e0100}']));
    expect(cells).toEqual(['"引用", 改行\nあり', '👩‍🚒火消し𠮷', '葛\u{e0100}']);
  });
});

describe('the steps for Excel', () => {
  const steps = rowsOf([...stepsCsv(reportModel(walk.incident, walk.now))].join(''));

  it('have a row for each time that a step was settled, and one for a step that never was', () => {
    const passwords = steps.filter((row) => row[2] === 'change-password');
    expect(passwords.map((row) => [row[11], row[12], row[13]])).toEqual([
      ['済', '1', '済'],
      ['済', '2', '済'],
    ]);
    expect(steps.filter((row) => row[11]?.startsWith('未実施')).every((row) => row[12] === '')).toBe(true);
    expect(columns(steps, '根拠の言葉').some((cell) => cell !== '')).toBe(true);
  });
});

import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { countedOf, median, statsOf } from '../../src/export/stats.ts';
import { statsCsv, statsText } from '../../src/export/stats-page.ts';
import { komaeEscalated, komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm } from '../fixtures/incidents.ts';

const MINUTE = 60_000;
const rows = statsOf(
  [komaeTakeover(), komaeTakeoverClosed(), komaeEscalated(), nagasakiFirestorm()].map(({ incident }) => countedOf(incident)),
);
const [takeover, firestorm, all] = rows;

describe('the statistics', () => {
  it('count each incident under the trouble that it was opened for, and once in the sum', () => {
    expect(rows.map(({ trouble, incidents, closed }) => [trouble, incidents, closed])).toEqual([
      ['takeover', 3, 1],
      ['firestorm', 1, 0],
      ['all', 4, 1],
    ]);
  });

  it('tell the middle and the longest time from the detection, of those that got there', () => {
    expect(takeover?.durations.contained).toEqual({ count: 3, median: 27 * MINUTE, max: 27 * MINUTE });
    expect(all?.durations.closed).toEqual({ count: 1, median: (3 * 1440 + 481) * MINUTE, max: (3 * 1440 + 481) * MINUTE });
    expect(firestorm?.durations).toEqual({});
  });

  it('count deviations, late entries and rounds', () => {
    expect(countedOf(komaeTakeoverClosed().incident)).toMatchObject({ deviations: 2, rounds: 2 });
    expect(all?.deviations).toBe(6);
    expect(all?.late).toBeGreaterThan(5);
  });

  it('take the mean of the middle two of an even number', () => {
    expect([median([3, 1, 2]), median([40, 10, 20, 30]), median([]), median([7])]).toEqual([2, 25, 0, 7]);
  });

  it('fit a terminal of 80 columns however wide it draws a letter', () => {
    const lines = statsText(rows);
    expect(Math.max(...lines.map((line) => stringWidth(line, { ambiguousIsNarrow: false })))).toBeLessThanOrEqual(80);
    const bars = lines.filter((line) => /[#-]{2}/u.test(line)).map((line) => line.slice(2, 26));
    expect(bars.length).toBeGreaterThan(5);
    expect(bars.every((bar) => /^#+-* *$/u.test(bar))).toBe(true);
    expect(statsText(statsOf([]))).toEqual(['この期間に、事案はありません。']);
  });

  it('are a table for Excel, in minutes', () => {
    const [head = '', first = ''] = [...statsCsv(rows)];
    expect(head).toContain('"覚知→連絡 中央値（分）"');
    expect(first).toBe('"乗っ取り","3","1","3","3","3","3","7","7","3","27","27","3","63","63","1","4801","4801","6","9","5"\r\n');
  });
});

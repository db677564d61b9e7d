import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  civil,
  daysBetween,
  hm,
  instant,
  isoTokyo,
  longDateTime,
  monthDay,
  near,
  since,
  spokenSecond,
  startOfDay,
  wareki,
} from '../../src/incident/calendar.ts';

const at = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number =>
  instant({ year, month, day, hour, minute, second }) ?? Number.NaN;

test('writes a time as an office does', () => {
  const time = at(2026, 11, 21, 2, 4, 5);
  expect(longDateTime(time)).toBe('令和8年11月21日（土）2時04分');
  expect(spokenSecond(time)).toBe('2時04分05秒');
  expect(hm(time)).toBe('2:04');
  expect(monthDay(time)).toBe('11月21日');
  expect(isoTokyo(time)).toBe('2026-11-21T02:04:05+09:00');
});

test.each([
  [2019, 4, 30, '平成31年'],
  [2019, 5, 1, '令和元年'],
  [2026, 11, 21, '令和8年'],
  [1989, 1, 7, '昭和64年'],
  [1989, 1, 8, '平成元年'],
  [1926, 12, 24, '大正15年'],
  [1800, 1, 1, '1800年'],
])('counts the year of %i-%i-%i as %s', (year, month, day, expected) => {
  expect(wareki(year, month, day)).toBe(expected);
});

test('agrees with Intl on every day of Japan’s calendar', () => {
  const intl = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'Asia/Tokyo', dateStyle: 'full' });
  fc.assert(
    fc.property(fc.integer({ min: at(1960, 1, 1), max: at(2060, 1, 1) }), (time) => {
      const { year, month, day, weekday } = civil(time);
      expect(`${wareki(year, month, day)}${month}月${day}日${'日月火水木金土'[weekday]}曜日`).toBe(intl.format(time));
      expect(instant(civil(time))).toBe(Math.floor(time / 1000) * 1000);
    }),
    { numRuns: 300 },
  );
});

test.each([
  [2026, 2, 29, 0, 0],
  [2026, 13, 1, 0, 0],
  [2026, 4, 31, 0, 0],
  [2026, 11, 21, 25, 0],
  [2026, 11, 21, 24, 1],
  [2026, 11, 21, 8, 60],
])('knows no %i-%i-%i %i:%i', (year, month, day, hour, minute) => {
  expect(instant({ year, month, day, hour, minute })).toBeUndefined();
});

test('takes 24:00 as the start of the next day', () => {
  expect(at(2026, 11, 21, 24)).toBe(at(2026, 11, 22));
});

test.each([
  [27, '27分'],
  [372, '6時間12分'],
  [360, '6時間'],
  [80 * 60, '3日8時間'],
  [72 * 60, '3日'],
  [0.9, '0分'],
  [-5, '0分'],
])('writes %d minutes as %s', (minutes, expected) => {
  expect(since(minutes * 60_000)).toBe(expected);
});

test('writes a time in the shortest form that is plain beside now', () => {
  const now = at(2026, 11, 21, 8, 20);
  expect(near(at(2026, 11, 21, 0, 0), now)).toBe('0:00');
  expect(near(at(2026, 11, 20, 23, 50), now)).toBe('20日23:50');
  expect(near(at(2026, 9, 1, 9, 5), now)).toBe('9/1 9:05');
  expect(near(at(2025, 12, 31, 9, 5), now)).toBe('2025/12/31 9:05');
  expect(daysBetween(at(2026, 11, 20, 23, 59), at(2026, 11, 21, 0, 0))).toBe(1);
  expect(startOfDay(now, -1)).toBe(at(2026, 11, 20));
});

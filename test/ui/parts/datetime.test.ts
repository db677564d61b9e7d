import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { civil, instant, isoTokyo, longDateTime } from '../../../src/incident/calendar.ts';
import { readTime } from '../../../src/ui/parts/datetime.ts';
import { typedTime } from '../../../src/ui/parts/form-time.ts';

/** 令和8年11月21日（土）8時20分 */
const NOW = instant({ year: 2026, month: 11, day: 21, hour: 8, minute: 20 }) ?? 0;

/** What was read, as the screen says it, or the problem with its suggestion. */
const read = (text: string, now = NOW): string => {
  const reading = readTime(text, now);
  if ('at' in reading) return longDateTime(reading.at).replace('令和8年', '');
  return reading.suggestion === undefined
    ? reading.problem
    : `${reading.problem} ${longDateTime(reading.suggestion).replace('令和8年', '')}`;
};

test.each([
  ['8時08分', '11月21日（土）8時08分'],
  ['0808', '11月21日（土）8時08分'],
  ['808', '11月21日（土）8時08分'],
  ['8:08', '11月21日（土）8時08分'],
  ['８：０８', '11月21日（土）8時08分'],
  ['８時８分ごろ', '11月21日（土）8時08分'],
  ['1時8分', '11月21日（土）1時08分'],
  ['二時四分', '11月21日（土）2時04分'],
  ['午前2時', '11月21日（土）2時00分'],
  ['2時半', '11月21日（土）2時30分'],
  ['今朝7時', '11月21日（土）7時00分'],
  ['2時間前', '11月21日（土）6時20分'],
  ['１時間半前', '11月21日（土）6時50分'],
  ['30分ほど前', '11月21日（土）7時50分'],
  ['昨日 23:10', '11月20日（金）23時10分'],
  ['きのうの23時10分', '11月20日（金）23時10分'],
  ['一昨日 8:00', '11月19日（木）8時00分'],
  ['昨夜8時', '11月20日（金）20時00分'],
  ['昨夜の1時', '11月21日（土）1時00分'],
  ['3日前 8:00', '11月18日（水）8時00分'],
  ['11/20 20:19', '11月20日（金）20時19分'],
  ['11月20日20時19分', '11月20日（金）20時19分'],
  ['20日 23:50', '11月20日（金）23時50分'],
  ['11月20日（金）20時19分', '11月20日（金）20時19分'],
  ['令和8年11月20日 20時19分', '11月20日（金）20時19分'],
  ['令和８年１１月２０日　２０時１９分', '11月20日（金）20時19分'],
  ['R8.11.20 20:19', '11月20日（金）20時19分'],
  ['2026-11-20 20:19', '11月20日（金）20時19分'],
  ['2026年11月20日 20:19', '11月20日（金）20時19分'],
  ['2026-11-20T20:19', '11月20日（金）20時19分'],
  ['2026-11-20T11:19:00Z', '11月20日（金）20時19分'],
  ['2026-11-20T20:19:30+09:00', '11月20日（金）20時19分'],
  ['平成31年4月30日 23:59', '平成31年4月30日（火）23時59分'],
  ['令和元年5月1日 0:00', '令和元年5月1日（水）0時00分'],
])('reads %s as %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test('reads いま as now, and says that no time was stated', () => {
  for (const text of ['いま', '今', 'now']) expect(readTime(text, NOW)).toEqual({ at: NOW, now: true });
  expect(readTime('8:20', NOW)).toEqual({ at: NOW });
});

test.each([
  ['23:10', 'future 11月20日（金）23時10分'],
  ['午後8時', 'future 11月20日（金）20時00分'],
  ['12月25日 8:00', 'future 令和7年12月25日（木）8時00分'],
  ['2027-01-01 00:00', 'future'],
  ['さっき', 'ambiguous 11月21日（土）8時15分'],
  ['11月20日（土）20時19分', 'ambiguous 11月20日（金）20時19分'],
  ['昨日', 'no-clock'],
  ['11月20日', 'no-clock'],
  ['25時', 'unreadable'],
  ['8:61', 'unreadable'],
  ['11月31日 8:00', 'unreadable'],
  ['13/45 10:00', 'unreadable'],
  ['あした', 'unreadable'],
  ['', 'unreadable'],
  ['前', 'unreadable'],
])('does not take %s: %s', (text, problem) => {
  expect(read(text)).toBe(problem);
});

test('takes a date without a year as last year’s soon after New Year', () => {
  const newYear = instant({ year: 2027, month: 1, day: 2, hour: 9 }) ?? 0;
  expect(read('12/30 10:00', newYear)).toBe('12月30日（水）10時00分');
  expect(read('31日 23:50', newYear)).toBe('12月31日（木）23時50分');
});

test('takes a time to come where one is asked for', () => {
  expect(readTime('9時00分', NOW, true)).toEqual({ at: NOW + 40 * 60_000 });
});

test('takes the 31st, on the first of a month that has none, for the last month’s', () => {
  const november = instant({ year: 2026, month: 11, day: 1, minute: 10 }) ?? 0;
  expect(read('31日 23:50', november)).toBe('10月31日（土）23時50分');
  expect(read('31日 23:50', instant({ year: 2026, month: 7, day: 1 }) ?? 0)).toBe('future');
  expect(readTime('31日 9:00', november, true)).toEqual({ problem: 'unreadable' });
});

test('reads again what it reads back, and what the suggestion puts into the field', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }), (minutes) => {
      const at = Math.floor(NOW / 60_000 - minutes) * 60_000;
      expect(readTime(longDateTime(at), NOW)).toEqual({ at });
      expect(readTime(isoTokyo(at), NOW)).toEqual({ at });
      expect(readTime(typedTime(at, NOW), NOW)).toEqual({ at });
    }),
    { numRuns: 200 },
  );
});

test('answers any text quickly and never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 40, size: 'max' }),
        fc.string({ unit: fc.constantFrom(...'0123456789年月日時分前昨半:/-. 午後令和Ｒ８'), maxLength: 16, size: 'max' }),
      ),
      (text) => {
        const reading = readTime(text, NOW);
        if ('at' in reading) expect(civil(reading.at).year).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1000 },
  );
});

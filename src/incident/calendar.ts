import { calendar as words } from '../words/ja/calendar.ts';

/*
 * Days and hours as Japan writes them, or as the language chosen does. Everything is arithmetic on a fixed +09:00 (Japan has had no other offset since 1951),
 * so that drawing a screen builds no Intl object and reads no clock.
 */

/** Milliseconds that Tokyo is ahead of UTC. */
export const TOKYO_OFFSET = 9 * 3_600_000;
const DAY = 86_400_000;

/** A day and an hour in Tokyo. `month` from 1, `weekday` from 0 (日). */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
}

/** The day and hour in Tokyo at `at` (epoch milliseconds). */
export const civil = (at: number): Civil => {
  const date = new Date(at + TOKYO_OFFSET);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  };
};

/** What `instant` needs; missing parts are 0. 24:00 is the start of the next day. */
export type CivilTime = Pick<Civil, 'year' | 'month' | 'day'> & Partial<Pick<Civil, 'hour' | 'minute' | 'second'>>;

/** Epoch milliseconds of a day and hour in Tokyo; undefined when there is no such day or hour. */
export const instant = ({ year, month, day, hour = 0, minute = 0, second = 0 }: CivilTime): number | undefined => {
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const check = new Date(midnight);
  if (check.getUTCFullYear() !== year || check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return undefined;
  return midnight - TOKYO_OFFSET + ((hour * 60 + minute) * 60 + second) * 1000;
};

/** Start of the Tokyo day that holds `at`, moved by whole days. */
export const startOfDay = (at: number, days = 0): number => (Math.floor((at + TOKYO_OFFSET) / DAY) + days) * DAY - TOKYO_OFFSET;

/** First days of the eras, newest first, as year × 10000 + month × 100 + day. */
export const ERAS = [
  { name: '令和', letter: 'R', from: 2019_05_01 },
  { name: '平成', letter: 'H', from: 1989_01_08 },
  { name: '昭和', letter: 'S', from: 1926_12_25 },
  { name: '大正', letter: 'T', from: 1912_07_30 },
  { name: '明治', letter: 'M', from: 1868_10_23 },
] as const;

/** The year as an office writes it: 令和8年, 令和元年; before 明治 the Western year. */
export const wareki = (year: number, month = 12, day = 31): string => {
  const number = year * 10_000 + month * 100 + day;
  const era = ERAS.find(({ from }) => number >= from);
  if (era === undefined) return `${year}年`;
  const count = year - Math.floor(era.from / 10_000) + 1;
  return `${era.name}${count === 1 ? '元' : count}年`;
};

const WEEKDAYS = '日月火水木金土';

/** 土 for 6. */
export const weekdayName = (weekday: number): string => WEEKDAYS[weekday] ?? '';

const two = (number: number): string => String(number).padStart(2, '0');

/** The day that holds `at`, as the words take it. */
const dayWords = (at: number) => {
  const day = civil(at);
  return { ...day, era: wareki(day.year, day.month, day.day), name: weekdayName(day.weekday) };
};

/** 令和8年11月21日（土） */
export const longDate = (at: number): string => words.date(dayWords(at));

/** The same, with the hour, for what stays Japanese in every language: notices to citizens, the 和暦 of a CSV file. */
export const eraDate = (at: number): string => {
  const { era, month, day, name } = dayWords(at);
  return `${era}${month}月${day}日（${name}）`;
};
export const eraDateTime = (at: number): string => `${eraDate(at)}${civil(at).hour}時${two(civil(at).minute)}分`;

/** 11月21日 */
export const monthDay = (at: number): string => words.monthDay(dayWords(at));

/** 11月21日（土） */
export const shortDay = (at: number): string => words.shortDay(dayWords(at));

/** 令和8年 */
export const yearName = (at: number): string => words.year(dayWords(at));

/** 2:04, for tables. */
export const hm = (at: number): string => `${civil(at).hour}:${two(civil(at).minute)}`;

/** 2時04分, for sentences. */
export const spokenTime = (at: number): string => words.time(civil(at).hour, two(civil(at).minute));

/** 8時25分04秒 */
export const spokenSecond = (at: number): string => words.second(spokenTime(at), two(civil(at).second));

/** 令和8年11月21日（土）2時04分 */
export const longDateTime = (at: number): string => words.at(longDate(at), spokenTime(at));

/** 11月21日（土）2時04分 */
export const shortDayTime = (at: number): string => words.at(shortDay(at), spokenTime(at));

/** 令和8年11月21日（土）2:04 */
export const longDateClock = (at: number): string => words.at(longDate(at), hm(at));

/** 令和8年11月21日（土）8時25分04秒 */
export const longDateSecond = (at: number): string => words.at(longDate(at), spokenSecond(at));

/** 11月21日（土）2:31 */
export const shortDayClock = (at: number): string => words.at(shortDay(at), hm(at));

/** The shortest form that is plain beside `now`: 2:04 today, 20日23:50 in the last 27 days, 11/20 20:19 before that, with the year in another year. */
export const near = (at: number, now: number): string => {
  const then = civil(at);
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
  if (days === 0) return hm(at);
  if (days > 0 && days < 28) return words.recent(dayWords(at), hm(at), days);
  const date = `${then.month}/${then.day} ${hm(at)}`;
  return then.year === civil(now).year ? date : `${then.year}/${date}`;
};

/** Whole Tokyo days between two instants: 0 on the same day. */
export const daysBetween = (from: number, to: number): number => Math.round((startOfDay(to) - startOfDay(from)) / DAY);

/** How long, in words: 27分, 6時間12分, 3日8時間. Less than a minute, or a clock that went back, is 0分. */
export const since = (milliseconds: number): string => {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const hours = Math.floor(minutes / 60);
  return words.since(Math.floor(hours / 24), hours % 24, minutes % 60);
};

/** 2026-11-21T02:04:00+09:00 */
export const isoTokyo = (at: number): string => `${new Date(at + TOKYO_OFFSET).toISOString().slice(0, 19)}+09:00`;

import { type Civil, civil, daysBetween, ERAS, instant, startOfDay, weekdayName } from '../../incident/calendar.ts';
import { dateIn, plainForm, timeIn } from './datetime-words.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** A date without a year that lies ahead is taken as last year's when that is this near (年末年始). */
const NEAR_DAYS = 92;
/** さっき, as a suggestion only. */
const A_WHILE = 5 * MINUTE;

/**
 * What was read. `now` says that いま was typed, so that the entry states no time of its own.
 * - `unreadable`: not a time, or no such day or hour;
 * - `no-clock`: a day without an hour;
 * - `future`: not yet come; `suggestion` is the same hour yesterday, or the same day last year;
 * - `ambiguous`: さっき, or a weekday that is not that day's; `suggestion` is the best guess, the operator decides.
 */
export type TimeReading =
  | { readonly at: number; readonly now?: true }
  | { readonly problem: 'unreadable' | 'no-clock' | 'future' | 'ambiguous'; readonly suggestion?: number };

const isNow = (text: string): boolean => /^(いま|今|ただいま|只今|現在|now)$/iu.test(text);

/** 2時間前, 1時間半前, 1時間20分前, 30分前, 3日前 8:00 */
const ago = (text: string, now: number): TimeReading | undefined => {
  const day = /^(\d{1,3})日前(.*)$/u.exec(text);
  if (day !== null) {
    const time = timeIn(day[2] ?? '');
    if (day[2] === '') return { problem: 'no-clock' };
    return time === undefined ? undefined : onDay(startOfDay(now, -Number(day[1])), time, now);
  }
  const found = /^(?:(\d{1,4})時間(半)?)?(?:(\d{1,5})分)?(?:(\d{1,5})秒)?(?:くらい|ぐらい|ほど)?前$/u.exec(text);
  if (found === null || text === '前') return undefined;
  const [, hours = '0', half, minutes = '0', seconds = '0'] = found;
  const back = (Number(hours) + (half === undefined ? 0 : 0.5)) * 3_600_000 + Number(minutes) * MINUTE + Number(seconds) * 1000;
  return { at: now - back };
};

const onDay = (start: number, time: { seconds: number }, now: number): TimeReading => {
  const at = start + time.seconds * 1000;
  return at > now ? { problem: 'future' } : { at };
};

/** This day of the month before; undefined where that has no such day. */
const monthBefore = ({ year, month }: Pick<Civil, 'year' | 'month'>, day: number): number | undefined =>
  instant({ year: month === 1 ? year - 1 : year, month: month === 1 ? 12 : month - 1, day });

/** The day that is meant, from what of it was written; undefined when there is no such day. */
const dayOf = (
  date: NonNullable<ReturnType<typeof dateIn>>,
  now: number,
  ahead: boolean,
): { start: number; yearless: boolean } | undefined => {
  if (date.daysAgo !== undefined) return { start: startOfDay(now, -date.daysAgo), yearless: false };
  const today: Civil = civil(now);
  const era = date.era === undefined ? undefined : ERAS.find(({ name, letter }) => name === date.era || letter === date.era?.toUpperCase());
  const base = era === undefined ? 0 : Math.floor(era.from / 10_000) - 1;
  const yearless = date.year === undefined;
  const year = date.year === undefined ? today.year : base + date.year;
  const start = instant({ year, month: date.month ?? today.month, day: date.day ?? 0 });
  if (start !== undefined) return { start, yearless };
  // 31日 on the first of a month that has none: the last one's.
  const before = !ahead && yearless && date.month === undefined && date.day !== undefined ? monthBefore(today, date.day) : undefined;
  return before === undefined ? undefined : { start: before, yearless };
};

const lastYear = (start: number): number | undefined => {
  const { year, month, day } = civil(start);
  return instant({ year: year - 1, month, day });
};

/** Reads a date with its clock time; `rest` is what follows the date. */
const dated = (date: NonNullable<ReturnType<typeof dateIn>>, now: number, ahead: boolean): TimeReading => {
  const day = dayOf(date, now, ahead);
  if (day === undefined) return { problem: 'unreadable' };
  if (date.rest === '') return { problem: 'no-clock' };
  const time = timeIn(date.rest, date.half);
  if (time === undefined) return { problem: 'unreadable' };
  // 昨夜の1時 is this morning's.
  const start = date.night && time.seconds < 6 * 3600 ? day.start + DAY : day.start;
  const at = start + time.seconds * 1000;
  if (date.weekday !== undefined && weekdayName(civil(start).weekday) !== date.weekday) return { problem: 'ambiguous', suggestion: at };
  if (at <= now || ahead) return { at };
  if (!day.yearless) return { problem: 'future' };
  const before = date.month === undefined ? monthBefore(civil(start), civil(start).day) : lastYear(start);
  if (before === undefined) return { problem: 'future' };
  const earlier = before + time.seconds * 1000;
  return daysBetween(earlier, now) <= NEAR_DAYS ? { at: earlier } : { problem: 'future', suggestion: earlier };
};

/**
 * Reads a time as people type it, in Tokyo: 「8時08分」「0808」「８：０８」「昨日 23:10」「2時間前」「11/20 20:19」「令和8年11月20日 20時19分」, ISO 8601.
 * `now` in epoch milliseconds. With `ahead` a time to come is fine (次の確認 9時00分).
 */
export const readTime = (text: string, now: number, ahead = false): TimeReading => {
  const plain = plainForm(text);
  if (isNow(plain)) return { at: now, now: true };
  if (/^(さっき|先ほど|先程|さきほど|ついさっき|今しがた)$/u.test(plain)) return { problem: 'ambiguous', suggestion: now - A_WHILE };
  const iso = /^(\d{4}-\d{2}-\d{2})t(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(z|[+-]\d{2}:?\d{2})?$/iu.exec(plain);
  if (iso !== null) {
    const at = Date.parse(`${iso[1]}T${iso[2]}${(iso[3] ?? '+09:00').toUpperCase().replace(/^([+-]\d{2})(\d{2})$/u, '$1:$2')}`);
    if (Number.isNaN(at)) return { problem: 'unreadable' };
    return at > now && !ahead ? { problem: 'future' } : { at };
  }
  const back = ago(plain, now);
  if (back !== undefined) return back;
  const date = dateIn(plain);
  if (date !== undefined) return dated(date, now, ahead);
  const time = timeIn(plain);
  if (time === undefined) return { problem: 'unreadable' };
  const at = startOfDay(now) + time.seconds * 1000;
  return at <= now || ahead ? { at } : { problem: 'future', suggestion: at - DAY };
};

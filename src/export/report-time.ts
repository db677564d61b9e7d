import { civil, hm, longDate, monthDay, startOfDay, wareki, weekdayName } from '../incident/calendar.ts';

/** A day in a table: 11月21日（土）, with the year where it is not the year of `base` (年をまたがない表では月日). */
export const dayOf = (at: number, base: number): string =>
  civil(at).year === civil(base).year ? `${monthDay(at)}（${weekdayName(civil(at).weekday)}）` : longDate(at);

/** 11月21日（土）2:31 */
export const dayAndClock = (at: number, base: number): string => `${dayOf(at, base)}${hm(at)}`;

/** A time in a row of a certain day: the clock alone on that day, the day with it on another. */
export const clockBeside = (at: number, day: number): string => (startOfDay(at) === startOfDay(day) ? hm(at) : dayAndClock(at, day));

/** The same for a narrow column: year, day and clock one below the other. */
export const clockLines = (at: number, day: number): string[] => {
  if (startOfDay(at) === startOfDay(day)) return [hm(at)];
  const { year, month, day: date, weekday } = civil(at);
  const newYear = year === civil(day).year ? [] : [wareki(year, month, date)];
  return [...newYear, `${monthDay(at)}（${weekdayName(weekday)}）`, hm(at)];
};

import { civil, hm, longDate, longDateClock, shortDay, shortDayClock, startOfDay, yearName } from '../incident/calendar.ts';

/** A day in a table: 11月21日（土）, with the year where it is not the year of `base` (年をまたがない表では月日). */
export const dayOf = (at: number, base: number): string => (civil(at).year === civil(base).year ? shortDay(at) : longDate(at));

/** 11月21日（土）2:31 */
export const dayAndClock = (at: number, base: number): string =>
  civil(at).year === civil(base).year ? shortDayClock(at) : longDateClock(at);

/** A time in a row of a certain day: the clock alone on that day, the day with it on another. */
export const clockBeside = (at: number, day: number): string => (startOfDay(at) === startOfDay(day) ? hm(at) : dayAndClock(at, day));

/** The same for a narrow column: year, day and clock one below the other. */
export const clockLines = (at: number, day: number): string[] => {
  if (startOfDay(at) === startOfDay(day)) return [hm(at)];
  const newYear = civil(at).year === civil(day).year ? [] : [yearName(at)];
  return [...newYear, shortDay(at), hm(at)];
};

import { holidays } from '../words/ja/holidays.ts';
import { civil } from './calendar.ts';

/*
 * National holidays, taken from @holiday-jp/holiday_jp 2.5.1; test/export/office.test.ts holds this table against it.
 * The package itself costs 7–10 ms when it is loaded, its table being 150 KB, on the way to every first frame; this one nothing.
 * The equinoxes of years to come are as calculated; the law may still change the rest.
 */

/** Month, day and name of each holiday of a year; `+` is its substitute (振替休日). */
const HOLIDAYS: Readonly<Record<number, string>> = {
  2019: '0101a 0114b 0211c 0321e 0429f 0430q 0501r 0502q 0503g 0504h 0505i 0506i+ 0715j 0811k 0812k+ 0916l 0923m 1014s 1022r 1103o 1104o+ 1123p',
  2020: '0101a 0113b 0211c 0223d 0224d+ 0320e 0429f 0503g 0504h 0505i 0506g+ 0723j 0724n 0810k 0921l 0922m 1103o 1123p',
  2021: '0101a 0111b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0722j 0723n 0808k 0809k+ 0920l 0923m 1103o 1123p',
  2022: '0101a 0110b 0211c 0223d 0321e 0429f 0503g 0504h 0505i 0718j 0811k 0919l 0923m 1010n 1103o 1123p',
  2023: '0101a 0102a+ 0109b 0211c 0223d 0321e 0429f 0503g 0504h 0505i 0717j 0811k 0918l 0923m 1009n 1103o 1123p',
  2024: '0101a 0108b 0211c 0212c+ 0223d 0320e 0429f 0503g 0504h 0505i 0506i+ 0715j 0811k 0812k+ 0916l 0922m 0923m+ 1014n 1103o 1104o+ 1123p',
  2025: '0101a 0113b 0211c 0223d 0224d+ 0320e 0429f 0503g 0504h 0505i 0506i+ 0721j 0811k 0915l 0923m 1013n 1103o 1123p 1124p+',
  2026: '0101a 0112b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0506i+ 0720j 0811k 0921l 0922q 0923m 1012n 1103o 1123p',
  2027: '0101a 0111b 0211c 0223d 0321e 0322e+ 0429f 0503g 0504h 0505i 0719j 0811k 0920l 0923m 1011n 1103o 1123p',
  2028: '0101a 0110b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0717j 0811k 0918l 0922m 1009n 1103o 1123p',
  2029: '0101a 0108b 0211c 0212c+ 0223d 0320e 0429f 0430f+ 0503g 0504h 0505i 0716j 0811k 0917l 0923m 0924m+ 1008n 1103o 1123p',
  2030: '0101a 0114b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0506i+ 0715j 0811k 0812k+ 0916l 0923m 1014n 1103o 1104o+ 1123p',
  2031: '0101a 0113b 0211c 0223d 0224d+ 0321e 0429f 0503g 0504h 0505i 0506i+ 0721j 0811k 0915l 0923m 1013n 1103o 1123p 1124p+',
  2032: '0101a 0112b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0719j 0811k 0920l 0921q 0922m 1011n 1103o 1123p',
  2033: '0101a 0110b 0211c 0223d 0320e 0321e+ 0429f 0503g 0504h 0505i 0718j 0811k 0919l 0923m 1010n 1103o 1123p',
  2034: '0101a 0102a+ 0109b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0717j 0811k 0918l 0923m 1009n 1103o 1123p',
  2035: '0101a 0108b 0211c 0212c+ 0223d 0321e 0429f 0430f+ 0503g 0504h 0505i 0716j 0811k 0917l 0923m 0924m+ 1008n 1103o 1123p',
  2036: '0101a 0114b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0506i+ 0721j 0811k 0915l 0922m 1013n 1103o 1123p 1124p+',
  2037: '0101a 0112b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0506i+ 0720j 0811k 0921l 0922q 0923m 1012n 1103o 1123p',
  2038: '0101a 0111b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0719j 0811k 0920l 0923m 1011n 1103o 1123p',
  2039: '0101a 0110b 0211c 0223d 0321e 0429f 0503g 0504h 0505i 0718j 0811k 0919l 0923m 1010n 1103o 1123p',
  2040: '0101a 0102a+ 0109b 0211c 0223d 0320e 0429f 0430f+ 0503g 0504h 0505i 0716j 0811k 0917l 0922m 1008n 1103o 1123p',
  2041: '0101a 0114b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0506i+ 0715j 0811k 0812k+ 0916l 0923m 1014n 1103o 1104o+ 1123p',
  2042: '0101a 0113b 0211c 0223d 0224d+ 0320e 0429f 0503g 0504h 0505i 0506i+ 0721j 0811k 0915l 0923m 1013n 1103o 1123p 1124p+',
  2043: '0101a 0112b 0211c 0223d 0321e 0429f 0503g 0504h 0505i 0506i+ 0720j 0811k 0921l 0922q 0923m 1012n 1103o 1123p',
  2044: '0101a 0111b 0211c 0223d 0320e 0321e+ 0429f 0503g 0504h 0505i 0718j 0811k 0919l 0922m 1010n 1103o 1123p',
  2045: '0101a 0102a+ 0109b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0717j 0811k 0918l 0922m 1009n 1103o 1123p',
  2046: '0101a 0108b 0211c 0212c+ 0223d 0320e 0429f 0430f+ 0503g 0504h 0505i 0716j 0811k 0917l 0923m 0924m+ 1008n 1103o 1123p',
  2047: '0101a 0114b 0211c 0223d 0321e 0429f 0503g 0504h 0505i 0506i+ 0715j 0811k 0812k+ 0916l 0923m 1014n 1103o 1104o+ 1123p',
  2048: '0101a 0113b 0211c 0223d 0224d+ 0320e 0429f 0503g 0504h 0505i 0506i+ 0720j 0811k 0921l 0922m 1012n 1103o 1123p',
  2049: '0101a 0111b 0211c 0223d 0320e 0429f 0503g 0504h 0505i 0719j 0811k 0920l 0921q 0922m 1011n 1103o 1123p',
  2050: '0101a 0110b 0211c 0223d 0320e 0321e+ 0429f 0503g 0504h 0505i 0718j 0811k 0919l 0923m 1010n 1103o 1123p',
};

/** Whether the town hall is open on a day. Hours are each body's own and not known here, so only the day is told. */
export type OfficeDay =
  | { readonly state: 'open' }
  | { readonly state: 'closed'; readonly because: 'saturday' | 'sunday' | 'year-end' }
  | { readonly state: 'closed'; readonly because: 'holiday'; readonly name: string }
  /** A weekday of a year that the table of holidays does not hold. */
  | { readonly state: 'unknown' };

/** The years that the table of holidays holds. */
export const HOLIDAY_YEARS = { from: 2019, to: 2050 } as const;

/** The holiday in Tokyo at `at` (epoch milliseconds), if it is one. */
const holidayAt = (at: number): string | undefined => {
  const { year, month, day } = civil(at);
  const date = `${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
  const found = HOLIDAYS[year]?.split(' ').find((one) => one.startsWith(date));
  if (found === undefined) return undefined;
  const name = holidays.names[found.charAt(4)] ?? '';
  return found.endsWith('+') ? holidays.substitute(name) : name;
};

/** 開庁・閉庁 of the Tokyo day at `at`: weekends, holidays, and 29 December to 3 January. */
export const officeDay = (at: number): OfficeDay => {
  const { year, month, day, weekday } = civil(at);
  if ((month === 12 && day >= 29) || (month === 1 && day <= 3)) return { state: 'closed', because: 'year-end' };
  const name = holidayAt(at);
  if (name !== undefined) return { state: 'closed', because: 'holiday', name };
  if (weekday === 0) return { state: 'closed', because: 'sunday' };
  if (weekday === 6) return { state: 'closed', because: 'saturday' };
  return year < HOLIDAY_YEARS.from || year > HOLIDAY_YEARS.to ? { state: 'unknown' } : { state: 'open' };
};

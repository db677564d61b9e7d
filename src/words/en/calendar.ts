import type { calendar as japanese } from '../ja/calendar.ts';
import type { Words } from '../shape.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

type Day = Parameters<(typeof japanese)['date']>[0];
const dayMonth = ({ day, month }: Day): string => `${day} ${MONTHS[month - 1] ?? month}`;
const short = ({ weekday }: Day): string => DAYS[weekday] ?? '';

/** How days, hours and lengths of time are written: with the Western year, for eras are a matter of Japanese documents. */
export const calendar: Words<typeof japanese> = {
  date: (day) => `${short(day)} ${dayMonth(day)} ${day.year}`,
  monthDay: dayMonth,
  shortDay: (day) => `${short(day)} ${dayMonth(day)}`,
  year: ({ year }) => `${year}`,
  time: (hour, minute) => `${hour}:${minute}`,
  second: (time, second) => `${time}:${second}`,
  at: (date, time) => `${date} ${time}`,
  // Columns are as wide as 20日23:50. Within a week the day of the week says it, after that month and day, as dates farther back do.
  recent: (day, clock, daysAgo) => (daysAgo < 7 ? `${short(day)} ${clock}` : `${day.month}/${day.day} ${clock}`),
  since: (days, hours, minutes) => {
    if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
    if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
    return `${minutes} min`;
  },
};

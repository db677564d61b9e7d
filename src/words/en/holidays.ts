import type { holidays as japanese } from '../ja/holidays.ts';
import type { Words } from '../shape.ts';

/** National holidays, by the letters of the table in `src/incident/office.ts`. */
export const holidays: Words<typeof japanese> = {
  names: {
    a: 'New Year’s Day',
    b: 'Coming of Age Day',
    c: 'National Foundation Day',
    d: 'Emperor’s Birthday',
    e: 'Vernal Equinox Day',
    f: 'Showa Day',
    g: 'Constitution Memorial Day',
    h: 'Greenery Day',
    i: 'Children’s Day',
    j: 'Marine Day',
    k: 'Mountain Day',
    l: 'Respect for the Aged Day',
    m: 'Autumnal Equinox Day',
    n: 'Sports Day',
    o: 'Culture Day',
    p: 'Labor Thanksgiving Day',
    q: 'national day off',
    r: 'day off, as a holiday',
    s: 'Health and Sports Day',
  },
  substitute: (name) => `${name}, observed`,
};

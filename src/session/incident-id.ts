import { randomBytes } from 'node:crypto';
import { TOKYO_OFFSET } from '../incident/calendar.ts';

/** Letters of an incident's id: none that are mistaken for another when read out. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

/** The id of an incident that begins now: the day in Tokyo, and six letters by chance. */
export const newIncidentId = (now: number): string => {
  const day = new Date(now + TOKYO_OFFSET).toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}-${[...randomBytes(6)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
};

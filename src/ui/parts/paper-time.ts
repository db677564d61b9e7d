import { startOfDay } from '../../incident/calendar.ts';
import { readTime, type TimeReading } from './datetime.ts';
import { dateIn, plainForm, timeIn } from './datetime-words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What was seen before anybody called it found stands on the paper too. */
const BEFORE = 6 * HOUR;

/** Where a time on paper can lie, in epoch milliseconds: since the trouble was found, not after now; `near` is the line before. */
export interface PaperSpan {
  readonly now: number;
  readonly found: number;
  readonly near: number;
}

/**
 * Reads a time as it stands on paper. A clock time alone (23:50, 2時7分) is of the day that comes nearest to the line before it, since the
 * trouble was found: nobody writes the date on every line of a night. Anything else is read as everywhere, see {@link readTime}.
 */
export const paperTime = (text: string, { now, found, near }: PaperSpan): TimeReading => {
  const plain = plainForm(text);
  const clock = dateIn(plain) === undefined ? timeIn(plain) : undefined;
  if (clock === undefined) return readTime(text, now);
  const from = found - BEFORE;
  const days = Math.max(0, Math.round((startOfDay(now) - startOfDay(from)) / DAY));
  const times = Array.from({ length: days + 1 }, (_, back) => startOfDay(now, -back) + clock.seconds * 1000);
  const best = times.filter((at) => at >= from && at <= now).sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0];
  return best === undefined ? readTime(text, now) : { at: best };
};

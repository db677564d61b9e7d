import { civil, daysBetween, hm, longDateTime, spokenTime } from '../../incident/calendar.ts';
import { inputWords } from '../../words/ja/input.ts';
import { readTime, type TimeReading } from './datetime.ts';
import { folded } from './fold.ts';
import type { Field, FormState } from './form-model.ts';

/** 8:08 today, 11/20 20:19 this year, 2025/11/20 20:19 before: a form that the time field reads again. */
export const typedTime = (at: number, now: number): string => {
  if (daysBetween(at, now) === 0) return hm(at);
  const { year, month, day } = civil(at);
  return `${year === civil(now).year ? '' : `${year}/`}${month}/${day} ${hm(at)}`;
};

/** 昨日の8時08分, or the date in full. */
const askedTime = (at: number, now: number): string => {
  const days = daysBetween(at, now);
  if (days === 0) return spokenTime(at);
  return days === 1 ? inputWords.yesterday(spokenTime(at)) : longDateTime(at);
};

/** The sentence for a time that cannot be taken as it is. */
export const timeProblem = (text: string, reading: Exclude<TimeReading, { at: number }>, now: number): string => {
  const { problem, suggestion } = reading;
  if (problem === 'unreadable') return inputWords.unreadable(text.trim());
  if (problem === 'no-clock') return inputWords.noClock;
  if (problem === 'future') return inputWords.future + (suggestion === undefined ? '' : inputWords.isIt(askedTime(suggestion, now)));
  if (suggestion === undefined) return inputWords.unreadable(text.trim());
  return /^[^\d]*$/u.test(text.normalize('NFKC'))
    ? inputWords.isItAbout(spokenTime(suggestion))
    : inputWords.notThatWeekday + inputWords.isIt(askedTime(suggestion, now));
};

/** The epoch milliseconds that a `time` field says; undefined when it is empty, unreadable, or いま (the entry states no time). */
export const formTime = (state: FormState, id: string, now: number): number | undefined => {
  const field = state.spec.fields.find((each) => each.id === id);
  const text = state.editors[id]?.text ?? '';
  if (text.trim() === '') return undefined;
  const reading = readTime(text, now, field?.ahead);
  return 'at' in reading && !reading.now ? reading.at : undefined;
};

/** What ↓ brings into a field: the time that was meant, then words used before, those first that hold what was typed. */
export const candidates = (field: Field, text: string, now: number): readonly string[] => {
  const reading = field.kind === 'time' && text.trim() !== '' ? readTime(text, now, field.ahead) : undefined;
  const meant =
    reading !== undefined && 'problem' in reading && reading.suggestion !== undefined ? [typedTime(reading.suggestion, now)] : [];
  const typed = folded(text);
  const holds = (word: string) => typed !== '' && folded(word).includes(typed);
  const used = field.history ?? [];
  return [...meant, ...used.filter(holds), ...used.filter((word) => !holds(word))].filter((word) => word !== text);
};

import type { Share } from '../drill/metrics.ts';
import type { DrillReport } from '../drill/report.ts';
import { hm, since } from '../incident/calendar.ts';
import { aar as words } from '../words/ja/aar.ts';
import { clockBeside } from './report-time.ts';

const MINUTE = 60_000;

/** 想定時刻 of a moment of the exercise: the clock alone on the day it began, the day with it on another. `at` in milliseconds from STARTEX. */
export const simClock = ({ cover: { started } }: Pick<DrillReport, 'cover'>, at: number): string =>
  clockBeside(started.sim + at, started.sim);

/** 実時刻, UTC milliseconds, beside the day on which the exercise was held. */
export const realClock = ({ cover: { started } }: Pick<DrillReport, 'cover'>, real: number): string => clockBeside(real, started.real);

/** 想定時刻 for an axis: never a day. */
export const simHour = ({ cover: { started } }: Pick<DrillReport, 'cover'>, at: number): string => hm(started.sim + at);

/** How long, to the minute that has begun: a target that was missed by seconds was missed. */
export function lengthText(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < MINUTE) return words.underMinute;
  return since(milliseconds);
}

/** 83%, whole numbers cut down: nothing is ever more than it is. Undefined of nothing. */
export const percentOf = ({ of, count }: Share): string | undefined => (of === 0 ? undefined : `${Math.floor((count / of) * 100)}%`);

/** 83%（10／12） */
export function shareText(share: Share): string {
  const percent = percentOf(share);
  return percent === undefined ? words.noShare : words.share(share.count, share.of, percent);
}

import type { Scenario } from './scenario.ts';

/** The minute at which an exercise is over at the latest. */
export const endMinute = ({ duration, end }: Pick<Scenario, 'duration' | 'end'>): number =>
  Math.min(duration, ...end.any.flatMap(({ at }) => (at === undefined ? [] : [at])));

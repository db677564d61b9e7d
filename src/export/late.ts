import type { Entry } from '../incident/entry.ts';

const MINUTE = 60_000;

/** When it happened, as stated; without a statement, when it was written. */
export const occurredAt = (entry: Pick<Entry, 'at' | 'occurred'>): number => entry.occurred ?? entry.at;

/** 後刻記入: it was stated to have happened in another minute than the one it was written in. */
export const isLate = ({ at, occurred }: Pick<Entry, 'at' | 'occurred'>): boolean =>
  occurred !== undefined && Math.floor(occurred / MINUTE) !== Math.floor(at / MINUTE);

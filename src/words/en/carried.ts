import type { carriedWords as japanese } from '../ja/carried.ts';
import type { Words } from '../shape.ts';

/** What is said of steps that were taken over from one trouble to another. */
export const carriedWords: Words<typeof japanese> = {
  added: (trouble) => `The runbook for “${trouble}” was added`,
  title: (trouble) => `Steps carried over to “${trouble}”`,
  count: (count) => `Carried over: ${count}`,
  will: (count) => `To be carried over: ${count}`,
  none: 'No step was carried over.',
  willNone: 'No step will be carried over.',
  seq: (seq) => `entry ${seq}`,
  row: (number, title) => (number === null ? title : `${number} ${title}`),
  anew: 'Publication is not carried over: it is done anew for the new trouble.',
  undo: 'Steps carried over can be reopened too, with a reason.',
  go: 'Go on with the response',
  look: 'Look at the steps carried over',
};

import { alone, type Test, type When } from './scenario.ts';
import type { Values } from './variants.ts';

/** What a condition may ask about. */
export interface Known {
  done(deed: string): boolean;
  released(inject: string): boolean;
  readonly values: Values;
}

/** Whether a condition holds now. */
export const holds = (when: When, known: Known): boolean => look(when, (test) => holdsNow(test, known));

/**
 * Whether it could still come to hold. What was done stays done and what was released stays released, so a thing that must
 * not have been done, once done, is lost; and a variant never changes.
 */
export const mayHold = (when: When, known: Known): boolean =>
  look(when, (test) => test.done !== undefined || test.released !== undefined || holdsNow(test, known));

const look = (when: When, test: (one: Test) => boolean): boolean =>
  (when.all?.every(test) ?? true) && (when.any?.some(test) ?? true) && alone(when).every(test);

function holdsNow({ done, notDone, released, variant, is }: Test, known: Known): boolean {
  if (done !== undefined) return known.done(done);
  if (notDone !== undefined) return !known.done(notDone);
  if (released !== undefined) return known.released(released);
  return variant !== undefined && known.values[variant] === is;
}

import type { drillRefusals as japanese } from '../ja/drill-refusals.ts';
import type { Words } from '../shape.ts';

/** The wall clock in Tokyo, from epoch milliseconds. */
const hm = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(11, 16).replace(/^0/u, '');
const minutes = (ms: number): string => `minute ${Math.floor(ms / 60_000)}`;
const among = (known: readonly string[]): string => `There are: ${known.join(', ')}`;

/** Sentences of every refusal that an exercise alone can give, by code. */
export const drillRefusals: Words<typeof japanese> = {
  'exercise.ended': () => ['The drill has ended. No more actions are recorded.'],
  'exercise.suspended': () => ['The drill is suspended because of a real incident.', 'Starting the clock goes on with it.'],
  'exercise.text': ({ problem }) => [
    problem === 'missing'
      ? 'There are no words. Please write one line.'
      : problem === 'secret'
        ? 'Some of it looks like a password or a recovery code. Please do not write it.'
        : 'It is too long. Please write one line.',
  ],
  'inject.unknown': ({ inject, known }) => [`This scenario has no inject “${inject}”.`, among(known)],
  'inject.settled': ({ inject, state, at }) => [`${inject} was ${state === 'released' ? 'given' : 'put off'} in ${minutes(at)}.`],
  'inject.none': () => ['No inject with a time is left.'],
  'expected.unknown': ({ expected, known }) => [`This scenario expects no action “${expected}”.`, among(known)],
  'hint.none': ({ expected }) => [`“${expected}” has no hint.`],
  'hint.given': ({ expected, at }) => [`The hint for “${expected}” was given in ${minutes(at)}.`],
  'seat.unknown': ({ seat, known }) => [`This scenario has no seat “${seat}”.`, among(known)],
  'act.unknown': ({ act, known }) => [
    `The action “${act}” is not in the list of this scenario.`,
    known.length === 0 ? 'This scenario has no list of actions.' : among(known),
  ],
  'rating.unknown': ({ of, known }) => [`There is no rating of “${of}”.`, among(known)],
  'rate.most': ({ rate, most }) => [`The speed of this scenario is ${most}× at most (${rate}× was asked for).`],
  'clock.paused': () => ['The clock is stopped already.'],
  'clock.running': () => ['The clock runs already.'],
  'clock.rate': () => ['The speed is a whole number from 1 to 9.'],
  'clock.backwards': () => ['The clock cannot go back.'],
  'controller.held': ({ role, name, since }) => [
    `${role} ${name} has control of this drill (since real time ${hm(since)}).`,
    'Closing their terminal, or --take, takes over control.',
  ],
};

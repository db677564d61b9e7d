import { describe, expect, it } from 'vitest';
import { charts } from '../../machines/charts.ts';
import { can, send, view } from '../../machines/response.ts';
import { TROUBLES } from '../../machines/words.ts';
import { live, plan, step } from './plans.ts';

const steps = plan(step('verify', 'triage'), step('stop', 'contain', { perRound: true }), step('watch', 'monitor'));

describe('a response that was handed over to another trouble', () => {
  it.each(TROUBLES.flatMap((trouble) => Object.keys(charts[trouble].handsOver).map((answer) => [trouble, answer] as const)))(
    '%s, by the answer %s: may still be told that it came back, and stays where it is',
    (trouble, answer) => {
      const response = live(trouble, steps, 'do.stop', `ask.triage.${answer}`);
      expect(view(response).course).toBe('handed-over');
      expect(view(response).steps.stop).toMatchObject({ state: 'settled' });
      expect(can(response, 'recur')).toBe(true);
      expect(send(response, 'recur')).toBe(true);
      expect(view(response).course).toBe('handed-over');
      // The round is a new one all the same: what belongs to each round is open again.
      expect(view(response).steps.stop).toMatchObject({ state: 'open' });
      expect(can(response, 'close')).toBe(false);
    },
  );
});

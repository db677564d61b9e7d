import { describe, expect, it } from 'vitest';
import { begin, can, chartOf, send, view } from '../../machines/response.ts';
import { TROUBLES } from '../../machines/words.ts';
import { komaeTakeover } from './plans.ts';

/** A long and senseless life of a response: every event tried, over and over, in an order that never repeats itself. */
function life(trouble: (typeof TROUBLES)[number], length: number): { taken: string[]; end: unknown } {
  const chart = chartOf(trouble, komaeTakeover);
  const live = begin(chart);
  const taken: string[] = [];
  for (let n = 1; taken.length < length; n += 1) {
    const event = chart.alphabet[(n * n + n * 7919) % chart.alphabet.length] ?? '';
    const free = can(live, event);
    const before = view(live);
    expect([event, send(live, event)]).toEqual([event, free]);
    if (free) taken.push(event);
    else expect(view(live)).toEqual(before);
  }
  return { taken, end: view(live) };
}

describe('folding a log', () => {
  it.each(TROUBLES)('of a %s: what can be taken is taken, what cannot changes nothing, and replay comes to the same end', (trouble) => {
    const { taken, end } = life(trouble, 300);
    const again = begin(chartOf(trouble, komaeTakeover));
    for (const event of taken) expect(send(again, event)).toBe(true);
    expect(view(again)).toEqual(end);
  });

  it('refuses what no machine knows, also what XState itself would take', () => {
    const live = begin(chartOf('takeover', komaeTakeover));
    for (const event of ['', '*', 'do.*', 'do.nothing', 'do', 'xstate.stop', 'xstate.init', 'decide.assess-notice-need', 'toString']) {
      expect(can(live, event)).toBe(false);
      expect(send(live, event)).toBe(false);
    }
  });

  it('keeps responses of one chart apart', () => {
    const chart = chartOf('takeover', komaeTakeover);
    const [one, other] = [begin(chart), begin(chart)];
    send(one, 'do.verify-content');
    expect(view(other).steps['verify-content']?.state).toBe('open');
  });
});

import { describe, expect, it } from 'vitest';
import { can, send, view } from '../../machines/response.ts';
import { PHASES, TROUBLES } from '../../machines/words.ts';
import { doAll, komaeTakeover, live, oneIn, plan, step } from './plans.ts';

describe('closing', () => {
  it.each(TROUBLES)('of a %s is refused while a counting step of any phase is open', (trouble) => {
    for (const phase of PHASES) {
      const response = doAll(live(trouble, oneIn(...PHASES)));
      expect(can(response, 'close')).toBe(true);
      expect(send(response, `reopen.in-${phase}`)).toBe(true);
      expect(can(response, 'close')).toBe(false);
      expect(view(response).open).toEqual([`in-${phase}`]);
    }
  });

  it('does not wait for advice', () => {
    expect(can(live('rumor', plan(step('record-lessons', 'close', { counts: false }))), 'close')).toBe(true);
  });

  it('is not refused because something could not be done', () => {
    expect(can(live('rumor', oneIn('contain'), 'could-not.in-contain'), 'close')).toBe(true);
  });

  it('does not wait for a step whose condition does not hold, and waits when it does', () => {
    const steps = plan(
      step('assess', 'notify', { answers: ['yes', 'no'] }),
      step('act', 'notify', { only: [{ step: 'assess', answer: 'yes' }] }),
    );
    expect(can(live('rumor', steps, 'decide.assess.no'), 'close')).toBe(true);
    expect(can(live('rumor', steps, 'decide.assess.yes'), 'close')).toBe(false);
  });

  it('leaves nothing that can be done but to resume', () => {
    const response = doAll(live('takeover', komaeTakeover));
    expect(send(response, 'close')).toBe(true);
    expect(view(response).course).toBe('closed');
    expect(response.chart.alphabet.filter((event) => can(response, event))).toEqual(['resume']);
  });

  it('is left by resuming, with everything as it was', () => {
    const response = doAll(live('takeover', komaeTakeover));
    const before = view(response);
    send(response, 'close');
    expect(send(response, 'resume')).toBe(true);
    expect(view(response)).toEqual(before);
    expect(can(response, 'reopen.change-password')).toBe(true);
  });
});

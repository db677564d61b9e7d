import { describe, expect, it } from 'vitest';
import { can, send, view } from '../../machines/response.ts';
import type { ChosenOutcome } from '../../machines/words.ts';
import { live, plan, step } from './plans.ts';

const every: ChosenOutcome[] = ['done', 'could-not', 'not-needed', 'not-applicable'];
const pair = (release: 'settled' | 'done') =>
  plan(step('first', 'preserve', { outcomes: every }), step('then', 'eradicate', { outcomes: every, after: [{ step: 'first', release }] }));

describe('a strict order', () => {
  it('holds its step back, says which step it waits for, and lets it go', () => {
    const response = live('takeover', pair('settled'));
    expect(can(response, 'do.then')).toBe(false);
    expect(view(response).steps.then?.blockedBy).toEqual([{ step: 'first', release: 'settled' }]);
    send(response, 'do.first');
    expect(can(response, 'do.then')).toBe(true);
    expect(view(response).steps.then?.blockedBy).toEqual([]);
  });

  it.each(['could-not', 'not-needed', 'not-applicable'])('never holds back that its step is %s', (outcome) => {
    expect(can(live('takeover', pair('settled')), `${outcome}.then`)).toBe(true);
  });

  it.each(every)('released by any outcome is released by %s', (outcome) => {
    const event = outcome === 'done' ? 'do.first' : `${outcome}.first`;
    expect(can(live('takeover', pair('settled'), event), 'do.then')).toBe(true);
  });

  it.each([
    ['do.first', true],
    ['could-not.first', false],
    ['not-needed.first', true],
    ['not-applicable.first', true],
    ['carry.first', true],
  ])('released by the deed: after %s, free is %s', (event, free) => {
    expect(can(live('takeover', pair('done'), event), 'do.then')).toBe(free);
  });

  it('holds again when what came first is reopened', () => {
    expect(can(live('takeover', pair('settled'), 'do.first', 'reopen.first'), 'do.then')).toBe(false);
  });

  it('does not wait for a step that is not in play', () => {
    const steps = plan(
      step('assess', 'triage', { answers: ['yes', 'no'] }),
      step('first', 'preserve', { only: [{ step: 'assess', answer: 'yes' }] }),
      step('then', 'eradicate', { after: [{ step: 'first', release: 'done' }] }),
    );
    expect(can(live('takeover', steps, 'decide.assess.no'), 'do.then')).toBe(true);
    expect(can(live('takeover', steps, 'decide.assess.yes'), 'do.then')).toBe(false);
  });
});

describe('an override', () => {
  it('settles a step that an order blocks, and only such a step', () => {
    const response = live('takeover', pair('settled'));
    expect(can(response, 'override.first')).toBe(false);
    expect(send(response, 'override.then')).toBe(true);
    expect(view(response).steps.then).toMatchObject({ state: 'settled', outcome: 'done', blockedBy: [] });
    expect(can(live('takeover', pair('settled'), 'do.first'), 'override.then')).toBe(false);
  });

  it('of a decision carries the answer', () => {
    const steps = plan(
      step('consult', 'notify'),
      step('decide-it', 'communicate', { answers: ['explain', 'none'], after: [{ step: 'consult', release: 'settled' }] }),
    );
    const response = live('takeover', steps);
    expect(can(response, 'decide.decide-it.none')).toBe(false);
    expect(can(response, 'override.decide-it')).toBe(false);
    expect(send(response, 'override.decide-it.none')).toBe(true);
    expect(view(response).steps['decide-it']).toMatchObject({ outcome: 'done', answer: 'none' });
  });
});

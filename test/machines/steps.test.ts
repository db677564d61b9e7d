import { describe, expect, it } from 'vitest';
import { can, chartOf, send, view } from '../../machines/response.ts';
import { live, plan, step } from './plans.ts';

const decided = plan(
  step('assess', 'communicate', { answers: ['yes', 'no'] }),
  step('act', 'communicate', { only: [{ step: 'assess', answer: 'yes' }] }),
);

describe('a step', () => {
  it('settles once, with an outcome its plan allows, and can be reopened', () => {
    const response = live('rumor', plan(step('tell', 'notify')));
    expect(can(response, 'not-needed.tell')).toBe(false);
    expect(can(response, 'reopen.tell')).toBe(false);
    expect(send(response, 'could-not.tell')).toBe(true);
    expect(view(response).steps.tell).toEqual({ state: 'settled', outcome: 'could-not', blockedBy: [], lockedOut: false });
    expect(can(response, 'do.tell')).toBe(false);
    expect(send(response, 'reopen.tell')).toBe(true);
    expect(send(response, 'do.tell')).toBe(true);
  });

  it('that decides settles with its answer only', () => {
    const response = live('rumor', decided);
    expect(can(response, 'do.assess')).toBe(false);
    expect(can(response, 'decide.assess.maybe')).toBe(false);
    send(response, 'decide.assess.no');
    expect(view(response).steps.assess).toMatchObject({ outcome: 'done', answer: 'no' });
  });

  it('with a condition is dormant until the decision falls its way', () => {
    const response = live('rumor', decided);
    expect(view(response).steps.act?.state).toBe('dormant');
    expect(can(response, 'do.act')).toBe(false);
    send(response, 'decide.assess.yes');
    expect(view(response).steps.act?.state).toBe('open');
    send(response, 'reopen.assess');
    expect(view(response).steps.act?.state).toBe('dormant');
  });

  it('with several conditions needs all of them', () => {
    const steps = plan(
      step('a', 'triage', { answers: ['yes', 'no'] }),
      step('b', 'triage', { answers: ['yes', 'no'] }),
      step('both', 'eradicate', { only: ['a', 'b'].map((id) => ({ step: id, answer: 'yes' })) }),
    );
    expect(view(live('rumor', steps, 'decide.a.yes')).steps.both?.state).toBe('dormant');
    expect(view(live('rumor', steps, 'decide.a.yes', 'decide.b.no')).steps.both?.state).toBe('dormant');
    expect(view(live('rumor', steps, 'decide.a.yes', 'decide.b.yes')).steps.both?.state).toBe('open');
  });

  it('that was done stays done when its condition falls away', () => {
    const response = live('rumor', decided, 'decide.assess.yes', 'do.act', 'reopen.assess', 'decide.assess.no');
    expect(view(response).steps.act).toMatchObject({ state: 'settled', outcome: 'done' });
  });

  it('that names a step the plan has not, or that is there twice, makes no machine', () => {
    expect(() => chartOf('rumor', plan(step('a', 'notify', { after: [{ step: 'b', release: 'done' }] })))).toThrow('no step b');
    expect(() => chartOf('rumor', plan(step('a', 'notify', { only: [{ step: 'b', answer: 'x' }] })))).toThrow('no step b');
    expect(() => chartOf('rumor', plan(step('a', 'notify', { reopensWith: ['b'] })))).toThrow('no step b');
    expect(() => chartOf('rumor', plan(step('a', 'notify'), step('a', 'contain')))).toThrow('share an id');
  });
});

import { describe, expect, it } from 'vitest';
import { can, send, view } from '../../machines/response.ts';
import { TROUBLES } from '../../machines/words.ts';
import { doAll, komaeTakeover, live, plan, step } from './plans.ts';

describe('when it comes back', () => {
  it('the steps of each round are open again, and the others stand', () => {
    const response = doAll(live('takeover', komaeTakeover));
    expect(send(response, 'recur')).toBe(true);
    expect(view(response)).toMatchObject({
      course: 'responding',
      open: ['capture-evidence', 'change-password', 'delete-unauthorized-posts'],
    });
    expect(can(response, 'do.delete-unauthorized-posts')).toBe(false);
  });

  it.each(TROUBLES)('in a %s it can be recorded in every course but closed', (trouble) => {
    const steps = plan(step('stop', 'contain', { perRound: true }), step('watch', 'monitor'), step('restore', 'recover'));
    for (const events of [[], ['do.stop'], ['do.stop', 'do.watch'], ['do.stop', 'do.watch', 'do.restore']]) {
      const response = live(trouble, steps, ...events);
      expect(send(response, 'recur')).toBe(true);
      expect(view(response).course).toBe('responding');
    }
    expect(can(live(trouble, steps, 'do.stop', 'do.watch', 'do.restore', 'close'), 'recur')).toBe(false);
  });

  it('an old approval does not release the new statement', () => {
    const steps = plan(
      step('decide-response', 'communicate', { answers: ['explain', 'apologise'], perRound: true }),
      step('obtain-approval', 'communicate', { reopensWith: ['decide-response'] }),
      step('publish-statement', 'communicate', { after: [{ step: 'obtain-approval', release: 'done' }], reopensWith: ['obtain-approval'] }),
    );
    const done = ['decide.decide-response.explain', 'do.obtain-approval', 'do.publish-statement'];
    for (const event of ['recur', 'reopen.decide-response']) {
      const response = live('firestorm', steps, ...done, event);
      expect(view(response).open).toEqual(['decide-response', 'obtain-approval', 'publish-statement']);
      expect(can(response, 'do.publish-statement')).toBe(false);
    }
    expect(view(live('firestorm', steps, ...done, 'reopen.obtain-approval')).open).toEqual(['obtain-approval', 'publish-statement']);
  });

  it('a step that is open cannot be reopened, though what follows it could be', () => {
    const steps = plan(
      step('decide-it', 'communicate', { answers: ['yes'] }),
      step('approve', 'communicate', { reopensWith: ['decide-it'] }),
    );
    expect(can(live('firestorm', steps, 'do.approve'), 'reopen.decide-it')).toBe(false);
  });

  it('reopening one step does not reopen what merely waits for it', () => {
    const response = live('takeover', komaeTakeover, 'do.capture-evidence', 'do.delete-unauthorized-posts', 'reopen.capture-evidence');
    expect(view(response).steps['delete-unauthorized-posts']).toMatchObject({ state: 'settled', outcome: 'done' });
  });
});

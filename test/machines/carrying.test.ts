import { describe, expect, it } from 'vitest';
import { can, send, view } from '../../machines/response.ts';
import { komaeTakeover, live } from './plans.ts';

const start = (...events: string[]) => live('takeover', komaeTakeover, ...events);

describe('carrying over what another response did', () => {
  it('settles a step that an order blocks, that needs a lost account, or that is dormant', () => {
    const response = start('ask.access.locked-out');
    for (const id of ['delete-unauthorized-posts', 'change-password', 'publish-website-notice']) {
      expect(send(response, `carry.${id}`)).toBe(true);
      expect(view(response).steps[id]).toMatchObject({ state: 'settled', outcome: 'carried' });
    }
  });

  it('brings a decision with its answer, and what hangs on it comes into play', () => {
    const response = start('carry.assess-notice-need.needed');
    expect(view(response).steps['assess-notice-need']).toMatchObject({ outcome: 'carried', answer: 'needed' });
    expect(view(response).steps['publish-website-notice']?.state).toBe('open');
  });

  it('brings a decision that was never made without an answer', () => {
    const response = start('carry.assess-notice-need');
    expect(view(response).steps['assess-notice-need']).toEqual({ state: 'settled', outcome: 'carried', blockedBy: [], lockedOut: false });
    expect(view(response).steps['publish-website-notice']?.state).toBe('dormant');
  });

  it('does nothing twice', () => {
    expect(can(start('do.verify-content'), 'carry.verify-content')).toBe(false);
  });

  it('can be taken back like anything else', () => {
    expect(view(start('carry.verify-content', 'reopen.verify-content')).steps['verify-content']?.state).toBe('open');
  });
});

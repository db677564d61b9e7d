import { describe, expect, it } from 'vitest';
import { can, send, view } from '../../machines/response.ts';
import { komaeTakeover, live } from './plans.ts';

const start = (...events: string[]) => live('takeover', komaeTakeover, ...events);

describe('access to the account', () => {
  it.each([[], ['ask.access.in-control']])('holds nothing back while it is unknown or there (%s)', (...events: string[]) => {
    expect(can(start(...events), 'do.change-password')).toBe(true);
  });

  it.each([[['ask.access.locked-out']], [['ask.access.locked-out', 'ask.access.recovery-asked']]])(
    'lost, makes what needs it impossible, override included (%s)',
    (events) => {
      const response = start(...events);
      expect(can(response, 'do.change-password')).toBe(false);
      expect(can(response, 'override.delete-unauthorized-posts')).toBe(false);
      expect(view(response).steps['change-password']).toMatchObject({ lockedOut: true, blockedBy: [] });
      expect(can(response, 'could-not.change-password')).toBe(true);
      expect(can(response, 'do.capture-evidence')).toBe(true);
      expect(view(response).steps['capture-evidence']?.lockedOut).toBe(false);
    },
  );

  it('comes back by recovery', () => {
    const response = start('ask.access.locked-out', 'ask.access.recovery-asked', 'ask.access.in-control');
    expect(can(response, 'do.change-password')).toBe(true);
  });

  it('is asked back only by whoever is locked out', () => {
    expect(can(start(), 'ask.access.recovery-asked')).toBe(false);
    expect(can(start('ask.access.in-control'), 'ask.access.recovery-asked')).toBe(false);
  });

  it('does not undo what was done before it was lost', () => {
    const response = start('do.change-password', 'ask.access.locked-out');
    expect(view(response).steps['change-password']).toMatchObject({ state: 'settled', outcome: 'done', lockedOut: false });
  });

  it('is no question of the other troubles, where the account is ours', () => {
    const response = live('firestorm', komaeTakeover);
    expect(send(response, 'ask.access.locked-out')).toBe(false);
    expect(view(response).questions).not.toHaveProperty('access');
  });
});

import { describe, expect, it } from 'vitest';
import { killCampaign } from './killing.ts';

describe('kill -9 at random moments of a walk', () => {
  it('loses no entry that was acknowledged, and leaves every log readable (8 of the 1,000 of campaign:kill)', async () => {
    const { kills, acknowledged, lost, unreadable } = await killCampaign(8, 20_261_121);
    expect({ kills, lost, unreadable }).toEqual({ kills: 8, lost: [], unreadable: [] });
    // Otherwise it was killed before it did anything, and this has shown nothing.
    expect(acknowledged).toBeGreaterThan(25);
  }, 60_000);
});

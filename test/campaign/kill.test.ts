import { describe, expect, it } from 'vitest';
import { killCampaign } from './killing.ts';

describe('kill -9 at random moments of a walk', () => {
  it('loses no entry that was acknowledged, and leaves every log readable (15 of the 1,000 of campaign:kill)', async () => {
    const { kills, acknowledged, lost, unreadable } = await killCampaign(15, 20_261_121);
    expect({ kills, lost, unreadable }).toEqual({ kills: 15, lost: [], unreadable: [] });
    // Otherwise it was killed before it did anything, and this has shown nothing.
    expect(acknowledged).toBeGreaterThan(50);
  }, 60_000);
});

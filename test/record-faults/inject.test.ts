import { describe, expect, it } from 'vitest';
import { canInject } from '../store/children.ts';
import { faultCampaign } from './injecting.ts';

describe.runIf(canInject())('KILL, EIO and ENOSPC at a call that puts something on the disk', () => {
  it('lose nothing that was acknowledged, and nothing is told as recorded that is not (6 of the 600 of test:faults)', async () => {
    const found = await faultCampaign(100);
    expect(found.wrong).toEqual([]);
    expect(found.runs).toBeGreaterThanOrEqual(5);
    expect(found.struck).toBeGreaterThanOrEqual(3);
    expect(found.acknowledged).toBeGreaterThan(5);
  }, 90_000);
});

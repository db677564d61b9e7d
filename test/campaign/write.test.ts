import { describe, expect, it } from 'vitest';
import { writeCampaign } from './writing.ts';

describe('several programs on one incident', () => {
  it('store every note once, in order, settle no step twice, and are told who settled it (4 writers of the 16 of campaign:kill)', async () => {
    const written = await writeCampaign(4, 25);
    expect(written).toMatchObject({ acknowledged: 100, notes: 100, troubles: [], gaps: 0, duplicates: 0, settledTwice: [] });
    expect(written.settled).toBeGreaterThan(3);
    expect(written.toldWho).toBeGreaterThan(10);
  }, 60_000);
});

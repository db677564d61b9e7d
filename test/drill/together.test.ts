import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestFirst, type Job } from '../../src/drill/together.ts';

/** Whether some order of whole jobs meets every deadline, found by trying each. */
const someOrder = (jobs: readonly Job[], now: number): boolean =>
  jobs.length === 0 ||
  jobs.some((job) => {
    const until = Math.max(now, job.from) + job.takes;
    return (
      until <= job.due &&
      someOrder(
        jobs.filter((other) => other !== job),
        until,
      )
    );
  });

describe('what is left out of the search', () => {
  it('is never a way that there is', () => {
    const job = record({ from: integer({ min: 0, max: 12 }), room: integer({ min: 1, max: 14 }), takes: integer({ min: 1, max: 5 }) });
    let possible = 0;
    let refused = 0;
    assert(
      property(array(job, { minLength: 1, maxLength: 5 }), (drawn) => {
        const jobs = drawn.map(({ from, room, takes }) => ({ from, due: from + room, takes }));
        const fits = earliestFirst(jobs, 0);
        if (someOrder(jobs, 0)) {
          possible += 1;
          expect(fits).toBe(true);
        } else if (!fits) refused += 1;
      }),
      { numRuns: 2000 },
    );
    // Both kinds were met, or nothing would have been shown.
    expect(Math.min(possible, refused)).toBeGreaterThan(100);
  });

  it('is what cannot be met together, though each could be alone', () => {
    expect(
      earliestFirst(
        [
          { from: 0, due: 5, takes: 3 },
          { from: 0, due: 5, takes: 2 },
        ],
        0,
      ),
    ).toBe(true);
    expect(
      earliestFirst(
        [
          { from: 0, due: 5, takes: 3 },
          { from: 0, due: 5, takes: 3 },
        ],
        0,
      ),
    ).toBe(false);
    // 6 minutes' work, and in the midst of it something that leaves no room.
    expect(
      earliestFirst(
        [
          { from: 0, due: 8, takes: 6 },
          { from: 2, due: 5, takes: 3 },
        ],
        0,
      ),
    ).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { paperTime } from '../../../src/ui/parts/paper-time.ts';
import { tokyo } from '../../fixtures/walk.ts';

const found = tokyo('2026-11-20 22:04');
const now = tokyo('2026-11-22 9:00');
const read = (text: string, near = found) => paperTime(text, { now, found, near });

describe('a time on paper', () => {
  it.each([
    ['22:10', '2026-11-20 22:10', found],
    ['２時７分', '2026-11-21 2:07', tokyo('2026-11-20 23:50')],
    ['23:50', '2026-11-20 23:50', tokyo('2026-11-21 2:07')],
    ['8:30', '2026-11-22 8:30', tokyo('2026-11-22 8:00')],
    ['21:00', '2026-11-20 21:00', found],
  ])('%s is of the day that comes nearest to the line before', (text, meant, near) => {
    expect(read(text, near)).toEqual({ at: tokyo(meant) });
  });

  it('is never before the trouble was found by far, nor after now', () => {
    expect(read('9:30', tokyo('2026-11-22 8:59'))).toEqual({ at: tokyo('2026-11-21 9:30') });
    expect(paperTime('15:00', { now: tokyo('2026-11-20 23:00'), found, near: found })).toMatchObject({ at: tokyo('2026-11-20 15:00') });
  });

  it('with a date is read as everywhere, and so is what cannot be read', () => {
    expect(read('20日 23:50')).toEqual({ at: tokyo('2026-11-20 23:50') });
    expect(read('昨日 23:10')).toEqual({ at: tokyo('2026-11-21 23:10') });
    expect(read('2時間前')).toEqual({ at: tokyo('2026-11-22 7:00') });
    expect(read('さっぱり')).toEqual({ problem: 'unreadable' });
    expect(read('')).toEqual({ problem: 'unreadable' });
  });
});

import holidays from '@holiday-jp/holiday_jp/lib/holidays.js';
import { describe, expect, it } from 'vitest';
import { HOLIDAY_YEARS, officeDay } from '../../src/incident/office.ts';
import { tokyo } from '../fixtures/walk.ts';

const on = (day: string) => officeDay(tokyo(`${day} 9:00`));
const DAY = 86_400_000;

describe('the days of the town hall', () => {
  it('are open on a plain weekday', () => {
    expect(on('2026-11-20')).toEqual({ state: 'open' });
  });

  it('are closed at the weekend, on holidays with their name, and at the turn of the year', () => {
    expect(on('2026-11-21')).toEqual({ state: 'closed', because: 'saturday' });
    expect(on('2026-11-22')).toEqual({ state: 'closed', because: 'sunday' });
    expect(on('2026-11-23')).toEqual({ state: 'closed', because: 'holiday', name: '勤労感謝の日' });
    expect(on('2026-12-28')).toEqual({ state: 'open' });
    for (const day of ['2026-12-29', '2026-12-31', '2027-01-01', '2027-01-03'])
      expect(on(day)).toEqual({ state: 'closed', because: 'year-end' });
    expect(on('2027-01-04')).toEqual({ state: 'open' });
  });

  it('turn at midnight in Tokyo', () => {
    expect(officeDay(tokyo('2026-11-20 23:59'))).toEqual({ state: 'open' });
    expect(officeDay(tokyo('2026-11-21 0:00'))).toEqual({ state: 'closed', because: 'saturday' });
  });

  it('are not known on weekdays outside the table of holidays, and closed there at weekends', () => {
    expect(on('2051-03-01')).toEqual({ state: 'unknown' });
    expect(on('2051-03-04')).toEqual({ state: 'closed', because: 'saturday' });
    expect(on('2018-06-01')).toEqual({ state: 'unknown' });
  });

  it('agree with the table of @holiday-jp on every day that it holds', () => {
    const table = holidays as unknown as Record<string, { name: string } | undefined>;
    const wrong: string[] = [];
    for (let at = tokyo(`${HOLIDAY_YEARS.from}-01-01 9:00`); at < tokyo(`${HOLIDAY_YEARS.to + 1}-01-01 0:00`); at += DAY) {
      const date = new Date(at).toISOString().slice(0, 10);
      const office = officeDay(at);
      if (office.state === 'closed' && office.because === 'year-end') continue;
      const name = office.state === 'closed' && office.because === 'holiday' ? office.name : undefined;
      if (name !== table[date]?.name) wrong.push(`${date} ${name ?? '—'} ${table[date]?.name ?? '—'}`);
    }
    expect(wrong).toEqual([]);
  });
});

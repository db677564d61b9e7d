import { describe, expect, it } from 'vitest';
import { send, view } from '../../machines/response.ts';
import { PHASES, TROUBLES } from '../../machines/words.ts';
import { doAll, live, oneIn, plan, step } from './plans.ts';

const courseAfter = (response: ReturnType<typeof live>, event: string) => {
  expect(send(response, event)).toBe(true);
  return view(response).course;
};

describe('the course of a response', () => {
  it('of a takeover goes from containing over watching and restoring to review', () => {
    const response = live('takeover', oneIn('triage', 'preserve', 'contain', 'eradicate', 'monitor', 'notify', 'communicate', 'recover'));
    expect(view(response)).toMatchObject({ course: 'responding', contained: false });
    for (const phase of ['triage', 'preserve', 'contain']) expect(courseAfter(response, `do.in-${phase}`)).toBe('responding');
    expect(courseAfter(response, 'do.in-eradicate')).toBe('watching');
    expect(view(response).contained).toBe(true);
    expect(courseAfter(response, 'do.in-monitor')).toBe('restoring');
    for (const phase of ['notify', 'communicate']) expect(courseAfter(response, `do.in-${phase}`)).toBe('restoring');
    expect(courseAfter(response, 'do.in-recover')).toBe('review');
  });

  it.each(['firestorm', 'rumor'] as const)('of a %s is contained by the answer, and never restores', (trouble) => {
    const response = live(trouble, oneIn('triage', 'communicate', 'monitor', 'notify'));
    expect(courseAfter(response, 'do.in-triage')).toBe('responding');
    expect(courseAfter(response, 'do.in-communicate')).toBe('watching');
    expect(courseAfter(response, 'do.in-notify')).toBe('watching');
    expect(courseAfter(response, 'do.in-monitor')).toBe('review');
  });

  it('of an impersonation is contained without the answer, and never restores', () => {
    const response = live('impersonation', oneIn('contain', 'communicate', 'monitor'));
    expect(courseAfter(response, 'do.in-contain')).toBe('watching');
    expect(courseAfter(response, 'do.in-monitor')).toBe('watching');
    expect(courseAfter(response, 'do.in-communicate')).toBe('review');
  });

  it.each(TROUBLES)('of a %s falls back as far as the reopened step reaches', (trouble) => {
    const response = doAll(live(trouble, oneIn(...PHASES)));
    expect(courseAfter(response, 'reopen.in-contain')).toBe('responding');
    expect(courseAfter(response, 'do.in-contain')).toBe('review');
    expect(courseAfter(response, 'reopen.in-monitor')).toBe('watching');
    expect(courseAfter(response, 'do.in-monitor')).toBe('review');
    expect(courseAfter(response, 'reopen.in-close')).toBe('review');
  });

  it('of a takeover falls back to restoring when what was told has to be told again', () => {
    const response = doAll(live('takeover', oneIn(...PHASES)));
    expect(courseAfter(response, 'reopen.in-communicate')).toBe('restoring');
  });

  it.each(TROUBLES)('of a %s does not wait for advice in any phase', (trouble) => {
    const advice = plan(...PHASES.map((phase) => step(`in-${phase}`, phase, { counts: false })));
    expect(view(live(trouble, advice))).toMatchObject({ course: 'review', contained: true, open: [] });
  });

  it.each(TROUBLES)('of a %s with no step that counts is in review at once', (trouble) => {
    expect(view(live(trouble, { steps: [] }))).toMatchObject({ course: 'review', contained: true, open: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { can, chartOf, send, view } from '../../machines/response.ts';
import { TROUBLES, type Trouble } from '../../machines/words.ts';
import { doAll, komaeTakeover, live, oneIn } from './plans.ts';

const handOvers: [Trouble, string, Trouble][] = [
  ['takeover', 'misposted', 'firestorm'],
  ['takeover', 'fake-account', 'impersonation'],
  ['impersonation', 'own-post', 'takeover'],
  ['firestorm', 'hijacked', 'takeover'],
  ['rumor', 'own-post-error', 'firestorm'],
  ['rumor', 'fake-account', 'impersonation'],
  ['rumor', 'hijacked', 'takeover'],
];

describe('triage', () => {
  it.each(handOvers)('of a %s answered "%s" hands over to a %s, and correcting it leaves that again', (trouble, answer, other) => {
    const response = live(trouble, oneIn('contain'));
    expect(response.chart.handsOver[answer]).toBe(other);
    expect(send(response, `ask.triage.${answer}`)).toBe(true);
    expect(view(response).course).toBe('handed-over');
    expect(send(response, 'ask.triage.unknown')).toBe(true);
    expect(view(response).course).toBe('responding');
  });

  it('names every answer that hands over, and no other', () => {
    const named = TROUBLES.flatMap((trouble) =>
      Object.entries(chartOf(trouble, oneIn()).handsOver).map(([answer, to]) => [trouble, answer, to]),
    );
    expect(named.sort()).toEqual(handOvers.map((one) => [...one]).sort());
  });

  it.each(TROUBLES)('of a %s holds nothing back, whatever is answered', (trouble) => {
    const { answers } = live(trouble, oneIn()).chart.questions.find(({ id }) => id === 'triage') ?? { answers: [] };
    expect(answers).toContain('unknown');
    for (const answer of answers) {
      const response = live(trouble, oneIn('triage', 'contain', 'notify'), `ask.triage.${answer}`);
      expect(view(response).questions.triage).toBe(answer);
      for (const phase of ['triage', 'contain', 'notify']) expect(can(response, `do.in-${phase}`)).toBe(true);
    }
  });

  it.each(TROUBLES)('of a %s can be answered otherwise at any time, or the same again', (trouble) => {
    const { answers } = live(trouble, oneIn()).chart.questions[0] ?? { answers: [] };
    for (const first of answers) {
      for (const second of answers) {
        const response = live(trouble, oneIn('contain'), `ask.triage.${first}`);
        expect(send(response, `ask.triage.${second}`)).toBe(true);
        expect(view(response).questions.triage).toBe(second);
      }
    }
  });

  it('goes back to where the steps stand when it is corrected late', () => {
    const response = doAll(live('takeover', komaeTakeover, 'ask.triage.misposted'));
    expect(view(response).course).toBe('handed-over');
    expect(can(response, 'close')).toBe(false);
    send(response, 'ask.triage.hijacked');
    expect(view(response).course).toBe('review');
  });

  it('handed over, facts are still recorded', () => {
    const response = live('takeover', komaeTakeover, 'ask.triage.misposted');
    for (const event of ['do.capture-evidence', 'reopen.capture-evidence', 'carry.change-password', 'ask.access.locked-out', 'recur']) {
      expect(send(response, event)).toBe(true);
      expect(view(response).course).toBe('handed-over');
    }
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { PHASES } from '../../machines/words.ts';
import type { Entry, EntryOf } from '../../src/incident/entry.ts';
import { call, done, everySceneIsSound, not, POST, Scene, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

const carriedIn = (entries: readonly Entry[]): EntryOf<'step.carried'>[] =>
  entries.filter((entry): entry is EntryOf<'step.carried'> => entry.type === 'step.carried');

/** A takeover of 上野原市 in which much has been done, public notice included. */
const busy = (): Scene => {
  const scene = new Scene({ guideline: 'uenohara' });
  scene.do(done('notify-section-head', call));
  scene.do(not('could-not', 'notify-pr-division', { reason: '不在' }));
  scene.do(screenshot('1.png', POST));
  scene.do(done('capture-evidence', { evidence: 'E1', subject: POST }));
  scene.do(done('change-password', { changedBy: '田中' }));
  scene.do(done('assess-notice-need', { decidedBy: '企画課長', reason: '拡散' }, { answer: 'needed' }));
  scene.do(done('publish-website-notice', { url: 'https://a.example', title: '注意' }));
  return scene;
};

describe('another trouble in the same incident', () => {
  it('opens beside the first, over one log, with what is done carried over', () => {
    const scene = busy();
    const entries = scene.do({ do: 'escalate', trouble: 'firestorm', reason: '乗っ取り中の投稿に批判' });
    expect(entries[0]).toMatchObject({
      type: 'response.opened',
      response: 'r2',
      data: { trouble: 'firestorm', from: 'r1' },
      words: { reason: '乗っ取り中の投稿に批判' },
    });
    expect(entries[1]).toMatchObject({ type: 'rules.shown', response: 'r2' });
    expect(carriedIn(entries).map(({ data }) => data.step)).toEqual(['record-detection', 'notify-section-head', 'capture-evidence']);
    expect([scene.view('r1').course, scene.view('r2').course]).toEqual(['responding', 'responding']);
    expect(scene.step('notify-section-head', 'r2')).toMatchObject({ state: 'settled', outcome: 'carried' });
  });

  it('points each carried step at the line that did it', () => {
    const scene = busy();
    for (const { data } of carriedIn(scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' }))) {
      const from = scene.incident.bySeq.get(data.from.seq);
      expect(from?.hash).toBe(data.from.hash);
      expect(from?.data).toMatchObject({ step: data.step, outcome: 'done' });
    }
  });

  it('carries nothing that was not done, and nothing that was said in public', () => {
    const scene = busy();
    const entries = scene.do({ do: 'escalate', trouble: 'impersonation', reason: '偽アカウントもある' });
    const runbook = scene.incident.responses[1]?.runbook;
    const phases = carriedIn(entries).map(({ data }) => runbook?.steps.find(({ id }) => id === data.step)?.phase);
    expect(phases.every((phase) => phase !== undefined && PHASES.indexOf(phase) < PHASES.indexOf('communicate'))).toBe(true);
    const steps = carriedIn(entries).map(({ data }) => data.step);
    expect(steps).not.toContain('notify-pr-division');
    expect(steps).not.toContain('assess-notice-need');
    expect(steps).not.toContain('publish-website-notice');
    expect(scene.step('notify-pr-division', 'r2').state).toBe('open');
  });

  it('carries on from what was carried', () => {
    const scene = busy();
    scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' });
    const carried = carriedIn(scene.do({ do: 'escalate', trouble: 'rumor', reason: '噂も' }));
    const told = carried.find(({ data }) => data.step === 'notify-section-head');
    expect(scene.incident.bySeq.get(told?.data.from.seq ?? 0)).toMatchObject({ type: 'step.carried', response: 'r2' });
    expect(scene.incident.responses.map(({ trouble }) => trouble)).toEqual(['takeover', 'firestorm', 'rumor']);
  });

  it('reopens what was carried without touching where it came from', () => {
    const scene = busy();
    scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' });
    scene.do({ do: 'reopen', step: 'notify-section-head', reason: '批判のことも伝える', response: 'r2' });
    expect(scene.step('notify-section-head', 'r2').state).toBe('open');
    expect(scene.step('notify-section-head', 'r1').state).toBe('settled');
  });

  it('needs a reason, and is refused twice', () => {
    const scene = busy();
    expect(scene.refused({ do: 'escalate', trouble: 'firestorm', reason: '' })).toMatchObject({
      problems: [{ field: 'reason', problem: 'missing' }],
    });
    scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' });
    expect(scene.refused({ do: 'escalate', trouble: 'firestorm', reason: '批判' })).toEqual({ code: 'trouble.open', trouble: 'firestorm' });
    expect(scene.refused({ do: 'escalate', trouble: 'takeover', reason: 'x' })).toEqual({ code: 'trouble.open', trouble: 'takeover' });
  });

  it('may have been so for a while', () => {
    const scene = busy().at('8:20');
    const entries = scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判', occurred: scene.time('7:50') });
    expect(entries.every(({ occurred }) => occurred === scene.time('7:50'))).toBe(true);
  });
});

describe('a triage answer that means another trouble', () => {
  it('opens it in the same append, and the first is handed over', () => {
    const scene = busy();
    const entries = scene.do({ do: 'answer', question: 'triage', answer: 'misposted', reason: '委託先の誤投稿' });
    expect(entries.slice(0, 3).map(({ type }) => type)).toEqual(['question.answered', 'response.opened', 'rules.shown']);
    expect(carriedIn(entries).length).toBeGreaterThan(0);
    expect(scene.view('r1').course).toBe('handed-over');
    expect(scene.incident.responses.map(({ trouble }) => trouble)).toEqual(['takeover', 'firestorm']);
  });

  it('can be put right: the first returns to where it was, and nothing of it is lost', () => {
    const scene = busy();
    const before = scene.view('r1').steps;
    scene.do({ do: 'answer', question: 'triage', answer: 'misposted' });
    scene.do({ do: 'answer', question: 'triage', answer: 'hijacked', response: 'r1' });
    expect(scene.view('r1').course).toBe('responding');
    expect(scene.view('r1').steps).toEqual(before);
    expect(scene.view('r2').course).not.toBe('handed-over');
  });

  it('is enough by itself where that trouble is already being dealt with', () => {
    const scene = busy();
    scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' });
    const entries = scene.do({ do: 'answer', question: 'triage', answer: 'misposted', response: 'r1' });
    expect(entries.map(({ type }) => type)).toEqual(['question.answered']);
    expect(scene.view('r1').course).toBe('handed-over');
  });

  it('can come back round: the trouble that was handed over opens anew', () => {
    const scene = busy();
    scene.do({ do: 'answer', question: 'triage', answer: 'misposted' });
    const entries = scene.do({ do: 'answer', question: 'triage', answer: 'hijacked' });
    expect(entries[1]).toMatchObject({ type: 'response.opened', response: 'r3', data: { trouble: 'takeover', from: 'r2' } });
    expect(scene.view('r2').course).toBe('handed-over');
    expect(scene.step('change-password', 'r3').outcome).toBe('carried');
  });

  it('says that there is no runbook for it, and stores nothing', () => {
    const alone = new Scene({
      change: (runbook) => ({ ...runbook, guideline: { ...runbook.guideline, id: 'nowhere', body: 'どこか町' } }),
    });
    expect(alone.refused({ do: 'answer', question: 'triage', answer: 'misposted' })).toEqual({
      code: 'runbook.missing',
      guideline: 'nowhere',
      body: 'どこか町',
      trouble: 'firestorm',
    });
    expect(alone.refused({ do: 'escalate', trouble: 'rumor', reason: 'x' }).code).toBe('runbook.missing');
  });
});

describe('two responses', () => {
  const both = (): Scene => {
    const scene = busy();
    scene.do({ do: 'escalate', trouble: 'impersonation', reason: '偽アカウントも' });
    return scene;
  };

  it('do not touch each other: a step of one leaves the other as it was', () => {
    const scene = both();
    const before = scene.view('r1').steps;
    scene.do(done('verify-official-account', { finding: '偽' }, { response: 'r2' }));
    scene.do({ do: 'recur', response: 'r2', subjects: ['@fake2'] });
    expect(scene.view('r1').steps).toEqual(before);
    expect(scene.incident.responses.map(({ round }) => round)).toEqual([1, 2]);
  });

  it('are found by name, or the newest in play that has the step', () => {
    const scene = both();
    expect(scene.did(done('notify-pr-division', call)).response).toBe('r2');
    expect(scene.did(done('delete-unauthorized-posts', { subject: POST })).response).toBe('r1');
    scene.do({ do: 'reopen', step: 'notify-pr-division', reason: 'もう一度', response: 'r1' });
    expect(scene.did(done('notify-pr-division', call, { response: 'r1' })).response).toBe('r1');
  });

  it('take questions the same way: the one that asks them', () => {
    const scene = both();
    expect(scene.did({ do: 'answer', question: 'takedown', answer: 'removed' }).response).toBe('r2');
    expect(scene.did({ do: 'answer', question: 'access', answer: 'locked-out' }).response).toBe('r1');
    expect(scene.refused({ do: 'answer', question: 'access', answer: 'locked-out', response: 'r2' })).toMatchObject({
      code: 'question.unknown',
    });
  });

  it.each([
    ['a note', { do: 'note', text: 'x', response: 'r9' }],
    ['an answer', { do: 'answer', question: 'triage', answer: 'hijacked', response: 'r9' }],
    ['a recurrence', { do: 'recur', response: 'r9' }],
    ['a step', { do: 'settle', step: 'change-password', outcome: 'done', response: 'r9' }],
    ['a reopening', { do: 'reopen', step: 'change-password', reason: 'x', response: 'r9' }],
    ['a breach', { do: 'breach', rule: 'beware-deletion', text: 'x', response: 'r9' }],
  ] as const)('are never mixed up: %s for one that is not there is refused', (_, command) => {
    expect(both().refused(command)).toEqual({ code: 'response.unknown', response: 'r9', known: ['r1', 'r2'] });
  });
});

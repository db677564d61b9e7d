import { afterEach, describe, expect, it } from 'vitest';
import { addressees } from '../../src/incident/addressees.ts';
import { detectedAt } from '../../src/incident/corrected.ts';
import { cautions, nextStep, responsesOf, type StepLine, stepsInPlay } from '../../src/incident/overview.ts';
import { approval, call, done, everySceneIsSound, not, POST, Scene, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

const lineOf = (scene: Scene, id: string, response = 'r1'): StepLine => {
  const found = responsesOf(scene.incident)
    .flatMap(({ steps }) => steps)
    .find((line) => line.step.id === id && line.response.id === response);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('what to do now', () => {
  it('is the first owed step in the order of the text that stands open', () => {
    const scene = new Scene();
    expect(nextStep(responsesOf(scene.incident), '管理者')?.step.id).toBe('verify-content');
    scene.do(done('verify-content', { finding: '3件' }));
    expect(nextStep(responsesOf(scene.incident), '管理者')?.step.id).toBe('notify-section-head');
  });

  it('is, for a post, what that post or nobody in particular does', () => {
    const scene = new Scene();
    scene.do(done('verify-content', { finding: '3件' }));
    expect(nextStep(responsesOf(scene.incident), '所属長')?.step.id).toBe('notify-infosec-supervisor');
    // A post that the guideline does not name does what comes next in the text.
    expect(nextStep(responsesOf(scene.incident), '運用者')?.step.id).toBe('notify-section-head');
  });

  it('goes on to who has not been tried while somebody cannot be reached, and comes back to them', () => {
    const scene = new Scene();
    const next = (): string | undefined => nextStep(responsesOf(scene.incident), '管理者')?.step.id;
    scene.do(done('verify-content', { finding: '3件' }));
    scene.do({ do: 'attempt', step: 'notify-section-head', missed: true, fields: call });
    expect(next()).toBe('notify-infosec-supervisor');
    scene.do(done('notify-infosec-supervisor', call));
    expect(next()).toBe('notify-section-head');
  });

  it('is, for who took the incident over, nothing that would have them told of it', () => {
    const scene = new Scene();
    scene.do(done('verify-content', { finding: '3件' }));
    scene
      .as({ role: '運用者', name: '佐藤' })
      .do({ do: 'hand-over', from: { role: '管理者', name: '田中 恵子' }, to: { role: '所属長', name: '鈴木' } });
    expect(nextStep(responsesOf(scene.incident), '所属長')?.step.id).not.toBe('notify-section-head');
  });

  it('is what somebody has begun, if it stands open', () => {
    const scene = new Scene();
    expect(nextStep(responsesOf(scene.incident), '管理者', new Set(['r1/monitor-account']))?.step.id).toBe('monitor-account');
    expect(nextStep(responsesOf(scene.incident), '管理者', new Set(['r1/delete-unauthorized-posts']))?.step.id).toBe('verify-content');
  });

  it('is nothing of a trouble that was handed over, and nothing once all is settled', () => {
    const scene = new Scene({ guideline: 'uenohara' });
    scene.do({ do: 'answer', question: 'triage', answer: 'misposted' });
    expect(nextStep(responsesOf(scene.incident), '')?.response.id).toBe('r2');
    expect(stepsInPlay(responsesOf(scene.incident)).every(({ response }) => response.id === 'r2')).toBe(true);
    const all = new Scene();
    for (const id of all.view().open) all.do(not('could-not', id, { reason: '該当なし' }));
    expect(nextStep(responsesOf(all.incident), '管理者')).toBeUndefined();
  });
});

describe('who is to be told', () => {
  it('is each addressee by the post’s own name, and when', () => {
    const scene = new Scene().at('2:11');
    scene.do(done('notify-section-head', call, { occurred: scene.time('2:09') }));
    expect(addressees(scene.incident, responsesOf(scene.incident)).map(({ title, toldAt }) => [title, toldAt])).toEqual([
      ['所属長', scene.time('2:09')],
      ['統括情報セキュリティ責任者', undefined],
    ]);
  });
});

describe('who is told already', () => {
  const told = (scene: Scene) => addressees(scene.incident, responsesOf(scene.incident)).map(({ title, toldAt }) => [title, toldAt]);
  const HEAD = { role: '所属長', name: '鈴木 一郎' };

  it('is who took the incident over: the call may still be recorded, nobody is asked to tell him', () => {
    const scene = new Scene().at('2:30');
    const handed = scene.did({ do: 'hand-over', from: { role: '管理者', name: '田中' }, to: HEAD });
    expect(told(scene)[0]).toEqual(['所属長', scene.time('2:30')]);
    expect(scene.step('notify-section-head').state).toBe('open');
    scene.do({ do: 'correct', seq: handed.seq, fields: { occurred: new Date(scene.time('2:25')).toISOString() }, reason: '誤記' });
    expect(told(scene)[0]).toEqual(['所属長', scene.time('2:25')]);
  });

  it('is who works on it, until what he wrote is undone', () => {
    const scene = new Scene().at('2:40').as(HEAD);
    const noted = scene.did({ do: 'note', text: '自席で確認' });
    expect(told(scene)[0]).toEqual(['所属長', scene.time('2:40')]);
    scene.as({ role: '管理者', name: '田中' }).do({ do: 'undo', seq: noted.seq, reason: '別の事案' });
    expect(told(scene)[0]).toEqual(['所属長', undefined]);
  });

  it('is 所属課長 where the text says 所属課長等, and nobody whose post only begins alike', () => {
    const scene = new Scene({ guideline: 'uenohara', trouble: 'firestorm' });
    expect(told(scene)[0]).toEqual(['所属課長等', undefined]);
    scene.as({ role: '所属課長補佐', name: '佐藤' }).do({ do: 'note', text: '確認' });
    expect(told(scene)[0]?.[1]).toBeUndefined();
    scene.as({ role: '所属課長', name: '鈴木' }).do({ do: 'note', text: '確認' });
    expect(told(scene)[0]?.[1]).toBe(scene.now);
  });

  it('is nobody whom the call could not reach', () => {
    const scene = new Scene();
    scene.do(not('could-not', 'notify-section-head', { reason: '夜間でつながらない' }));
    expect(told(scene)[0]).toEqual(['所属長', undefined]);
  });
});

describe('what must not be done', () => {
  it('is first what an order holds back, then the standing rules', () => {
    const scene = new Scene();
    const told = cautions(responsesOf(scene.incident), scene.incident.settings);
    expect(told[0]).toMatchObject({ held: { step: { id: 'delete-unauthorized-posts' } } });
    expect(told.slice(1).every((one) => 'rule' in one)).toBe(true);
    expect(told.flatMap((one) => ('rule' in one ? [one.rule.id] : []))).toContain('no-account-deletion');
    scene.do(screenshot('1.png', POST));
    scene.do(done('capture-evidence', { evidence: 'E1' }));
    expect(cautions(responsesOf(scene.incident), scene.incident.settings).some((one) => 'held' in one)).toBe(false);
  });
});

describe('a step as it is shown', () => {
  it('is open, blocked with its clause, settled with the line that did it, or not yet', () => {
    const scene = new Scene({ guideline: 'uenohara', trouble: 'firestorm' });
    expect(lineOf(scene, 'notify-section-head').state).toBe('open');
    expect(lineOf(scene, 'publish-statement')).toMatchObject({ state: 'blocked', blockedBy: [{ step: 'obtain-approval', ref: '7(4)' }] });
    expect(lineOf(scene, 'remove-user-comments').state).toBe('not-yet');
    const entry = scene.did(done('obtain-approval', approval));
    expect(lineOf(scene, 'obtain-approval')).toMatchObject({ state: 'settled', settledBy: { seq: entry.seq } });
    expect(lineOf(scene, 'publish-statement').state).toBe('open');
  });

  it('is blocked while the account cannot be reached', () => {
    const scene = new Scene({ answers: [{ question: 'access', answer: 'locked-out' }] });
    expect(lineOf(scene, 'change-password')).toMatchObject({ state: 'blocked', blockedBy: [], view: { lockedOut: true } });
  });

  it('counts calls that found nobody, and remembers that it was taken up again', () => {
    const scene = new Scene();
    scene.do({ do: 'attempt', step: 'notify-section-head', fields: call });
    scene.do({ do: 'attempt', step: 'notify-section-head', fields: call });
    expect(lineOf(scene, 'notify-section-head')).toMatchObject({ state: 'open', missed: 2, reopened: false });
    scene.do(done('notify-section-head', call));
    scene.do({ do: 'reopen', step: 'notify-section-head', reason: 'x' });
    const line = lineOf(scene, 'notify-section-head');
    expect([line.state, line.reopened, line.settledBy, line.records.length]).toEqual(['open', true, undefined, 3]);
  });

  it('tells the order of the text that it would leave, and blocks nothing', () => {
    const scene = new Scene();
    expect(lineOf(scene, 'change-password')).toMatchObject({ state: 'open', outOfOrder: [{ step: 'capture-evidence', clause: 'KM-13' }] });
  });

  it('counts only what binds this body; a sample policy binds where it was adopted', () => {
    expect(lineOf(new Scene(), 'publish-website-notice')).toMatchObject({ counts: false, adopted: false });
    expect(lineOf(new Scene({ settings: { sampleAdopted: true } }), 'publish-website-notice')).toMatchObject({
      counts: true,
      adopted: true,
    });
    expect(lineOf(new Scene(), 'scan-malware')).toMatchObject({ counts: false, adopted: true });
  });

  it('is carried where another trouble did it', () => {
    const scene = new Scene();
    scene.do(done('notify-section-head', call));
    scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' });
    expect(lineOf(scene, 'notify-section-head', 'r2')).toMatchObject({ state: 'settled', settledBy: { type: 'step.carried' } });
  });
});

describe('a response as it is shown', () => {
  it('says how much is done and how much is left', () => {
    const scene = new Scene();
    expect(responsesOf(scene.incident)[0]).toMatchObject({ done: 1, left: 8 });
    scene.do(done('verify-content', { finding: '3件' }));
    expect(responsesOf(scene.incident)[0]).toMatchObject({ done: 2, left: 7 });
  });

  it('was found when it was found, not when it was written', () => {
    const scene = new Scene({ detected: Date.parse('2026-11-21T01:50:00+09:00') });
    expect(detectedAt(scene.incident)).toBe(scene.time('1:50'));
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/incident/entry.ts';
import { recordsOf } from '../../src/incident/incident.ts';
import { approval, call, done, everySceneIsSound, not, POST, POST2, Scene, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

const undo = (entry: Entry | number, reason = '誤って記録した') =>
  ({ do: 'undo', seq: typeof entry === 'number' ? entry : entry.seq, reason }) as const;

describe('undoing a line', () => {
  it('is a further line that points at it; the line itself stays as it was', () => {
    const scene = new Scene();
    const mistaken = scene.did(done('verify-content', { finding: '3件' }));
    const before = scene.lines;
    const entry = scene.did(undo(mistaken));
    expect(entry).toMatchObject({
      type: 'entry.undone',
      data: { target: { seq: mistaken.seq, hash: mistaken.hash } },
      words: { reason: '誤って記録した' },
    });
    expect(scene.lines.slice(0, -1)).toEqual(before);
    expect(scene.step('verify-content').state).toBe('open');
    expect(scene.incident.undone.get(mistaken.seq)?.seq).toBe(entry.seq);
    expect(recordsOf(scene.incident, 'r1', 'verify-content')).toEqual([]);
  });

  it('needs a reason', () => {
    const scene = new Scene();
    const mistaken = scene.did({ do: 'note', text: 'x' });
    expect(scene.refused(undo(mistaken, '  '))).toMatchObject({
      code: 'fields.invalid',
      problems: [{ field: 'reason', problem: 'missing' }],
    });
  });

  it('is refused of a line that is not there, twice, and of an undoing', () => {
    const scene = new Scene();
    const mistaken = scene.did({ do: 'note', text: 'x' });
    const undoing = scene.did(undo(mistaken));
    expect(scene.refused(undo(99))).toEqual({ code: 'entry.unknown', seq: 99, last: undoing.seq });
    expect(scene.refused(undo(0)).code).toBe('entry.unknown');
    expect(scene.refused(undo(mistaken))).toEqual({ code: 'entry.undone', seq: mistaken.seq });
    expect(scene.refused(undo(undoing))).toEqual({ code: 'entry.not-undoable', seq: undoing.seq, type: 'entry.undone' });
  });

  it('is refused of how the incident began, of what was shown, opened, carried and handed over', () => {
    const scene = new Scene();
    const handed = scene.did({ do: 'hand-over', from: { role: '管理者', name: '田中' }, to: { role: '所属長', name: '鈴木' } });
    const opened = scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' });
    expect(opened.map(({ type }) => type)).toEqual(['response.opened', 'rules.shown', 'step.carried']);
    for (const seq of [1, 2, handed.seq, ...opened.map((entry) => entry.seq)])
      expect(scene.refused(undo(seq)).code).toBe('entry.not-undoable');
  });

  it('gives an answer back: the question stands where it stood', () => {
    const scene = new Scene();
    const answer = scene.did({ do: 'answer', question: 'access', answer: 'locked-out' });
    expect(scene.step('change-password').lockedOut).toBe(true);
    scene.do(undo(answer));
    expect(scene.step('change-password').lockedOut).toBe(false);
  });

  it('gives a triage answer back: the trouble is in play again, and the one that the answer opened stays beside it', () => {
    const scene = new Scene();
    const [answer] = scene.do({ do: 'answer', question: 'triage', answer: 'misposted' });
    expect(scene.view('r1').course).toBe('handed-over');
    scene.do(undo(answer as Entry));
    expect([scene.view('r1').course, scene.view('r2').course]).toEqual(['responding', 'watching']);
  });

  it('gives a recurrence back: the round ends, and its steps stand settled again', () => {
    const scene = new Scene();
    scene.do(done('monitor-account', { finding: 'なし' }));
    const recurrence = scene.did({ do: 'recur', note: '見間違い' });
    expect(scene.step('monitor-account').state).toBe('open');
    scene.do(undo(recurrence));
    expect(scene.step('monitor-account').state).toBe('settled');
    expect(scene.incident.responses[0]?.round).toBe(1);
  });

  it('gives a correction, a name, a reopening and a breach back', () => {
    const scene = new Scene();
    const noted = scene.did({ do: 'note', text: '一' });
    const corrected = scene.did({ do: 'correct', seq: noted.seq, fields: { text: '二' }, reason: '誤記' });
    const role = scene.did({ do: 'role', role: '所属長', as: 'holder', name: '鈴木' });
    scene.do(done('verify-content', { finding: '3件' }));
    const reopened = scene.did({ do: 'reopen', step: 'verify-content', reason: '4件目' });
    const breach = scene.did({ do: 'breach', rule: 'no-account-deletion', text: '消した' });
    for (const entry of [corrected, role, reopened, breach]) scene.do(undo(entry));
    expect(scene.incident.corrections.size).toBe(0);
    expect(scene.incident.roles).toEqual([]);
    expect(scene.step('verify-content').state).toBe('settled');
  });

  it('takes the end of the incident back', () => {
    const scene = new Scene();
    const left = Object.fromEntries(scene.view().open.map((id) => [id, '該当なし']));
    const closing = scene.do({ do: 'close', fields: { judge: '鈴木', damage: 'none' }, unfinished: left }).at(-1) as Entry;
    scene.do(undo(closing));
    expect(scene.incident.closed).toBe(false);
    expect(scene.view().course).toBe('review');
  });
});

describe('a line that others stand on', () => {
  const deleted = () => {
    const scene = new Scene();
    const kept = scene.did(screenshot('1.png', POST));
    const captured = scene.did(done('capture-evidence', { evidence: 'E1', subject: POST }));
    const deletion = scene.did(done('delete-unauthorized-posts', { evidence: 'E1', subject: POST }));
    return { scene, kept, captured, deletion };
  };

  it('is not undone before them: the screen was kept, then the post was deleted', () => {
    const { scene, captured, deletion } = deleted();
    expect(scene.refused(undo(captured))).toEqual({ code: 'undo.depended-on', seq: captured.seq, by: deletion.seq });
    scene.do(undo(deletion));
    scene.do(undo(captured));
    expect(scene.step('capture-evidence').state).toBe('open');
  });

  it('is the evidence that a record names', () => {
    const { scene, kept, captured, deletion } = deleted();
    expect(scene.refused(undo(kept))).toEqual({ code: 'undo.depended-on', seq: kept.seq, by: captured.seq });
    scene.do(undo(deletion));
    scene.do(undo(captured));
    scene.do(undo(kept));
    expect(scene.incident.evidence.size).toBe(0);
  });

  it('is the record that alone says that a picture shows the post', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png'));
    scene.do(screenshot('2.png', POST2));
    const shows = scene.did({ do: 'attempt', step: 'capture-evidence', fields: { evidence: 'E1', subject: POST } });
    scene.do(done('capture-evidence', { evidence: 'E2', subject: POST2 }));
    const deletion = scene.did(done('delete-unauthorized-posts', { evidence: ['E1', 'E2'], subject: [POST, POST2] }));
    expect(scene.refused(undo(shows))).toEqual({ code: 'undo.depended-on', seq: shows.seq, by: deletion.seq });
  });

  it('is not kept by what passed over it: a deletion that was overridden stood on nothing', () => {
    const scene = new Scene();
    scene.do(done('delete-unauthorized-posts', { subject: POST }, { override: { reason: '住所が載っている' } }));
    const kept = scene.did(screenshot('1.png', POST));
    scene.do(undo(kept));
  });

  it('is the approval that a publication used', () => {
    const scene = new Scene({ guideline: 'uenohara', trouble: 'firestorm' });
    const approved = scene.did(done('obtain-approval', approval));
    const published = scene.did(done('publish-statement', { body: 'お詫び' }));
    expect(scene.refused(undo(approved))).toEqual({ code: 'undo.depended-on', seq: approved.seq, by: published.seq });
  });

  it('is the order that a deed kept which settled nothing', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png', POST));
    const captured = scene.did(done('capture-evidence', { evidence: 'E1', subject: POST }));
    const deletion = scene.did({ do: 'attempt', step: 'delete-unauthorized-posts', fields: { evidence: 'E1', subject: POST } });
    expect(scene.refused(undo(captured))).toEqual({ code: 'undo.depended-on', seq: captured.seq, by: deletion.seq });
    scene.do({ do: 'reopen', step: 'capture-evidence', reason: '撮り直す' });
    const again = scene.did(done('capture-evidence', { evidence: 'E1', subject: POST }));
    scene.do(undo(again));
    expect(scene.step('capture-evidence').state).toBe('open');
  });

  it('is the approval of a text that went out without ending its step, and the override under which more was done', () => {
    const scene = new Scene({ guideline: 'uenohara', trouble: 'firestorm' });
    const approved = scene.did(done('obtain-approval', approval));
    const published = scene.did({ do: 'attempt', step: 'publish-statement', fields: { body: 'お詫び' } });
    expect(scene.refused(undo(approved))).toEqual({ code: 'undo.depended-on', seq: approved.seq, by: published.seq });
    const other = new Scene({ guideline: 'nagasaki' });
    const passed = other.did(done('change-password', { changedBy: '田中' }, { override: { reason: '乗っ取りが続いている' } }));
    const more = other.did({ do: 'attempt', step: 'change-password', fields: { changedBy: '田中' } });
    expect(other.refused(undo(passed))).toEqual({ code: 'undo.depended-on', seq: passed.seq, by: more.seq });
  });

  it('is the decision that woke a step', () => {
    const scene = new Scene({ guideline: 'uenohara' });
    const needed = scene.did(done('assess-notice-need', { decidedBy: '課長', reason: '拡散' }, { answer: 'needed' }));
    const notice = scene.did(done('publish-website-notice', { url: 'https://a.example', title: '注意' }));
    expect(scene.refused(undo(needed))).toEqual({ code: 'undo.depended-on', seq: needed.seq, by: notice.seq });
  });

  it('is the line that a later one puts right, or says a second time', () => {
    const scene = new Scene();
    const noted = scene.did({ do: 'note', text: '一' });
    const corrected = scene.did({ do: 'correct', seq: noted.seq, fields: { text: '二' }, reason: '誤記' });
    expect(scene.refused(undo(noted))).toEqual({ code: 'undo.depended-on', seq: noted.seq, by: corrected.seq });
    const settled = scene.did(done('notify-section-head', call));
    const reopened = scene.did({ do: 'reopen', step: 'notify-section-head', reason: '別の人に' });
    expect(scene.refused(undo(settled))).toEqual({ code: 'undo.depended-on', seq: settled.seq, by: reopened.seq });
  });

  it('is what the other trouble took over', () => {
    const scene = new Scene();
    const told = scene.did(done('notify-section-head', call));
    const carried = scene
      .do({ do: 'escalate', trouble: 'firestorm', reason: '批判' })
      .find(({ type, data }) => type === 'step.carried' && 'step' in data && data.step === 'notify-section-head');
    expect(scene.refused(undo(told))).toEqual({ code: 'undo.depended-on', seq: told.seq, by: carried?.seq });
  });

  it('is the end, once the incident was taken up again', () => {
    const scene = new Scene();
    const left = Object.fromEntries(scene.view().open.map((id) => [id, '該当なし']));
    const closing = scene.do({ do: 'close', fields: { judge: '鈴木', damage: 'none' }, unfinished: left }).at(-1) as Entry;
    const resumed = scene.did({ do: 'resume', reason: '再び投稿' });
    expect(scene.refused(undo(closing))).toEqual({ code: 'undo.depended-on', seq: closing.seq, by: resumed.seq });
  });

  it('is any step of an incident that was closed over it', () => {
    const scene = new Scene();
    const told = scene.did(not('could-not', 'notify-section-head', { reason: '不在' }));
    const left = Object.fromEntries(scene.view().open.map((id) => [id, '該当なし']));
    const closing = scene.do({ do: 'close', fields: { judge: '鈴木', damage: 'none' }, unfinished: left }).at(-1) as Entry;
    expect(scene.refused(undo(told))).toEqual({ code: 'undo.depended-on', seq: told.seq, by: closing.seq });
  });
});

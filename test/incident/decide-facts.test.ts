import { afterEach, describe, expect, it } from 'vitest';
import type { Command } from '../../src/incident/command.ts';
import { open } from '../../src/incident/decide.ts';
import { MAX_TEXT } from '../../src/incident/fields.ts';
import { pinnedFrom } from '../../src/session/library.ts';
import { call, done, everySceneIsSound, library, not, POST, POST2, Scene, SECRET, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

const file = { sha256: 'a'.repeat(64), size: 3, type: 'image/png' };

describe('every text that a person writes', () => {
  const ofEvidence = (more: object): Command => ({ do: 'evidence', file, name: '画面.png', ...more }) as Command;
  const texts: [string, Command][] = [
    ['a note', { do: 'note', text: SECRET }],
    ['a field', done('verify-content', { finding: SECRET })],
    ['a post that was named', done('verify-content', { finding: '3件', subject: SECRET })],
    ['the reason of what was not done', not('could-not', 'verify-content', { reason: SECRET })],
    ['the reason of an override', done('delete-unauthorized-posts', {}, { override: { reason: SECRET } })],
    ['who decided an override', done('delete-unauthorized-posts', {}, { override: { reason: '急ぐ', decidedBy: SECRET } })],
    ['the reason of an order not followed', done('change-password', { changedBy: '田中', orderReason: SECRET })],
    ['a record that does not settle', { do: 'attempt', step: 'notify-section-head', fields: { ...call, gist: SECRET } }],
    ['the reason of reopening', { do: 'reopen', step: 'record-detection', reason: SECRET }],
    ['the reason of an answer', { do: 'answer', question: 'triage', answer: 'hijacked', reason: SECRET }],
    ['the note of a recurrence', { do: 'recur', note: SECRET }],
    ['the post of a recurrence', { do: 'recur', subjects: [POST, SECRET] }],
    ['the reason of another trouble', { do: 'escalate', trouble: 'firestorm', reason: SECRET }],
    ['the reason of an undoing', { do: 'undo', seq: 4, reason: SECRET }],
    ['corrected words', { do: 'correct', seq: 3, fields: { summary: SECRET }, reason: '誤記' }],
    ['the reason of a correction', { do: 'correct', seq: 3, fields: { summary: '電話' }, reason: SECRET }],
    ['the name of a file', ofEvidence({ name: `${SECRET}.png` })],
    ['the post of a file', ofEvidence({ subjects: [SECRET] })],
    ['the post id of a file', ofEvidence({ postId: SECRET })],
    ['the shown time of a file', ofEvidence({ shownAt: SECRET })],
    ['who took a file', ofEvidence({ takenBy: SECRET })],
    ['a name', { do: 'role', role: '所属長', as: 'holder', name: SECRET }],
    ['a post', { do: 'role', role: SECRET, as: 'holder', name: '鈴木' }],
    ['the other post', { do: 'role', role: '所属長', as: 'acting', other: SECRET, name: '鈴木' }],
    ['who hands over', { do: 'hand-over', from: { role: '管理者', name: SECRET }, to: { role: '所属長', name: '鈴木' } }],
    ['who takes over', { do: 'hand-over', from: { role: '管理者', name: '田中' }, to: { role: '所属長', name: SECRET } }],
    ['the post that takes over', { do: 'hand-over', from: { role: '管理者', name: '田中' }, to: { role: SECRET, name: '鈴木' } }],
    ['words of a broken rule', { do: 'breach', rule: 'no-account-deletion', text: SECRET }],
    ['words of closing', { do: 'close', fields: { judge: '鈴木', damage: 'none', lessons: SECRET }, unfinished: everyReason('済み') }],
    ['a reason at closing', { do: 'close', fields: { judge: '鈴木', damage: 'none' }, unfinished: everyReason(SECRET) }],
  ];

  /** A reason for each step that stands open at the beginning. */
  function everyReason(reason: string): Record<string, string> {
    const [, ...owed] = library.runbooks('komae').find(({ trouble }) => trouble === 'takeover')?.steps ?? [];
    const open = owed.filter(({ layer, basis }) => layer === 'rule' && basis !== 'sample');
    return Object.fromEntries(open.map(({ id }) => [id, reason]));
  }

  it.each(texts)('keeps no password: %s', (_, command) => {
    const scene = new Scene();
    scene.do({ do: 'note', text: '取り消す記録' });
    const refused = scene.refused(command);
    expect(refused).toMatchObject({ code: 'fields.invalid', problems: [{ problem: 'secret' }] });
    expect(JSON.stringify(refused)).not.toContain('Hikeshi-2026');
  });

  it('keeps no password of whoever writes it, nor of how an incident is opened', () => {
    const scene = new Scene();
    for (const who of [
      { role: '管理者', name: SECRET },
      { role: SECRET, name: '田中' },
    ])
      expect(scene.as(who).refused({ do: 'note', text: 'メモ' })).toMatchObject({
        code: 'fields.invalid',
        problems: [{ problem: 'secret' }],
      });
    const pinned = pinnedFrom(library, 'komae', 'takeover');
    if (pinned === undefined) throw new Error('komae');
    for (const words of [{ title: SECRET }, { account: SECRET }, { fields: { summary: SECRET } }])
      expect(open({ pinned, settings: {}, ...words }, scene.now)).toMatchObject({
        code: 'fields.invalid',
        problems: [{ problem: 'secret' }],
      });
    expect(scene.session.open({ pinned, settings: {} }, { role: '管理者', name: SECRET })).toMatchObject({
      refused: { code: 'fields.invalid' },
    });
  });

  it('has an end', () => {
    const scene = new Scene();
    const long = 'あ'.repeat(MAX_TEXT);
    scene.do({ do: 'note', text: long });
    for (const command of [
      { do: 'note', text: `${long}あ` },
      { do: 'recur', subjects: [`${long}あ`] },
      { do: 'role', role: `${long}あ`, as: 'absent' },
      done('verify-content', { finding: `${long}あ` }),
    ] as Command[])
      expect(scene.refused(command)).toMatchObject({ code: 'fields.invalid', problems: [{ problem: 'too-long' }] });
  });

  it('stays a text: what looks like a line of the log, or steers a terminal, is one entry', () => {
    const scene = new Scene();
    const hostile = '一行目\n{"seq":99,"type":"incident.closed"}\n\u001b]52;c;QQ==\u0007\u202e逆\u2028\ud800';
    const [entry] = scene.do({ do: 'note', text: hostile });
    expect(entry?.words.text).toBe(hostile.toWellFormed());
    expect(scene.lines).toHaveLength(4);
    for (const { bytes } of scene.lines) expect(bytes).not.toMatch(/[\n\r\u2028]/u);
  });

  it('may hold half a character in a post’s name without hurting the log', () => {
    const scene = new Scene({ who: { role: '管理\ud800者', name: '田中\udc00' } });
    scene.do({ do: 'role', role: '所属\ud800長', as: 'acting', other: '部\ud800長', name: '鈴木' });
    scene.do({ do: 'hand-over', from: { role: 'a\ud800', name: 'b' }, to: { role: 'c\ud800', name: 'd' } });
    expect(scene.lines).toHaveLength(5);
  });
});

describe('time', () => {
  it('is stated apart from when it was written (後刻記入)', () => {
    const scene = new Scene().at('8:20');
    const entry = scene.did(done('notify-section-head', call, { occurred: scene.time('2:08') }));
    expect([entry.occurred, entry.at]).toEqual([scene.time('2:08'), scene.time('8:20')]);
    expect(scene.did({ do: 'note', text: 'いま' })).not.toHaveProperty('occurred');
  });

  it.each<[string, (occurred: number) => Command]>([
    ['a step', (occurred) => done('notify-section-head', call, { occurred })],
    ['a call', (occurred) => ({ do: 'attempt', step: 'notify-section-head', fields: call, occurred })],
    ['an answer', (occurred) => ({ do: 'answer', question: 'triage', answer: 'hijacked', occurred })],
    ['a recurrence', (occurred) => ({ do: 'recur', occurred })],
    ['another trouble', (occurred) => ({ do: 'escalate', trouble: 'firestorm', reason: '批判', occurred })],
    ['a note', (occurred) => ({ do: 'note', text: 'x', occurred })],
    ['evidence', (occurred) => ({ do: 'evidence', file, name: 'x', occurred })],
    ['a post', (occurred) => ({ do: 'role', role: '所属長', as: 'absent', occurred })],
    ['a broken rule', (occurred) => ({ do: 'breach', rule: 'no-account-deletion', text: 'x', occurred })],
    ['a hand-over', (occurred) => ({ do: 'hand-over', from: { role: 'a', name: 'b' }, to: { role: 'c', name: 'd' }, occurred })],
  ])('is never yet to come: %s', (_, command) => {
    const scene = new Scene().at('2:10');
    const tomorrow = scene.time('23:10');
    expect(scene.refused(command(tomorrow))).toEqual({ code: 'time.future', occurred: tomorrow, suggestion: tomorrow - 86_400_000 });
    scene.do(command(scene.now));
  });

  it('may run a little ahead of this machine’s clock, and back as far as one likes', () => {
    const scene = new Scene().at('2:10');
    scene.do({ do: 'note', text: '電波時計', occurred: scene.now + 30_000 });
    expect(scene.refused({ do: 'note', text: 'x', occurred: scene.now + 90_000 }).code).toBe('time.future');
    scene.do({ do: 'note', text: '前日', occurred: scene.time('2026-11-20 23:50') });
  });

  it('that goes back is recorded, not refused: the order is that of the lines', () => {
    const scene = new Scene().at('2:10');
    scene.do({ do: 'note', text: '一' });
    scene.at('1:00').do({ do: 'note', text: '二' });
    expect(scene.incident.entries.slice(-2).map((line) => ('at' in line ? line.at : 0))).toEqual([scene.time('2:10'), scene.time('1:00')]);
  });

  it('of finding may not be yet to come', () => {
    const scene = new Scene();
    const pinned = pinnedFrom(library, 'komae', 'takeover');
    if (pinned === undefined) throw new Error('komae');
    expect(open({ pinned, settings: {}, detected: scene.now + 3_600_000 }, scene.now)).toMatchObject({ code: 'time.future' });
  });
});

describe('posts and people', () => {
  it('hold a post, two at once, stand in, or cannot be found', () => {
    const scene = new Scene();
    scene.do({ do: 'role', role: '所属長', as: 'absent' });
    scene.do({ do: 'role', role: '所属長', as: 'acting', other: '係長', name: '山田 花子' });
    scene.do({ do: 'role', role: '管理者', as: 'concurrent', other: '所属長', name: '山田 花子' });
    const holder = scene.did({ do: 'role', role: '統括情報セキュリティ責任者', as: 'holder', name: '山本' });
    expect(scene.incident.roles.map(({ data }) => data.as)).toEqual(['absent', 'acting', 'concurrent', 'holder']);
    expect(holder).toMatchObject({ data: { role: '統括情報セキュリティ責任者', as: 'holder' }, words: { name: '山本' } });
    expect(JSON.stringify(scene.lines.at(-1)?.bytes)).not.toContain('山本');
  });

  it('need a name, unless nobody is there', () => {
    expect(new Scene().refused({ do: 'role', role: '所属長', as: 'holder' })).toMatchObject({
      problems: [{ field: 'name', problem: 'missing' }],
    });
  });

  it('change with a hand-over, which names both', () => {
    const scene = new Scene();
    const entry = scene.did({ do: 'hand-over', from: { role: '管理者', name: '田中' }, to: { role: '所属長', name: '鈴木' } });
    expect(entry).toMatchObject({ data: { fromRole: '管理者', toRole: '所属長' }, words: { from: '田中', to: '鈴木' } });
    expect(scene.refused({ do: 'hand-over', from: { role: '管理者', name: '' }, to: { role: '所属長', name: ' ' } })).toMatchObject({
      problems: [{ field: 'from' }, { field: 'to' }],
    });
  });

  it('act for another post, and the line says so', () => {
    const scene = new Scene();
    const entry = scene.as({ role: '所属長', name: '山田', as: 'acting' }).did({ do: 'note', text: '代行' });
    expect(entry.actor).toEqual({ role: '所属長', as: 'acting' });
  });
});

describe('a note', () => {
  it('is words: an empty one is none', () => {
    expect(new Scene().refused({ do: 'note', text: ' \n　' })).toMatchObject({ problems: [{ field: 'text', problem: 'missing' }] });
  });

  it('may be added after the end, as may evidence and a correction', () => {
    const scene = new Scene();
    const ids = scene.view().open;
    scene.do({ do: 'close', fields: { judge: '鈴木', damage: 'none' }, unfinished: Object.fromEntries(ids.map((id) => [id, '該当なし'])) });
    scene.do({ do: 'note', text: '後日の問い合わせ' });
    scene.do(screenshot('後日.png', POST));
    scene.do({ do: 'correct', seq: 3, fields: { summary: '電話' }, reason: '誤記' });
    expect(scene.incident.closed).toBe(true);
  });
});

describe('evidence', () => {
  it('gets a number that is never given twice, whatever was undone', () => {
    const scene = new Scene();
    const first = scene.did(screenshot('1.png', POST));
    scene.do({ do: 'undo', seq: first.seq, reason: '別の事案の画面' });
    const second = scene.did(screenshot('2.png', POST2));
    expect([first, second].map((entry) => entry.type === 'evidence.added' && entry.data.evidence)).toEqual(['E1', 'E2']);
    expect(scene.refused(done('capture-evidence', { evidence: ['E1', 'E2', 'E3'] }))).toMatchObject({
      problems: [{ field: 'evidence', problem: 'evidence', choices: ['E2'] }],
    });
  });

  it('is the record: without a picture, the post that could not be kept is named', () => {
    const scene = new Scene();
    for (const fields of [{}, { method: 'no-image' }, { subject: POST }, { subject: POST, method: 'screenshot' }])
      expect(scene.refused(done('capture-evidence', fields))).toMatchObject({ problems: [{ field: 'evidence', problem: 'missing' }] });
    scene.do(done('capture-evidence', { method: 'no-image', subject: POST }));
  });

  it('keeps its hash, size and type in the line, and its name outside', () => {
    const scene = new Scene();
    const entry = scene.did({ ...screenshot('画面_田中.png', POST), takenBy: '田中', shownAt: '2時14分' } as Command);
    expect(entry.evidence).toEqual([{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/u), size: 284_113, type: 'image/png' }]);
    expect(scene.lines.at(-1)?.bytes).not.toMatch(/田中|status|2時14分/u);
    expect(entry.words).toMatchObject({ name: '画面_田中.png', takenBy: '田中', shownAt: '2時14分' });
  });
});

describe('a standing rule that was broken', () => {
  it('is recorded with its clauses, and never judged', () => {
    const scene = new Scene();
    const entry = scene.did({ do: 'breach', rule: 'no-account-deletion', text: '担当者がアカウントを消した' });
    expect(entry).toMatchObject({ type: 'rule.breached', data: { rule: 'no-account-deletion', clauses: ['KM-28'] } });
    expect(scene.refused({ do: 'breach', rule: 'no-such-rule', text: 'x' })).toMatchObject({ code: 'rule.unknown', rule: 'no-such-rule' });
  });
});

describe('a record that does not settle', () => {
  it('is a call that found nobody; the step stays open, whatever the order', () => {
    const scene = new Scene({ guideline: 'nagasaki' });
    const entry = scene.did({ do: 'attempt', step: 'notify-pr-division', fields: call });
    expect(entry).toMatchObject({ type: 'step.recorded', data: { missed: true } });
    expect(scene.step('notify-pr-division').state).toBe('open');
  });

  it('says when somebody was reached and the step goes on', () => {
    expect(new Scene().did({ do: 'attempt', step: 'notify-section-head', missed: false, fields: call }).data).toMatchObject({
      missed: false,
    });
  });

  it('needs none of the form’s fields, and takes no other', () => {
    const scene = new Scene();
    scene.do({ do: 'attempt', step: 'notify-section-head', fields: { to: '所属長' } });
    expect(scene.refused({ do: 'attempt', step: 'notify-section-head', fields: { to: '所属長', url: 'x' } })).toMatchObject({
      problems: [{ field: 'url', problem: 'unknown' }],
    });
  });

  it('of a deed keeps to the order, and may follow the settled step', () => {
    const scene = new Scene();
    expect(scene.refused({ do: 'attempt', step: 'delete-unauthorized-posts', fields: { subject: POST } }).code).toBe('step.blocked');
    scene.do(done('monitor-account', { finding: '新しい投稿なし' }));
    scene.do({ do: 'attempt', step: 'monitor-account', fields: { finding: '1時間後も新しい投稿なし' } });
    expect(scene.step('monitor-account').state).toBe('settled');
  });

  it('of a deed keeps to the order although the step was settled as not done, or its order was opened again', () => {
    const scene = new Scene({ guideline: 'nagasaki' });
    const changing = { do: 'attempt', step: 'change-password', fields: { changedBy: '田中' } } as const;
    scene.do(not('could-not', 'change-password', { reason: '夜間で入れない' }));
    expect(scene.refused(changing)).toMatchObject({ code: 'step.blocked', blockedBy: [{ step: 'notify-pr-division' }] });
    scene.do(done('notify-pr-division', call));
    scene.do(changing);
    scene.do({ do: 'reopen', step: 'notify-pr-division', reason: '別の人に伝えていた' });
    expect(scene.refused(changing).code).toBe('step.blocked');
  });

  it('is refused of a step that has not come, is not there, or whose incident is closed', () => {
    const scene = new Scene({ guideline: 'uenohara' });
    expect(scene.refused({ do: 'attempt', step: 'publish-website-notice' }).code).toBe('step.dormant');
    expect(scene.refused({ do: 'attempt', step: 'no-such-step' }).code).toBe('step.unknown');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { saidAt } from '../../src/export/said.ts';
import type { FieldInput } from '../../src/incident/fields.ts';
import { call, done, everySceneIsSound, POST, Scene, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

const correct = (seq: number, fields: FieldInput, reason = '誤記のため') => ({ do: 'correct', seq, fields, reason }) as const;

describe('putting a line right', () => {
  it('is a further line; the old words stay, and both are told (見え消し)', () => {
    const scene = new Scene();
    const told = scene.did(done('notify-section-head', call));
    const before = scene.lines;
    const entry = scene.did(correct(told.seq, { gist: '投稿が4件' }));
    expect(entry).toMatchObject({
      type: 'entry.corrected',
      response: 'r1',
      data: { target: { seq: told.seq, hash: told.hash }, fields: {}, paths: ['gist'] },
      words: { 'fields.gist': '投稿が4件', reason: '誤記のため' },
    });
    expect(scene.lines.slice(0, -1)).toEqual(before);
    const now = scene.incident.bySeq.get(told.seq);
    expect(now?.words['fields.gist']).toBe(call.gist);
    expect(now && saidAt(scene.incident, now, 'gist')).toMatchObject({
      value: '投稿が4件',
      struck: [{ old: call.gist, new: '投稿が4件' }],
    });
  });

  it('does not touch what the step says: it stays settled', () => {
    const scene = new Scene();
    const told = scene.did(done('notify-section-head', call));
    scene.do(correct(told.seq, { gist: '4件' }));
    expect(scene.step('notify-section-head')).toMatchObject({ state: 'settled', outcome: 'done' });
  });

  it('can be done again: each correction strikes the one before', () => {
    const scene = new Scene();
    const noted = scene.did({ do: 'note', text: '一' });
    scene.do(correct(noted.seq, { text: '二' }));
    scene.do(correct(noted.seq, { text: '三' }));
    const now = scene.incident.bySeq.get(noted.seq);
    expect(now && saidAt(scene.incident, now, 'text')?.struck.map((one) => [one.old, one.new])).toEqual([
      ['一', '二'],
      ['二', '三'],
    ]);
  });

  it('keeps choices in clear, several of them too', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png', POST));
    scene.do(done('capture-evidence', { evidence: 'E1' }));
    const changed = scene.did(done('change-password', { changedBy: '田中', conditions: ['strong'], sessions: 'left' }));
    const entry = scene.did(correct(changed.seq, { sessions: 'ended', conditions: ['strong', 'not-reused'] }));
    expect(entry.data).toMatchObject({ fields: { sessions: 'ended', conditions: ['strong', 'not-reused'] } });
    const now = scene.incident.bySeq.get(changed.seq);
    expect(now && saidAt(scene.incident, now, 'conditions')?.value).toBe('十分な長さと複雑さ、使い回しでない');
  });

  it('may fill in a field that was left empty, and empty one that need not be there', () => {
    const scene = new Scene();
    const told = scene.did(done('notify-section-head', { ...call, remark: '夜間' }));
    scene.do(correct(told.seq, { receipt: 'read-back', remark: '' }));
    const now = scene.incident.bySeq.get(told.seq);
    expect(now && saidAt(scene.incident, now, 'receipt')?.value).toBe('復唱を受けた');
    expect(now && saidAt(scene.incident, now, 'remark')?.struck[0]?.old).toBe('夜間');
  });

  it('does not empty what the form needs', () => {
    const scene = new Scene();
    const told = scene.did(done('notify-section-head', call));
    expect(scene.refused(correct(told.seq, { gist: ' ', means: '' }))).toMatchObject({
      code: 'fields.invalid',
      problems: [
        { field: 'gist', problem: 'missing' },
        { field: 'means', problem: 'missing' },
      ],
    });
  });

  it('knows the words of every kind of line: notes, titles, names, files, the end', () => {
    const scene = new Scene({ title: '心当たりのない投稿', account: '@komae' });
    const file = scene.did(screenshot('1.png', POST));
    const role = scene.did({ do: 'role', role: '所属長', as: 'holder', name: '鈴木' });
    const handed = scene.did({ do: 'hand-over', from: { role: '管理者', name: '田中' }, to: { role: '所属長', name: '鈴木' } });
    scene.do(correct(1, { title: '公式Xの投稿', account: '@komae_koho' }));
    scene.do(correct(3, { summary: '市民から電話', channel: 'citizen' }));
    scene.do(correct(file.seq, { name: '画面.png', method: 'camera' }));
    scene.do(correct(role.seq, { name: '鈴木 一郎' }));
    scene.do(correct(handed.seq, { to: '鈴木 一郎' }));
    expect(scene.incident.corrections.size).toBe(5);
  });

  it('refuses a choice that the form does not have', () => {
    const scene = new Scene();
    const told = scene.did(done('notify-section-head', call));
    expect(scene.refused(correct(told.seq, { means: 'pigeon' }))).toMatchObject({
      code: 'fields.invalid',
      problems: [{ field: 'means', problem: 'choice', choices: ['phone', 'in-person', 'mail', 'chat', 'document'] }],
    });
    const file = scene.did(screenshot('1.png', POST));
    expect(scene.refused(correct(file.seq, { method: 'drawing' }))).toMatchObject({ problems: [{ field: 'method', problem: 'choice' }] });
  });

  it('refuses what the line does not say, and says what it does', () => {
    const scene = new Scene();
    const noted = scene.did({ do: 'note', text: '一' });
    expect(scene.refused(correct(noted.seq, { gist: 'x' }))).toEqual({
      code: 'correct.nothing',
      seq: noted.seq,
      known: ['text', 'occurred'],
    });
    expect(scene.refused(correct(noted.seq, {})).code).toBe('correct.nothing');
    const answered = scene.did({ do: 'answer', question: 'triage', answer: 'hijacked' });
    expect(scene.refused(correct(answered.seq, { answer: 'misposted' }))).toEqual({
      code: 'correct.nothing',
      seq: answered.seq,
      known: ['occurred'],
    });
  });

  it('never touches who wrote, which post it was, or what was kept', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png', POST));
    const captured = scene.did(done('capture-evidence', { evidence: 'E1', subject: POST }));
    for (const fields of [{ 'actor.name': '鈴木' }, { subject: 'x' }, { evidence: 'E2' }, { 'subjects.S1': 'x' }])
      expect(scene.refused(correct(captured.seq, fields as FieldInput)).code).toBe('correct.nothing');
  });

  it('is refused without a reason, of a line that is not there, and of one that was undone', () => {
    const scene = new Scene();
    const noted = scene.did({ do: 'note', text: '一' });
    expect(scene.refused(correct(noted.seq, { text: '二' }, ''))).toMatchObject({ problems: [{ field: 'reason', problem: 'missing' }] });
    expect(scene.refused(correct(99, { text: '二' }))).toEqual({ code: 'entry.unknown', seq: 99, last: noted.seq });
    scene.do({ do: 'undo', seq: noted.seq, reason: '誤り' });
    expect(scene.refused(correct(noted.seq, { text: '二' })).code).toBe('entry.undone');
  });
});

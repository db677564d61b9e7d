import { describe, expect, it } from 'vitest';
import { usedBefore } from '../../src/incident/used-before.ts';
import { call, done, POST, Scene, screenshot } from '../session/scene.ts';

const scene = (more: object = {}) => new Scene({ guideline: 'komae', trouble: 'takeover', ...more });

describe('what was used before in an incident', () => {
  it('is told newest first: people with their posts, names, posts, accounts, URLs', () => {
    const one = scene({ account: '@komae_koho_example' });
    one.do(done('verify-content', { finding: '覚えのない投稿', subject: [POST] }));
    one.do(done('notify-section-head', { ...call, to: '所属長 鈴木 一郎' }));
    one.do({ do: 'role', role: '所属長', as: 'holder', name: '鈴木 一郎' });
    const used = usedBefore(one.incident);
    expect(used.people.slice(0, 2)).toEqual(['鈴木 一郎', expect.stringContaining('管理者 ')]);
    expect(used.people).toContain('所属長 鈴木 一郎');
    expect(used.names[0]).toBe('鈴木 一郎');
    expect(used.roles).toEqual(expect.arrayContaining(['所属長', '管理者']));
    expect(used.accounts).toEqual(['@komae_koho_example']);
    expect(used.urls).toEqual([POST]);
  });

  it('is of this incident alone, even where one store holds another', () => {
    const first = scene();
    first.do(done('notify-section-head', { ...call, to: '所属長 別件 太郎' }));
    const second = scene({ kept: first.kept });
    expect(usedBefore(second.incident).people.join()).not.toContain('別件');
    expect(usedBefore(first.incident).people.join()).toContain('別件');
  });

  it('takes a correction for the word it put right, and forgets what was taken back', () => {
    const one = scene();
    const { seq } = one.did(done('notify-section-head', { ...call, to: '所属長 鈴本' }));
    one.do({ do: 'correct', seq, fields: { to: '所属長 鈴木' }, reason: '名を書き違えた' });
    expect(usedBefore(one.incident).people).toContain('所属長 鈴木');
    expect(usedBefore(one.incident).people.join()).not.toContain('鈴本');
    const other = one.did(done('notify-infosec-supervisor', { ...call, to: '統括 別件 花子' }));
    one.do({ do: 'undo', seq: other.seq, reason: '別の事案の連絡だった' });
    expect(usedBefore(one.incident).people.join()).not.toContain('別件');
  });

  it('takes no file name for a person, and no text of many lines', () => {
    const one = scene();
    one.do(screenshot('画面 田中.png', POST));
    const used = usedBefore(one.incident);
    expect([...used.people, ...used.names].join()).not.toContain('.png');
    expect(used.urls).toEqual([POST]);
  });
});

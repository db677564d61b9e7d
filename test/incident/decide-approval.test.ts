import { afterEach, describe, expect, it } from 'vitest';
import { approval, call, done, everySceneIsSound, not, Scene } from '../session/scene.ts';

afterEach(everySceneIsSound);

const firestorm = (guideline = 'uenohara'): Scene => new Scene({ guideline, trouble: 'firestorm' });
const statement = done('publish-statement', { body: 'お詫びします' });
const holding = done('publish-holding-statement', { body: '確認しています' });

describe('approval before anything is said on an official account (上野原市 7(4), S8)', () => {
  it('holds the statement back, and names the clause', () => {
    expect(firestorm().refused(statement)).toMatchObject({
      code: 'step.blocked',
      blockedBy: [{ step: 'obtain-approval', clause: 'UN-25', ref: '7(4)' }],
    });
  });

  it('releases one publication; the next draft needs its own', () => {
    const scene = firestorm();
    scene.do(done('obtain-approval', approval));
    const first = scene.did(holding);
    expect(scene.refused(statement)).toMatchObject({
      code: 'approval.used',
      step: 'publish-statement',
      needs: { step: 'obtain-approval', clause: 'UN-25' },
      seq: first.seq,
    });
    scene.do({ do: 'reopen', step: 'obtain-approval', reason: '二つ目の文案' });
    expect(scene.refused(statement).code).toBe('step.blocked');
    scene.do(done('obtain-approval', { ...approval, text: '二つ目' }));
    scene.do(statement);
    expect(scene.step('publish-statement').outcome).toBe('done');
  });

  it('is used up by a publication that did not end the step', () => {
    const scene = firestorm();
    scene.do(done('obtain-approval', approval));
    scene.do({ do: 'attempt', step: 'publish-statement', fields: { body: '一つ目' } });
    expect(scene.refused({ do: 'attempt', step: 'publish-statement', fields: { body: '二つ目' } }).code).toBe('approval.used');
    expect(scene.refused(statement).code).toBe('approval.used');
  });

  it('is not used up by a statement that was not made', () => {
    const scene = firestorm();
    scene.do(done('obtain-approval', approval));
    scene.do(not('not-applicable', 'publish-holding-statement', { reason: '時間を要しない' }));
    scene.do(statement);
  });

  it('stays used when the statement is taken up again', () => {
    const scene = firestorm();
    scene.do(done('obtain-approval', approval));
    scene.do(statement);
    scene.do({ do: 'reopen', step: 'publish-statement', reason: '誤字' });
    expect(scene.refused(statement).code).toBe('approval.used');
  });

  it('is free again when the publication that used it is undone', () => {
    const scene = firestorm();
    scene.do(done('obtain-approval', approval));
    const mistaken = scene.did(holding);
    scene.do({ do: 'undo', seq: mistaken.seq, reason: '別の手順に書くべき記録' });
    scene.do(statement);
  });

  it('releases nothing when it was refused or could not be had', () => {
    const scene = firestorm();
    expect(scene.refused(not('could-not', 'obtain-approval')).code).toBe('fields.invalid');
    scene.do(not('could-not', 'obtain-approval', { reason: '企画課長が承認しない' }));
    expect(scene.refused(statement)).toMatchObject({ code: 'step.blocked', blockedBy: [{ step: 'obtain-approval' }] });
  });

  it('releases nothing when it was said not to apply: an exemption is recorded as one', () => {
    const scene = firestorm();
    scene.do(not('not-applicable', 'obtain-approval', { reason: '発信しない' }));
    expect(scene.refused(statement)).toMatchObject({ code: 'approval.missing', needs: { step: 'obtain-approval', clause: 'UN-25' } });
  });

  it('is let go where the text exempts it (ただし書), named in the record', () => {
    const scene = firestorm();
    const exempt = { approval: 'exempt', approver: '所属課長 佐藤' };
    expect(scene.refused(done('obtain-approval', exempt))).toMatchObject({
      code: 'fields.invalid',
      problems: [{ field: 'exception', problem: 'missing', choices: ['7(4) ただし書'] }],
    });
    expect(scene.refused(done('obtain-approval', { ...exempt, exception: '急ぐため' }))).toMatchObject({
      problems: [{ field: 'exception', problem: 'choice' }],
    });
    const entry = scene.did(done('obtain-approval', { ...exempt, exception: '７(4)ただし書（ホームページに掲載済み）' }));
    expect(entry).toMatchObject({ type: 'step.settled', data: { fields: { approval: 'exempt' } } });
    scene.do(statement);
  });

  it('may be oral only where the text says so (長崎市 ７⑴ア–ウ)', () => {
    const oral = { ...approval, approval: 'oral' };
    expect(firestorm().refused(done('obtain-approval', oral))).toMatchObject({
      problems: [{ field: 'approval', problem: 'choice', choices: ['consent', 'decision', 'exempt'] }],
    });
    const scene = firestorm('nagasaki');
    expect(scene.refused(done('obtain-approval', oral))).toMatchObject({
      problems: [{ field: 'exception', choices: ['７⑴ア', '７⑴イ', '７⑴ウ'] }],
    });
    scene.do(done('obtain-approval', { ...oral, exception: '7(1)イ' }));
    scene.do(statement);
  });

  it('can be passed over with a reason, and the record says so', () => {
    const scene = firestorm();
    const entry = scene.did(done('publish-statement', { body: '避難の呼びかけの訂正' }, { override: { reason: '人命に関わる' } }));
    expect(entry).toMatchObject({ type: 'step.overridden', data: { blockedBy: [{ step: 'obtain-approval', clause: 'UN-25' }] } });
  });

  it('is asked anew when the answer is decided anew', () => {
    const scene = firestorm();
    const talk = { attendees: '所属課', means: 'in-person', points: '説明する' };
    scene.do(done('decide-response', talk, { answer: 'explain' }));
    scene.do(done('obtain-approval', approval));
    scene.do({ do: 'reopen', step: 'decide-response', reason: '謝罪に変える' });
    expect(scene.step('obtain-approval').state).toBe('open');
  });

  it('is asked anew in the next round', () => {
    const scene = firestorm();
    scene.do(done('obtain-approval', approval));
    scene.do(statement);
    scene.do({ do: 'recur' });
    expect(scene.refused(statement).code).toBe('step.blocked');
  });

  it('binds whoever takes the advice to post, too', () => {
    const scene = new Scene({ guideline: 'uenohara', trouble: 'impersonation' });
    expect(scene.refused(done('publish-statement', { body: '偽アカウントにご注意ください' })).code).toBe('step.blocked');
    scene.do(done('obtain-approval', approval));
    scene.do(done('publish-statement', { body: '偽アカウントにご注意ください' }));
  });
});

describe('a notice on the website', () => {
  it.each([
    ['uenohara', 'takeover'],
    ['nagasaki', 'takeover'],
    ['ueda', 'impersonation'],
    ['komae', 'takeover'],
    ['standard', 'takeover'],
  ] as const)('is never held back by an approval (%s, %s)', (guideline, trouble) => {
    const scene = new Scene({ guideline, trouble });
    expect(scene.step('publish-website-notice').blockedBy).toEqual([]);
    if (scene.step('publish-website-notice').state === 'dormant')
      scene.do(done('assess-notice-need', { decidedBy: '企画課長', reason: '問い合わせが続く' }, { answer: 'needed' }));
    scene.do(done('publish-website-notice', { url: 'https://www.city.example/1', title: '不正な投稿について' }));
  });
});

describe('a judgement before the deed (上野原市 9(3), S6)', () => {
  const scene = (): Scene => firestorm();
  const judge = (answer: string) => done('judge-policy-violation', { decidedBy: '運用責任者', reason: '5(2)の禁止事項' }, { answer });

  it('is waited for: until then the deletion of comments has not come', () => {
    expect(scene().refused(done('remove-user-comments'))).toMatchObject({
      code: 'step.dormant',
      only: [{ step: 'judge-policy-violation', answer: 'violates' }],
    });
  });

  it('wakes the deletion, or leaves it asleep', () => {
    const made = scene();
    made.do(judge('not-violating'));
    expect(made.refused(done('remove-user-comments')).code).toBe('step.dormant');
    made.do({ do: 'reopen', step: 'judge-policy-violation', reason: '別の書き込み' });
    made.do(judge('violates'));
    made.do(done('remove-user-comments', { gist: '侮辱' }));
  });
});

describe('「及び」', () => {
  it('means each: two posts are two steps, and both are owed', () => {
    const scene = firestorm();
    expect(scene.view().open).toEqual(expect.arrayContaining(['notify-section-head', 'notify-pr-division']));
    scene.do(done('notify-section-head', call));
    expect(scene.view().open).not.toContain('notify-section-head');
    expect(scene.view().open).toContain('notify-pr-division');
  });
});

describe('「必要に応じて」', () => {
  const scene = (): Scene => new Scene({ guideline: 'uenohara' });

  it('is a step of its own: who decided, and why', () => {
    expect(scene().refused(done('assess-notice-need', {}, { answer: 'not-needed' }))).toMatchObject({
      code: 'fields.invalid',
      problems: [
        { field: 'decidedBy', problem: 'missing' },
        { field: 'reason', problem: 'missing' },
      ],
    });
  });

  it('settles the deed with it when it is not needed', () => {
    const made = scene();
    made.do(done('assess-notice-need', { decidedBy: '企画課長', reason: '拡散していない' }, { answer: 'not-needed' }));
    expect(made.step('publish-website-notice').state).toBe('dormant');
    expect(made.view().open).not.toContain('publish-website-notice');
  });

  it('makes the deed owed when it is needed', () => {
    const made = scene();
    made.do(done('assess-notice-need', { decidedBy: '企画課長', reason: '問い合わせが続く' }, { answer: 'needed' }));
    expect(made.view().open).toContain('publish-website-notice');
    expect(made.refused(not('not-needed', 'publish-website-notice', { reason: 'やめた', decidedBy: '課長' })).code).toBe('step.outcome');
  });

  it('may be left where it is the deed itself that is as needed, by somebody named, with a reason', () => {
    const made = firestorm();
    expect(made.refused(not('not-needed', 'publish-statement', { reason: '批判は収まった' }))).toMatchObject({
      problems: [{ field: 'decidedBy', problem: 'missing' }],
    });
    made.do(not('not-needed', 'publish-statement', { reason: '批判は収まった', decidedBy: '所属課長' }));
  });
});

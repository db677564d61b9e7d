import { afterEach, describe, expect, it } from 'vitest';
import { call, done, everySceneIsSound, not, POST, POST2, POST3, Scene, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

describe('a strict order (狛江市 ４(３)カ 「記録を残した上で」, S1)', () => {
  it('holds the deletion back until the screen is kept, and names the clause', () => {
    const scene = new Scene();
    expect(scene.refused(done('delete-unauthorized-posts', { subject: POST }))).toEqual({
      code: 'step.blocked',
      step: 'delete-unauthorized-posts',
      title: '当該情報の削除',
      number: 6,
      blockedBy: [
        {
          step: 'capture-evidence',
          title: '画面の保存等の記録',
          number: 5,
          clause: 'KM-13',
          ref: '４(３)カ 第1段',
          because: '画面を保存するなど記録を残した上で、当該情報を削除し',
        },
      ],
    });
  });

  it('is answered before fields, times and texts are looked at', () => {
    const scene = new Scene();
    const wrong = { nonsense: 'x', evidence: 'E9', gist: 'パスワード：Hikeshi-2026!' };
    expect(scene.refused(done('delete-unauthorized-posts', wrong, { occurred: scene.now + 9e6 })).code).toBe('step.blocked');
  });

  it('is no order for a step that says it could not be done', () => {
    const scene = new Scene();
    scene.do(not('could-not', 'delete-unauthorized-posts', { reason: '投稿がすでに消えている' }));
    expect(scene.step('delete-unauthorized-posts')).toMatchObject({ state: 'settled', outcome: 'could-not' });
  });

  it('is released by a record that could not be made, with its reason', () => {
    const scene = new Scene();
    expect(scene.refused(not('could-not', 'capture-evidence'))).toMatchObject({ code: 'fields.invalid', problems: [{ field: 'reason' }] });
    scene.do(not('could-not', 'capture-evidence', { reason: '投稿がすでに消えている' }));
    scene.do(done('delete-unauthorized-posts', { subject: POST }));
    expect(scene.step('delete-unauthorized-posts').state).toBe('settled');
  });

  it('begins again with the next round, which needs its own record', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png', POST));
    scene.do(done('capture-evidence', { evidence: 'E1', subject: POST }));
    scene.do(done('delete-unauthorized-posts', { evidence: 'E1', subject: POST }));
    scene.do({ do: 'recur', subjects: [POST3] });
    expect(scene.step('delete-unauthorized-posts')).toMatchObject({ state: 'open', blockedBy: [{ step: 'capture-evidence' }] });
    expect(scene.refused(done('delete-unauthorized-posts', { evidence: 'E1', subject: POST3 })).code).toBe('step.blocked');
    scene.do(screenshot('2.png', POST3));
    scene.do(done('capture-evidence', { evidence: 'E2', subject: POST3 }));
    expect(scene.refused(done('delete-unauthorized-posts', { evidence: 'E1', subject: POST3 }))).toMatchObject({
      code: 'subject.uncovered',
      subjects: [POST3],
    });
    scene.do(done('delete-unauthorized-posts', { evidence: 'E2', subject: POST3 }));
    expect(scene.incident.responses[0]?.round).toBe(2);
  });

  it('is not the other guidelines’: 上野原市 puts it as advice, and holds nobody back', () => {
    const scene = new Scene({ guideline: 'uenohara' });
    scene.do(done('delete-unauthorized-posts', { subject: POST }));
    expect(scene.step('delete-unauthorized-posts').outcome).toBe('done');
  });
});

describe('the order of the text (S2)', () => {
  it('never blocks, asks for a reason, and keeps which step was passed over', () => {
    const scene = new Scene();
    expect(scene.refused(done('change-password', { changedBy: '田中' }))).toMatchObject({
      code: 'fields.invalid',
      problems: [{ field: 'orderReason', problem: 'missing' }],
    });
    const entry = scene.did(done('change-password', { changedBy: '田中', orderReason: '投稿が続いているため' }));
    expect(entry).toMatchObject({ type: 'step.settled', data: { outOfOrder: [{ step: 'capture-evidence', clause: 'KM-13' }] } });
    expect(entry.words['fields.orderReason']).toBe('投稿が続いているため');
  });

  it('asks nothing once the screen is kept', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png', POST));
    scene.do(done('capture-evidence', { evidence: 'E1' }));
    expect(scene.did(done('change-password', { changedBy: '田中' })).data).not.toHaveProperty('outOfOrder');
  });

  it('asks nothing of a step that was not done', () => {
    const scene = new Scene();
    scene.do(not('could-not', 'change-password', { reason: 'ログインできない' }));
    expect(scene.step('change-password').outcome).toBe('could-not');
  });
});

describe('the order of a chain of calls (S3)', () => {
  it('only sorts: an unreachable 所属長 keeps nobody uninformed, and no reason is asked', () => {
    const scene = new Scene();
    const entry = scene.did(done('notify-infosec-supervisor', { ...call, to: '統括情報セキュリティ責任者 山本' }));
    expect(entry).toMatchObject({ type: 'step.settled', data: { outcome: 'done' } });
    expect(entry.data).not.toHaveProperty('outOfOrder');
  });
});

describe('orders bound to the official who was told (長崎市 10⑵→⑶, S4)', () => {
  const told = { ...call, to: '広報広聴課長' };

  it('hold 広報広聴課長’s measures until he was told, whoever else was', () => {
    const scene = new Scene({ guideline: 'nagasaki' });
    scene.do(done('notify-it-division', { ...told, to: '情報システム課長' }));
    expect(scene.refused(done('change-password', { changedBy: '田中' }))).toMatchObject({
      code: 'step.blocked',
      blockedBy: [{ step: 'notify-pr-division', clause: 'NG-35' }],
    });
    scene.do(done('notify-pr-division', told));
    scene.do(done('change-password', { changedBy: '田中' }));
  });

  it('hold 情報システム課長’s measures until he was told', () => {
    const scene = new Scene({ guideline: 'nagasaki' });
    scene.do(done('notify-pr-division', told));
    const fields = { device: '広報のPC', result: '検出なし' };
    expect(scene.refused(done('scan-malware', fields))).toMatchObject({ blockedBy: [{ step: 'notify-it-division' }] });
    scene.do(done('notify-it-division', { ...told, to: '情報システム課長' }));
    scene.do(done('scan-malware', fields));
  });

  it('are not released by a report that reached nobody', () => {
    const scene = new Scene({ guideline: 'nagasaki' });
    scene.do({ do: 'attempt', step: 'notify-pr-division', fields: told });
    expect(scene.refused(done('change-password', { changedBy: '田中' })).code).toBe('step.blocked');
    scene.do(not('could-not', 'notify-pr-division', { reason: '夜間で不在' }));
    expect(scene.refused(done('change-password', { changedBy: '田中' })).code).toBe('step.blocked');
  });
});

describe('an order that consultation comes first (平川市, S5)', () => {
  it('holds the decision and the answer back until both were consulted', () => {
    const scene = new Scene({ guideline: 'hirakawa', trouble: 'firestorm' });
    const talk = { attendees: '所属長、総務課長', means: 'in-person', points: '説明するか' };
    expect(scene.refused(done('decide-response', talk, { answer: 'explain' }))).toMatchObject({
      blockedBy: [{ step: 'consult-section-head-and-general-affairs' }],
    });
    scene.do(not('could-not', 'consult-section-head-and-general-affairs', { reason: '連絡がつかない' }));
    expect(scene.refused(done('decide-response', talk, { answer: 'explain' })).code).toBe('step.blocked');
    scene.do({ do: 'reopen', step: 'consult-section-head-and-general-affairs', reason: '連絡がついた' });
    scene.do(done('consult-section-head-and-general-affairs', talk));
    scene.do(done('decide-response', talk, { answer: 'explain' }));
  });
});

describe('an order that sharing comes first (上野原市 7(1), S7)', () => {
  it('holds the answer back until it was shared, was not to be had, or does not apply', () => {
    const scene = new Scene({ guideline: 'uenohara', trouble: 'rumor' });
    const info = { body: '断水はありません', orderReason: '確認中' };
    expect(scene.refused(done('publish-correct-information', info))).toMatchObject({
      code: 'step.blocked',
      blockedBy: [{ step: 'share-with-agencies', clause: 'UN-22' }, { step: 'obtain-approval' }],
    });
    scene.do(not('not-applicable', 'share-with-agencies', { reason: '人命に関わらない' }));
    expect(scene.refused(done('publish-correct-information', info))).toMatchObject({ blockedBy: [{ step: 'obtain-approval' }] });
  });
});

describe('the order per post and account', () => {
  const scene = (): Scene => {
    const made = new Scene();
    made.do(screenshot('1.png', POST));
    made.do(done('capture-evidence', { evidence: 'E1', subject: POST }));
    return made;
  };

  it('refuses the deletion of a post whose screen is not kept, and names the post', () => {
    const made = scene();
    expect(made.refused(done('delete-unauthorized-posts', { evidence: 'E1', subject: [POST, POST2] }))).toMatchObject({
      code: 'subject.uncovered',
      subjects: [POST2],
      needs: { step: 'capture-evidence', clause: 'KM-13' },
    });
  });

  it('refuses a deletion that names no evidence at all, and says which there is', () => {
    expect(scene().refused(done('delete-unauthorized-posts', { subject: POST }))).toMatchObject({
      code: 'fields.invalid',
      problems: [{ field: 'evidence', problem: 'missing', choices: ['E1'] }],
    });
  });

  it('takes evidence that was kept after the step was settled', () => {
    const made = scene();
    made.do(screenshot('2.png', POST2));
    made.do(done('delete-unauthorized-posts', { evidence: ['E1', 'E2'], subject: [POST, POST2] }));
    expect(made.incident.bySeq.get(made.incident.head.seq)?.data).toMatchObject({ subjects: ['S1', 'S2'] });
  });

  it('takes a record that there was no picture to be had of that very post', () => {
    const made = new Scene();
    made.do(done('capture-evidence', { method: 'no-image', subject: POST, remark: '表示されない' }));
    made.do(screenshot('2.png', POST2));
    expect(made.refused(done('delete-unauthorized-posts', { evidence: 'E1', subject: [POST, POST3] }))).toMatchObject({
      subjects: [POST3],
    });
    made.do(done('delete-unauthorized-posts', { evidence: 'E1', subject: [POST, POST2] }));
  });

  it('holds for a deed done in part as well', () => {
    const made = scene();
    expect(made.refused({ do: 'attempt', step: 'delete-unauthorized-posts', fields: { evidence: 'E1', subject: POST2 } }).code).toBe(
      'subject.uncovered',
    );
    made.do({ do: 'attempt', step: 'delete-unauthorized-posts', fields: { evidence: 'E1', subject: POST } });
    expect(made.step('delete-unauthorized-posts').state).toBe('open');
  });

  it('is passed over by an override, which is recorded as what it is', () => {
    const made = new Scene();
    const entry = made.did(
      done('delete-unauthorized-posts', { subject: POST }, { override: { reason: '市民の住所が載っている', decidedBy: '所属長 鈴木' } }),
    );
    expect(entry).toMatchObject({ type: 'step.overridden', data: { blockedBy: [{ step: 'capture-evidence', clause: 'KM-13' }] } });
    expect(entry.words).toMatchObject({ override: '市民の住所が載っている', overriddenBy: '所属長 鈴木' });
  });
});

describe('an override', () => {
  it('needs a reason', () => {
    const blank = done('delete-unauthorized-posts', { subject: POST }, { override: { reason: '　' } });
    expect(new Scene().refused(blank)).toMatchObject({ code: 'fields.invalid', problems: [{ field: 'override', problem: 'missing' }] });
  });

  it('is refused where nothing blocks', () => {
    const scene = new Scene();
    expect(scene.refused(done('verify-content', { finding: '3件' }, { override: { reason: '急ぐ' } })).code).toBe(
      'override.nothing-blocked',
    );
    expect(scene.refused(done('change-password', { changedBy: '田中' }, { override: { reason: '急ぐ' } })).code).toBe(
      'override.nothing-blocked',
    );
  });

  it('is refused for what was not done: nothing holds that back', () => {
    const scene = new Scene();
    const both = not('could-not', 'delete-unauthorized-posts', { reason: '消えている' }, { override: { reason: '急ぐ' } });
    expect(scene.refused(both).code).toBe('override.nothing-blocked');
  });

  it('decides a decision that an order holds back', () => {
    const scene = new Scene({ guideline: 'hirakawa', trouble: 'firestorm' });
    const talk = { attendees: '広報課', means: 'chat', points: '説明する' };
    const entry = scene.did(done('decide-response', talk, { answer: 'explain', override: { reason: '所属長も総務課長も不在' } }));
    expect(entry).toMatchObject({ type: 'step.overridden', data: { answer: 'explain' } });
    expect(scene.step('decide-response')).toMatchObject({ outcome: 'done', answer: 'explain' });
  });
});

describe('an account that nobody can get into', () => {
  const scene = (): Scene => new Scene({ answers: [{ question: 'access', answer: 'locked-out' }] });

  it('makes what needs it impossible, overridden or not', () => {
    const made = scene();
    expect(made.refused(done('change-password', { changedBy: '田中' })).code).toBe('step.locked-out');
    made.do(screenshot('1.png', POST));
    made.do(done('capture-evidence', { evidence: 'E1', subject: POST }));
    const deletion = done('delete-unauthorized-posts', { evidence: 'E1', subject: POST });
    expect(made.refused(deletion).code).toBe('step.locked-out');
    expect(made.refused({ ...deletion, override: { reason: '急ぐ' } } as typeof deletion).code).toBe('step.locked-out');
  });

  it('lets it be said that it could not be done', () => {
    const made = scene();
    made.do(not('could-not', 'change-password', { reason: '締め出された' }));
    expect(made.step('change-password').outcome).toBe('could-not');
  });

  it('is out of reach while recovery is asked for, and in reach again when it is', () => {
    const made = scene();
    made.do({ do: 'answer', question: 'access', answer: 'recovery-asked' });
    expect(made.step('change-password').lockedOut).toBe(true);
    made.do({ do: 'answer', question: 'access', answer: 'in-control' });
    made.do(done('change-password', { changedBy: '田中', orderReason: '戻ってすぐ' }));
  });

  it('cannot be said to be recovering before it was lost', () => {
    expect(new Scene().refused({ do: 'answer', question: 'access', answer: 'recovery-asked' })).toMatchObject({
      code: 'question.answer',
      answers: ['in-control', 'locked-out', 'unknown'],
    });
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { describe as tell } from '../../src/export/describe.ts';
import { approvalHash, codeOf } from '../../src/incident/approval.ts';
import { approvedByCode } from '../../src/incident/approval-given.ts';
import { isEntry } from '../../src/incident/chain.ts';
import type { Command } from '../../src/incident/command.ts';
import { correctableIn } from '../../src/incident/decide/correct.ts';
import { stepOf } from '../../src/incident/incident.ts';
import { bindText, takeApproval } from '../../src/session/approving.ts';
import { sha256 } from '../../src/session/library.ts';
import { done, everySceneIsSound, Scene, SECRET, tanaka } from '../session/scene.ts';

afterEach(everySceneIsSound);

type Approve = Extract<Command, { do: 'approve' }>;
const TEXT = 'ご心配をおかけしています。\n確認しています。';
const HEAD = '企画課長 佐藤 花子';

const bind = (scene: Scene, step: string, text = TEXT, id = 'r1') => {
  const response = scene.incident.responses.find((one) => one.id === id);
  const found = response && stepOf(response.runbook, step);
  if (response === undefined || found === undefined) throw new Error(step);
  return bindText(scene.incident, response, found, text);
};
const asked = (scene: Scene, step: string, change: Partial<Approve> = {}): Approve => {
  const { hash, code } = bind(scene, step, change.text);
  return {
    do: 'approve',
    step,
    verdict: 'given',
    approval: 'decision',
    means: 'phone',
    text: TEXT,
    hash,
    readBack: code,
    approver: HEAD,
    takenBy: '管理者 田中 恵子',
    ...change,
  };
};
const firestorm = (): Scene => new Scene({ guideline: 'uenohara', trouble: 'firestorm' });
const known = (scene: Scene, step: string, text: string) => {
  const [response] = scene.incident.responses;
  const found = response && stepOf(response.runbook, step);
  return response && found && approvedByCode(scene.incident, response, found, text)?.is;
};

describe('an approval by code', () => {
  it('records who approved, through which channel, who took it down, the code and the hash, and settles the step of approval', () => {
    const scene = firestorm();
    const [taken, settled] = scene.do(asked(scene, 'obtain-approval', { occurred: scene.now - 60_000, note: '自宅の電話' }));
    const hash = approvalHash(sha256, { incident: scene.id, response: 'r1', step: 'obtain-approval', text: TEXT });
    expect(taken).toMatchObject({
      type: 'approval.taken',
      occurred: scene.now - 60_000,
      data: { step: 'obtain-approval', verdict: 'given', approval: 'decision', means: 'phone', code: codeOf(hash), readBack: 'matched' },
      words: { text: TEXT, textHash: hash, approver: HEAD, takenBy: '管理者 田中 恵子', note: '自宅の電話' },
    });
    expect(settled).toMatchObject({
      type: 'step.settled',
      occurred: scene.now - 60_000,
      data: { step: 'obtain-approval', fields: { approval: 'decision', means: 'phone' } },
      words: { 'fields.approver': HEAD, 'fields.text': TEXT },
    });
    scene.do(done('publish-statement', { body: TEXT }));
  });

  it('is told in the chronology with its code, its text and its hash', () => {
    const scene = firestorm();
    const [taken] = scene.do(asked(scene, 'obtain-approval'));
    const said = taken === undefined ? undefined : tell(scene.incident, taken);
    expect(said?.kind).toBe('決裁');
    expect(said?.text.split('\n')[0]).toBe(`${HEAD}　決裁　電話　符号${bind(scene, 'obtain-approval').code}一致（手順8）`);
    expect(said?.text).toContain('聞き取った人：管理者 田中 恵子');
    expect(said?.text).toContain(`文の印（SHA-256）：${bind(scene, 'obtain-approval').hash}`);
  });

  it('is bound to the step of approval when it is asked for in the publication that waits for it', () => {
    const scene = firestorm();
    expect(bind(scene, 'publish-statement')).toEqual(bind(scene, 'obtain-approval'));
    const [taken] = scene.do(asked(scene, 'publish-statement'));
    expect(taken).toMatchObject({ data: { step: 'obtain-approval' } });
    expect(scene.step('obtain-approval')).toMatchObject({ state: 'settled', outcome: 'done' });
  });

  it('settles nothing where the guideline has no step for it (狛江市): the notice may go out all the same', () => {
    const scene = new Scene({ guideline: 'komae' });
    const entries = scene.do(asked(scene, 'publish-website-notice'));
    expect(entries.map(({ type }) => type)).toEqual(['approval.taken']);
    expect(scene.step('publish-website-notice').state).toBe('open');
    scene.do(done('publish-website-notice', { url: 'https://a.example', title: '別の文' }));
  });

  it('is not recorded when the code was read back wrongly, and says whose code it was', () => {
    const scene = firestorm();
    expect(scene.refused(asked(scene, 'obtain-approval', { readBack: 'アアアア' }))).toMatchObject({
      code: 'approval.code',
      given: 'アアアア',
    });
    expect(scene.refused(asked(scene, 'obtain-approval', { readBack: '' })).code).toBe('approval.code');
    const first = scene.did(asked(scene, 'obtain-approval', { verdict: 'refused' }));
    const old = bind(scene, 'obtain-approval').code;
    expect(scene.refused(asked(scene, 'obtain-approval', { text: '第2版', readBack: old }))).toMatchObject({
      code: 'approval.code',
      of: first.seq,
    });
  });

  it('may be without the code where the other side cannot read it back, and says so', () => {
    const scene = firestorm();
    expect(scene.did(asked(scene, 'obtain-approval', { readBack: 'なし' }))).toMatchObject({ data: { readBack: 'none' } });
  });

  it('that was refused is recorded, and releases nothing', () => {
    const scene = firestorm();
    const entries = scene.do(asked(scene, 'obtain-approval', { verdict: 'refused', readBack: '' }));
    expect(entries).toMatchObject([{ type: 'approval.taken', data: { verdict: 'refused' } }]);
    expect(scene.refused(done('publish-statement', { body: TEXT })).code).toBe('step.blocked');
    expect(known(scene, 'obtain-approval', TEXT)).toBe('refused');
  });

  it('refuses what no approval is: an unknown kind, a secret, no text, a step without one, oral where the text does not allow it', () => {
    const scene = firestorm();
    const komae = new Scene({ guideline: 'komae' });
    expect(scene.refused(asked(scene, 'obtain-approval', { approval: 'nod' }))).toMatchObject({
      problems: [{ field: 'approval', problem: 'choice' }],
    });
    expect(scene.refused(asked(scene, 'obtain-approval', { approver: '' }))).toMatchObject({
      problems: [{ field: 'approver', problem: 'missing' }],
    });
    expect(scene.refused(asked(scene, 'obtain-approval', { text: SECRET }))).toMatchObject({
      problems: [{ field: 'text', problem: 'secret' }],
    });
    expect(scene.refused(asked(scene, 'obtain-approval', { text: ' ' }))).toMatchObject({
      problems: [{ field: 'text', problem: 'missing' }],
    });
    expect(scene.refused({ ...asked(scene, 'obtain-approval'), step: 'notify-section-head' })).toMatchObject({ code: 'approval.no-text' });
    expect(scene.refused(asked(scene, 'obtain-approval', { approval: 'oral' }))).toMatchObject({
      problems: [{ field: 'approval', problem: 'choice' }],
    });
    expect(komae.refused(asked(komae, 'publish-website-notice', { approval: 'oral' }))).toMatchObject({
      problems: [{ field: 'approval', choices: ['consent', 'decision'] }],
    });
    const oral = new Scene({ guideline: 'nagasaki', trouble: 'firestorm' });
    oral.do(asked(oral, 'obtain-approval', { approval: 'oral', exception: '７⑴イ' }));
    expect(oral.step('obtain-approval').outcome).toBe('done');
  });
});

describe('a text that changed after its approval', () => {
  const changed = `${TEXT}\nお詫びします。`;

  it('is refused where the guideline orders the approval, and says which line approved the one before', () => {
    const scene = firestorm();
    const { seq } = scene.did(asked(scene, 'obtain-approval'));
    expect(known(scene, 'publish-statement', TEXT)).toBe('holds');
    expect(known(scene, 'publish-statement', changed)).toBe('changed');
    expect(scene.refused(done('publish-statement', { body: changed }))).toMatchObject({
      code: 'approval.changed',
      seq,
      needs: { step: 'obtain-approval' },
    });
    expect(scene.refused({ do: 'attempt', step: 'publish-statement', fields: { body: changed } }).code).toBe('approval.changed');
    // What the eye cannot tell is no other text.
    scene.do(done('publish-statement', { body: `${TEXT.replace('\n', '  \r\n')}\n` }));
  });

  it('is approved again in one act: the step is taken up again, and the old approval holds no longer', () => {
    const scene = firestorm();
    scene.do(asked(scene, 'obtain-approval'));
    const again = takeApproval(scene.session, scene.id, asked(scene, 'publish-statement', { text: changed }), tanaka);
    expect('refused' in again).toBe(false);
    expect(
      scene.incident.entries
        .filter(isEntry)
        .slice(-3)
        .map(({ type }) => type),
    ).toEqual(['step.reopened', 'approval.taken', 'step.settled']);
    expect(known(scene, 'publish-statement', TEXT)).toBe('changed');
    scene.do(done('publish-statement', { body: changed }));
  });

  it('leaves everything as it was when the new code is read back wrongly', () => {
    const scene = firestorm();
    scene.do(asked(scene, 'obtain-approval'));
    const before = scene.lines;
    const wrong = takeApproval(scene.session, scene.id, asked(scene, 'obtain-approval', { text: changed, readBack: 'アアアア' }), tanaka);
    expect(wrong).toMatchObject({ refused: { code: 'approval.code' } });
    expect(scene.lines).toEqual(before);
  });

  it('is let through by a reason, as every order is', () => {
    const scene = firestorm();
    scene.do(asked(scene, 'obtain-approval'));
    scene.do({ do: 'reopen', step: 'obtain-approval', reason: '文を直した' });
    scene.do(done('publish-statement', { body: changed }, { override: { reason: '被害が広がっている' } }));
    expect(scene.step('publish-statement').outcome).toBe('done');
  });

  it('knows no approval that was taken back, and a refusal of the very text stands after an approval', () => {
    const scene = new Scene({ guideline: 'komae' });
    const { seq } = scene.did(asked(scene, 'publish-website-notice'));
    scene.do(asked(scene, 'publish-website-notice', { text: changed, verdict: 'refused' }));
    expect(known(scene, 'publish-website-notice', TEXT)).toBe('holds');
    expect(known(scene, 'publish-website-notice', changed)).toBe('refused');
    scene.do({ do: 'undo', seq, reason: '別の人だった' });
    expect(known(scene, 'publish-website-notice', TEXT)).toBeUndefined();
  });

  it('is never made by a correction: text and hash stand', () => {
    const scene = firestorm();
    const taken = scene.did(asked(scene, 'obtain-approval'));
    expect(correctableIn(taken)).not.toContain('text');
    expect(scene.refused({ do: 'correct', seq: taken.seq, fields: { textHash: 'x' }, reason: 'y' }).code).not.toBe('fields.invalid');
    scene.do({ do: 'correct', seq: taken.seq, fields: { approver: '企画課長 佐藤 華子' }, reason: '字の誤り' });
  });
});

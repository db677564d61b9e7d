import { afterEach, describe, expect, it } from 'vitest';
import { TROUBLES } from '../../machines/words.ts';
import type { Command } from '../../src/incident/command.ts';
import { stillOpen } from '../../src/incident/decide/ending.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { call, done, everySceneIsSound, library, not, POST, Scene, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

const FIELDS = { judge: '所属長 鈴木', damage: 'none' } as const;
const reasons = (scene: Scene): Record<string, string> =>
  Object.fromEntries(stillOpen(scene.incident).map(({ response, step }) => [`${response}/${step}`, '該当なし']));
const closing = (scene: Scene, more: object = {}): Command => ({ do: 'close', fields: FIELDS, unfinished: reasons(scene), ...more });

describe('closing', () => {
  it('is refused while something owed stands open, and names it', () => {
    const scene = new Scene();
    const refused = scene.refused({ do: 'close', fields: FIELDS });
    expect(refused).toMatchObject({ code: 'close.open' });
    expect(refused.code === 'close.open' && refused.open.map(({ response, step }) => `${response}/${step}`)).toEqual([
      'r1/verify-content',
      'r1/notify-section-head',
      'r1/notify-infosec-supervisor',
      'r1/capture-evidence',
      'r1/delete-unauthorized-posts',
      'r1/change-password',
      'r1/revoke-third-party-apps',
      'r1/monitor-account',
    ]);
  });

  it('is answered before its fields are looked at', () => {
    expect(new Scene().refused({ do: 'close', fields: { nonsense: 'x' } }).code).toBe('close.open');
  });

  it('settles what is left as could-not, one reason each, in one append', () => {
    const scene = new Scene();
    scene.do(done('verify-content', { finding: '3件' }));
    const entries = scene.do(closing(scene));
    expect(entries.map(({ type }) => type)).toEqual([...Array.from({ length: 7 }, () => 'step.settled'), 'incident.closed']);
    expect(entries.map((entry) => ('outcome' in entry.data ? entry.data.outcome : ''))).toEqual([
      ...Array.from({ length: 7 }, () => 'could-not'),
      '',
    ]);
    expect(entries[0]?.words['fields.reason']).toBe('該当なし');
    expect([scene.incident.closed, scene.view().course]).toEqual([true, 'closed']);
  });

  it('takes no name that every object answers to for a reason that was given', () => {
    const scene = new Scene();
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(
        scene.refused(closing(scene, { unfinished: Object.fromEntries([...Object.entries(reasons(scene)), [name, 'x']]) })),
      ).toMatchObject({
        code: 'step.unknown',
        step: name,
      });
  });

  it('takes a step by its name alone, too', () => {
    const scene = new Scene();
    const unfinished = Object.fromEntries(scene.view().open.map((id) => [id, '該当なし']));
    scene.do({ do: 'close', fields: FIELDS, unfinished });
  });

  it('stores nothing when one reason is blank, a field is missing, or the time has not come', () => {
    const scene = new Scene();
    expect(scene.refused(closing(scene, { unfinished: { ...reasons(scene), 'r1/monitor-account': ' ' } }))).toMatchObject({
      code: 'fields.invalid',
      step: 'monitor-account',
      problems: [{ field: 'reason', problem: 'missing' }],
    });
    expect(scene.refused(closing(scene, { fields: { judge: '鈴木', cause: 'x', other: 'y' } }))).toEqual({
      code: 'fields.invalid',
      step: 'close-incident',
      form: 'R19',
      problems: [
        expect.objectContaining({ field: 'other', problem: 'unknown' }),
        { field: 'damage', problem: 'missing', choices: ['none', 'some', 'unknown'] },
      ],
    });
    expect(scene.refused(closing(scene, { occurred: scene.now + 9e6 })).code).toBe('time.future');
  });

  it('loses no reason that was given for a step that is not open', () => {
    const scene = new Scene();
    scene.do(done('verify-content', { finding: '3件' }));
    expect(scene.refused(closing(scene, { unfinished: { ...reasons(scene), 'no-such-step': '理由' } })).code).toBe('step.unknown');
    expect(scene.refused(closing(scene, { unfinished: { ...reasons(scene), 'r1/verify-content': '理由' } })).code).toBe('step.settled');
    const entries = scene.do(closing(scene, { unfinished: { ...reasons(scene), 'terminate-sessions': '手が回らなかった' } }));
    expect(entries.some((entry) => 'step' in entry.data && entry.data.step === 'terminate-sessions')).toBe(true);
  });

  it('shuts every step, question and round, but not the notes', () => {
    const scene = new Scene();
    scene.do(closing(scene));
    const shut: Command[] = [
      done('notify-section-head', call),
      not('could-not', 'notify-section-head', { reason: 'x' }),
      { do: 'attempt', step: 'notify-section-head', fields: call },
      { do: 'reopen', step: 'notify-section-head', reason: 'x' },
      { do: 'answer', question: 'triage', answer: 'misposted' },
      { do: 'recur' },
      { do: 'escalate', trouble: 'firestorm', reason: 'x' },
      { do: 'close', fields: FIELDS },
    ];
    for (const command of shut) expect(scene.refused(command).code).toBe('incident.closed');
    scene.do({ do: 'note', text: '後日' });
  });

  it('is taken back with a reason, and everything stands where it stood', () => {
    const scene = new Scene();
    expect(scene.refused({ do: 'resume', reason: '再び' }).code).toBe('incident.open');
    scene.do(closing(scene));
    expect(scene.refused({ do: 'resume', reason: '' })).toMatchObject({ problems: [{ field: 'reason', problem: 'missing' }] });
    scene.do({ do: 'resume', reason: '再び投稿があった' });
    expect(scene.incident.closed).toBe(false);
    expect(scene.step('notify-section-head')).toMatchObject({ state: 'settled', outcome: 'could-not' });
    scene.do({ do: 'recur' });
    expect(scene.refused({ do: 'close', fields: FIELDS }).code).toBe('close.open');
    scene.do(closing(scene));
  });

  it('asks for what every trouble still in play has open, and for nothing of one that was handed over', () => {
    const scene = new Scene();
    scene.do({ do: 'answer', question: 'triage', answer: 'misposted' });
    expect(stillOpen(scene.incident).every(({ response }) => response === 'r2')).toBe(true);
    scene.do({ do: 'answer', question: 'triage', answer: 'hijacked', response: 'r1' });
    expect(new Set(stillOpen(scene.incident).map(({ response }) => response))).toEqual(new Set(['r1', 'r2']));
    scene.do(closing(scene));
    expect([scene.view('r1').course, scene.view('r2').course]).toEqual(['closed', 'closed']);
    scene.do({ do: 'resume', reason: '再び' });
    expect([scene.view('r1').course, scene.view('r2').course]).toEqual(['review', 'review']);
  });

  it('settles the closing step of a template by closing itself', () => {
    const owed = (runbook: Runbook): Runbook => ({
      ...runbook,
      steps: runbook.steps.map((step) => (step.id === 'close-incident' ? { ...step, modality: ['obligation'] } : step)),
    });
    const scene = new Scene({ guideline: 'standard', change: owed });
    expect(scene.view().open).toContain('close-incident');
    const { 'r1/close-incident': _, ...unfinished } = reasons(scene);
    const entries = scene.do(closing(scene, { fields: { ...FIELDS, lessons: '二段階認証' }, unfinished }));
    expect(entries.find((entry) => 'step' in entry.data && entry.data.step === 'close-incident')).toMatchObject({
      data: { outcome: 'done', form: 'R19', fields: { damage: 'none' } },
    });
    expect(scene.incident.closed).toBe(true);
  });
});

describe('every shipped runbook', () => {
  const all = library.ids.flatMap((guideline) => TROUBLES.map((trouble) => [guideline, trouble] as const));

  it.each(all)('can be closed at once with reasons, and taken up again: %s %s', (guideline, trouble) => {
    const scene = new Scene({ guideline, trouble });
    scene.do(closing(scene));
    scene.do({ do: 'resume', reason: '再び' });
    expect(scene.incident.closed).toBe(false);
    scene.do(closing(scene));
  });
});

describe('reopening a step', () => {
  it('takes it up again with a reason; what was said of it stays', () => {
    const scene = new Scene();
    scene.do(done('notify-section-head', call));
    expect(scene.refused({ do: 'reopen', step: 'notify-section-head', reason: ' ' })).toMatchObject({ problems: [{ field: 'reason' }] });
    const entry = scene.did({ do: 'reopen', step: 'notify-section-head', reason: '代行の人だった' });
    expect(entry).toMatchObject({ type: 'step.reopened', data: { step: 'notify-section-head', round: 1 } });
    expect(scene.step('notify-section-head').state).toBe('open');
    scene.do(done('notify-section-head', call));
  });

  it('is refused of a step that is open, has not come, or is not there', () => {
    const scene = new Scene({ guideline: 'uenohara' });
    expect(scene.refused({ do: 'reopen', step: 'change-password', reason: 'x' }).code).toBe('step.open');
    expect(scene.refused({ do: 'reopen', step: 'publish-website-notice', reason: 'x' })).toMatchObject({ code: 'step.dormant' });
    expect(scene.refused({ do: 'reopen', step: 'nothing', reason: 'x' })).toMatchObject({ code: 'step.unknown', step: 'nothing' });
  });

  it('of what an order waits for holds the next one back again', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png', POST));
    scene.do(done('capture-evidence', { evidence: 'E1' }));
    scene.do({ do: 'reopen', step: 'capture-evidence', reason: '撮り直し' });
    expect(scene.refused(done('delete-unauthorized-posts', { evidence: 'E1', subject: POST })).code).toBe('step.blocked');
  });
});

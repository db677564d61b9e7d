import { afterEach, describe, expect, it } from 'vitest';
import { TROUBLES } from '../../machines/words.ts';
import { carriedOver, wouldCarry } from '../../src/incident/carried.ts';
import { stepOf } from '../../src/incident/incident.ts';
import { outOfBand } from '../../src/incident/out-of-band.ts';
import type { Step } from '../../src/runbook/runbook.ts';
import { call, done, everySceneIsSound, library, Scene } from '../session/scene.ts';

afterEach(everySceneIsSound);

const ACCOUNT = '公式X @komae_koho_example';
const look = (scene: Scene, step: string, fields = {}, response = 'r1') => {
  const { incident } = scene;
  const found = incident.responses.find(({ id }) => id === response);
  const at = found && stepOf(found.runbook, step);
  if (found === undefined || at === undefined) throw new Error(`no ${response} ${step}`);
  return outOfBand(incident, found, at, fields);
};
const statements = (steps: readonly Step[]) => steps.filter(({ form }) => form === 'R15').map(({ id }) => id);

/** Every guideline and trouble that has a statement, beside a takeover that nobody has made sure of. */
const every = library.ids.flatMap((guideline) =>
  TROUBLES.flatMap((trouble) => {
    const runbook = library.runbooks(guideline).find((one) => one.trouble === trouble);
    return runbook === undefined ? [] : statements(runbook.steps).map((step) => [guideline, trouble, step] as const);
  }),
);

describe('what would go out on an account that is not known to be ours', () => {
  it.each(every)('is told for %s %s %s, and no longer once the account is in control', (guideline, trouble, step) => {
    const scene = new Scene({ guideline, trouble, account: ACCOUNT });
    if (trouble !== 'takeover') {
      expect(look(scene, step)).toBeUndefined();
      scene.do({ do: 'escalate', trouble: 'takeover', reason: '入れない' });
    }
    expect(look(scene, step)).toMatchObject({ access: 'unknown', response: trouble === 'takeover' ? 'r1' : 'r2' });
    scene.do({ do: 'answer', question: 'access', answer: 'locked-out' });
    expect(look(scene, step)).toMatchObject({ access: 'locked-out' });
    scene.do({ do: 'answer', question: 'access', answer: 'in-control' });
    expect(look(scene, step)).toBeUndefined();
  });

  it('has statements to look at in every trouble', () => {
    expect(new Set(every.map(([, trouble]) => trouble))).toEqual(new Set(['takeover', 'firestorm', 'rumor', 'impersonation']));
  });

  it('proposes the homepage step of a response in play', () => {
    const scene = new Scene({ guideline: 'standard', account: ACCOUNT });
    const caution = look(scene, 'publish-statement');
    expect(caution?.instead).toMatchObject({ response: 'r1', step: 'publish-website-notice' });
  });

  it('is told of the approval that a statement waits for, and of no other', () => {
    const scene = new Scene({ guideline: 'uenohara', trouble: 'firestorm', account: ACCOUNT });
    scene.do({ do: 'escalate', trouble: 'takeover', reason: '入れない' });
    expect(look(scene, 'obtain-approval')).toBeDefined();
    expect(look(scene, 'notify-section-head')).toBeUndefined();
  });

  it('is not told of the homepage, of another account, nor once the takeover was none', () => {
    const scene = new Scene({ guideline: 'standard', account: ACCOUNT });
    expect(look(scene, 'publish-website-notice')).toBeUndefined();
    expect(look(scene, 'publish-statement', { account: '＠komae_bosai_example' })).toBeUndefined();
    expect(look(scene, 'publish-statement', { medium: '市公式ホームページ' })).toBeUndefined();
    expect(look(scene, 'publish-statement', { account: '@Komae_Koho_Example' })).toBeDefined();
    expect(look(scene, 'publish-statement', { medium: 'X' })).toBeDefined();
    scene.do({ do: 'answer', question: 'triage', answer: 'misposted' });
    expect(look(scene, 'publish-statement', {}, 'r2')).toBeUndefined();
  });
});

describe('what is taken over by another trouble', () => {
  it('is told before and after alike, by the line that did it first, however often it was taken over', () => {
    const scene = new Scene({ guideline: 'uenohara' }).at('2:11');
    const { seq } = scene.did(done('notify-section-head', call));
    const runbook = library.runbooks('uenohara').find(({ trouble }) => trouble === 'firestorm');
    if (runbook === undefined) throw new Error('no firestorm');
    const would = wouldCarry(scene.incident, runbook);
    const entries = scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' });
    expect(carriedOver(scene.incident, entries).map(({ response: _, ...one }) => one)).toEqual(would);
    expect(would.find(({ step }) => step.id === 'notify-section-head')).toMatchObject({ seq, at: scene.time('2:11'), role: '管理者' });
    const further = scene.do({ do: 'escalate', trouble: 'rumor', reason: '噂' });
    expect(carriedOver(scene.incident, further).find(({ step }) => step.id === 'notify-section-head')).toMatchObject({
      response: 'r3',
      seq,
    });
    expect(carriedOver(scene.incident)).toHaveLength(would.length + carriedOver(scene.incident, further).length);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { type RefusalCode, refusalKind } from '../../src/incident/refusal.ts';
import { refusalLines } from '../../src/words/ja/refusals.ts';
import { done, everySceneIsSound, not, Scene } from '../session/scene.ts';
import { FIRESTORM, reach, WAYS } from './refusal-ways.ts';

afterEach(everySceneIsSound);

describe('every refusal', () => {
  it.each(Object.entries(WAYS))('is reached, and said in three lines of Japanese at most: %s', (code, way) => {
    const refused = reach(way);
    expect(refused.code).toBe(code);
    const lines = refusalLines(refused);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(3);
    for (const line of lines) expect(line).not.toMatch(/undefined|\[object|NaN|null/u);
  });

  it('is either the rules’ or the call’s', () => {
    const input = Object.keys(WAYS).filter((code) => refusalKind(code as RefusalCode) === 'input');
    expect(input.sort()).toEqual([
      'approval.no-text',
      'correct.nothing',
      'entry.unknown',
      'erase.nothing',
      'erase.repeated',
      'evidence.unknown',
      'fields.invalid',
      'question.answer',
      'question.unknown',
      'response.unknown',
      'retention.shape',
      'rule.unknown',
      'runbook.missing',
      'step.answer',
      'step.outcome',
      'step.unknown',
      'time.future',
    ]);
  });

  it('of what somebody else has settled says who, and when', () => {
    const scene = new Scene().at('2:11');
    scene
      .as({ role: '所属長', name: '佐藤' })
      .do(not('could-not', 'verify-content', { reason: '消えている' }, { occurred: scene.time('2:09') }));
    expect(scene.refused(done('verify-content', { finding: '3件' }))).toEqual({
      code: 'step.settled',
      step: 'verify-content',
      title: '情報の内容の確認',
      number: 2,
      outcome: 'could-not',
      role: '所属長',
      name: '佐藤',
      at: scene.time('2:09'),
    });
  });

  it('of a decision names its answers; a deed takes none', () => {
    const scene = new Scene(FIRESTORM);
    const answers = ['explain', 'correct', 'apologise', 'hold', 'none'];
    expect(scene.refused(done('decide-response'))).toMatchObject({ code: 'step.answer', answers });
    expect(scene.refused(done('notify-section-head', {}, { answer: 'yes' }))).toMatchObject({ code: 'step.answer', answers: [] });
  });

  it('of an outcome that the modality does not allow names those it does', () => {
    const refused = new Scene().refused(not('not-applicable', 'notify-section-head', { reason: 'x' }));
    expect(refused).toMatchObject({ code: 'step.outcome', allowed: ['done', 'could-not'] });
  });
});

describe('a name that every object has', () => {
  it('is no field of a line and no label: neither erased nor told as a function', () => {
    const scene = new Scene();
    for (const path of ['constructor', '__proto__', 'toString'])
      expect(scene.refused({ do: 'erase', seq: 1, path, reason: '申出', approver: '総務課長 佐藤' }).code).toBe('erase.nothing');
    const refused = scene.refused(done('verify-content', { finding: '1件', constructor: 'x' }));
    expect(refusalLines(refused).join('\n')).toContain('「constructor」');
  });
});

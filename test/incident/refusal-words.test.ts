import { afterEach, describe, expect, it } from 'vitest';
import { isEntry } from '../../src/incident/chain.ts';
import type { FieldProblem, Refusal } from '../../src/incident/refusal.ts';
import { formOf } from '../../src/runbook/forms.ts';
import { FORM_IDS } from '../../src/runbook/vocabulary.ts';
import { refusalLines } from '../../src/words/ja/refusals.ts';
import { komaeTakeoverClosed } from '../fixtures/incidents.ts';
import { everySceneIsSound } from '../session/scene.ts';
import { reach, type Unreached, WAYS } from './refusal-ways.ts';

afterEach(everySceneIsSound);

/** Words of two letters and more that are no id: what Japan writes in Latin letters, and numbers that people read on the screen. */
const WRITTEN = /^(?:URL|SNS|ID|PC|DM|LINE|Facebook|Instagram|YouTube)$/u;

/** Words in Latin letters that a sentence has besides what was typed. */
const idsIn = (lines: readonly string[], typed: readonly string[]): string[] =>
  lines.flatMap((line) =>
    (
      typed
        .reduce((rest, one) => rest.replaceAll(`「${one}」`, ''), line)
        .replaceAll(/https:\S+/gu, '')
        .match(/[A-Za-z][A-Za-z0-9._-]+/gu) ?? []
    ).filter((word) => !WRITTEN.test(word) && !/^[ESr]\d+$/u.test(word)),
  );

/** What a person typed and reads again: a step, rule, question, answer, field, path or response that is not there. */
const typedIn = (refusal: Refusal): string[] =>
  ['step', 'rule', 'question', 'answer', 'path', 'response', 'evidence'].flatMap((key) => {
    const value = (refusal as unknown as Record<string, unknown>)[key];
    return refusal.code.endsWith('.unknown') || refusal.code.endsWith('.answer') || refusal.code === 'erase.nothing' ? [String(value)] : [];
  });

const named = { step: 'change-password', title: 'パスワードの変更', number: 7 };

/** Refusals that no command of a real incident reaches today, made by hand. */
const BY_HAND: { readonly [C in Unreached]: Extract<Refusal, { code: C }> } = {
  'step.handed-over': { code: 'step.handed-over', ...named, trouble: 'takeover' },
  'log.impossible': { code: 'log.impossible', seq: 4 },
  'close.refused': { code: 'close.refused', response: 'r1', trouble: 'takeover' },
  'recur.refused': { code: 'recur.refused', trouble: 'takeover' },
  'exercise.ended': { code: 'exercise.ended', at: 0 },
  'exercise.suspended': { code: 'exercise.suspended', at: 0 },
};

describe('what a refusal says on a screen', () => {
  it('the rule can fail: an id is found, what people type or write is not', () => {
    expect(idsIn(['「種別（approval）」を E1 の URL で「coffee」に。'], ['coffee'])).toEqual(['approval']);
  });

  it.each([...Object.keys(WAYS), ...Object.keys(BY_HAND)])('has no id in it: %s', (code) => {
    const refusal = code in WAYS ? reach(WAYS[code as keyof typeof WAYS]) : BY_HAND[code as Unreached];
    expect(idsIn(refusalLines(refusal), typedIn(refusal))).toEqual([]);
  });

  it.each(FORM_IDS)('names every field of %s, and every choice, by its words', (form) => {
    const problems: FieldProblem[] = formOf(form).fields.flatMap(({ id, choices = [] }) =>
      (['missing', 'choice', 'too-long', 'secret', 'evidence', 'time'] as const).map((problem) => ({ field: id, problem, choices })),
    );
    const unknown: FieldProblem = { field: 'coffee', problem: 'unknown', choices: formOf(form).fields.map(({ id }) => id) };
    const lines = refusalLines({ code: 'fields.invalid', step: 'x', form, problems: [...problems, unknown] });
    expect(idsIn(lines, ['coffee'])).toEqual([]);
  });

  it('names every text that is asked besides the forms', () => {
    const texts =
      'text note title account name role other subject postId shownAt takenBy method original shows evidence occurred detected to from fromRole toRole approver basis document reason decidedBy orderReason override overriddenBy';
    const problems = texts.split(' ').map((field): FieldProblem => ({ field, problem: 'secret' }));
    expect(idsIn(refusalLines({ code: 'fields.invalid', step: 'x', problems }), [])).toEqual([]);
  });

  it('names what may be corrected and erased of every kind of line', () => {
    const { incident } = komaeTakeoverClosed();
    for (const entry of incident.entries.filter(isEntry)) {
      const form = 'form' in entry.data ? entry.data.form : entry.type === 'incident.closed' ? ('R19' as const) : undefined;
      const known = Object.keys(entry.pii).filter((path) => entry.type !== 'entry.corrected' || path === 'reason');
      const facts = { seq: entry.seq, ...(form !== undefined && { form }), known };
      expect(idsIn(refusalLines({ code: 'erase.nothing', ...facts, path: 'coffee' }), ['coffee'])).toEqual([]);
      const fields = known.filter((path) => !path.startsWith('subjects.')).map((path) => path.replace(/^fields\./u, ''));
      expect(idsIn(refusalLines({ code: 'correct.nothing', ...facts, known: fields }), [])).toEqual([]);
    }
  });
});

describe('what a refusal says in the shell', () => {
  it('has the words, and the id that is typed there beside them', () => {
    const said = refusalLines(reach(WAYS['fields.invalid']), 'shell').join('\n');
    expect(said).toMatch(/「確かめたこと（finding）」/u);
    const answers = refusalLines(reach(WAYS['question.answer']), 'shell').join('\n');
    expect(answers).toContain('乗っ取り（hijacked）');
  });
});

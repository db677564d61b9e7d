import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT, readFields } from '../../src/incident/fields.ts';
import { type Form, formOf } from '../../src/runbook/forms.ts';
import { FORM_IDS } from '../../src/runbook/vocabulary.ts';
import { SECRET } from '../session/scene.ts';

const none: ReadonlySet<string> = new Set();
const problems = (...read: Parameters<typeof readFields>) => {
  const result = readFields(...read);
  return Array.isArray(result) ? result.map(({ field, problem }) => `${field} ${problem}`) : [];
};

describe('what is filled in', () => {
  it('is told all that is wrong with it, at once', () => {
    const wrong = { to: SECRET, means: 'pigeon', gist: 'あ'.repeat(MAX_TEXT + 1), url: 'x', receipt: ['reply', 'soon'] };
    expect(problems(formOf('R05'), wrong, none)).toEqual(['url unknown', 'to secret', 'means choice', 'gist too-long', 'receipt choice']);
    expect(problems(formOf('R05'), {}, none)).toEqual(['to missing', 'means missing', 'gist missing']);
  });

  it('puts choices in clear, people and texts outside, and posts and files apart', () => {
    const read = readFields(
      formOf('R12'),
      { subject: ['https://x.com/1', ' https://x.com/2 '], evidence: 'E1', gist: '住所', deletedBy: ' 田中 ', criterion: '' },
      new Set(['E1']),
    );
    expect(read).toEqual({
      clear: { evidence: ['E1'] },
      words: { 'fields.gist': '住所', 'fields.deletedBy': '田中' },
      subjects: ['https://x.com/1', 'https://x.com/2'],
      evidence: ['E1'],
    });
  });

  it('may give a text in several parts, and several choices where the form has them', () => {
    expect(
      readFields(formOf('R09'), { changedBy: ['田中', '鈴木'], conditions: ['strong', 'not-reused'], sessions: 'ended' }, none),
    ).toMatchObject({
      clear: { conditions: ['strong', 'not-reused'], sessions: 'ended' },
      words: { 'fields.changedBy': '田中\n鈴木' },
    });
  });

  it('names no file that was not kept', () => {
    expect(problems(formOf('R07'), { evidence: ['E1', 'E2'] }, new Set(['E1']))).toEqual(['evidence evidence']);
  });

  it('takes blanks for nothing', () => {
    expect(problems(formOf('R05'), { to: ' \n　', means: '', gist: '\t' }, none)).toEqual(['to missing', 'means missing', 'gist missing']);
  });

  it('may need more than its form, and takes a reason, who decided, and why the order was left beside any form', () => {
    expect(problems(formOf('R01'), {}, none, ['reason', 'orderReason'])).toEqual(['orderReason missing', 'reason missing']);
    expect(readFields(formOf('R01'), { reason: 'a', decidedBy: 'b', orderReason: 'c' }, none)).toMatchObject({
      words: { 'fields.reason': 'a', 'fields.decidedBy': 'b', 'fields.orderReason': 'c' },
    });
  });

  it('is no way to what every object has', () => {
    expect(problems(formOf('R01'), JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>, none)).toEqual([
      '__proto__ unknown',
      'constructor unknown',
    ]);
  });

  it('whatever it is, is read or told of, never thrown at', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }));
    const ids = [...new Set(FORM_IDS.flatMap((id) => formOf(id).fields.map((field) => field.id)))];
    const input = fc.dictionary(fc.oneof(fc.constantFrom(...ids), fc.string()), value, { maxKeys: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...FORM_IDS), input, (id, given) => {
        const form: Form = formOf(id);
        const read = readFields(form, given, new Set(['E1']));
        if (Array.isArray(read)) {
          expect(read.length).toBeGreaterThan(0);
          return;
        }
        const known = new Set([...form.fields.map((field) => field.id), 'reason', 'decidedBy', 'orderReason']);
        expect(Object.keys(given).every((field) => known.has(field))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

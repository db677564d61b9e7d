import { describe, expect, it } from 'vitest';
import { chartOf } from '../../machines/response.ts';
import { TROUBLES } from '../../machines/words.ts';
import { fault } from '../../src/runbook/check/fault.ts';
import { checkLines, eventInJapanese } from '../../src/words/ja/check.ts';
import { plan, step } from '../machines/plans.ts';
import { runbookOf, runbookStep } from './runbooks.ts';

const runbook = runbookOf([
  runbookStep('capture-evidence', { title: '画面の保存' }),
  runbookStep('delete-unauthorized-posts', { title: '投稿の削除' }),
  runbookStep('assess-notice-need', { title: '要否の判断', answers: { needed: '要', 'not-needed': '不要' } }),
]);

describe('what the check says in Japanese', () => {
  it('calls steps by their titles and shows the way, one event a line', () => {
    const broken = fault('order-broken', { step: 'delete-unauthorized-posts', waitsFor: 'capture-evidence' }, [
      'decide.assess-notice-need.needed',
      'do.delete-unauthorized-posts',
    ]);
    expect(checkLines(broken, runbook)).toEqual([
      '「画面の保存」より先に、「投稿の削除」を行えてしまいます。',
      '次の順に進めると、そうなります：',
      '1. 「要否の判断」を「要」と判断する',
      '2. 「投稿の削除」を済ませる',
    ]);
  });

  it('tells a circle as a circle', () => {
    expect(checkLines(fault('order-cycle', { steps: ['capture-evidence', 'delete-unauthorized-posts'] }), runbook)).toEqual([
      '手順が互いに待ち合っています：「画面の保存」は「投稿の削除」を、「投稿の削除」は「画面の保存」を待っています。どれも始められません。',
    ]);
  });

  it('leaves no event of any machine in English', () => {
    const steps = plan(
      step('capture-evidence', 'preserve'),
      step('assess-notice-need', 'communicate', { answers: ['needed', 'not-needed'] }),
      step('delete-unauthorized-posts', 'eradicate', {
        after: [{ step: 'capture-evidence', release: 'done' }],
        outcomes: ['done', 'could-not', 'not-needed', 'not-applicable'],
      }),
    );
    for (const trouble of TROUBLES) {
      for (const event of chartOf(trouble, steps).alphabet) expect(eventInJapanese(event, runbook)).not.toMatch(/[a-z]/u);
    }
  });
});

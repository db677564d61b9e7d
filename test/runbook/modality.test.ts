import { describe, expect, it } from 'vitest';
import { modalityCounts, modalityRules, outcomeRules } from '../../src/runbook/modality.ts';
import type { Modality } from '../../src/runbook/vocabulary.ts';

const bound = (...modality: Modality[]) => outcomeRules({ modality }, true);

describe('how a step may end, by its modality (matrix.md B-1)', () => {
  it.each(['obligation', 'declarative', 'as-possible'] as const)('%s: done, or could not with a reason', (modality) => {
    expect(bound(modality)).toEqual({ done: [], 'could-not': ['reason'] });
    expect(modalityCounts([modality])).toBe(true);
  });

  it('as-needed: also not needed, with who judged so and why', () => {
    expect(bound('as-needed')).toEqual({ done: [], 'not-needed': ['reason', 'decidedBy'], 'could-not': ['reason'] });
    expect(modalityCounts(['as-needed'])).toBe(true);
  });

  it('principle: also not applicable, naming the exception', () => {
    expect(bound('principle')).toEqual({ done: [], 'not-applicable': ['exception'], 'could-not': ['reason'] });
    expect(modalityCounts(['principle'])).toBe(true);
  });

  it.each(['effort', 'permission', 'recommendation'] as const)('%s: done or left, and nothing waits for it', (modality) => {
    expect(bound(modality)).toEqual({ done: [], 'not-needed': [] });
    expect(modalityCounts([modality])).toBe(false);
  });

  it('a prohibition is no deed: it adds nothing and counts for nothing', () => {
    expect(modalityRules.prohibition).toEqual({ counts: false, outcomes: {} });
    expect(modalityCounts(['prohibition'])).toBe(false);
  });

  it('several in one clause unite, and one that counts is enough (平川市（５）⑦〇2)', () => {
    expect(bound('prohibition', 'as-needed', 'obligation')).toEqual({
      done: [],
      'not-needed': ['reason', 'decidedBy'],
      'could-not': ['reason'],
    });
    expect(modalityCounts(['effort', 'obligation'])).toBe(true);
    expect(bound('effort', 'as-needed')['not-needed']).toEqual(['reason', 'decidedBy']);
  });

  it('a condition adds not applicable, with the reason why it does not hold', () => {
    expect(outcomeRules({ modality: ['obligation'], when: ['設定されていた場合'] }, true)).toEqual({
      done: [],
      'could-not': ['reason'],
      'not-applicable': ['reason'],
    });
  });

  it('a decision is never not needed: that is what it decides', () => {
    const outcomes = outcomeRules({ modality: ['as-needed'], answers: { needed: '要', 'not-needed': '不要' } }, true);
    expect(Object.keys(outcomes)).toEqual(['done', 'could-not']);
  });

  it('advice may end in any way, whatever its clause says', () => {
    const advice = outcomeRules({ modality: ['obligation'] }, false);
    expect(Object.keys(advice).sort()).toEqual(['could-not', 'done', 'not-applicable', 'not-needed']);
  });

  it('a runbook may narrow the list', () => {
    expect(outcomeRules({ modality: ['as-needed'], outcomes: ['done', 'could-not'] }, true)).toEqual({ done: [], 'could-not': ['reason'] });
  });
});

import { describe, expect, it } from 'vitest';
import { TROUBLES } from '../../machines/words.ts';
import { checkPlan, checkRunbook } from '../../src/runbook/check/check.ts';
import { komaeTakeover, plan, step } from '../machines/plans.ts';
import { built } from './machine-faults.ts';
import { runbookOf, runbookStep, strictly } from './runbooks.ts';

const faults = (steps: ReturnType<typeof plan>) => checkPlan(steps, built('takeover')).faults;
const codes = (steps: ReturnType<typeof plan>) => faults(steps).map(({ code }) => code);

describe('the check of a runbook', () => {
  it.each(TROUBLES)('finds nothing wrong with a sound %s, and says how much it looked at', (trouble) => {
    const { faults, states, parts } = checkPlan(komaeTakeover, built(trouble));
    expect(faults).toEqual([]);
    expect(states).toBeGreaterThan(100);
    expect(parts).toBeGreaterThan(5);
  });

  it('finds nothing wrong with an order behind a condition, in either direction', () => {
    const steps = plan(
      step('assess', 'triage', { answers: ['yes', 'no'] }),
      step('approve', 'communicate', { only: [{ step: 'assess', answer: 'yes' }] }),
      step('publish', 'communicate', { after: [{ step: 'approve', release: 'done' }] }),
      step('tell', 'notify', { only: [{ step: 'assess', answer: 'no' }], after: [{ step: 'assess', release: 'settled' }] }),
    );
    expect(faults(steps)).toEqual([]);
  });

  it('tells a circle of strict orders as the circle itself', () => {
    const circle = plan(
      step('free', 'notify'),
      step('b', 'contain', { after: [{ step: 'c', release: 'settled' }] }),
      step('a', 'contain', { after: [{ step: 'b', release: 'settled' }] }),
      step('c', 'contain', { after: [{ step: 'a', release: 'done' }] }),
    );
    expect(faults(circle)).toEqual([{ code: 'order-cycle', facts: { steps: ['b', 'c', 'a'] } }]);
    expect(faults(plan(step('a', 'notify', { after: [{ step: 'a', release: 'settled' }] })))).toEqual([
      { code: 'order-cycle', facts: { steps: ['a'] } },
    ]);
  });

  it('names what a step refers to and the runbook has not', () => {
    const steps = plan(
      step('a', 'notify', { answers: ['yes'], after: [{ step: 'b', release: 'settled' }], reopensWith: ['c'] }),
      step('e', 'notify', { only: [{ step: 'd', answer: 'x' }] }),
      step('f', 'notify', { only: [{ step: 'a', answer: 'no' }] }),
      step('f', 'notify'),
    );
    expect(faults(steps)).toEqual([
      { code: 'unknown-step', facts: { step: 'a', names: 'b', as: 'after' } },
      { code: 'unknown-step', facts: { step: 'a', names: 'c', as: 'reopensWith' } },
      { code: 'unknown-step', facts: { step: 'e', names: 'd', as: 'only' } },
      { code: 'unknown-answer', facts: { step: 'f', decision: 'a', answer: 'no' } },
      { code: 'step-twice', facts: { step: 'f' } },
    ]);
  });

  it('finds a step that can never be done', () => {
    const both = plan(
      step('assess', 'triage', { answers: ['yes', 'no'] }),
      step('act', 'contain', { only: ['yes', 'no'].map((answer) => ({ step: 'assess', answer })) }),
    );
    expect(faults(both)).toEqual([{ code: 'dead-step', facts: { step: 'act' } }]);
  });

  it('finds a way into a corner, and shows it', () => {
    const corner = plan(
      step('assess', 'triage', { answers: ['yes', 'no'] }),
      step('approve', 'communicate', { outcomes: ['could-not'], only: [{ step: 'assess', answer: 'yes' }] }),
      step('publish', 'communicate', {
        outcomes: ['done'],
        after: [{ step: 'approve', release: 'done' }],
        only: [{ step: 'assess', answer: 'yes' }],
      }),
    );
    expect(faults(corner)).toContainEqual({ code: 'closure-unreachable-plainly', facts: {}, path: ['decide.assess.yes'] });
  });

  it('finds a corner in which only an override helps', () => {
    const corner = plan(
      step('approve', 'communicate', { outcomes: ['could-not'] }),
      step('publish', 'communicate', { outcomes: ['done'], after: [{ step: 'approve', release: 'done' }] }),
    );
    expect(codes(corner).sort()).toEqual(['closure-unreachable', 'closure-unreachable-plainly', 'dead-step']);
  });

  it('finds a corner that no step sees alone: one needs yes, the other no', () => {
    const dead = (answer: string) => [
      step(`approve-${answer}`, 'communicate', { outcomes: ['could-not'], counts: false }),
      step(`publish-${answer}`, 'communicate', {
        outcomes: ['done'],
        only: [{ step: 'assess', answer }],
        after: [{ step: `approve-${answer}`, release: 'done' }],
      }),
    ];
    const steps = plan(step('assess', 'triage', { answers: ['yes', 'no'], outcomes: ['done'] }), ...dead('yes'), ...dead('no'));
    expect(codes(steps)).toContain('closure-unreachable');
  });

  it('asks that a runbook with rounds has something to do in each', () => {
    const sometimes = (more: object) =>
      plan(
        step('assess', 'triage', { answers: ['yes', 'no'] }),
        step('act', 'contain', { only: [{ step: 'assess', answer: 'yes' }], perRound: true }),
        step('tell', 'notify', more),
      );
    expect(faults(sometimes({}))).toEqual([
      { code: 'recur-reopens-nothing', facts: {}, path: expect.arrayContaining(['do.tell', 'recur']) },
    ]);
    expect(faults(sometimes({ perRound: true }))).toEqual([]);
    expect(codes(plan(step('watch', 'monitor', { perRound: true, counts: false })))).toEqual(['recur-reopens-nothing']);
    expect(codes(plan(step('watch', 'monitor')))).toEqual([]);
  });

  it('sees that one of two is always reopened, though neither always is', () => {
    const either = plan(
      step('assess', 'triage', { answers: ['yes', 'no'] }),
      ...['yes', 'no'].map((answer) => step(`act-${answer}`, 'contain', { only: [{ step: 'assess', answer }], perRound: true })),
    );
    // But for an assessment that could not be had: then neither is in play.
    expect(codes(either)).toEqual(['recur-reopens-nothing']);
    const [assess, ...rest] = either.steps;
    expect(codes({ steps: [step('assess', 'triage', { ...assess, outcomes: ['done'] }), ...rest] })).toEqual([]);
  });
});

describe('the check of a whole runbook', () => {
  const evidence = runbookStep('capture-evidence', { phase: 'preserve' });

  it('refuses that an obligation waits for advice', () => {
    const advice = runbookStep('scan-malware', { layer: 'practice', modality: [], clauses: [] });
    const deletion = runbookStep('delete-unauthorized-posts', { after: [strictly('scan-malware')] });
    expect(checkRunbook(runbookOf([advice, deletion]), {}).faults).toEqual([
      { code: 'order-on-advice', facts: { step: 'delete-unauthorized-posts', advice: 'scan-malware' } },
    ]);
    expect(checkRunbook(runbookOf([advice, deletion], { template: true }), {}).faults).toEqual([]);
  });

  it('refuses a step that a standing rule forbids, while the rule is in force', () => {
    const rule = { id: 'no-account-deletion', title: 'アカウントを削除しない', clauses: ['KM-28'], modality: 'prohibition' as const };
    const steps = [evidence, runbookStep('x-delete-account')];
    expect(checkRunbook(runbookOf(steps), {}).faults).toEqual([]);
    expect(checkRunbook(runbookOf(steps, { rules: [rule] }), {}).faults).toEqual([
      { code: 'forbidden-step', facts: { step: 'x-delete-account', rule: 'no-account-deletion' } },
    ]);
    const sample = runbookOf(steps, { rules: [{ ...rule, setting: 'sampleAdopted' }] });
    expect(checkRunbook(sample, {}).faults).toEqual([]);
    expect(checkRunbook(sample, { sampleAdopted: true }).faults).toHaveLength(1);
  });

  it('looks at the runbook as the settings make it', () => {
    const steps = [
      runbookStep('a', { basis: 'sample', setting: 'sampleAdopted', after: [strictly('b')] }),
      runbookStep('b', { after: [strictly('a')] }),
    ];
    expect(checkRunbook(runbookOf(steps), {}).faults).toEqual([]);
    expect(checkRunbook(runbookOf(steps), { sampleAdopted: true }).faults).toEqual([{ code: 'order-cycle', facts: { steps: ['a', 'b'] } }]);
  });

  it('is not stopped by a runbook without a step', () => {
    expect(checkRunbook(runbookOf([]), {}).faults).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { adopted, countsIn, neededFor, outcomesIn, planOf, settingsOf } from '../../src/runbook/plan.ts';
import { runbookOf, runbookStep, strictly } from './runbooks.ts';

const rule = runbookStep('change-password');
const effort = runbookStep('apply-verification', { modality: ['effort'] });
const sample = runbookStep('publish-website-notice', { basis: 'sample', setting: 'sampleAdopted' });
const peer = runbookStep('scan-malware', { layer: 'peer' });
const practice = runbookStep('terminate-sessions', { layer: 'practice', modality: [], clauses: [] });
const all = [rule, effort, sample, peer, practice];
const counting = (template: boolean, settings: Record<string, boolean>) =>
  all.filter((step) => countsIn(runbookOf(all, { template }), step, settings)).map(({ id }) => id);

describe('which steps must be settled', () => {
  it('are those of the body’s own clauses whose words bind', () => {
    expect(counting(false, {})).toEqual(['change-password']);
  });

  it('include a sample policy’s only where the body adopted it', () => {
    expect(counting(false, { sampleAdopted: true })).toEqual(['change-password', 'publish-website-notice']);
    expect(adopted(sample, { sampleAdopted: true })).toBe(true);
    expect(adopted(sample, { sampleAdopted: false })).toBe(false);
    expect(adopted(sample, {})).toBe(false);
    expect(adopted(runbookStep('x', { basis: 'sample' }), {})).toBe(false);
    expect(adopted(rule, {})).toBe(true);
  });

  it('include every layer in a template, practice as if it were an obligation', () => {
    expect(counting(true, {})).toEqual(['change-password', 'scan-malware', 'terminate-sessions']);
    expect(outcomesIn(runbookOf(all, { template: true }), practice, {})).toEqual(['done', 'could-not']);
  });

  it('take a setting nobody chose at its default', () => {
    const runbook = { ...runbookOf(all), settings: { sampleAdopted: { title: '見本を採用している', default: true } } };
    expect(countsIn(runbook, sample, {})).toBe(true);
    expect(countsIn(runbook, sample, { sampleAdopted: false })).toBe(false);
    expect(settingsOf(runbook, { stray: true })).toEqual({ sampleAdopted: true });
  });
});

describe('the plan of a runbook', () => {
  it('keeps the order of the document and what the machine needs', () => {
    const runbook = runbookOf([
      runbookStep('capture-evidence', { phase: 'preserve', perRound: true }),
      runbookStep('delete-unauthorized-posts', {
        phase: 'eradicate',
        needsAccess: true,
        when: ['掲載された場合'],
        after: [strictly('capture-evidence'), { step: 'change-password', order: 'document', release: 'settled' }],
        reopensWith: ['capture-evidence'],
      }),
    ]);
    expect(planOf(runbook, {})).toEqual({
      steps: [
        {
          id: 'capture-evidence',
          phase: 'preserve',
          counts: true,
          perRound: true,
          needsAccess: false,
          outcomes: ['done', 'could-not'],
          answers: [],
          only: [],
          after: [],
          reopensWith: [],
        },
        {
          id: 'delete-unauthorized-posts',
          phase: 'eradicate',
          counts: true,
          perRound: false,
          needsAccess: true,
          outcomes: ['done', 'could-not', 'not-applicable'],
          answers: [],
          only: [],
          after: [{ step: 'capture-evidence', release: 'settled' }],
          reopensWith: ['capture-evidence'],
        },
      ],
    });
  });

  it('lets advice wait where this body’s own clause says so of anybody', () => {
    const runbook = runbookOf([
      runbookStep('obtain-approval'),
      runbookStep('publish-statement', { layer: 'peer', after: [strictly('obtain-approval', 'done')] }),
    ]);
    const clause = (guideline: string) => ({ 'KM-13': { guideline, body: '', ref: '', text: '' } });
    const orders = (guideline: string) => planOf({ ...runbook, clauses: clause(guideline) }, {}).steps[1]?.after;
    expect(orders('komae')).toEqual([{ step: 'obtain-approval', release: 'done' }]);
    expect(orders('uenohara')).toEqual([]);
  });

  it('turns answers into a decision', () => {
    const runbook = runbookOf([
      runbookStep('assess-notice-need', { modality: ['as-needed'], answers: { needed: '要', 'not-needed': '不要' } }),
      runbookStep('publish-website-notice', { only: [{ step: 'assess-notice-need', answer: 'needed' }] }),
    ]);
    const [decision, then] = planOf(runbook, {}).steps;
    expect(decision).toMatchObject({ answers: ['needed', 'not-needed'], outcomes: ['done', 'could-not'] });
    expect(then?.only).toEqual([{ step: 'assess-notice-need', answer: 'needed' }]);
  });

  it('lets nothing wait for another body’s clause, or for a sample not adopted', () => {
    const runbook = runbookOf([
      runbookStep('capture-evidence', { basis: 'sample', setting: 'sampleAdopted' }),
      runbookStep('delete-unauthorized-posts', { after: [strictly('capture-evidence')] }),
      runbookStep('scan-malware', { layer: 'peer', after: [strictly('delete-unauthorized-posts')] }),
    ]);
    const orders = (settings: Record<string, boolean>) => planOf(runbook, settings).steps.map(({ after }) => after.map(({ step }) => step));
    expect(orders({})).toEqual([[], [], []]);
    expect(orders({ sampleAdopted: true })).toEqual([[], ['capture-evidence'], []]);
  });
});

describe('what must be recorded with an outcome', () => {
  it('follows the modality, and nothing may be recorded that the step cannot end with', () => {
    const runbook = runbookOf(all);
    expect(neededFor(runbook, rule, {}, 'could-not')).toEqual(['reason']);
    expect(neededFor(runbook, rule, {}, 'not-needed')).toBeUndefined();
    expect(neededFor(runbook, peer, {}, 'not-needed')).toEqual([]);
  });
});

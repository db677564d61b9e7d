import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../machines/kit/drawing.ts';
import type { Plan, PlanStep } from '../../machines/plan.ts';
import { chartFrom } from '../../machines/response.ts';
import { PHASES } from '../../machines/words.ts';
import { bruteForce, checkPlan, type Under } from '../../src/runbook/check/check.ts';
import { orderCycles } from '../../src/runbook/check/static.ts';
import { plan, step } from '../machines/plans.ts';
import { bare, withAccess, withTriage } from './machine-faults.ts';

const sound = (drawing: Drawing): Under => ({ build: (steps) => chartFrom(drawing, steps) });
/** The kit, forgetting something on the way. */
const forgetting = (drawing: Drawing, change: (one: PlanStep) => Partial<PlanStep>): Under => ({
  build: (steps) => ({
    ...chartFrom(drawing, steps),
    machine: chartFrom(drawing, { steps: steps.steps.map((one) => ({ ...one, ...change(one) })) }).machine,
  }),
});
const builders: Under[] = [
  sound(bare),
  sound(withTriage),
  sound(withAccess),
  forgetting(bare, () => ({ after: [] })),
  forgetting(withAccess, () => ({ needsAccess: false })),
  forgetting(withTriage, (one) => ({ counts: one.phase !== 'notify' && one.counts })),
  forgetting(bare, () => ({ perRound: false })),
];

const NAMES = ['a', 'b', 'c'] as const;
/** Small plans: a decision or two, orders and conditions that point anywhere but in a circle, odd outcomes. */
const plans: fc.Arbitrary<Plan> = fc
  .tuple(
    ...NAMES.map((id) =>
      fc.record({
        id: fc.constant(id),
        phase: fc.constantFrom(...PHASES.filter((phase) => !['detect', 'recover'].includes(phase))),
        counts: fc.boolean(),
        perRound: fc.boolean(),
        needsAccess: fc.boolean(),
        outcomes: fc.constantFrom<PlanStep['outcomes'][]>(['done', 'could-not'], ['done'], ['could-not'], ['done', 'not-needed']),
        decides: fc.boolean(),
        after: fc.option(fc.record({ step: fc.constantFrom(...NAMES), release: fc.constantFrom('settled' as const, 'done' as const) }), {
          nil: undefined,
        }),
        only: fc.option(fc.record({ step: fc.constantFrom(...NAMES), answer: fc.constantFrom('yes', 'no') }), { nil: undefined }),
        reopens: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
      }),
    ),
  )
  .map((drafts) => {
    const decides = new Set(drafts.filter((draft) => draft.decides && draft.outcomes.includes('done')).map(({ id }) => id));
    return plan(
      ...drafts.map(({ decides: _, after, only, reopens, ...rest }) => ({
        ...rest,
        answers: decides.has(rest.id) ? ['yes', 'no'] : [],
        after: after === undefined || after.step === rest.id ? [] : [after],
        only: only === undefined || only.step === rest.id || !decides.has(only.step) ? [] : [only],
        reopensWith: reopens === undefined || reopens === rest.id ? [] : [reopens],
      })),
    );
  })
  .filter((made) => orderCycles(made).length === 0);

const verdict = ({ faults }: ReturnType<typeof checkPlan>): string[] => [...new Set(faults.map(({ code }) => code))].sort();
const agrees = (steps: Plan, under: Under): void => {
  expect(verdict(checkPlan(steps, under))).toEqual(verdict(bruteForce(steps, under)));
};

describe('the fold', () => {
  it('says what brute force says, on random plans and machines', () => {
    const numRuns = Number(process.env.FOLD_RUNS ?? 12);
    fc.assert(
      fc.property(plans, fc.constantFrom(...builders), (steps, under) => agrees(steps, under)),
      { numRuns },
    );
  });

  it.each<[string, Plan, Under]>([
    [
      'two cones that need one decision to go both ways',
      plan(
        step('assess', 'triage', { answers: ['yes', 'no'], outcomes: ['done'] }),
        ...['yes', 'no'].flatMap((answer) => [
          step(`ask-${answer}`, 'notify', { outcomes: ['could-not'], counts: false }),
          step(`act-${answer}`, 'contain', {
            outcomes: ['done'],
            only: [{ step: 'assess', answer }],
            after: [{ step: `ask-${answer}`, release: 'done' as const }],
          }),
        ]),
      ),
      sound(bare),
    ],
    [
      'two cones of which one or the other is reopened each round',
      plan(
        step('assess', 'triage', { answers: ['yes', 'no'], outcomes: ['done'] }),
        ...['yes', 'no'].map((answer) => step(`act-${answer}`, 'contain', { only: [{ step: 'assess', answer }], perRound: true })),
      ),
      sound(bare),
    ],
    [
      'a chain of three, of which the last sees the first only through the second',
      plan(
        step('a', 'triage', { outcomes: ['could-not'] }),
        step('b', 'notify', { outcomes: ['done'], after: [{ step: 'a', release: 'done' }] }),
        step('c', 'contain', { outcomes: ['done'], after: [{ step: 'b', release: 'settled' }] }),
      ),
      sound(bare),
    ],
    [
      'a lane forgotten at closure, far from every tie',
      plan(step('a', 'contain'), step('b', 'notify'), step('c', 'monitor')),
      forgetting(bare, (one) => ({ counts: one.id !== 'b' })),
    ],
    [
      'a lock-out forgotten on one lone step among many',
      plan(step('a', 'contain', { needsAccess: true }), step('b', 'contain', { needsAccess: true }), step('c', 'contain')),
      forgetting(withAccess, (one) => ({ needsAccess: false, perRound: one.perRound })),
    ],
    [
      'an order forgotten behind a condition',
      plan(
        step('a', 'triage', { answers: ['yes', 'no'] }),
        step('b', 'preserve'),
        step('c', 'eradicate', { only: [{ step: 'a', answer: 'yes' }], after: [{ step: 'b', release: 'settled' }] }),
      ),
      forgetting(bare, () => ({ after: [] })),
    ],
  ])('agrees on %s', (_, steps, under) => {
    agrees(steps, under);
  });

  it('agrees that a circle keeps a response from its end by doing alone, which could-not escapes', () => {
    const circle = plan(
      step('a', 'contain', { after: [{ step: 'b', release: 'settled' }] }),
      step('b', 'contain', { after: [{ step: 'a', release: 'settled' }] }),
    );
    expect(verdict(checkPlan(circle, sound(bare)))).toEqual(['order-cycle']);
    expect(verdict(bruteForce(circle, sound(bare)))).toEqual(['closure-unreachable-plainly']);
  });

  it('is held against a brute force that gives up, and says so, beyond the states it is given', () => {
    const { faults } = bruteForce(plan(step('a', 'contain'), step('b', 'notify')), sound(bare), 10);
    expect(faults).toEqual([{ code: 'too-many-states', facts: { steps: ['a', 'b'], limit: 10 } }]);
  });

  it('looks at far fewer states', () => {
    const steps = plan(
      step('a', 'contain'),
      step('b', 'notify'),
      step('c', 'monitor'),
      step('d', 'preserve'),
      step('e', 'eradicate'),
      step('f', 'recover'),
    );
    const alike = plan(...steps.steps.map((one) => ({ ...one, phase: 'contain' as const })));
    expect(checkPlan(alike, sound(bare)).states).toBeLessThan(60);
  });
});

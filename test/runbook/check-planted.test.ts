import { describe, expect, it } from 'vitest';
import type { Plan } from '../../machines/plan.ts';
import { begin, chartFrom, send } from '../../machines/response.ts';
import { viewOf } from '../../machines/view.ts';
import { bruteForce, type CheckCode, checkPlan, type Under } from '../../src/runbook/check/check.ts';
import { plan, step } from '../machines/plans.ts';
import { built, builtOnAnother, drawnOtherwise, listening, rewired, withAccess } from './machine-faults.ts';

const steps = plan(
  step('evidence', 'preserve', { perRound: true }),
  step('delete', 'eradicate', { needsAccess: true, after: [{ step: 'evidence', release: 'settled' }] }),
  step('tell', 'notify'),
  step('learn', 'close'),
);

/** Each kind of fault a machine can have, planted; and a path that shows it. */
const planted: [string, CheckCode, Under, (path: readonly string[]) => boolean][] = [
  [
    'an order forgotten',
    'order-broken',
    { build: builtOnAnother('takeover', (one) => ({ ...one, after: [] })) },
    (path) => path.join() === 'do.delete',
  ],
  [
    'a lock-out forgotten',
    'lock-out-broken',
    { build: builtOnAnother('takeover', (one) => ({ ...one, needsAccess: false })) },
    (path) => path.includes('ask.access.locked-out') && path.at(-1)?.endsWith('.delete') === true,
  ],
  [
    'an outcome too many',
    'outcome-not-allowed',
    { build: builtOnAnother('takeover', (one) => ({ ...one, outcomes: [...one.outcomes, 'not-needed'] })) },
    (path) => path.length === 1 && path[0]?.startsWith('not-needed.') === true,
  ],
  [
    'closing unguarded',
    'open-at-closure',
    { build: rewired('takeover', (node) => listening(node, (event, to) => (event === 'close' ? 'closed' : to))) },
    (path) => path.at(-1) === 'close' && !path.includes('do.learn'),
  ],
  [
    'a lane that no gate waits for',
    'open-at-closure',
    {
      build: drawnOtherwise('takeover', (drawing) => ({
        ...drawing,
        before: { ...drawing.before, notify: 'closed' },
        guards: () => ({}),
        course: JSON.parse(JSON.stringify(drawing.course).replace('"complete"', '"restored"')),
      })),
    },
    (path) => path.at(-1) === 'close' && !path.includes('do.tell'),
  ],
  [
    'a view that hides what blocks',
    'can-disagrees',
    {
      ...built('takeover'),
      view: (chart, value) => {
        const seen = viewOf(chart, value);
        return { ...seen, steps: Object.fromEntries(Object.entries(seen.steps).map(([id, one]) => [id, { ...one, blockedBy: [] }])) };
      },
    },
    (path) => path.join() === 'do.delete' || path.join() === 'override.delete',
  ],
  [
    'an excuse that is not free',
    'can-disagrees',
    { build: rewired('takeover', (node) => listening(node, (event, to) => (event === 'could-not.delete' ? undefined : to))) },
    (path) => path.join() === 'could-not.delete',
  ],
  [
    'no way to carry over',
    'carry-refused',
    { build: rewired('takeover', (node) => listening(node, (event, to) => (event === 'carry.delete' ? undefined : to))) },
    (path) => path.join() === 'carry.delete',
  ],
  [
    'a closed response that listens',
    'closed-accepts',
    { build: rewired('takeover', (node) => listening(node, (event, to) => (event === 'reopen.tell' ? 'open' : to))) },
    (path) => path.at(-2) === 'close' && path.at(-1) === 'reopen.tell',
  ],
  [
    'a course that cannot be finished',
    'closure-unreachable',
    { build: rewired('takeover', (node) => listening(node, (event, to) => (event === 'close' ? undefined : to))) },
    (path) => path.length === 0,
  ],
  [
    'a round that opens nothing',
    'recur-reopens-nothing',
    { build: builtOnAnother('takeover', (one) => ({ ...one, perRound: false })) },
    (path) => path.at(-1) === 'recur' && path.length === 5,
  ],
];

describe('a fault planted in a machine', () => {
  it.each(planted)('%s is found, with the shortest way to it', (_, code, under, shows) => {
    const found = checkPlan(steps, under).faults.filter((one) => one.code === code);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect([one.path, shows(one.path ?? [])]).toEqual([one.path, true]);
  });

  it('an approval taken for granted when it could not be had is found', () => {
    const approved = plan(
      step('approve', 'communicate'),
      step('publish', 'communicate', { after: [{ step: 'approve', release: 'done' }] }),
    );
    const build = builtOnAnother('firestorm', (one) => ({
      ...one,
      after: one.after.map((order) => ({ ...order, release: 'settled' as const })),
    }));
    const found = checkPlan(approved, { build }).faults.filter(({ code }) => code === 'order-broken');
    expect(found.map(({ path }) => path)).toEqual([['could-not.approve', 'do.publish']]);
  });

  it('lanes that chase each other are found instead of hanging', () => {
    const build = rewired('takeover', (node, path) => {
      if (path.join() === 'triage,hijacked') return { ...node, always: 'misposted' };
      return path.join() === 'triage,misposted' ? { ...node, always: 'hijacked' } : node;
    });
    const found = checkPlan(steps, { build }).faults.filter(({ code }) => code === 'endless-loop');
    expect(found.map(({ path }) => path)).toEqual([['ask.triage.hijacked'], ['ask.triage.misposted']]);
  });

  it('a gate that forgets a lane is no fault of closing, which waits for every lane', () => {
    const build = drawnOtherwise('takeover', (drawing) => ({ ...drawing, before: { ...drawing.before, notify: 'closed' } }));
    expect(checkPlan(steps, { build }).faults).toEqual([]);
  });

  it('is shown by events that the machine really takes', () => {
    const two = plan(...steps.steps.slice(0, 2));
    const build = (whole: Plan) => ({
      ...chartFrom(withAccess, whole),
      machine: chartFrom(withAccess, { steps: whole.steps.map((one) => ({ ...one, needsAccess: false, after: [] })) }).machine,
    });
    const { faults } = bruteForce(two, { build });
    expect(faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['order-broken', 'lock-out-broken']));
    for (const { path = [] } of faults.filter(({ code }) => code !== 'can-disagrees')) {
      const live = begin(build(two));
      for (const event of path) expect(send(live, event)).toBe(true);
    }
  });
});

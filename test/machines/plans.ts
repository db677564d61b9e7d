import type { Plan, PlanStep } from '../../machines/plan.ts';
import { begin, type Chart, chartOf, type Live, send, view } from '../../machines/response.ts';
import type { Phase, Trouble } from '../../machines/words.ts';

/** A counting step with nothing special about it. */
export function step(id: string, phase: Phase, more: Partial<PlanStep> = {}): PlanStep {
  return {
    id,
    phase,
    counts: true,
    perRound: false,
    needsAccess: false,
    outcomes: ['done', 'could-not'],
    answers: [],
    only: [],
    after: [],
    reopensWith: [],
    ...more,
  };
}

export const plan = (...steps: PlanStep[]): Plan => ({ steps });

/** 狛江市の乗っ取り, as far as the machine sees it. */
export const komaeTakeover: Plan = plan(
  step('verify-content', 'triage'),
  step('notify-section-head', 'notify'),
  step('capture-evidence', 'preserve', { perRound: true }),
  step('change-password', 'contain', { needsAccess: true, perRound: true }),
  step('suspend-account', 'contain', { counts: false, needsAccess: true, outcomes: ['done', 'not-needed'] }),
  step('delete-unauthorized-posts', 'eradicate', {
    needsAccess: true,
    perRound: true,
    after: [{ step: 'capture-evidence', release: 'settled' }],
  }),
  step('assess-notice-need', 'communicate', { answers: ['needed', 'not-needed'] }),
  step('publish-website-notice', 'communicate', { only: [{ step: 'assess-notice-need', answer: 'needed' }] }),
  step('monitor-account', 'monitor'),
  step('restore-operation', 'recover'),
  step('handle-guideline-violation', 'close'),
);

/** One counting step in each of the phases named. */
export const oneIn = (...phases: Phase[]): Plan => plan(...phases.map((phase) => step(`in-${phase}`, phase)));

/** A response that has taken these events; throws at the first that is refused, so that a test cannot pass by not arriving. */
export function after(chart: Chart, ...events: string[]): Live {
  const live = begin(chart);
  for (const event of events) if (!send(live, event)) throw new Error(`${event} was refused in ${JSON.stringify(view(live))}`);
  return live;
}

export const live = (trouble: Trouble, steps: Plan, ...events: string[]): Live => after(chartOf(trouble, steps), ...events);

/** Every `do`, or the first answer of a decision, as far as it is taken, until nothing moves. */
export function doAll(response: Live): Live {
  for (let moved = true; moved; ) {
    moved = false;
    for (const event of response.chart.alphabet) if (/^(?:do|decide)\./u.test(event) && send(response, event)) moved = true;
  }
  return response;
}

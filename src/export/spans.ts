import { isEntry } from '../incident/chain.ts';
import { detectedAt, occurredAt } from '../incident/corrected.ts';
import type { Incident, StepRecord } from '../incident/incident.ts';
import type { Step } from '../runbook/runbook.ts';

/** 覚知 確認 連絡 封じ込め 周知 終結: the moments between which an office asks how long it took. */
export const MILESTONES = ['detected', 'verified', 'notified', 'contained', 'published', 'closed'] as const;
export type MilestoneId = (typeof MILESTONES)[number];

export interface Milestone {
  readonly id: MilestoneId;
  /** UTC milliseconds, as stated by whoever did it. */
  readonly at: number;
  /** The line that says so; the detection is stated when the incident is opened. */
  readonly seq: number;
}

/** Forms of what the public sees: a post, a page, a paper for the press. */
const PUBLIC: readonly string[] = ['R15', 'R16', 'R17'];

const STEP_OF: Partial<Record<MilestoneId, (step: Step) => boolean>> = {
  verified: ({ phase }) => phase === 'triage',
  notified: ({ phase, form }) => phase === 'notify' && form === 'R05',
  contained: ({ phase }) => phase === 'contain' || phase === 'eradicate',
  published: ({ phase, form }) => phase === 'communicate' && PUBLIC.includes(form),
};

/** Whether the record says that it was done: not a try, and none of 不能 不要 非該当. */
const isDeed = (entry: StepRecord): boolean =>
  entry.type === 'step.overridden' || (entry.type === 'step.settled' && entry.data.outcome === 'done');

const deedsOf = (incident: Incident): { readonly step: Step; readonly entry: StepRecord }[] =>
  incident.responses.flatMap((response) =>
    response.runbook.steps.flatMap((step) =>
      (incident.steps.get(`${response.id}/${step.id}`) ?? [])
        .filter((entry): entry is StepRecord => entry.type !== 'step.reopened' && entry.type !== 'step.carried' && isDeed(entry))
        .map((entry) => ({ step, entry })),
    ),
  );

/**
 * When each milestone was first reached. 封じ込め is the first deed that contains or removes, 周知 the first thing that the public saw;
 * 終結 the last closing that still stands. What was not reached is missing.
 */
export const milestonesOf = (incident: Incident): Milestone[] => {
  const deeds = deedsOf(incident).sort(
    (a, b) => occurredAt(incident, a.entry) - occurredAt(incident, b.entry) || a.entry.seq - b.entry.seq,
  );
  const closing = incident.closed
    ? incident.entries.findLast((line) => isEntry(line) && line.type === 'incident.closed' && !incident.undone.has(line.seq))
    : undefined;
  return MILESTONES.flatMap((id): Milestone[] => {
    if (id === 'detected') return [{ id, at: detectedAt(incident), seq: incident.opened.seq }];
    if (id === 'closed')
      return closing !== undefined && isEntry(closing) ? [{ id, at: occurredAt(incident, closing), seq: closing.seq }] : [];
    const first = deeds.find(({ step }) => STEP_OF[id]?.(step));
    return first === undefined ? [] : [{ id, at: occurredAt(incident, first.entry), seq: first.entry.seq }];
  });
};

/** Milliseconds from the detection to each later milestone that was reached. What is stated to lie before it took no time that could be told. */
export const durationsOf = (milestones: readonly Milestone[]): Partial<Record<MilestoneId, number>> => {
  const from = milestones[0]?.at ?? 0;
  return Object.fromEntries(milestones.slice(1).flatMap(({ id, at }) => (at < from ? [] : [[id, at - from]])));
};

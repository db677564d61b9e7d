import { planOf, settingsOf } from '../runbook/plan.ts';
import type { Rehearsal } from '../runbook/rehearsal.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { Walked } from './rehearse.ts';

/** What a rehearsal leaves untried: strict orders that never refused anything, and whether it ever came back. */
export interface Gaps {
  readonly orders: readonly { readonly step: string; readonly by: string }[];
  /** Steps are marked perRound, and it never came back. */
  readonly secondRound: boolean;
}

/** Holds a walk against the runbook under the settings it was walked with. */
export function gapsOf(runbook: Runbook, rehearsal: Rehearsal, walked: Walked): Gaps {
  const { steps } = planOf(runbook, settingsOf(runbook, rehearsal.settings));
  const tried = new Set(walked.refusals.map(({ step, by }) => `${step} ${by}`));
  return {
    orders: steps.flatMap((step) =>
      step.after.filter((order) => !tried.has(`${step.id} ${order.step}`)).map((order) => ({ step: step.id, by: order.step })),
    ),
    secondRound: steps.some((step) => step.perRound) && walked.rounds < 2,
  };
}

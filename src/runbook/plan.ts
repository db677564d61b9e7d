import type { Plan, PlanStep } from '../../machines/plan.ts';
import { type ChosenOutcome, OUTCOMES } from '../../machines/words.ts';
import { modalityCounts, type Needed, outcomeRules } from './modality.ts';
import type { Runbook, SettingValues, Step } from './runbook.ts';

/** Every setting of the guideline with the value chosen, or its default. */
export function settingsOf(runbook: Runbook, chosen: SettingValues): SettingValues {
  return Object.fromEntries(Object.entries(runbook.settings).map(([id, setting]) => [id, chosen[id] ?? setting.default]));
}

/**
 * Whether the body has taken the step on. A step of a sample policy, or one that hangs on a setting, needs that setting on;
 * a sample that names no setting was adopted by nobody.
 *
 * @param settings complete, as from {@link settingsOf}; a setting that is missing is off
 */
export function adopted(step: Pick<Step, 'basis' | 'setting'>, settings: SettingValues): boolean {
  if (step.setting !== undefined) return settings[step.setting] === true;
  return step.basis !== 'sample';
}

/** Whether the step binds this body: its own clause, adopted; in a template, every layer, because whoever works by it has adopted it. */
export function binds(runbook: Runbook, step: Step, settings: SettingValues): boolean {
  if (!adopted(step, settingsOf(runbook, settings))) return false;
  return runbook.guideline.template || step.layer === 'rule';
}

/**
 * Whether the step must be settled before the response can close: it binds this body and one of its modalities counts.
 * A step without any modality (practice) counts in a template only, where it is taken as an obligation.
 */
export function countsIn(runbook: Runbook, step: Step, settings: SettingValues): boolean {
  if (!binds(runbook, step, settings)) return false;
  return step.modality.length === 0 ? runbook.guideline.template : modalityCounts(step.modality);
}

/** Whether the step is advice here: shown, marked, and folded; anyone may leave it. */
export const isAdvice = (runbook: Runbook, step: Step, settings: SettingValues): boolean =>
  !binds(runbook, step, settings) || (step.modality.length === 0 && !runbook.guideline.template);

/** How the step may end here, in the vocabulary's order. */
export function outcomesIn(runbook: Runbook, step: Step, settings: SettingValues): ChosenOutcome[] {
  const rules = outcomeRules(step, !isAdvice(runbook, step, settings));
  return OUTCOMES.filter((outcome): outcome is ChosenOutcome => outcome !== 'carried' && outcome in rules);
}

/** What must be recorded when the step ends so; `undefined` when it may not. */
export function neededFor(runbook: Runbook, step: Step, settings: SettingValues, outcome: ChosenOutcome): readonly Needed[] | undefined {
  return outcomeRules(step, !isAdvice(runbook, step, settings))[outcome];
}

/**
 * What the machine needs of a runbook, under these settings. References are taken over as they stand; the check names the bad ones.
 *
 * Only what binds can block: another body's clause, a sample not adopted and plain practice keep their order on the screen and
 * hold nobody back. An advice step waits all the same where this body's own clause says so of anybody who does it: whoever takes
 * the advice to post on an official account needs this body's approval (S8).
 */
export function planOf(runbook: Runbook, settings: SettingValues): Plan {
  const binding = new Set(runbook.steps.filter((step) => binds(runbook, step, settings)).map((step) => step.id));
  const dropped = new Set(runbook.steps.filter((step) => !adopted(step, settingsOf(runbook, settings))).map((step) => step.id));
  const isOwn = (clause: string | undefined) => clause !== undefined && runbook.clauses[clause]?.guideline === runbook.guideline.id;
  return {
    steps: runbook.steps.map(
      (step): PlanStep => ({
        id: step.id,
        phase: step.phase,
        counts: countsIn(runbook, step, settings),
        perRound: step.perRound,
        needsAccess: step.needsAccess,
        outcomes: outcomesIn(runbook, step, settings),
        answers: Object.keys(step.answers ?? {}),
        only: step.only.map(({ step: id, answer }) => ({ step: id, answer })),
        after: step.after
          .filter(
            ({ step: id, order, clause }) =>
              order === 'strict' && !dropped.has(id) && (binding.has(step.id) || (binding.has(id) && isOwn(clause))),
          )
          .map(({ step: id, release }) => ({ step: id, release })),
        reopensWith: [...step.reopensWith],
      }),
    ),
  };
}

import { citedClauses } from './load-references.ts';
import { numberSteps } from './number.ts';
import type { Clause, Runbook, Step } from './runbook.ts';
import type { Guideline, RuleHere, RunbookFile, StandingRule, StepFile } from './schema.ts';
import { STEP_WORDS, type StepWord } from './vocabulary.ts';

/** A checked runbook file → the whole runbook: vocabulary filled in, steps numbered, every clause it names beside it. */
export function resolveRunbook(guideline: Guideline, file: RunbookFile, find: (id: string) => readonly Clause[]): Runbook {
  const { id, body, title, edition, template, settings, roles } = guideline;
  const standingRules = file.standingRules.map((rule) => resolveRule(guideline, rule));
  const named = new Set([...citedClauses(file), ...standingRules.flatMap((rule) => rule.clauses)]);
  const numbers = numberSteps(file.steps, template);
  return {
    schema: 'hikeshi/runbook@1',
    guideline: { id, body, title, edition, template },
    trouble: file.trouble,
    coverage: file.coverage,
    settings,
    roles,
    clauses: Object.fromEntries(
      [...named].sort().flatMap((one) =>
        find(one)
          .slice(0, 1)
          .map((clause) => [one, clause]),
      ),
    ),
    standingRules,
    steps: file.steps.map((step, index) => resolveStep(step, numbers[index] ?? null)),
  };
}

function resolveRule(guideline: Guideline, { id, ...here }: RuleHere): StandingRule {
  const rule = guideline.standingRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`standing rule ${id} was not checked`);
  return { ...rule, ...Object.fromEntries(Object.entries(here).filter(([, value]) => value !== undefined)) };
}

function resolveStep(step: StepFile, number: number | null): Step {
  const word: StepWord | undefined = Object.hasOwn(STEP_WORDS, step.id) ? STEP_WORDS[step.id as keyof typeof STEP_WORDS] : undefined;
  const phase = step.phase ?? word?.phase;
  const form = step.form ?? word?.form;
  if (phase === undefined || form === undefined) throw new Error(`step ${step.id} was not checked`);
  return { ...step, phase, form, needsAccess: step.needsAccess ?? word?.needsAccess ?? false, number };
}

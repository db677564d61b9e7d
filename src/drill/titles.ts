import type { Runbook } from '../runbook/runbook.ts';
import { beside } from '../words/ja/beside.ts';
import { deedOf, type Expected, type Scenario } from './scenario.ts';

/** What a deed is called: a step in the words of its runbook, an act in those of its scenario; its id where neither knows it. */
export type TitleOf = (deed: string) => string;

export const titlesOf =
  (scenario: Scenario, runbook: Runbook): TitleOf =>
  (deed) =>
    runbook.steps.find(({ id }) => id === deed)?.title ?? scenario.acts.find(({ id }) => id === deed)?.title ?? deed;

/** What an expectation asks for, in the same words; of a decision, with the answer that is right here. */
export function expectedTitle(expected: Expected, scenario: Scenario, runbook: Runbook): string {
  const title = titlesOf(scenario, runbook)(deedOf(expected));
  if (expected.answer === undefined) return title;
  const answers = runbook.steps.find(({ id }) => id === expected.step)?.answers;
  return beside.answer(title, answers?.[expected.answer] ?? expected.answer);
}

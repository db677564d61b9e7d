import type { CheckCode, CheckFacts } from '../../runbook/check/fault.ts';
import type { eventInJapanese as japaneseEvent, checkLines as japaneseLines, Titled } from '../ja/check.ts';
import { report } from './report.ts';
import { terms } from './terms.ts';

export type { Titled } from '../ja/check.ts';

type Sentences = { readonly [C in CheckCode]: (facts: CheckFacts[C], named: (id: string) => string, runbook: Titled) => string };

const how = { after: 'order (after)', only: 'condition (only)', reopensWith: 'reopening (reopensWith)' };

const sentences: Sentences = {
  'unknown-step': ({ step, names, as }, named) => `There is no step “${names}”, which the ${how[as]} of ${named(step)} names.`,
  'unknown-answer': ({ step, decision, answer }, named) =>
    `${named(step)} waits for the answer “${answer}” to ${named(decision)}, and there is no such answer.`,
  'step-twice': ({ step }) => `There are two steps “${step}”.`,
  'order-cycle': ({ steps }, named) =>
    steps.length === 1
      ? `${steps.map(named).join('')} waits for itself, and cannot start.`
      : `Steps wait for each other: ${steps
          .map((step, n) => `${named(step)} for ${named(steps[(n + 1) % steps.length] ?? '')}`)
          .join(', ')}. None of them can start.`,
  'order-on-advice': ({ step, advice }, named) =>
    `${named(step)}, which has to be settled, waits for ${named(advice)}, which is advice. Advice cannot hold a hand back (please use order: document).`,
  'forbidden-step': ({ step, rule }, named, runbook) =>
    `${named(step)} goes against the prohibition “${runbook.standingRules.find(({ id }) => id === rule)?.title ?? rule}”.`,
  'closure-unreachable': () => 'There is a way to go on from which it can no longer be closed.',
  'closure-unreachable-plainly': () => 'Doing and deciding alone does not lead to the closing.',
  'dead-step': ({ step }, named) => `${named(step)} can never be done. Please check its conditions (only) and its order (after).`,
  'open-at-closure': ({ step }, named) => `It can be closed while ${named(step)} is not settled.`,
  'order-broken': ({ step, waitsFor }, named) => `${named(step)} can be done before ${named(waitsFor)}.`,
  'lock-out-broken': ({ step }, named) => `${named(step)} can be done while nobody can log in to the account.`,
  'outcome-not-allowed': ({ step, outcome }, named) =>
    `${named(step)} ends as “${outcome in terms.outcome ? terms.outcome[outcome as keyof typeof terms.outcome] : outcome}”, which is not allowed.`,
  'can-disagrees': ({ event, taken }, _, runbook) =>
    taken
      ? `It says that this is held back, and takes it: ${eventInJapanese(event, runbook)}`
      : `It says that this can be done, and does not take it: ${eventInJapanese(event, runbook)}`,
  'carry-refused': ({ step }, named) => `There is a case in which ${named(step)}, done in another response, cannot be carried over.`,
  'closed-accepts': ({ event }, _, runbook) => `After the closing it still takes: ${eventInJapanese(event, runbook)}`,
  'recur-reopens-nothing': () =>
    'There is a case in which it comes back and no step is to be done again. Please mark the steps of every round with perRound: true (steps without conditions that have to be settled).',
  'endless-loop': ({ event }, _, runbook) => `The state never settles after: ${eventInJapanese(event, runbook)}`,
  'too-many-states': ({ steps, limit }, named) =>
    `${steps.length} steps (${steps.slice(0, 3).map(named).join(', ')} and others) depend on each other in more than ${limit} ways, too many to check. Please use fewer orders and conditions.`,
};

/**
 * What the check found: the sentence, then the shortest way that leads there, one step a line.
 * Steps appear under their titles; an id the runbook does not know appears as it is written.
 */
export const checkLines: typeof japaneseLines = (fault, runbook) => {
  const named = (id: string) => `“${titleOf(id, runbook)}”`;
  const sentence = (sentences[fault.code] as (facts: unknown, named: (id: string) => string, runbook: Titled) => string)(
    fault.facts,
    named,
    runbook,
  );
  if (fault.path === undefined || fault.path.length === 0) return [sentence];
  return [sentence, 'It happens in this order:', ...fault.path.map((event, n) => `${n + 1}. ${eventInJapanese(event, runbook)}`)];
};

const titleOf = (id: string, runbook: Titled): string => runbook.steps.find((step) => step.id === id)?.title ?? id;

/** One machine event as a person would say it. The name is that of the Japanese table; the words are English. */
export const eventInJapanese: typeof japaneseEvent = (event, runbook) => {
  const [kind = '', id = '', answer] = event.split('.');
  const step = `“${titleOf(id, runbook)}”`;
  const said = answer === undefined ? '' : (runbook.steps.find((one) => one.id === id)?.answers?.[answer] ?? answer);
  switch (kind) {
    case 'do':
      return `do ${step}`;
    case 'decide':
      return `decide ${step} with “${said}”`;
    case 'could-not':
    case 'not-needed':
    case 'not-applicable':
      return `settle ${step} as “${terms.outcome[kind]}”`;
    case 'reopen':
      return `reopen ${step}`;
    case 'override':
      return said === '' ? `do ${step} first, with a reason` : `decide ${step} with “${said}” first, with a reason`;
    case 'carry':
      return said === '' ? `carry ${step} over from another response` : `carry “${said}” of ${step} over from another response`;
    case 'ask':
      return `answer the question “${questionWord(id)}” with “${answerWord(id, answer ?? '')}”`;
    case 'recur':
      return 'record that it came back';
    case 'close':
      return 'close';
    case 'resume':
      return 'resume';
    default:
      return event;
  }
};

const questionWord = (id: string): string => (report.questions as Readonly<Record<string, string>>)[id] ?? id;
const answerWord = (question: string, answer: string): string =>
  (report.answers as Readonly<Record<string, Readonly<Record<string, string>>>>)[question]?.[answer] ?? answer;

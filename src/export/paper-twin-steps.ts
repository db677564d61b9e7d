import { adopted, countsIn, isAdvice, settingsOf } from '../runbook/plan.ts';
import type { Runbook, SettingValues, Step } from '../runbook/runbook.ts';
import type { StepOrder } from '../runbook/schema.ts';
import { paper } from '../words/ja/paper-twin.ts';
import { terms } from '../words/ja/terms.ts';
import { clauseName, clauseRefs } from './clauses.ts';
import { type Block, type Cell, type Column, cell, table } from './document.ts';
import { layerMark } from './layer.ts';

const COLUMNS: readonly Column[] = [
  { title: paper.step.number, share: 9 },
  { title: paper.step.what, share: 46 },
  { title: paper.step.who, share: 18 },
  { title: paper.step.word, share: 9 },
  { title: paper.step.when, share: 18 },
];

/** The steps with a box to tick and room for the time and the person: first those that must be settled, then the advice. */
export function stepTables(runbook: Runbook, chosen: SettingValues): { readonly steps: Block[]; readonly advice: Block[] } {
  const settings = settingsOf(runbook, chosen);
  const rows = (steps: readonly Step[]) => steps.map((step) => row(runbook, step, settings));
  const advice = runbook.steps.filter((step) => isAdvice(runbook, step, settings));
  const own = runbook.steps.filter((step) => !advice.includes(step));
  return {
    steps: own.length === 0 ? [] : [table(paper.heading.steps, COLUMNS, rows(own))],
    advice: advice.length === 0 ? [] : [table(paper.heading.advice, COLUMNS, rows(advice))],
  };
}

function row(runbook: Runbook, step: Step, settings: SettingValues): Cell[] {
  const role = (id: string) => runbook.roles[id]?.title ?? id;
  const titled = (id: string) => runbook.steps.find((one) => one.id === id)?.title ?? id;
  const modality = step.modality.map((one) => terms.modality[one]).join('・');
  const refs = clauseRefs(runbook, step.clauses).map(clauseName).join('、');
  const answers = Object.values(step.answers ?? {}).map((answer) => `${paper.box} ${answer}`);
  const what: Cell = [
    [{ text: step.title, as: 'strong' }],
    ...cell(
      step.hint,
      paper.mark(layerMark(step, adopted(step, settings)), modality),
      refs,
      ...(step.when ?? []).map(paper.when),
      ...step.only.map(({ step: decision, answer }) => paper.only(titled(decision), answerOf(runbook, decision, answer))),
      answers.length === 0 ? undefined : paper.answers(answers.join('　')),
      ...step.after.map((order) => orderLine(runbook, order, titled)),
      ...exceptionLines(runbook, step),
      step.perRound ? paper.again : undefined,
    ),
  ];
  const number =
    step.number === null || !(countsIn(runbook, step, settings) || runbook.guideline.template || step.layer === 'rule')
      ? ''
      : String(step.number);
  return [
    cell(`${paper.box} ${number}`.trim()),
    what,
    cell(step.by === undefined ? undefined : paper.by(role(step.by)), ...step.to.map((one) => paper.to(role(one)))),
    cell(step.deadlineWord),
    cell(paper.blank, paper.blank),
  ];
}

function orderLine(runbook: Runbook, order: StepOrder, titled: (id: string) => string): string {
  if (order.order === 'document') return paper.document(titled(order.step));
  const ref = order.clause === undefined ? '' : clauseRefs(runbook, [order.clause]).map(clauseName).join('');
  const per = order.per === undefined ? '' : `　${paper.per[order.per]}`;
  return `${paper.strict(titled(order.step), ref, order.because ?? '')}${per}`;
}

function exceptionLines(runbook: Runbook, step: Step): string[] {
  return (step.exceptions ?? []).map(({ clause, approval, items }) => {
    const refs = items.length > 0 ? items : clauseRefs(runbook, [clause]).map(clauseName);
    return paper.exception[approval](refs.join('、'));
  });
}

const answerOf = (runbook: Runbook, decision: string, answer: string): string =>
  runbook.steps.find((step) => step.id === decision)?.answers?.[answer] ?? answer;

import { beside } from '../words/ja/beside.ts';
import { page } from '../words/ja/report-page.ts';
import { terms } from '../words/ja/terms.ts';
import { type ClauseText, clauseName } from './clauses.ts';
import { type Block, type Cell, cell, type Line, table } from './document.ts';
import type { ResponseReport, StepReport, StepResult } from './report-steps.ts';
import { dayAndClock } from './report-time.ts';

const words = page.steps;

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join('　');

const titleCell = (step: StepReport): Cell =>
  cell(
    step.title,
    step.modality.join('・'),
    step.deadlineWord && words.deadline(step.deadlineWord),
    step.by && words.by(step.by),
    step.to.length > 0 ? words.to(step.to.join('、')) : undefined,
    ...step.when,
    step.source && words.source(step.source),
  );

const resultCell = (step: StepReport): Cell => {
  // 未実施 and （任意） one below the other, where the column is narrow.
  const lines: Line[] = cell(beside.inTwoLines(step.state)).map((line) =>
    line.map((span) => ({ text: String(span), as: 'strong' as const })),
  );
  const reason = step.results.at(-1)?.reason;
  if (step.settled && reason !== undefined) lines.push(...cell(reason));
  if (step.results.some(({ deviation }) => deviation)) lines.push([words.deviation]);
  return lines;
};

const whenAndWho = (result: StepResult, rounds: boolean, base: number): string[] => [
  joined(rounds ? words.round(result.round) : undefined, rounds ? result.outcome : undefined),
  dayAndClock(result.at, base),
  `${result.person.text}${page.overview.seq(result.seq)}`,
];

const whoCell = (step: StepReport, base: number): Cell => {
  const rounds = step.results.length > 1;
  const seqs = step.missed.map(({ seq }) => beside.seq(seq)).join('・');
  return cell(
    ...step.results.flatMap((result) => whenAndWho(result, rounds, base)),
    step.missed.length > 0 ? words.missed(step.missed.length, seqs) : undefined,
  );
};

const clauseCell = (step: StepReport): Cell => cell(step.clauses.map(clauseName).join('、'), step.quote && `「${step.quote}」`);

const rowOf = (step: StepReport, base: number): Cell[] => [
  cell(step.number === null ? '—' : String(step.number)),
  cell(step.layer),
  titleCell(step),
  resultCell(step),
  whoCell(step, base),
  clauseCell(step),
];

const columns = [
  { title: words.number, share: 7 },
  { title: words.layer, share: 11 },
  { title: words.title, share: 24 },
  { title: words.result, share: 12 },
  { title: words.who, share: 23 },
  { title: words.clause, share: 23 },
];

/**
 * Numbered steps of a response, then its advice: two tables, because only the first decides completion.
 * @param base the day whose year need not be written
 */
export const stepTables = (response: ResponseReport, base: number): Block[] => {
  const trouble = terms.trouble[response.trouble];
  const [rules, advice] = [response.steps.filter(({ number }) => number !== null), response.steps.filter(({ number }) => number === null)];
  return [
    table(
      words.caption(trouble),
      columns,
      rules.map((step) => rowOf(step, base)),
    ),
    ...(advice.length > 0
      ? [
          table(
            words.advice(trouble),
            columns,
            advice.map((step) => rowOf(step, base)),
          ),
        ]
      : []),
  ];
};

/** Each clause that a step rests on, once, verbatim, in the order in which the steps name them. */
export const clauseQuotes = (responses: readonly ResponseReport[]): Block[] => {
  const clauses = new Map<string, ClauseText>();
  for (const { steps } of responses) for (const step of steps) for (const clause of step.clauses) clauses.set(clause.id, clause);
  return [...clauses.values()].map((clause): Block => ({ kind: 'quote', source: clauseName(clause), text: clause.text }));
};

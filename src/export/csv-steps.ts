import { exports as words } from '../words/ja/exports.ts';
import { terms } from '../words/ja/terms.ts';
import { clauseName } from './clauses.ts';
import { csvFile, timeCells } from './csv.ts';
import type { Report } from './report.ts';
import type { ResponseReport, StepReport, StepResult } from './report-steps.ts';

const { csv } = words;
const HEADS = [
  csv.trouble,
  csv.number,
  csv.id,
  csv.step,
  csv.layer,
  csv.counts,
  csv.modality,
  csv.deadline,
  csv.by,
  csv.to,
  csv.when,
  csv.state,
  csv.round,
  csv.result,
  csv.occurred,
  csv.occurredEra,
  csv.person,
  csv.seq,
  csv.deviation,
  csv.reason,
  csv.missed,
  csv.clauses,
  csv.quote,
];

const resultCells = (result: StepResult | undefined): string[] => [
  result === undefined ? '' : String(result.round),
  result?.outcome ?? '',
  ...timeCells(result?.at),
  result?.person.text ?? '',
  result === undefined ? '' : String(result.seq),
  result?.deviation ? words.yes : '',
  result?.reason ?? '',
];

const rowsOf = (response: ResponseReport, step: StepReport): string[][] => {
  const before = [
    terms.trouble[response.trouble],
    step.number === null ? '' : String(step.number),
    step.id,
    step.title,
    step.layer,
    step.counts ? words.yes : '',
    step.modality.join('・'),
    step.deadlineWord ?? '',
    step.by ?? '',
    step.to.join('、'),
    step.when.join('\n'),
    step.state,
  ];
  const after = [step.missed.map(({ seq }) => seq).join('・'), step.clauses.map(clauseName).join('、'), step.quote ?? ''];
  const results = step.results.length > 0 ? step.results : [undefined];
  return results.map((result) => [...before, ...resultCells(result), ...after]);
};

/** Every step of every response for Excel: one row for each time that it was settled, one for a step that never was. */
export const stepsCsv = (report: Report): Generator<string> =>
  csvFile(
    report.drill,
    HEADS,
    report.responses.flatMap((response) => response.steps.flatMap((step) => rowsOf(response, step))),
  );

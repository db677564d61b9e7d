import type { Course, Trouble } from '../../machines/words.ts';
import { occurredAt } from '../incident/corrected.ts';
import type { EntryOf } from '../incident/entry.ts';
import { entriesOf, type Incident, type Response } from '../incident/incident.ts';
import type { ResponseLine, StepLine } from '../incident/overview.ts';
import { report } from '../words/ja/report.ts';
import { terms } from '../words/ja/terms.ts';
import { type ClauseText, clauseTexts } from './clauses.ts';
import { layerMark } from './layer.ts';
import { type Person, personOf } from './person.ts';
import { saidAt } from './said.ts';

/** One time that a step was settled. */
export interface StepResult {
  readonly seq: number;
  readonly at: number;
  readonly person: Person;
  /** 済 不能 不要 非該当 引継, or the answer of a decision. */
  readonly outcome: string;
  readonly round: number;
  /** It was done before what the text puts first. */
  readonly deviation: boolean;
  readonly reason?: string;
}

/** A step of the runbook with what became of it. */
export interface StepReport {
  readonly id: string;
  readonly number: number | null;
  readonly title: string;
  readonly layer: string;
  /** Whether it decides completion. */
  readonly counts: boolean;
  readonly modality: readonly string[];
  /** 「速やかに」, as written. */
  readonly deadlineWord?: string;
  readonly by?: string;
  readonly to: readonly string[];
  readonly when: readonly string[];
  /** 済 不能 … of the newest result, or 未実施. */
  readonly state: string;
  readonly settled: boolean;
  readonly results: readonly StepResult[];
  /** Calls that found nobody. */
  readonly missed: readonly { readonly seq: number; readonly at: number }[];
  readonly clauses: readonly ClauseText[];
  /** The words of the clause that bear on this step, verbatim. */
  readonly quote?: string;
  readonly source?: string;
}

/** One response with every step of its runbook, advice included. */
export interface ResponseReport {
  readonly id: string;
  readonly trouble: Trouble;
  readonly course: Course;
  readonly round: number;
  readonly steps: readonly StepReport[];
  /** SHA-256 of the runbook that was used. */
  readonly runbook: string;
}

type Settling = EntryOf<'step.settled' | 'step.overridden' | 'step.carried'>;

const outcomeOf = (line: StepLine, entry: Settling): string => {
  if (entry.type === 'step.carried') return terms.outcome.carried;
  const { answer } = entry.data;
  if (answer !== undefined) return line.step.answers?.[answer] ?? answer;
  return entry.type === 'step.overridden' ? terms.outcome.done : terms.outcome[entry.data.outcome];
};

const resultsOf = (incident: Incident, response: Response, line: StepLine): StepResult[] =>
  entriesOf(incident, response.id, line.step.id)
    .filter((entry): entry is Settling => entry.type !== 'step.recorded' && entry.type !== 'step.reopened')
    .map((entry) => {
      const reason = saidAt(incident, entry, 'reason')?.value;
      return {
        seq: entry.seq,
        at: occurredAt(incident, entry),
        person: personOf(entry),
        outcome: outcomeOf(line, entry),
        round: 'round' in entry.data ? entry.data.round : 1,
        deviation: entry.type === 'step.overridden' || ('outOfOrder' in entry.data && (entry.data.outOfOrder?.length ?? 0) > 0),
        ...(reason !== undefined && { reason }),
      };
    });

/** What became of a step, in a word or two. */
export const stateOf = (line: StepLine, results: readonly StepResult[]): string => {
  if (line.state === 'settled') return results.at(-1)?.outcome ?? terms.outcome.done;
  if (line.state === 'not-yet') return report.state.notYet;
  if (line.reopened) return report.state.again;
  return line.counts ? report.state.open : report.state.optional;
};

const stepReport = (incident: Incident, response: Response, line: StepLine): StepReport => {
  const { step } = line;
  const role = (id: string) => response.runbook.roles[id]?.title ?? id;
  const results = resultsOf(incident, response, line);
  return {
    id: step.id,
    number: step.number,
    title: step.title,
    layer: layerMark(step, line.adopted),
    counts: line.counts,
    modality: step.modality.map((word) => terms.modality[word]),
    ...(step.deadlineWord !== undefined && { deadlineWord: step.deadlineWord }),
    ...(step.by !== undefined && { by: role(step.by) }),
    to: step.to.map(role),
    when: step.when ?? [],
    state: stateOf(line, results),
    settled: line.state === 'settled',
    results,
    missed: line.records
      .filter((entry) => entry.type === 'step.recorded' && entry.data.missed)
      .map((entry) => ({ seq: entry.seq, at: occurredAt(incident, entry) })),
    clauses: clauseTexts(response.runbook, step.clauses),
    ...(step.quote !== undefined && { quote: step.quote }),
    ...(step.source !== undefined && { source: step.source }),
  };
};

/** Every response of the incident with all of its steps, in document order. */
export const responseReports = (incident: Incident, lines: readonly ResponseLine[]): ResponseReport[] =>
  lines.map(({ response, view, steps }) => ({
    id: response.id,
    trouble: response.trouble,
    course: view.course,
    round: response.round,
    steps: steps.map((line) => stepReport(incident, response, line)),
    runbook: response.hash,
  }));

import { isEntry, type RawEntry } from '../incident/chain.ts';
import { isLate } from '../incident/corrected.ts';
import type { Entry } from '../incident/entry.ts';
import type { Incident, Response } from '../incident/incident.ts';
import { adopted } from '../runbook/plan.ts';
import type { Step } from '../runbook/runbook.ts';
import { report } from '../words/ja/report.ts';
import { type ClauseRef, clauseRefs } from './clauses.ts';
import { describeFact, factKind } from './describe-fact.ts';
import { describeStep, stepKind } from './describe-step.ts';
import { layerMark } from './layer.ts';
import { type Struck, saidOf } from './said.ts';

export type { ClauseRef } from './clauses.ts';
export type { Struck } from './said.ts';

/** What is to be told about a line besides its words. */
export type Mark = 'deviation' | 'late' | 'corrected' | 'undone' | 'correction';

/** One line of the log in plain Japanese, for the terminal, the command line and the report. */
export interface Described {
  /** 覚知 連絡 記録 除去 封じ込め 周知 監視 メモ 証拠 訂正 取消 引継ぎ 終結 … */
  readonly kind: string;
  /** One or more lines, the first a headline. Words that were put right stand in `struck`, old and new, and not here. */
  readonly text: string;
  readonly step?: { readonly id: string; readonly title: string; readonly number: number | null };
  /** [規] [規・間接] [見本・未採用] [他市] [実務] */
  readonly layer?: string;
  readonly clauses: readonly ClauseRef[];
  readonly marks: readonly Mark[];
  readonly struck: readonly Struck[];
  /** The line that undid this one. */
  readonly undoneBy?: number;
}

/** The response and step that a line is about. */
const aboutStep = (incident: Incident, entry: Entry): { response: Response; step: Step } | undefined => {
  if (!('step' in entry.data)) return undefined;
  const id = entry.data.step;
  const response = incident.responses.find((one) => one.id === entry.response);
  const step = response?.runbook.steps.find((one) => one.id === id);
  return response === undefined || step === undefined ? undefined : { response, step };
};

const isDeviation = (entry: Entry): boolean =>
  entry.type === 'step.overridden' || ('outOfOrder' in entry.data && (entry.data.outOfOrder?.length ?? 0) > 0);

const marksOf = (incident: Incident, entry: Entry): Mark[] => {
  const marks: [Mark, boolean][] = [
    ['deviation', isDeviation(entry)],
    ['late', isLate(incident, entry)],
    ['corrected', incident.corrections.has(entry.seq)],
    ['undone', incident.undone.has(entry.seq)],
    ['correction', entry.type === 'entry.corrected'],
  ];
  return marks.flatMap(([mark, holds]) => (holds ? [mark] : []));
};

/** Says one line of the log in plain Japanese. */
export const describe = (incident: Incident, line: Entry | RawEntry): Described => {
  if (!isEntry(line)) return { kind: report.kind.raw, text: report.raw, clauses: [], marks: [], struck: [] };
  const about = aboutStep(incident, line);
  const undoneBy = incident.undone.get(line.seq)?.seq;
  const common = {
    marks: marksOf(incident, line),
    struck: saidOf(incident, line).flatMap(({ struck }) => struck),
    ...(undoneBy !== undefined && { undoneBy }),
  };
  if (about === undefined) {
    return { kind: factKind(line), text: describeFact(incident, line, describe).join('\n'), clauses: [], ...common };
  }
  const { response, step } = about;
  return {
    kind: stepKind(line, step),
    text: describeStep(incident, line, response, step).join('\n'),
    step: { id: step.id, title: step.title, number: step.number },
    layer: layerMark(step, adopted(step, incident.settings)),
    clauses: clauseRefs(response.runbook, step.clauses),
    ...common,
  };
};

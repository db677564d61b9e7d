import type { Runbook } from '../runbook/runbook.ts';

/** A clause as a line or a step names it: number as printed, its body where it is another's. */
export interface ClauseRef {
  readonly id: string;
  readonly ref: string;
  readonly body?: string;
}

/** A clause with its words, verbatim. */
export interface ClauseText extends ClauseRef {
  readonly text: string;
}

/** Clauses by number; another body's with its name. */
export const clauseRefs = (runbook: Runbook, ids: readonly string[]): ClauseRef[] =>
  ids.map((id) => {
    const clause = runbook.clauses[id];
    if (clause === undefined) return { id, ref: id };
    return { id, ref: clause.ref, ...(clause.guideline !== runbook.guideline.id && { body: clause.body }) };
  });

/** Clauses with their words. One that the pinned runbook does not hold is named by its id, without words. */
export const clauseTexts = (runbook: Runbook, ids: readonly string[]): ClauseText[] =>
  clauseRefs(runbook, ids).map((ref) => ({ ...ref, text: runbook.clauses[ref.id]?.text ?? '' }));

/** ４(３)カ 第1段, or 長崎市 10⑶ for another body's. */
export const clauseName = ({ ref, body }: ClauseRef): string => (body === undefined ? ref : `${body} ${ref}`);

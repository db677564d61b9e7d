import type { Step } from '../runbook/runbook.ts';
import { boundText, textOfForm } from './approval-text.ts';
import { waitingFor } from './decide/find.ts';
import type { EntryOf } from './entry.ts';
import { type Incident, type Response, stepOf } from './incident.ts';
import type { Refusal } from './refusal.ts';

/** The step that an approval of this text belongs to: the approval that the text waits for, or the publication itself where there is none. */
export const approvalStep = ({ runbook }: Response, step: Step): Step => {
  if (step.form === 'R14') return step;
  const order = step.after.find(({ order: kind, per }) => kind === 'strict' && per === 'text');
  return (order && stepOf(runbook, order.step)) ?? step;
};

/** Approvals by code that were given or refused for this step, in order, those that were taken back left out. */
export const approvalsTaken = (incident: Incident, response: Response, step: Step): readonly EntryOf<'approval.taken'>[] =>
  [...incident.bySeq.values()].filter(
    (entry): entry is EntryOf<'approval.taken'> =>
      entry.type === 'approval.taken' &&
      entry.response === response.id &&
      entry.data.step === approvalStep(response, step).id &&
      !incident.undone.has(entry.seq),
  );

/**
 * Whether this text is the one that was approved by its code: the last approval that was given counts, and a refusal of this very text
 * after it. `undefined` where nobody was asked so, or the words were blacked out.
 */
export const approvedByCode = (
  incident: Incident,
  response: Response,
  step: Step,
  text: string,
): { readonly is: 'holds' | 'changed' | 'refused'; readonly entry: EntryOf<'approval.taken'> } | undefined => {
  const taken = approvalsTaken(incident, response, step).filter(({ words }) => words.text !== undefined);
  const given = taken.findLast(({ data }) => data.verdict === 'given');
  const same = taken.findLast(({ words }) => boundText(words.text ?? '') === boundText(text));
  if (same?.data.verdict === 'refused') return { is: 'refused', entry: same };
  if (given === undefined) return undefined;
  return { is: same === given ? 'holds' : 'changed', entry: given };
};

/**
 * A publication whose approval was given by its code holds for that very text (決裁は文案ごと): another one is refused where the text of
 * the guideline orders the approval. `word` gives a field of the record about to be made.
 */
export const refuseChangedText = (
  incident: Incident,
  response: Response,
  step: Step,
  word: (field: string) => string,
): Refusal | undefined => {
  const approval = approvalStep(response, step);
  const text = textOfForm(step.form, word);
  if (approval.id === step.id || text === '') return undefined;
  const known = approvedByCode(incident, response, step, text);
  if (known?.is !== 'changed') return undefined;
  const { id, title, number } = step;
  return { code: 'approval.changed', step: id, title, number, needs: waitingFor(response, step, approval.id), seq: known.entry.seq };
};

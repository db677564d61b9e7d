import type { Step } from '../../runbook/runbook.ts';
import type { ReadFields } from '../fields.ts';
import type { FieldProblem } from '../refusal.ts';

/** Full-width digits, circled brackets and blanks do not make another number: ７⑴ア, 7(1)ア. */
const squeeze = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/**
 * An approval by word of mouth, or none at all, stands open only where the text itself says so, and the record names the case:
 * 長崎市 lets the head approve orally within ７⑴ア–ウ, other bodies exempt what was already made public, 狛江市 has neither.
 *
 * @param refs number of a clause as printed, by its id
 */
export const approvalProblems = (step: Step, read: ReadFields, refs: (clause: string) => string): FieldProblem[] => {
  const { approval } = read.clear;
  if (step.form !== 'R14' || (approval !== 'oral' && approval !== 'exempt')) return [];
  const exceptions = step.exceptions ?? [];
  const open = exceptions.filter((one) => one.approval === approval);
  if (open.length === 0) {
    const choices = ['consent', 'decision', ...new Set(exceptions.map((one) => one.approval))];
    return [{ field: 'approval', problem: 'choice', choices }];
  }
  const choices = open.flatMap(({ clause, items }) => (items.length > 0 ? items : [refs(clause)]));
  const said = squeeze(read.words['fields.exception'] ?? '');
  if (said === '') return [{ field: 'exception', problem: 'missing', choices }];
  const named = [...choices, ...open.flatMap(({ clause, items }) => (items.length > 0 ? [] : [clause]))];
  return named.some((one) => said.includes(squeeze(one))) ? [] : [{ field: 'exception', problem: 'choice', choices }];
};

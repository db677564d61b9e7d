import { formOf } from '../../runbook/forms.ts';
import type { FormId } from '../../runbook/vocabulary.ts';
import { codeOf, compare } from '../approval.ts';
import { approvalStep, approvalsTaken } from '../approval-given.ts';
import { holdsText } from '../approval-text.ts';
import type { Command } from '../command.ts';
import type { Draft, EntryData } from '../entry.ts';
import type { Incident } from '../incident.ts';
import type { FieldProblem, Refusal } from '../refusal.ts';
import { dormant, findStep, named } from './find.ts';
import { settle } from './settle.ts';
import { refuseFuture, refuseTexts } from './texts.ts';

type Approve = Extract<Command, { do: 'approve' }>;
type Taken = EntryData<'approval.taken'>;

const CHOICES = { approval: ['consent', 'decision', 'oral'], means: formOf('R14').fields.find(({ id }) => id === 'means')?.choices ?? [] };

/** By word of mouth alone (oral) is for the text to allow, and only a step of approval can have such a text. */
const problemsOf = (command: Approve, form: FormId): FieldProblem[] =>
  (['approval', 'means'] as const).flatMap((field): FieldProblem[] => {
    const choices = CHOICES[field].filter((choice) => choice !== 'oral' || form === 'R14');
    if (command[field] === '') return [{ field, problem: 'missing', choices }];
    return choices.includes(command[field]) ? [] : [{ field, problem: 'choice', choices }];
  });

/**
 * An answer that somebody gave by word of mouth to a text that was read out, checked by its code. Where the guideline has a step for
 * approvals, one that is given settles it in the same act. A code that was read back wrongly is told, and nothing is recorded.
 */
export const approve = (incident: Incident, command: Approve, now: number): readonly Draft[] | Refusal => {
  const asked = findStep(incident, command.step, command.response);
  if ('code' in asked) return asked;
  if (incident.closed) return { code: 'incident.closed' };
  const { response } = asked;
  if (!holdsText(asked.step.form)) return { code: 'approval.no-text', ...named(asked.step) };
  const found = findStep(incident, approvalStep(response, asked.step).id, response.id);
  if ('code' in found) return found;
  const { step } = found;
  if (found.view.state === 'dormant') return dormant(found);
  const problems = problemsOf(command, step.form);
  if (problems.length > 0) return { code: 'fields.invalid', step: step.id, form: 'R14', problems };
  const texts = { text: command.text, approver: command.approver, takenBy: command.takenBy, note: command.note };
  const refused = refuseTexts(step.id, texts, ['text', 'approver', 'takenBy']) ?? refuseFuture(command.occurred, now);
  if (refused !== undefined) return refused;
  const code = codeOf(command.hash);
  const { is } = compare(code, command.readBack);
  const given = command.verdict === 'given';
  if (given && is !== 'matched' && is !== 'none') {
    const of = approvalsTaken(incident, response, step).findLast(({ data }) => compare(data.code, command.readBack).is === 'matched');
    return { code: 'approval.code', ...named(step), given: command.readBack, ...(of !== undefined && { of: of.seq }) };
  }
  const data: Taken = {
    step: step.id,
    round: response.round,
    verdict: command.verdict,
    approval: command.approval as Taken['approval'],
    means: command.means as Taken['means'],
    code,
    readBack: is === 'matched' ? 'matched' : 'none',
  };
  const taken: Draft = {
    type: 'approval.taken',
    response: response.id,
    runbook: response.hash,
    ...(command.occurred !== undefined && { occurred: command.occurred }),
    data,
    words: {
      text: command.text,
      textHash: command.hash,
      approver: command.approver,
      takenBy: command.takenBy,
      ...(command.note && { note: command.note }),
    },
  };
  if (!given || step.form !== 'R14') return [taken];
  const { approval, means, approver, text, exception } = command;
  const fields = { approval, means, approver, text, ...(exception !== undefined && exception !== '' && { exception }) };
  const settled = settle(
    incident,
    {
      do: 'settle',
      outcome: 'done',
      step: step.id,
      response: response.id,
      fields,
      ...(command.occurred !== undefined && { occurred: command.occurred }),
    },
    now,
  );
  return 'code' in settled ? settled : [taken, ...settled];
};

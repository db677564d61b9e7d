import { can, view } from '../../../machines/response.ts';
import { formOf } from '../../runbook/forms.ts';
import { countsIn } from '../../runbook/plan.ts';
import type { StepOrder } from '../../runbook/schema.ts';
import { refuseChangedText } from '../approval-given.ts';
import type { Command } from '../command.ts';
import type { Draft } from '../entry.ts';
import { type ReadFields, readFields } from '../fields.ts';
import type { Incident } from '../incident.ts';
import type { FieldProblem, Refusal, Waiting } from '../refusal.ts';
import { approvalProblems } from './approval.ts';
import { refuseUncovered, refuseUsedApproval } from './covered.ts';
import { type Found, findStep, heldBack, named, refuseStep, waitingFor } from './find.ts';
import { numberSubjects } from './subjects.ts';
import { refuseFuture, refuseTexts } from './texts.ts';

type Settle = Extract<Command, { do: 'settle' }>;
type Attempt = Extract<Command, { do: 'attempt' }>;

/** Orders of the text that only sort, and that this record does not follow. */
export const outOfOrder = ({ response, step }: Found): readonly StepOrder[] => {
  const { steps } = view(response.live);
  return step.after.filter((order) => order.order === 'document' && order.askReason && steps[order.step]?.state === 'open');
};

const bare = ({ step, clause }: Waiting): { step: string; clause?: string } => ({ step, ...(clause !== undefined && { clause }) });

/** Fields that a settlement needs besides those of its form. */
const requiredFor = (incident: Incident, found: Found, command: Settle): string[] => {
  const { response, step } = found;
  if (command.outcome === 'done') return outOfOrder(found).length > 0 ? ['orderReason'] : [];
  // Why it was not done is part of the rule's answer; advice may be left without a word.
  const counts = countsIn(response.runbook, step, incident.settings);
  if (!counts) return [];
  return step.modality.includes('as-needed') && command.outcome === 'not-needed' ? ['reason', 'decidedBy'] : ['reason'];
};

const readFor = (incident: Incident, found: Found, command: Settle | Attempt): ReadFields | readonly FieldProblem[] => {
  const evidence = new Set(incident.evidence.keys());
  const input = command.fields ?? {};
  const form = formOf(found.step.form);
  if (command.do === 'attempt')
    return readFields({ ...form, fields: form.fields.map(({ required: _, ...field }) => field) }, input, evidence);
  if (command.outcome === 'done') return readFields(form, input, evidence, requiredFor(incident, found, command));
  // A deed that was not done has no form to fill in, only its reason.
  return readFields({ id: form.id, fields: [] }, input, evidence, requiredFor(incident, found, command));
};

const isProblems = (read: ReadFields | readonly FieldProblem[]): read is readonly FieldProblem[] => Array.isArray(read);

/** A picture is the record; where there is none, the post itself must be named (screens.md 08). */
const refuseEmptyEvidence = (found: Found, read: ReadFields): FieldProblem[] => {
  if (found.step.form !== 'R07' || read.evidence.length > 0) return [];
  return read.clear.method === 'no-image' && read.subjects.length > 0 ? [] : [{ field: 'evidence', problem: 'missing' }];
};

/** Settles a step: did it, decided it, or says why not. Blocked is answered before fields are looked at. */
export const settle = (incident: Incident, command: Settle, now: number): readonly Draft[] | Refusal => {
  const found = findStep(incident, command.step, command.response);
  if ('code' in found) return found;
  const { response, step } = found;
  const override = command.override !== undefined;
  const deed = command.outcome === 'done';
  // Orders hold back the deed alone: a step that cannot be done may always be said to be so.
  const refused = refuseStep(incident, deed ? found : { ...found, view: { ...found.view, blockedBy: [], lockedOut: false } }, override);
  if (refused !== undefined) return refused;
  const answers = Object.keys(step.answers ?? {});
  if (deed && (answers.length > 0 ? command.answer === undefined || !answers.includes(command.answer) : command.answer !== undefined))
    return { code: 'step.answer', ...named(step), answers, labels: Object.values(step.answers ?? {}) };
  const event = deed
    ? command.answer === undefined
      ? `${override ? 'override' : 'do'}.${step.id}`
      : `${override ? 'override' : 'decide'}.${step.id}.${command.answer}`
    : `${command.outcome}.${step.id}`;
  if (!can(response.live, event)) {
    const allowed = response.live.chart.plan.steps.find((one) => one.id === step.id)?.outcomes ?? [];
    return { code: 'step.outcome', ...named(step), outcome: command.outcome, allowed };
  }
  const future = refuseFuture(command.occurred, now);
  if (future !== undefined) return future;
  const read = readFor(incident, found, command);
  if (isProblems(read)) return { code: 'fields.invalid', step: step.id, form: step.form, problems: read };
  const reasons =
    command.override && refuseTexts(step.id, { override: command.override.reason, overriddenBy: command.override.decidedBy }, ['override']);
  if (reasons !== undefined) return reasons;
  const refOf = (clause: string) => response.runbook.clauses[clause]?.ref ?? clause;
  const empty = deed ? [...refuseEmptyEvidence(found, read), ...approvalProblems(step, read, refOf)] : [];
  if (empty.length > 0) return { code: 'fields.invalid', step: step.id, form: step.form, problems: empty };
  const subjects = numberSubjects(incident, read.subjects);
  if (deed && !override) {
    const refusedBy =
      refuseUncovered(incident, found, subjects.numbers, read.evidence, subjects.words) ??
      refuseUsedApproval(incident, found) ??
      refuseChangedText(incident, response, step, (field) => read.words[`fields.${field}`] ?? '');
    if (refusedBy !== undefined) return refusedBy;
  }
  const left = deed ? outOfOrder(found).map((order) => bare(waitingFor(response, step, order.step))) : [];
  const base = {
    step: step.id,
    round: response.round,
    form: step.form,
    fields: { ...read.clear, ...(read.evidence.length > 0 && { evidence: [...read.evidence] }) },
    subjects: subjects.numbers,
    ...(left.length > 0 && { outOfOrder: left }),
  };
  const common = { response: response.id, runbook: response.hash, ...(command.occurred !== undefined && { occurred: command.occurred }) };
  const words = { ...read.words, ...subjects.words };
  const answer = command.answer === undefined ? {} : { answer: command.answer };
  if (command.override === undefined)
    return [{ type: 'step.settled', ...common, data: { ...base, outcome: command.outcome, ...answer }, words }];
  const blockedBy = found.view.blockedBy.map((order) => bare(waitingFor(response, step, order.step)));
  const why = { override: command.override.reason, ...(command.override.decidedBy && { overriddenBy: command.override.decidedBy }) };
  return [{ type: 'step.overridden', ...common, data: { ...base, ...answer, blockedBy }, words: { ...words, ...why } }];
};

/** A record that does not settle: a call that found nobody, one of several posts. A settled step may still get one. */
export const attempt = (incident: Incident, command: Attempt, now: number): readonly Draft[] | Refusal => {
  const found = findStep(incident, command.step, command.response);
  if ('code' in found) return found;
  const { response, step } = found;
  const missed = command.missed ?? step.form === 'R05';
  // A call that found nobody is told whatever the order; a deed done in part keeps to it.
  const looked =
    found.view.state === 'settled'
      ? { ...found, view: { ...found.view, state: 'open' as const, blockedBy: heldBack(incident, found) } }
      : found;
  const refused = refuseStep(incident, missed ? { ...looked, view: { ...looked.view, blockedBy: [], lockedOut: false } } : looked, false);
  if (refused !== undefined) return refused;
  const future = refuseFuture(command.occurred, now);
  if (future !== undefined) return future;
  const read = readFor(incident, found, command);
  if (isProblems(read)) return { code: 'fields.invalid', step: step.id, form: step.form, problems: read };
  const subjects = numberSubjects(incident, read.subjects);
  if (!missed) {
    const refusedBy =
      refuseUncovered(incident, found, subjects.numbers, read.evidence, subjects.words) ??
      refuseUsedApproval(incident, found) ??
      refuseChangedText(incident, response, step, (field) => read.words[`fields.${field}`] ?? '');
    if (refusedBy !== undefined) return refusedBy;
  }
  return [
    {
      type: 'step.recorded',
      response: response.id,
      runbook: response.hash,
      ...(command.occurred !== undefined && { occurred: command.occurred }),
      data: {
        step: step.id,
        round: response.round,
        form: step.form,
        fields: { ...read.clear, ...(read.evidence.length > 0 && { evidence: [...read.evidence] }) },
        subjects: subjects.numbers,
        missed,
      },
      words: { ...read.words, ...subjects.words },
    },
  ];
};

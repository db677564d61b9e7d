import { postsOf } from '../corrected.ts';
import { entriesOf, type Incident, recordsOf } from '../incident.ts';
import type { Refusal } from '../refusal.ts';
import { type Found, named, waitingFor } from './find.ts';

/** Numbers of the retained files that a record names. */
export const evidenceIn = (fields: Readonly<Record<string, string | readonly string[]>>): readonly string[] => {
  const given = fields.evidence;
  return given === undefined ? [] : typeof given === 'string' ? [given] : given;
};

/** Whether the step that must come first ended in this round without the deed (could-not): then there is nothing to cover with. */
const endedWithout = (incident: Incident, response: string, step: string): boolean => {
  const last = entriesOf(incident, response, step).findLast((entry) => entry.type !== 'step.recorded');
  return last?.type === 'step.settled' && last.data.outcome !== 'done';
};

/**
 * Strict orders that hold per post or account: what is deleted must stand on retained evidence (狛江 ４(３)カ 「記録を残した上で」).
 * `subjects` are numbers (S1 …), `evidence` numbers (E1 …) of the record about to be made,
 * `words` the names of subjects that are new with it.
 */
export const refuseUncovered = (
  incident: Incident,
  found: Found,
  subjects: readonly string[],
  evidence: readonly string[],
  words: Readonly<Record<string, string>>,
): Refusal | undefined => {
  const { response, step } = found;
  for (const order of step.after.filter((one) => one.order === 'strict' && one.per === 'subject')) {
    if (endedWithout(incident, response.id, order.step)) continue;
    const covered = new Set<string>();
    for (const id of evidence) {
      const file = incident.evidence.get(id);
      if (file !== undefined) for (const subject of postsOf(incident, file)) covered.add(subject);
    }
    for (const { id } of incident.responses)
      for (const record of recordsOf(incident, id, order.step))
        if (record.data.fields.method === 'no-image' || evidenceIn(record.data.fields).some((one) => evidence.includes(one)))
          for (const subject of record.data.subjects) covered.add(subject);
    const bare = subjects.filter((subject) => !covered.has(subject));
    // Without a picture only what was kept without one (画像なし) may go: such a record names the posts.
    if (evidence.length === 0 && (subjects.length === 0 || bare.length > 0))
      return {
        code: 'fields.invalid',
        step: step.id,
        form: step.form,
        problems: [{ field: 'evidence', problem: 'missing', choices: [...incident.evidence.keys()] }],
      };
    if (bare.length > 0)
      return {
        code: 'subject.uncovered',
        ...named(step),
        subjects: bare.map((subject) => incident.subjects.get(subject) ?? words[`subjects.${subject}`] ?? subject),
        needs: waitingFor(response, step, order.step),
      };
  }
  return undefined;
};

/** Strict orders that hold per draft: an approval releases one publication, not the next (決裁は文案ごと). */
export const refuseUsedApproval = (incident: Incident, found: Found): Refusal | undefined => {
  const { response, step } = found;
  for (const order of step.after.filter((one) => one.order === 'strict' && one.per === 'text')) {
    const approved = recordsOf(incident, response.id, order.step).findLast((entry) => entry.type !== 'step.recorded');
    const given = approved?.type === 'step.overridden' || (approved?.type === 'step.settled' && approved.data.outcome === 'done');
    // Said to be not applicable, it was not given: the exception itself is recorded as an approval that is not needed (ただし書).
    if (approved === undefined || !given)
      return { code: 'approval.missing', ...named(step), needs: waitingFor(response, step, order.step) };
    const others = response.runbook.steps.filter((one) => one.after.some((other) => other.step === order.step && other.per === 'text'));
    const used = others
      .flatMap((other) => recordsOf(incident, response.id, other.id))
      .find((entry) => entry.seq > approved.seq && (entry.type !== 'step.settled' || entry.data.outcome === 'done'));
    if (used !== undefined) return { code: 'approval.used', ...named(step), needs: waitingFor(response, step, order.step), seq: used.seq };
  }
  return undefined;
};

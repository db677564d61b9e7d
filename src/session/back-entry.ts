import type { Command } from '../incident/command.ts';
import { findStep } from '../incident/decide/find.ts';
import type { FieldInput } from '../incident/fields.ts';
import { stepOf } from '../incident/incident.ts';
import type { Refusal } from '../incident/refusal.ts';
import { formOf } from '../runbook/forms.ts';
import type { FormId } from '../runbook/vocabulary.ts';
import { backEntry as words } from '../words/ja/back-entry.ts';
import { forms } from '../words/ja/forms.ts';
import type { Acted, Person, Session } from './session.ts';
import { type Acting, Trial } from './trial.ts';

/** One line of the paper: a step by its number, or a line of the notes page. `occurred` is what the paper says, UTC milliseconds. */
export interface PaperRow {
  readonly step?: { readonly response: string; readonly id: string };
  readonly occurred: number;
  /** Who did it, as the paper says: 職・氏名. */
  readonly who: string;
  readonly fields: FieldInput;
  readonly answer?: string;
  /** A call that found nobody. */
  readonly missed?: true;
  /** What a line of the notes page says. */
  readonly text?: string;
}

/**
 * What becomes of a line: it settles its step; it is a further record of a step that is settled, or a call that found nobody; it settles
 * its step in another order than the text has it (a deviation, with a reason); it is kept as a memo, because the machines have no place
 * for it; or nothing, because something is still to be written.
 */
export type Fate = 'settled' | 'further' | 'deviation' | 'note' | 'incomplete';

/** Why an order was not kept, and who decided that, where it is known. */
export interface Because {
  readonly reason: string;
  readonly decidedBy?: string;
}

export interface Copied {
  readonly row: PaperRow;
  readonly fate: Fate;
  /** Why it is no plain settlement. */
  readonly why?: Refusal;
  /** Lines of the log that it became. */
  readonly seqs: readonly number[];
}

/** The field of a form that says who did it; where there is none, the line says so beside the form. */
const DOER: Partial<Record<FormId, string>> = {
  R01: 'finder',
  R04: 'decidedBy',
  R05: 'from',
  R06: 'attendees',
  R07: 'takenBy',
  R09: 'changedBy',
  R10: 'releasedBy',
  R12: 'deletedBy',
  R15: 'publishedBy',
  R16: 'placedBy',
  R17: 'presenter',
};
export const doerField = (form: FormId): string => DOER[form] ?? 'doneBy';

/** Refusals that a line of paper passes over with its reason: it has happened, in the order in which it happened. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'step.blocked',
  'subject.uncovered',
  'approval.used',
  'approval.missing',
  'approval.changed',
]);

const isOrderReason = (refused: Refusal): boolean =>
  refused.code === 'fields.invalid' && refused.problems.every(({ field, problem }) => field === 'orderReason' && problem === 'missing');

const wordsOf = (fields: FieldInput, form: FormId): string =>
  Object.entries(fields)
    .map(([id, value]) => {
      const said = typeof value === 'string' ? value : value.join('、');
      const choices: Readonly<Record<string, string>> =
        (forms.choice as Readonly<Record<string, Readonly<Record<string, string>>>>)[id] ?? {};
      const labels: Readonly<Record<string, string>> = forms.field[form];
      return `${labels[id] ?? words.doneBy}：${choices[said] ?? said}`;
    })
    .join('　');

/** A line as a memo: nothing that stands on the paper is lost. */
const noteOf = (session: Acting, incident: string, row: PaperRow): Command => {
  const found = row.step && findStep(session.load(incident), row.step.id, row.step.response);
  const about = found === undefined || 'code' in found ? undefined : found;
  const title = about === undefined ? '' : words.step(about.step.number, about.step.title);
  const answer = about === undefined || row.answer === undefined ? '' : (about.step.answers?.[row.answer] ?? row.answer);
  const fields = about === undefined ? '' : wordsOf(row.fields, about.step.form);
  const text = [title, row.who, answer, fields, row.text ?? ''].filter((part) => part !== '').join('　');
  const response = about === undefined ? {} : { response: about.response.id };
  return { do: 'note', text: words.note(text), occurred: row.occurred, ...response };
};

const seqsOf = (acted: Acted): number[] => ('refused' in acted ? [] : acted.entries.map(({ seq }) => seq));

/** Takes one line in, on the incident as it stands. `because` is told of every deviation. */
const copyRow = (session: Acting, incident: string, row: PaperRow, because: Because, person: Person): Copied => {
  const { reason, decidedBy } = because;
  const run = (command: Command): Acted => session.run(incident, command, person);
  const asNote = (why?: Refusal): Copied => {
    const noted = run(noteOf(session, incident, row));
    if ('refused' in noted) return { row, fate: 'incomplete', why: noted.refused, seqs: [] };
    return { row, fate: 'note', seqs: seqsOf(noted), ...(why !== undefined && { why }) };
  };
  if (row.step === undefined) return asNote();
  const found = findStep(session.load(incident), row.step.id, row.step.response);
  if ('code' in found) return asNote(found);
  const { step, response } = found;
  const doer = doerField(step.form);
  const fields: FieldInput = row.who === '' || row.fields[doer] !== undefined ? row.fields : { ...row.fields, [doer]: row.who };
  const common = { step: step.id, response: response.id, occurred: row.occurred };
  if (row.missed || found.view.state === 'settled') {
    const further = run({ do: 'attempt', ...common, fields, missed: row.missed === true });
    if (!('refused' in further)) return { row, fate: 'further', seqs: seqsOf(further) };
    return further.refused.code === 'fields.invalid'
      ? { row, fate: 'incomplete', why: further.refused, seqs: [] }
      : asNote(further.refused);
  }
  const settle = {
    do: 'settle' as const,
    outcome: 'done' as const,
    ...common,
    fields,
    ...(row.answer !== undefined && { answer: row.answer }),
  };
  const settled = run(settle);
  if (!('refused' in settled)) return { row, fate: 'settled', seqs: seqsOf(settled) };
  const why = settled.refused;
  if (isOrderReason(why)) {
    const told = run({ ...settle, fields: { ...fields, orderReason: reason } });
    return 'refused' in told
      ? { row, fate: 'incomplete', why: told.refused, seqs: [] }
      : { row, fate: 'deviation', why, seqs: seqsOf(told) };
  }
  if (!PASSED_OVER.has(why.code))
    return why.code === 'fields.invalid' || why.code === 'step.answer' ? { row, fate: 'incomplete', why, seqs: [] } : asNote(why);
  // What it needed is done, but not for this post or this text: it is open again, and this line passed over it.
  const needs = 'needs' in why ? why.needs.step : undefined;
  const again =
    needs === undefined || stepOf(response.runbook, needs) === undefined
      ? []
      : seqsOf(run({ do: 'reopen', step: needs, response: response.id, reason }));
  const over = run({ ...settle, override: { reason, ...(decidedBy && { decidedBy }) } });
  if ('refused' in over)
    return over.refused.code === 'fields.invalid' ? { row, fate: 'incomplete', why: over.refused, seqs: again } : asNote(over.refused);
  return { row, fate: 'deviation', why, seqs: [...again, ...seqsOf(over)] };
};

/** The lines in the order in which they happened; those of the same minute stay as they were written. */
const inOrder = (rows: readonly PaperRow[]): readonly PaperRow[] => [...rows].sort((a, b) => a.occurred - b.occurred);

/**
 * What a sheet of paper would come to, without writing anything: every line is tried on a copy of the incident, in the order in which it
 * happened.
 */
export const rehearseRows = (session: Session, incident: string, rows: readonly PaperRow[], person: Person): readonly Copied[] => {
  const copy = new Trial(session.load(incident), session.now());
  return inOrder(rows).map((row) => copyRow(copy, incident, row, { reason: words.rehearsedReason }, person));
};

/**
 * Takes a sheet of paper in, line by line, each durable before the next (後刻記入). A line that is incomplete is left out and stays with
 * the caller; what another terminal did meanwhile is met line by line.
 */
export const recordRows = (
  session: Session,
  incident: string,
  rows: readonly PaperRow[],
  because: Because,
  person: Person,
): readonly Copied[] => inOrder(rows).map((row) => copyRow(session, incident, row, because, person));

/** Fields that a line of paper for this form has to give, besides who did it. */
export const paperFields = (form: FormId): readonly string[] => {
  const doer = doerField(form);
  const needed = formOf(form).fields.filter(({ id, required }) => required && id !== doer);
  // What was saved or deleted has a name on the paper before it has a number here.
  if (form === 'R07' || form === 'R12') return ['subject', 'evidence'];
  return needed.map(({ id }) => id);
};

import { postsOf } from '../../incident/corrected.ts';
import { type Incident, type Response, recordsOf, type StepRecord } from '../../incident/incident.ts';
import type { StepLine } from '../../incident/overview.ts';
import { type Field as FormField, formOf, isTorn } from '../../runbook/forms.ts';
import type { FormId } from '../../runbook/vocabulary.ts';
import type { Person } from '../../session/session.ts';
import { beside } from '../../words/ja/beside.ts';
import { forms } from '../../words/ja/forms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { Field, FieldKind, FormValues } from '../parts/form.ts';
import { listOf, textOf } from './form-screen.ts';

const KINDS: Record<FormField['kind'], FieldKind> = {
  text: 'text',
  // Enter is a line break in the text of a draft only (screens.md 3); everywhere else it goes on.
  long: 'text',
  person: 'person',
  url: 'text',
  subject: 'text',
  evidence: 'text',
  choice: 'choice',
  multi: 'multi',
  time: 'time',
};

/** Fields that hold the text of something to be published or approved. */
const DRAFTS: ReadonlySet<string> = new Set(['R14.text', 'R15.body', 'R16.body']);

const evidenceOf = (record: StepRecord): readonly string[] => {
  const given = record.data.fields.evidence;
  return given === undefined ? [] : typeof given === 'string' ? [given] : given;
};

/** Names used before in this incident, newest first: offered with ↓. */
const namesIn = (incident: Incident): string[] => {
  const names = incident.entries.flatMap((entry) =>
    'raw' in entry
      ? []
      : Object.entries(entry.words)
          .filter(([path]) => /^(actor\.name|fields\.(to|from|approver|decidedBy|takenBy|changedBy|judge))$/u.test(path))
          .map(([, word]) => word),
  );
  return [...new Set(names.reverse())].slice(0, 9);
};

/** Evidence that no record of this step names yet; then all there is. */
const freshEvidence = (incident: Incident, response: Response, step: string): string[] => {
  const used = new Set(recordsOf(incident, response.id, step).flatMap(evidenceOf));
  return [...incident.evidence.keys()].filter((id) => !used.has(id));
};

const subjectsOf = (incident: Incident, evidence: readonly string[]): string[] => [
  ...new Set(
    evidence
      .flatMap((id) => {
        const file = incident.evidence.get(id);
        return file === undefined ? [] : postsOf(incident, file);
      })
      .map((subject) => incident.subjects.get(subject) ?? ''),
  ),
];

/** An approval by word of mouth, or none, is offered only where the text of this body says so (`approvalProblems` refuses it elsewhere). */
const isOffered = (step: StepLine['step'], field: FormField, choice: string): boolean =>
  step.form !== 'R14' ||
  field.id !== 'approval' ||
  (choice !== 'oral' && choice !== 'exempt') ||
  (step.exceptions ?? []).some(({ approval }) => approval === choice);

/** What a field begins with: who is operating, what was retained and not yet used. */
const initialOf = (incident: Incident, line: StepLine, person: Person | undefined, field: FormField): string | undefined => {
  const { step, response } = line;
  const me = person === undefined ? undefined : `${person.role} ${person.name}`;
  const byMe =
    step.by === undefined || response.runbook.roles[step.by]?.title === person?.role || response.runbook.roles[step.by]?.anyone === true;
  if (field.kind === 'evidence') return freshEvidence(incident, response, step.id).join(' ');
  if (field.kind === 'subject')
    return subjectsOf(incident, freshEvidence(incident, response, step.id))
      .filter((one) => one !== '')
      .join(' ');
  if (['from', 'changedBy', 'releasedBy', 'takenBy', 'placedBy', 'publishedBy', 'deletedBy', 'decidedBy', 'attendees'].includes(field.id))
    return byMe ? me : undefined;
  return undefined;
};

const hintOf = (field: FormField): { hint: string } | Record<never, never> => {
  if (field.kind === 'evidence') return { hint: ui.record.evidenceHint };
  if (field.kind === 'subject') return { hint: ui.record.subjectHint };
  return {};
};

/** The fields of a step's form, as the terminal shows them: answer, form, time, and the reason where the order of the text is left. */
export const stepFields = (incident: Incident, line: StepLine, person: Person | undefined): Field[] => {
  const { step } = line;
  const words: Readonly<Record<string, string>> = forms.field[step.form];
  const choices = (id: string) => Object.entries((forms.choice as Readonly<Record<string, Readonly<Record<string, string>>>>)[id] ?? {});
  const history = namesIn(incident);
  const answer: Field[] =
    step.answers === undefined
      ? []
      : [
          {
            id: 'answer',
            label: ui.record.answer,
            kind: 'choice',
            required: true,
            choices: Object.entries(step.answers).map(([id, label]) => ({ id, label })),
          },
        ];
  const reason: Field[] =
    line.outOfOrder.length === 0
      ? []
      : [
          {
            id: 'orderReason',
            label: ui.record.orderReason,
            kind: 'text',
            required: true,
            hint: ui.record.orderHint(line.outOfOrder.map(({ title }) => title).join('・')),
          },
        ];
  const fields = formOf(step.form).fields.map((field): Field => {
    const initial = initialOf(incident, line, person, field);
    return {
      id: field.id,
      label: words[field.id] ?? field.id,
      kind: DRAFTS.has(`${step.form}.${field.id}`) ? 'long' : KINDS[field.kind],
      // A checklist is answered in any case: ticked, or 「確かめていない」. Enter alone never leads past it.
      ...(field.required || field.kind === 'multi' ? { required: true } : { optionalNote: true as const }),
      ...(field.choices !== undefined && {
        choices: choices(field.id)
          .filter(([id]) => field.choices?.includes(id) && isOffered(step, field, id))
          .map(([id, label]) => ({ id, label })),
      }),
      ...(field.kind === 'person' && history.length > 0 && { history }),
      ...hintOf(field),
      ...(step.form === 'R10' && field.required && { hint: ui.record.noneHint }),
      ...(initial !== undefined && initial !== '' && { initial }),
    };
  });
  return [...answer, ...reason, ...fields, { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: beside.now }];
};

/** Why a form cannot be recorded yet: its checklist was not answered, or says two things at once. */
export const uncheckedIn = (form: FormId, values: FormValues): string | undefined => {
  const words: Readonly<Record<string, string>> = forms.field[form];
  for (const field of formOf(form).fields.filter(({ kind }) => kind === 'multi')) {
    const ticked = values[field.id] ?? [];
    if (ticked.length === 0) return ui.record.checkFirst(words[field.id] ?? '');
    if (typeof ticked !== 'string' && isTorn(field, ticked)) return ui.record.checkOne(words[field.id] ?? '');
  }
  return undefined;
};

/** What was filled in, as the rules read it. */
export const fieldInput = (line: StepLine, values: FormValues): Record<string, string | string[]> => {
  const input: Record<string, string | string[]> = {};
  for (const field of formOf(line.step.form).fields) {
    const value = field.many
      ? listOf(values, field.id)
      : field.kind === 'multi'
        ? [...(values[field.id] as readonly string[])]
        : textOf(values, field.id);
    if (value.length > 0) input[field.id] = value;
  }
  const reason = textOf(values, 'orderReason');
  return reason === '' ? input : { ...input, orderReason: reason };
};

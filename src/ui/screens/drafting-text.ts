import { approvalStep, approvedByCode } from '../../incident/approval-given.ts';
import { holdsText, TEXT_FIELDS, textOfForm } from '../../incident/approval-text.ts';
import type { Incident } from '../../incident/incident.ts';
import { outOfBand } from '../../incident/out-of-band.ts';
import { responsesOf, type StepLine } from '../../incident/overview.ts';
import { type FilledNotice, fillNotice, type Notice, noticesFor, openSlots } from '../../runbook/notice.ts';
import type { FormId } from '../../runbook/vocabulary.ts';
import { approvedText, extrasOf, publicationsOf, slotFacts } from '../../session/extras.ts';
import { approval } from '../../words/ja/approval.ts';
import { notices as words } from '../../words/ja/notices.ts';
import { outOfBandLines } from '../../words/ja/out-of-band.ts';
import type { App } from '../app.ts';
import type { Field, FormValues } from '../parts/form.ts';
import { textOf } from './form-screen.ts';

/** Form and text of a publication that is not yet a publication: an approval is asked for words, whatever is still open in them. */
const isPublication = (form: FormId): boolean => form !== 'R14' && holdsText(form);

/** A draft as one text: its heading, an empty line, its body. */
export const whole = ({ heading: title, body }: FilledNotice): string => `${title}\n\n${body}`;

/** Heading and body as the fields of this form hold them. */
const asFields = (form: FormId, filled: FilledNotice): Record<string, string> => {
  const texts = TEXT_FIELDS[form];
  if (texts === undefined) return {};
  return texts.heading === undefined ? { [texts.body]: whole(filled) } : { [texts.heading]: filled.heading, [texts.body]: filled.body };
};

/** The text of a form as one, as it would be approved. */
export const asOne = (form: FormId, values: FormValues): string => textOfForm(form, (id) => textOf(values, id));

/** The drafts for what this step publishes, or approves the publication of. */
export const offered = (app: App, { response, step }: StepLine): Notice[] =>
  noticesFor(extrasOf(app.session.library).notices().notices, response.trouble, publicationsOf(response, step));

/** A draft with what this incident knows now. */
export const filledFor = (app: App, incident: Incident, line: StepLine, notice: Notice): FilledNotice => {
  const at = responsesOf(incident).find(({ response }) => response.id === line.response.id);
  return at === undefined ? fillNotice(notice, {}) : fillNotice(notice, slotFacts(incident, at, app.now()));
};

/** The fields with this draft in them: in place of a draft that nobody has touched, and below words of the operator's own. */
export const withDraft = (app: App, incident: Incident, line: StepLine, values: FormValues, notice: Notice): Record<string, string> => {
  const { form } = line.step;
  const untouched = offered(app, line).map((one) => asFields(form, filledFor(app, incident, line, one)));
  return Object.fromEntries(
    Object.entries(asFields(form, filledFor(app, incident, line, notice))).map(([id, text]) => {
      const before = textOf(values, id);
      const replaces = before === '' || untouched.some((one) => one[id]?.trim() === before);
      if (replaces) return [id, text];
      return [id, id === TEXT_FIELDS[form]?.heading ? before : `${before}\n\n${text}`];
    }),
  );
};

/** The slots of the drafts that this text still holds open. */
const openIn = (app: App, text: string): string[] =>
  text.includes('【') ? openSlots(text, extrasOf(app.session.library).notices().notices) : [];

/** Why this text cannot go out yet: a slot of a draft still stands open in it. */
export const openInText = (app: App, form: FormId, values: FormValues): string | undefined => {
  if (!isPublication(form)) return undefined;
  const [first, ...others] = openIn(app, asOne(form, values));
  return first === undefined ? undefined : words.draft.blocked(first, others.length);
};

/** What the publication begins with: the text that was approved for it, where this body has one approved. */
export const approvedFields = (incident: Incident, { response, step }: StepLine): Record<string, string> => {
  const text = holdsText(step.form) ? approvedText(incident, response, step) : undefined;
  if (text === undefined) return {};
  const [first = '', ...rest] = text.split('\n\n');
  const { heading: title, body = '' } = TEXT_FIELDS[step.form] ?? {};
  if (title === undefined || rest.length === 0 || first.includes('\n')) return { [body]: text };
  return { [title]: first, [body]: rest.join('\n\n').trim() };
};

/** What an approval by code says of the text as it stands. */
const codedNote = ({ is, entry }: NonNullable<ReturnType<typeof approvedByCode>>): string => {
  if (is === 'changed') return approval.changed(entry.seq);
  return is === 'refused' ? approval.turnedDown(entry.seq) : approval.holds(entry.seq, entry.words.approver ?? '', entry.data.code);
};

/** Why this text cannot go out: the guideline orders an approval, and the one that was given by its code is for another text. */
export const changedText = (app: App, incident: string, { response, step }: StepLine, values: FormValues): string | undefined => {
  const text = asOne(step.form, values);
  if (text === '' || approvalStep(response, step).id === step.id) return undefined;
  return approvedByCode(app.load(incident), response, step, text)?.is === 'changed' ? approval.changedShort : undefined;
};

/** The field with what is known about its text: whether it is the one that was approved, and which slots stand open. */
export const noted = (app: App, incident: Incident, line: StepLine, field: Field): Field => {
  const { form } = line.step;
  const approved = approvedFields(incident, line);
  const initial = approved[field.id];
  const isBody = field.id === TEXT_FIELDS[form]?.body;
  if (!isBody) return initial === undefined ? field : { ...field, initial };
  const wanted = asOne(form, approved).trim();
  const notes = (values: FormValues): string[] => {
    const text = asOne(form, values);
    const open = openIn(app, text);
    const coded = text === '' ? undefined : approvedByCode(app.load(incident.id), line.response, line.step, text);
    return [
      ...(coded === undefined ? [] : [codedNote(coded)]),
      ...(coded !== undefined || wanted === '' || text === '' ? [] : [text === wanted ? words.draft.approved : words.draft.differs]),
      ...(open.length === 0 ? [] : [words.draft.open(open), words.draft.fillIn]),
    ];
  };
  return { ...field, ...(initial !== undefined && { initial }), notes, blanks: (text) => openIn(app, text) };
};

/** While nobody has made sure that the account is ours to use, what is said on it may not reach anybody, or be changed. */
export const elsewhere = (incident: Incident, { response, step }: StepLine, values: FormValues = {}): readonly string[] => {
  const fields = { medium: textOf(values, 'medium'), account: textOf(values, 'account') };
  const caution = outOfBand(incident, response, step, fields);
  return caution === undefined ? [] : outOfBandLines(caution);
};

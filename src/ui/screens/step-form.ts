import { layerMark } from '../../export/layer.ts';
import { approvedByCode } from '../../incident/approval-given.ts';
import { holdsText, TEXT_FIELDS } from '../../incident/approval-text.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf, type StepLine } from '../../incident/overview.ts';
import { canMiss } from '../../runbook/forms.ts';
import type { Notice } from '../../runbook/notice.ts';
import { dropDraft, readDraft, writeDraft } from '../../store/drafts.ts';
import { approval } from '../../words/ja/approval.ts';
import { forms } from '../../words/ja/forms.ts';
import { notices } from '../../words/ja/notices.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type Button, type FormSpec, type FormValues, formTime, formValues, onFirstBlank, problems } from '../parts/form.ts';
import { rule } from '../parts/rule.ts';
import { DraftChoice } from './drafting.ts';
import { ApprovalForm } from './drafting-approval.ts';
import { asOne, changedText, elsewhere, noted, offered, openInText, withDraft } from './drafting-text.ts';
import { EvidenceForm } from './evidence.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { NotDone } from './not-done.ts';
import { platformRows } from './platform-rows.ts';
import { sentences } from './rows.ts';
import { fieldInput, stepFields, uncheckedIn } from './step-fields.ts';
import { draftKeyOf, evidenceRows, historyRows, knowing, lineOf, overrideKeyOf, stepHead } from './step-rows.ts';
import { titleRow } from './work-rows.ts';

/** An order that the operator passes over, with the reason that is recorded with the deed. */
export interface Override {
  readonly reason: string;
  readonly decidedBy: string;
}

/** 07: the record form of a step. Only the button with the verb records. */
export class StepForm extends FormScreen {
  readonly #incident: string;
  readonly #response: string;
  readonly #step: string;
  readonly #override: Override | undefined;
  /** A settled step takes further records, and nothing else. */
  readonly #adding: boolean;

  constructor(incident: string, response: string, step: string, options: { override?: Override; adding?: boolean } = {}) {
    super();
    this.#incident = incident;
    this.#response = response;
    this.#step = step;
    this.#override = options.override;
    this.#adding = options.adding === true;
  }

  #line(app: App): { incident: Incident; line: StepLine } {
    const incident = app.load(this.#incident);
    return { incident, line: lineOf(incident, this.#response, this.#step) };
  }

  /** Advice that the text puts before this step and that was not taken: nothing waits for it, and it cannot be made up for later. */
  #advisedFirst(incident: Incident, line: StepLine): StepLine[] {
    return line.step.after
      .filter(({ order }) => order === 'document')
      .map(({ step }) => lineOf(incident, this.#response, step))
      .filter((one) => one !== undefined && !one.counts && one.state !== 'settled');
  }

  protected override subject(): string {
    return this.#incident;
  }

  protected override draftKey(): string {
    return draftKeyOf(this.#incident, this.#response, this.#step);
  }

  protected override spec(app: App): FormSpec {
    const { incident, line } = this.#line(app);
    const { form } = line.step;
    const isOver = this.#override !== undefined;
    const holes = (values: FormValues) =>
      uncheckedIn(form, values) ?? openInText(app, form, values) ?? (isOver ? undefined : changedText(app, incident.id, line, values));
    const unwritten = (values: FormValues) => (asOne(form, values) === '' ? approval.textFirst : undefined);
    const approve: Button = { id: 'approve', label: approval.button, blocked: unwritten };
    const settle: Button = { id: 'settle', label: forms.verb[form], records: true, blocked: holes };
    const missed: Button = { id: 'missed', label: forms.missed };
    const more: Button = { id: 'more', label: forms.more, records: true, blocked: holes };
    const draft: Button[] = holdsText(form) && offered(app, line).length > 0 ? [{ id: 'draft', label: notices.draft.button }] : [];
    const evidence: Button = { id: 'add-evidence', label: ui.evidence.title };
    const notDone: Button = { id: 'not-done', label: ui.record.notDone };
    const many = ['R02', 'R07', 'R08', 'R12', 'R18'].includes(form);
    const withEvidence = form === 'R07' || form === 'R12';
    const fields = stepFields(incident, line, app.person).map((field) => noted(app, incident, line, field));
    // While there is no picture that this record could stand on, one comes first: Enter leads there.
    const bare = form === 'R07' && fields.find(({ id }) => id === 'evidence')?.initial === undefined;
    const buttons = this.#adding
      ? [more, ...draft, ...(canMiss(form) ? [missed] : [])]
      : [
          ...(bare ? [evidence] : []),
          settle,
          ...draft,
          ...(holdsText(form) ? [approve] : []),
          ...(canMiss(form) ? [missed] : []),
          ...(withEvidence && !bare ? [evidence] : []),
          ...(many ? [more] : []),
          notDone,
        ];
    return { fields, buttons: [...buttons, { id: 'back', label: ui.back }] };
  }

  protected override around(app: App, columns: number, values: FormValues): Around {
    const { incident, line } = this.#line(app);
    const lines = responsesOf(incident);
    const now = app.now();
    const history = historyRows(incident, line, now, columns);
    return {
      title: titleRow(incident, lines, app.person, now, columns),
      above: [
        stepHead(line, columns),
        ...(this.#override === undefined
          ? []
          : sentences([ui.record.override(this.#override.reason)], columns, 1, { color: 'magenta', underline: true })),
        ...sentences(
          this.#advisedFirst(incident, line).map((one) => `${layerMark(one.step, one.adopted)} ${one.step.title}　${ui.record.none}`),
          columns,
          1,
          { color: 'yellow' },
        ),
        ...sentences(knowing(incident, line, now), columns),
        ...sentences(elsewhere(incident, line, values), columns, 1, { color: 'yellow' }),
      ],
      heading: problems(this.form(app), now).length === 0 ? `${ui.record.fields}　${ui.record.complete}` : ui.record.fields,
      below: [
        ...(history.length === 0 ? [] : [rule(columns, ui.record.history), ...history]),
        ...(line.step.form === 'R07' || line.step.form === 'R12'
          ? [rule(columns, ui.evidence.list(incident.evidence.size)), ...evidenceRows(incident, columns)]
          : []),
        ...platformRows(app, line, values, columns),
        ...sentences([app.unsaved === undefined ? ui.record.draftKept : ui.record.draftUnsure], columns),
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { incident, line } = this.#line(app);
    const { person } = app;
    if (button === 'back' || person === undefined) {
      app.back();
      return;
    }
    if (button === 'add-evidence') {
      app.open(new EvidenceForm(incident.id, () => this.#evidenceAdded(app)));
      return;
    }
    if (button === 'draft') {
      const take = (it: App, notice: Notice) => this.#draftTaken(it, notice);
      app.open(new DraftChoice(incident.id, (it) => this.#line(it).line, take));
      return;
    }
    if (button === 'approve') {
      const draft = { incident: incident.id, response: this.#response, step: this.#step, text: asOne(line.step.form, values), values };
      app.open(new ApprovalForm(draft, (it) => this.#approved(it)));
      return;
    }
    if (button === 'not-done') {
      app.replace(new NotDone(incident.id, this.#response, this.#step));
      return;
    }
    const occurred = formTime(this.form(app), 'occurred', app.now());
    const common = {
      step: this.#step,
      response: this.#response,
      fields: fieldInput(line, values),
      ...(occurred !== undefined && { occurred }),
    };
    const answer = textOf(values, 'answer');
    const done = app.act(() =>
      app.session.run(
        incident.id,
        button === 'settle'
          ? {
              do: 'settle',
              outcome: 'done',
              ...common,
              ...(answer !== '' && { answer }),
              ...(this.#override !== undefined && { override: this.#override }),
            }
          : { do: 'attempt', missed: button === 'missed', ...common },
        person,
      ),
    );
    if (done === undefined) return;
    this.dropDraft(app);
    if (this.#override !== undefined) app.attempt(() => dropDraft(app.home, overrideKeyOf(this.#incident, this.#response, this.#step)));
    app.back();
  }

  /** Back from the evidence screen: what was added there stands in the fields. */
  #evidenceAdded(app: App): void {
    const { incident, line } = this.#line(app);
    const fields = stepFields(incident, line, app.person);
    const initial = (id: string) => fields.find((field) => field.id === id)?.initial ?? '';
    // On the field, not on a button: an Enter too many records nothing.
    this.refresh(app, { evidence: initial('evidence'), subject: initial('subject') }, 'evidence');
  }

  /** An approval was recorded: the step of approval is settled by it; a publication goes on with its text and with who approved it. */
  #approved(app: App): void {
    const { incident, line } = this.#line(app);
    if (line.step.form === 'R14') {
      this.dropDraft(app);
      app.back();
      return;
    }
    const { entry } = approvedByCode(incident, line.response, line.step, asOne(line.step.form, formValues(this.form(app)))) ?? {};
    // On the first field, not in the text: an Enter too many changes nothing that was approved.
    const [first] = this.spec(app).fields;
    this.refresh(app, entry?.words.approver === undefined ? {} : { approver: entry.words.approver }, first?.id);
  }

  /** A draft was chosen: its text stands in the fields and is kept beside the log. Nothing is recorded. */
  #draftTaken(app: App, notice: Notice): void {
    const { incident, line } = this.#line(app);
    // What was typed so far is kept first, then the text on top of it.
    this.rest(app);
    const change = withDraft(app, incident, line, formValues(this.form(app)), notice);
    const [first] = Object.keys(change);
    this.refresh(app, change, first);
    const filling = onFirstBlank(this.form(app), TEXT_FIELDS[line.step.form]?.body ?? '');
    if (filling !== this.form(app)) app.notice = [notices.draft.fillIn];
    this.set(filling);
    const key = this.draftKey();
    if (app.unsaved === undefined)
      app.attempt(() => writeDraft(app.home, key, { ...(readDraft(app.home, key) as FormValues | undefined), ...change }));
  }
}

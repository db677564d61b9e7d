import { join } from 'node:path';
import { approvalCopyDocument } from '../../export/approval-copy.ts';
import { compare } from '../../incident/approval.ts';
import { approvalStep, approvalsTaken } from '../../incident/approval-given.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf, type StepLine } from '../../incident/overview.ts';
import { htmlPage } from '../../print/html.ts';
import { bindText, takeApproval } from '../../session/approving.ts';
import { pathFor } from '../../store/drill-path.ts';
import { writeOutput } from '../../store/output.ts';
import { approval as words } from '../../words/ja/approval.ts';
import { beside } from '../../words/ja/beside.ts';
import { forms } from '../../words/ja/forms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import { type Draft, readOut } from './drafting-read-out.ts';
import { elsewhere } from './drafting-text.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';
import { draftKeyOf, lineOf, stepHead } from './step-rows.ts';
import { titleRow } from './work-rows.ts';

/** 09: an approval on the telephone. The text is read out, the code comes back, and only then can it be recorded. */
export class ApprovalForm extends FormScreen {
  readonly #draft: Draft;
  readonly #approved: (app: App) => void;

  /** `approved` is called once an approval is recorded. */
  constructor(draft: Draft, approved: (app: App) => void) {
    super();
    this.#draft = draft;
    this.#approved = approved;
  }

  protected override draftKey(): string {
    const { incident, response, step } = this.#draft;
    return `${draftKeyOf(incident, response, step)}/approval`;
  }

  protected override subject(): string {
    return this.#draft.incident;
  }

  #at(app: App): { incident: Incident; line: StepLine; hash: string; code: string } {
    const { incident: id, response, step, text } = this.#draft;
    const incident = app.load(id);
    const line = lineOf(incident, response, step);
    return { incident, line, ...bindText(incident, line.response, line.step, text) };
  }

  /** The number of an earlier text whose code was read back. */
  #otherText(app: App, given: string): number | undefined {
    const { incident, line } = this.#at(app);
    const taken = approvalsTaken(incident, line.response, line.step);
    return taken.findLast(({ data }) => compare(data.code, given).is === 'matched')?.seq;
  }

  /** What there is to say of what was read back so far. */
  #heard(app: App, given: string): { readonly text: string; readonly good: boolean } | undefined {
    const heard = compare(this.#at(app).code, given);
    if (heard.is === 'empty') return undefined;
    if (heard.is === 'short') return { text: words.left(heard.left), good: false };
    if (heard.is === 'matched') return { text: words.matched, good: true };
    if (heard.is === 'none') return { text: words.noReadBack, good: true };
    const other = this.#otherText(app, given);
    return { text: other === undefined ? words.differs : words.other(other), good: false };
  }

  #blocked(app: App, values: FormValues): string | undefined {
    if (textOf(values, 'approver') === '' || textOf(values, 'approval') === '') return words.goBlocked.who;
    const heard = compare(this.#at(app).code, textOf(values, 'spoken'));
    if (heard.is === 'empty') return words.goBlocked.spoken;
    if (heard.is === 'short') return words.goBlocked.left(heard.left);
    return heard.is === 'differs' ? words.goBlocked.differs : undefined;
  }

  protected override spec(app: App): FormSpec {
    const { line } = this.#at(app);
    const step = approvalStep(line.response, line.step);
    const isOral = (step.exceptions ?? []).some(({ approval }) => approval === 'oral');
    const kinds = (['consent', 'decision', 'oral'] as const).filter((kind) => kind !== 'oral' || (isOral && step.form === 'R14'));
    const me = app.person === undefined ? '' : `${app.person.role} ${app.person.name}`;
    const approver = step.to.map((id) => line.response.runbook.roles[id]?.title ?? id)[0];
    return {
      fields: [
        { id: 'approver', label: words.label.approver, kind: 'person', required: true, ...(approver && { history: [approver] }) },
        {
          id: 'approval',
          label: words.label.approval,
          kind: 'choice',
          required: true,
          choices: kinds.map((id) => ({ id, label: forms.choice.approval[id] })),
        },
        {
          id: 'exception',
          label: words.label.exception,
          kind: 'text',
          required: true,
          when: (values) => textOf(values, 'approval') === 'oral',
        },
        {
          id: 'means',
          label: words.label.means,
          kind: 'choice',
          required: true,
          initial: 'phone',
          choices: Object.entries(forms.choice.means).map(([id, label]) => ({ id, label })),
        },
        {
          id: 'spoken',
          label: words.label.spoken,
          kind: 'text',
          required: true,
          hint: words.spokenHint,
          check: (text) => {
            const heard = this.#heard(app, text);
            return heard === undefined || heard.good ? undefined : heard.text;
          },
          // What is wrong is told at Enter, and at once on the button.
          notes: (values) => {
            const given = textOf(values, 'spoken');
            const heard = this.#heard(app, given);
            return heard === undefined || compare(this.#at(app).code, given).is === 'differs' ? [] : [heard.text];
          },
        },
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: beside.now },
        { id: 'takenBy', label: words.label.takenBy, kind: 'person', required: true, initial: me },
        { id: 'note', label: words.label.note, kind: 'text', optionalNote: true },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        { id: 'go', label: words.go, records: true, blocked: (values) => this.#blocked(app, values) },
        {
          id: 'refuse',
          label: words.refuse,
          blocked: (values) => (textOf(values, 'approver') === '' ? words.refuseWho : undefined),
        },
        { id: 'print', label: words.print },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const { incident, line, code } = this.#at(app);
    const { above, below } = readOut(app, line, this.#draft, code, columns);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      above: [
        stepHead(line, columns),
        ...sentences(elsewhere(incident, line, this.#draft.values), columns, 1, { color: 'yellow' }),
        ...above,
      ],
      heading: words.title,
      below,
    };
  }

  #print(app: App): void {
    const { incident, line, hash, code } = this.#at(app);
    const copy = { incident, response: line.response, step: line.step, text: this.#draft.text, hash, code, now: app.now() };
    const path = pathFor(app.session.mode, join(app.cwd, `shounin-${incident.id}-${hash.slice(0, 8)}.html`));
    const written = app.attempt(() => {
      writeOutput(path, htmlPage(approvalCopyDocument(copy)), { force: true });
      return true;
    });
    if (written) app.notice = [words.printed(path)];
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'print') {
      this.#print(app);
      return;
    }
    if (button === 'back' || person === undefined) {
      this.leave(app);
      return;
    }
    const { incident, response, step, text } = this.#draft;
    const { hash } = this.#at(app);
    const occurred = formTime(this.form(app), 'occurred', app.now());
    const [exception, note] = [textOf(values, 'exception'), textOf(values, 'note')];
    const done = this.act(app, () =>
      takeApproval(
        app.session,
        incident,
        {
          do: 'approve',
          step,
          response,
          text,
          hash,
          verdict: button === 'go' ? 'given' : 'refused',
          approval: textOf(values, 'approval') || 'decision',
          means: textOf(values, 'means'),
          readBack: textOf(values, 'spoken'),
          approver: textOf(values, 'approver'),
          takenBy: textOf(values, 'takenBy'),
          ...(exception !== '' && { exception }),
          ...(note !== '' && { note }),
          ...(occurred !== undefined && { occurred }),
        },
        person,
      ),
    );
    if (done === undefined) return;
    app.back();
    if (button === 'go') this.#approved(app);
  }
}

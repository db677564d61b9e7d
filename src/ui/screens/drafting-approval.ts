import { join } from 'node:path';
import { approvalCopyDocument } from '../../export/approval-copy.ts';
import { compare } from '../../incident/approval.ts';
import { approvalStep, approvalsTaken } from '../../incident/approval-given.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf, type StepLine } from '../../incident/overview.ts';
import { htmlPage } from '../../print/html.ts';
import { bindText, takeApproval } from '../../session/approving.ts';
import { writeOutput } from '../../store/output.ts';
import { approval as words } from '../../words/ja/approval.ts';
import { forms } from '../../words/ja/forms.ts';
import { spelled } from '../../words/ja/spelling.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import { type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { elsewhere } from './drafting-text.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { labelled, sentences } from './rows.ts';
import { draftKeyOf, lineOf, stepHead } from './step-rows.ts';
import { titleRow } from './work-rows.ts';

/** A text that is to be approved, as it stands in the form of its step. */
export interface Draft {
  readonly incident: string;
  readonly response: string;
  readonly step: string;
  readonly text: string;
  /** What else of the form says where it goes out. */
  readonly values: FormValues;
}

/** Most columns of a heading or first sentence in the two sentences that are read out. */
const HEAD_LETTERS = 40;

/** What the text begins with: its heading, or its first sentence. */
const headOf = (text: string): string => {
  const [first = ''] = text.split('\n');
  const letters = [...(first.split('。')[0] ?? first)];
  return letters.length > HEAD_LETTERS ? `${letters.slice(0, HEAD_LETTERS).join('')}…` : letters.join('');
};

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

  protected override subject(): string {
    return this.#draft.incident;
  }

  protected override draftKey(): string {
    const { incident, response, step } = this.#draft;
    return `${draftKeyOf(incident, response, step)}/approval`;
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
          notes: (values) => {
            const heard = this.#heard(app, textOf(values, 'spoken'));
            return heard === undefined ? [] : [heard.text];
          },
        },
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: 'いま' },
        { id: 'takenBy', label: words.label.takenBy, kind: 'person', required: true, initial: me },
        { id: 'note', label: words.label.note, kind: 'text', optionalNote: true },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'refuse',
          label: words.refuse,
          blocked: (values) => (textOf(values, 'approver') === '' ? words.refuseWho : undefined),
        },
        { id: 'print', label: words.print },
        { id: 'go', label: words.go, records: true, blocked: (values) => this.#blocked(app, values) },
      ],
    };
  }

  #place(line: StepLine): string {
    const { values } = this.#draft;
    const typed = textOf(values, 'medium') || textOf(values, 'account') || textOf(values, 'place');
    if (typed !== '') return typed;
    return line.step.form === 'R16' ? words.homepage : line.step.form === 'R15' ? words.account : words.press;
  }

  protected override around(app: App, columns: number): Around {
    const { incident, line, code } = this.#at(app);
    const { text } = this.#draft;
    const body = line.response.runbook.guideline.body;
    const letters: Row = [span(`${[...code].join(' ')}　　`, { bold: true }), span(spelled(code))];
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      above: [
        stepHead(line, columns),
        ...sentences(elsewhere(incident, line, this.#draft.values), columns, 1, { color: 'yellow' }),
        rule(columns, words.readOut),
        ...sentences(words.sentences(body, terms.trouble[line.response.trouble], this.#place(line), headOf(text)), columns),
        ...labelled(words.codeRow, letters, columns),
      ],
      heading: words.title,
      below: [rule(columns, words.text), ...sentences(text.split('\n'), columns, 3), ...sentences([words.purpose, words.changes], columns)],
    };
  }

  #print(app: App): void {
    const { incident, line, hash, code } = this.#at(app);
    const copy = { incident, response: line.response, step: line.step, text: this.#draft.text, hash, code, now: app.now() };
    const path = join(app.cwd, `shounin-${incident.id}-${hash.slice(0, 8)}.html`);
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

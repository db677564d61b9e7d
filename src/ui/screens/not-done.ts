import type { ChosenOutcome } from '../../../machines/words.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf, type StepLine } from '../../incident/overview.ts';
import { beside } from '../../words/ja/beside.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { draftKeyOf, lineOf, stepHead } from './step-rows.ts';
import { titleRow } from './work-rows.ts';

/** A step that was not done: which way, and why. */
export class NotDone extends FormScreen {
  readonly #incident: string;
  readonly #response: string;
  readonly #step: string;

  constructor(incident: string, response: string, step: string) {
    super();
    this.#incident = incident;
    this.#response = response;
    this.#step = step;
  }

  #line(app: App): { incident: Incident; line: StepLine } {
    const incident = app.load(this.#incident);
    return { incident, line: lineOf(incident, this.#response, this.#step) };
  }

  protected override subject(): string {
    return this.#incident;
  }

  protected override draftKey(): string {
    return `${draftKeyOf(this.#incident, this.#response, this.#step)}/not-done`;
  }

  protected override spec(app: App): FormSpec {
    const { line } = this.#line(app);
    const allowed = line.response.live.chart.plan.steps.find(({ id }) => id === this.#step)?.outcomes ?? [];
    const outcomes = (['could-not', 'not-needed', 'not-applicable'] as const).filter((one) => allowed.includes(one));
    const mildest = (['not-needed', 'not-applicable', 'could-not'] as const).find((one) => outcomes.includes(one)) ?? 'could-not';
    const me = app.person === undefined ? '' : `${app.person.role} ${app.person.name}`;
    return {
      fields: [
        {
          id: 'outcome',
          label: ui.record.outcome,
          kind: 'choice',
          required: true,
          choices: outcomes.map((id) => ({ id, label: ui.record.outcomes[id] })),
          initial: mildest,
        },
        { id: 'reason', label: ui.record.reason, kind: 'text', required: line.counts },
        { id: 'decidedBy', label: ui.record.decidedBy, kind: 'person', initial: me },
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: beside.now },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'go',
          label: ui.record.recordReason,
          records: true,
          blocked: (values) => (line.counts && textOf(values, 'reason') === '' ? ui.record.reasonFirst : undefined),
        },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const { incident, line } = this.#line(app);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      above: [stepHead(line, columns)],
      heading: ui.record.notDone,
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'back' || person === undefined) {
      app.back();
      return;
    }
    const occurred = formTime(this.form(app), 'occurred', app.now());
    const reason = textOf(values, 'reason');
    const decidedBy = textOf(values, 'decidedBy');
    const done = this.act(app, () =>
      app.session.run(
        this.#incident,
        {
          do: 'settle',
          step: this.#step,
          response: this.#response,
          outcome: textOf(values, 'outcome') as ChosenOutcome,
          fields: { ...(reason !== '' && { reason }), ...(decidedBy !== '' && { decidedBy }) },
          ...(occurred !== undefined && { occurred }),
        },
        person,
      ),
    );
    if (done !== undefined) app.back();
  }
}

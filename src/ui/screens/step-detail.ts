import { describe } from '../../export/describe.ts';
import { layerMark } from '../../export/layer.ts';
import { near } from '../../incident/calendar.ts';
import { occurredAt } from '../../incident/corrected.ts';
import { entriesOf } from '../../incident/incident.ts';
import { responsesOf, stepsInPlay } from '../../incident/overview.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, saying } from './rows.ts';
import { StepForm } from './step-form.ts';
import { draftKeyOf, lineOf, stepHead } from './step-rows.ts';
import { clauseRows, titleRow } from './work-rows.ts';

/** Steps that are settled: to read what was recorded, to take one up again. */
export class SettledSteps extends ListScreen {
  readonly #incident: string;

  constructor(incident: string) {
    super();
    this.#incident = incident;
  }

  override listing(app: App): Listing {
    const incident = app.load(this.#incident);
    const lines = stepsInPlay(responsesOf(incident)).filter(({ state }) => state === 'settled');
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns),
      parts: [
        heading(ui.work.done(lines.length)),
        ...lines.map((line) => ({
          number: line.step.number,
          rows: (columns: number, chosen: boolean) =>
            numbered(
              line.step.number,
              `${terms.outcome[line.view.outcome ?? 'done']}　${layerMark(line.step, line.adopted)} ${line.step.title}`,
              line.settledBy === undefined ? '' : near(occurredAt(incident, line.settledBy), app.now()),
              columns,
              chosen,
            ),
          choose: (it: App) => it.open(new StepDetail(this.#incident, line.response.id, line.step.id)),
        })),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

/** A settled step: everything that was said about it. */
export class StepDetail extends ListScreen {
  readonly #incident: string;
  readonly #response: string;
  readonly #step: string;

  constructor(incident: string, response: string, step: string) {
    super();
    this.#incident = incident;
    this.#response = response;
    this.#step = step;
  }

  override listing(app: App): Listing {
    const incident = app.load(this.#incident);
    const line = lineOf(incident, this.#response, this.#step);
    const said = entriesOf(incident, this.#response, this.#step);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns),
      parts: [
        { rows: (columns: number) => [stepHead(line, columns)] },
        { rows: (columns: number) => clauseRows(line, columns).rows },
        blank,
        heading(ui.record.history),
        ...said.map((entry) =>
          saying([
            `${entry.seq}　${near(occurredAt(incident, entry), app.now())} ${entry.actor.role} ${entry.words['actor.name'] ?? ''}`,
            ...describe(incident, entry)
              .text.split('\n')
              .map((text) => `　　${text}`),
          ]),
        ),
      ],
      buttons: [
        ...(line.state === 'settled' && !incident.closed
          ? [{ label: ui.record.reopen, press: (it: App) => it.replace(new ReopenForm(this.#incident, this.#response, this.#step)) }]
          : []),
        ...(incident.closed
          ? []
          : [
              {
                label: ui.record.addRecord,
                press: (it: App) => it.replace(new StepForm(this.#incident, this.#response, this.#step, { adding: true })),
              },
            ]),
        { label: ui.back, press: (it: App) => it.back() },
      ],
    };
  }
}

/** Takes a step up again, with a reason. */
class ReopenForm extends FormScreen {
  readonly #incident: string;
  readonly #response: string;
  readonly #step: string;

  constructor(incident: string, response: string, step: string) {
    super();
    this.#incident = incident;
    this.#response = response;
    this.#step = step;
  }

  protected override draftKey(): string {
    return `${draftKeyOf(this.#incident, this.#response, this.#step)}/reopen`;
  }

  protected override spec(): FormSpec {
    return {
      fields: [{ id: 'reason', label: ui.record.reopenReason, kind: 'text', required: true }],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'go',
          label: ui.record.reopen,
          records: true,
          blocked: (values) => (textOf(values, 'reason') === '' ? ui.record.reasonFirst : undefined),
        },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#incident);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      above: [stepHead(lineOf(incident, this.#response, this.#step), columns)],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const command = { do: 'reopen' as const, step: this.#step, response: this.#response, reason: textOf(values, 'reason') };
      if (this.act(app, () => app.session.run(this.#incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

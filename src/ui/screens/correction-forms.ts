import { chronologyOf } from '../../export/chronology.ts';
import { correctableIn } from '../../incident/decide/correct.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf } from '../../incident/overview.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import { type Correctable, correctablesOf } from './correction-fields.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';
import { lineRows } from './timeline-rows.ts';
import { titleRow } from './work-rows.ts';

/** Opens the correction of a line, or says why there is nothing to put right. */
export const correct = (app: App, incident: Incident, seq: number): void => {
  const entry = incident.bySeq.get(seq);
  if (entry === undefined || correctableIn(entry).length === 0) app.notice = [ui.timeline.nothingToCorrect];
  else app.open(new CorrectForm(incident.id, seq));
};

/** Puts a line right by a further line; only the fields that were changed are corrected. */
class CorrectForm extends FormScreen {
  readonly #incident: string;
  readonly #seq: number;

  constructor(incident: string, seq: number) {
    super();
    this.#incident = incident;
    this.#seq = seq;
  }

  #before(app: App): Correctable[] {
    const incident = app.load(this.#incident);
    const entry = incident.bySeq.get(this.#seq);
    return entry === undefined ? [] : correctablesOf(incident, entry, app.now());
  }

  protected override subject(): string {
    return this.#incident;
  }

  protected override draftKey(): string {
    return `${this.#incident}/correct/${this.#seq}`;
  }

  protected override spec(app: App): FormSpec {
    const before = this.#before(app);
    const changed = (values: FormValues, now: number) => before.some((one) => one.changed(values, now) !== undefined);
    return {
      fields: [...before.map(({ field }) => field), { id: 'reason', label: ui.timeline.reason, kind: 'text', required: true }],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'go',
          label: ui.timeline.correctGo,
          records: true,
          blocked: (values, now) => (changed(values, now) && textOf(values, 'reason') !== '' ? undefined : ui.timeline.changeFirst),
        },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#incident);
    const line = chronologyOf(incident).find(({ seq }) => seq === this.#seq);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      above: line === undefined ? [] : lineRows(line, false, app.now(), columns),
      heading: ui.timeline.correctTitle(this.#seq),
      below: sentences([ui.timeline.correctHint], columns),
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const now = app.now();
      const fields = Object.fromEntries(
        this.#before(app).flatMap((one) => {
          const value = one.changed(values, now);
          return value === undefined ? [] : [[one.id, value]];
        }),
      );
      const command = { do: 'correct' as const, seq: this.#seq, fields, reason: textOf(values, 'reason') };
      if (this.act(app, () => app.session.run(this.#incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

/** Undoes a line by a further line. */
export class UndoForm extends FormScreen {
  readonly #incident: string;
  readonly #seq: number;

  constructor(incident: string, seq: number) {
    super();
    this.#incident = incident;
    this.#seq = seq;
  }

  protected override draftKey(): string {
    return `${this.#incident}/undo/${this.#seq}`;
  }

  protected override spec(): FormSpec {
    return {
      fields: [{ id: 'reason', label: ui.timeline.reason, kind: 'text', required: true }],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'go',
          label: ui.timeline.undoGo,
          records: true,
          blocked: (values) => (textOf(values, 'reason') === '' ? ui.record.reasonFirst : undefined),
        },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#incident);
    const line = chronologyOf(incident).find(({ seq }) => seq === this.#seq);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      above: line === undefined ? [] : lineRows(line, false, app.now(), columns),
      heading: ui.timeline.undoTitle(this.#seq),
      below: sentences([ui.timeline.undoHint], columns),
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const command = { do: 'undo' as const, seq: this.#seq, reason: textOf(values, 'reason') };
      if (this.act(app, () => app.session.run(this.#incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

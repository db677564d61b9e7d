import { chronologyOf } from '../../export/chronology.ts';
import { correctable } from '../../incident/decide/facts.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf } from '../../incident/overview.ts';
import { formOf } from '../../runbook/forms.ts';
import { forms } from '../../words/ja/forms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { Field, FormSpec, FormValues } from '../parts/form.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';
import { lineRows } from './timeline-rows.ts';
import { titleRow } from './work-rows.ts';

/** Opens the correction of a line, or says why there is nothing to put right. */
export const correct = (app: App, incident: Incident, seq: number): void => {
  const entry = incident.bySeq.get(seq);
  if (entry === undefined || correctable(entry).length === 0) app.notice = [ui.timeline.nothingToCorrect];
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

  #before(app: App): { id: string; label: string; value: string; choices?: readonly { id: string; label: string }[] }[] {
    const incident = app.load(this.#incident);
    const entry = incident.bySeq.get(this.#seq);
    if (entry === undefined) return [];
    const form = 'form' in entry.data ? entry.data.form : entry.type === 'incident.closed' ? ('R19' as const) : undefined;
    const words: Readonly<Record<string, string>> = form === undefined ? {} : forms.field[form];
    const latest = new Map(
      (incident.corrections.get(this.#seq) ?? []).flatMap((one) =>
        one.data.paths.map((id) => [id, one.words[`fields.${id}`] ?? String(one.data.fields[id] ?? '')] as const),
      ),
    );
    return correctable(entry).flatMap((id) => {
      const field = form === undefined ? undefined : formOf(form).fields.find((one) => one.id === id);
      if (field?.kind === 'evidence' || field?.kind === 'multi') return [];
      const clear = 'fields' in entry.data ? entry.data.fields[id] : undefined;
      const value = latest.get(id) ?? entry.words[`fields.${id}`] ?? entry.words[id] ?? (typeof clear === 'string' ? clear : '');
      const names = (forms.choice as Readonly<Record<string, Readonly<Record<string, string>>>>)[id] ?? {};
      const label = words[id] ?? (ui.correctLabels as Readonly<Record<string, string>>)[id] ?? id;
      return [
        {
          id,
          label,
          value,
          ...(field?.choices !== undefined && { choices: field.choices.map((one) => ({ id: one, label: names[one] ?? one })) }),
        },
      ];
    });
  }

  protected override draftKey(): string {
    return `${this.#incident}/correct/${this.#seq}`;
  }

  protected override spec(app: App): FormSpec {
    const before = this.#before(app);
    const fields = before.map(
      ({ id, label, value, choices }): Field => ({
        id: `v-${id}`,
        label,
        kind: choices === undefined ? 'text' : 'choice',
        initial: value,
        ...(choices !== undefined && { choices }),
      }),
    );
    const changed = (values: FormValues) => before.some(({ id, value }) => textOf(values, `v-${id}`) !== value.trim());
    return {
      fields: [...fields, { id: 'reason', label: ui.timeline.reason, kind: 'text', required: true }],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'go',
          label: ui.timeline.correctGo,
          records: true,
          blocked: (values) => (changed(values) && textOf(values, 'reason') !== '' ? undefined : ui.timeline.changeFirst),
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
      const fields = Object.fromEntries(
        this.#before(app)
          .filter(({ id, value }) => textOf(values, `v-${id}`) !== value.trim())
          .map(({ id }) => [id, textOf(values, `v-${id}`)]),
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

import type { Incident } from '../../incident/incident.ts';
import { responsesOf } from '../../incident/overview.ts';
import type { App } from '../app.ts';
import type { FormValues } from '../parts/form.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** What all short forms of an incident share. */
export abstract class IncidentForm extends FormScreen {
  protected readonly incident: string;

  constructor(incident: string) {
    super();
    this.incident = incident;
  }

  protected abstract readonly title: string;
  /** Which of the forms it is, beside the drafts of the others. */
  protected abstract readonly kind: string;
  protected readonly hint: readonly string[] = [];

  protected override subject(): string {
    return this.incident;
  }

  protected override draftKey(): string {
    return `${this.incident}/${this.kind}`;
  }

  protected override around(app: App, columns: number, _values: FormValues = {}): Around {
    const incident = app.load(this.incident);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      heading: this.title,
      below: sentences(this.hint, columns),
    };
  }

  protected loaded(app: App): Incident {
    return app.load(this.incident);
  }
}

/** Blocked, with `why`, while one of these fields is empty. */
export const needs = (ids: readonly string[], why: string) => (values: FormValues) =>
  ids.some((id) => textOf(values, id) === '') ? why : undefined;

import { filingLines } from '../../export/filing.ts';
import { HANDLED } from '../../incident/entry.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf } from '../../incident/overview.ts';
import { beside } from '../../words/ja/beside.ts';
import { keeping } from '../../words/ja/keeping.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** What the short forms about keeping a record share. */
abstract class KeepingForm extends FormScreen {
  protected readonly incident: string;
  protected abstract readonly title: string;
  protected readonly hint: string = '';

  constructor(incident: string) {
    super();
    this.incident = incident;
  }

  protected override subject(): string {
    return this.incident;
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.incident);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      heading: this.title,
      below: sentences([...this.standing(incident), ...(this.hint === '' ? [] : [this.hint])], columns),
    };
  }

  /** What was said before, which a new line takes the place of. */
  protected standing(_incident: Incident): readonly string[] {
    return [];
  }

  /** Runs what was filled in; stays where it was refused. */
  protected abstract run(app: App, values: FormValues): boolean;

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'go' && app.person !== undefined && !this.run(app, values)) return;
    app.back();
  }
}

const isHanded = (values: FormValues): boolean => textOf(values, 'how') === 'handed-over';

/** Custody: a retained file was looked at, copied out or handed over. */
export class HandledForm extends KeepingForm {
  protected override readonly title = keeping.handled;
  protected override readonly hint = keeping.originals;

  protected override spec(app: App): FormSpec {
    const { evidence } = app.load(this.incident);
    return {
      fields: [
        {
          id: 'evidence',
          label: keeping.evidence,
          kind: 'choice',
          required: true,
          choices: [...evidence].map(([id, entry]) => ({ id, label: `${id} ${entry.words.name ?? ''}` })),
          initial: [...evidence.keys()].at(-1) ?? '',
        },
        {
          id: 'how',
          label: keeping.how,
          kind: 'choice',
          required: true,
          choices: HANDLED.map((id) => ({ id, label: keeping.hows(id) })),
          initial: 'viewed',
        },
        // Asked for only where it must be said, so that choosing 渡した leads straight to it.
        { id: 'to', label: keeping.to, kind: 'text', required: true, hint: keeping.toHint, when: isHanded },
        { id: 'asker', label: keeping.to, kind: 'text', optionalNote: true, hint: keeping.toHint, when: (values) => !isHanded(values) },
        { id: 'reason', label: keeping.reason, kind: 'text', optionalNote: true },
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: beside.now },
      ],
      buttons: [
        {
          id: 'go',
          label: keeping.record,
          records: true,
          blocked: (values) => (isHanded(values) && textOf(values, 'to') === '' ? keeping.givenFirst : undefined),
        },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override run(app: App, values: FormValues): boolean {
    const { person } = app;
    if (person === undefined) return false;
    const [to, reason] = [textOf(values, isHanded(values) ? 'to' : 'asker'), textOf(values, 'reason')];
    const occurred = formTime(this.form(app), 'occurred', app.now());
    const command = {
      do: 'handle' as const,
      evidence: textOf(values, 'evidence'),
      how: textOf(values, 'how') as (typeof HANDLED)[number],
      ...(to !== '' && { to }),
      ...(reason !== '' && { reason }),
      ...(occurred !== undefined && { occurred }),
    };
    return app.act(() => app.session.run(this.incident, command, person)) !== undefined;
  }
}

/** 保存期間. */
export class RetentionForm extends KeepingForm {
  protected override readonly title = keeping.retention;
  protected override readonly hint = keeping.deletesNothing;

  protected override standing(incident: Incident): readonly string[] {
    return filingLines(incident);
  }

  protected override spec(): FormSpec {
    const whole = (values: FormValues) =>
      (textOf(values, 'years') === '') !== (textOf(values, 'until') === '') && textOf(values, 'basis') !== '';
    return {
      fields: [
        { id: 'years', label: keeping.years, kind: 'text', optionalNote: true, hint: keeping.yearsHint },
        { id: 'until', label: keeping.until, kind: 'text', optionalNote: true, hint: keeping.untilHint },
        // Not `required`, which would take the first word to this field: the button says what is missing.
        { id: 'basis', label: keeping.basis, kind: 'text', hint: keeping.basisHint },
      ],
      buttons: [
        { id: 'go', label: keeping.record, records: true, blocked: (values) => (whole(values) ? undefined : keeping.basisFirst) },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override run(app: App, values: FormValues): boolean {
    const { person } = app;
    if (person === undefined) return false;
    const [years, until] = [textOf(values, 'years').normalize('NFKC').replace(/年$/u, ''), textOf(values, 'until').normalize('NFKC')];
    const command = {
      do: 'retain' as const,
      ...(years !== '' && { years: Number(years) }),
      ...(until !== '' && { until }),
      basis: textOf(values, 'basis'),
    };
    return app.act(() => app.session.run(this.incident, command, person)) !== undefined;
  }
}

/** 文書番号, once it is known. */
export class NumberForm extends KeepingForm {
  protected override readonly title = keeping.number;

  protected override standing(incident: Incident): readonly string[] {
    return filingLines(incident);
  }

  protected override spec(): FormSpec {
    return {
      fields: [{ id: 'document', label: keeping.document, kind: 'text', required: true }],
      buttons: [
        {
          id: 'go',
          label: keeping.record,
          records: true,
          blocked: (values) => (textOf(values, 'document') === '' ? keeping.documentFirst : undefined),
        },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override run(app: App, values: FormValues): boolean {
    const { person } = app;
    if (person === undefined) return false;
    return app.act(() => app.session.run(this.incident, { do: 'number', document: textOf(values, 'document') }, person)) !== undefined;
  }
}

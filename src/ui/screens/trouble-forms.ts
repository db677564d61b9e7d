import { view } from '../../../machines/response.ts';
import { TROUBLES, type Trouble } from '../../../machines/words.ts';
import { wouldCarry } from '../../incident/carried.ts';
import { firstResponse } from '../../incident/incident.ts';
import { pinnedFrom } from '../../session/library.ts';
import { beside } from '../../words/ja/beside.ts';
import { carriedWords } from '../../words/ja/carried.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import type { Row } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { carriedFrom, carriedText, showCarried } from './carried.ts';
import { type Around, listOf, textOf } from './form-screen.ts';
import { IncidentForm, needs } from './incident-form.ts';
import { sentences } from './rows.ts';

/** また起きた: the next round begins. */
export class RecurForm extends IncidentForm {
  protected override readonly title = ui.recur.title;
  protected override readonly kind = 'recur';
  protected override readonly hint = [ui.recur.hint];

  protected override spec(): FormSpec {
    return {
      fields: [
        { id: 'subject', label: ui.recur.subject, kind: 'text', optionalNote: true, hint: ui.record.subjectHint },
        { id: 'note', label: ui.recur.note, kind: 'text', optionalNote: true },
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: beside.now },
      ],
      buttons: [
        { id: 'go', label: ui.recur.go, records: true },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const occurred = formTime(this.form(app), 'occurred', app.now());
      const note = textOf(values, 'note');
      const command = {
        do: 'recur' as const,
        subjects: listOf(values, 'subject'),
        ...(note !== '' && { note }),
        ...(occurred !== undefined && { occurred }),
      };
      if (this.act(app, () => app.session.run(this.incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

/** Another trouble beside this one. What is done is taken over, and told before and after. */
export class EscalateForm extends IncidentForm {
  protected override readonly title = ui.escalate.title;
  protected override readonly kind = 'escalate';
  protected override readonly hint = [ui.escalate.hint];

  protected override spec(app: App): FormSpec {
    const standing = this.loaded(app)
      .responses.filter(({ live }) => view(live).course !== 'handed-over')
      .map(({ trouble }) => trouble);
    const choices = TROUBLES.filter((trouble) => !standing.includes(trouble)).map((id) => ({ id, label: terms.trouble[id] }));
    return {
      fields: [
        { id: 'trouble', label: ui.escalate.trouble, kind: 'choice', required: true, choices },
        { id: 'reason', label: ui.escalate.reason, kind: 'text', required: true },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        { id: 'go', label: ui.escalate.go, records: true, blocked: needs(['trouble', 'reason'], ui.record.reasonFirst) },
      ],
    };
  }

  protected override around(app: App, columns: number, values: FormValues): Around {
    const around = super.around(app, columns);
    const trouble = TROUBLES.find((one) => one === textOf(values, 'trouble'));
    if (trouble === undefined) return around;
    return { ...around, below: [...(around.below ?? []), ...this.#willCarry(app, columns, trouble)] };
  }

  /** What this trouble would take over, were it added now. */
  #willCarry(app: App, columns: number, trouble: Trouble): Row[] {
    const incident = this.loaded(app);
    const pinned = pinnedFrom(app.session.library, firstResponse(incident).runbook.guideline.id, trouble);
    if (pinned === undefined) return [];
    const list = wouldCarry(incident, pinned.runbook);
    return [
      rule(columns, carriedWords.will(list.length)),
      ...sentences(
        list.length === 0 ? [carriedWords.willNone] : list.map((one) => `${carriedText(one)}　${carriedFrom(one, app.now())}`),
        columns,
      ),
      ...sentences([carriedWords.anew], columns),
    ];
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const command = { do: 'escalate' as const, trouble: textOf(values, 'trouble') as Trouble, reason: textOf(values, 'reason') };
      const done = this.act(app, () => app.session.run(this.incident, command, person));
      if (done === undefined || showCarried(app, this.incident, done)) return;
    }
    app.back();
  }
}

/** A standing rule was broken: recorded, never judged. */
export class BreachForm extends IncidentForm {
  protected override readonly title = ui.breach.title;
  protected override readonly kind = 'breach';
  protected override readonly hint = [ui.breach.hint];

  protected override spec(app: App): FormSpec {
    const rules = new Map(
      this.loaded(app).responses.flatMap(({ runbook }) =>
        runbook.standingRules.map(({ id, title, short }) => [id, short ?? title] as const),
      ),
    );
    return {
      fields: [
        { id: 'rule', label: ui.breach.rule, kind: 'choice', required: true, choices: [...rules].map(([id, label]) => ({ id, label })) },
        { id: 'text', label: ui.breach.text, kind: 'text', required: true },
        { id: 'occurred', label: ui.record.occurred, kind: 'time', initial: beside.now },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        { id: 'go', label: ui.breach.go, records: true, blocked: needs(['rule', 'text'], ui.record.reasonFirst) },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const occurred = formTime(this.form(app), 'occurred', app.now());
      const command = {
        do: 'breach' as const,
        rule: textOf(values, 'rule'),
        text: textOf(values, 'text'),
        ...(occurred !== undefined && { occurred }),
      };
      if (this.act(app, () => app.session.run(this.incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

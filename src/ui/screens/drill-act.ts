import { responsesOf } from '../../incident/overview.ts';
import type { SeatSession } from '../../session/exercise-seat.ts';
import { drillSeat as words } from '../../words/ja/drill-seat.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import { actInDrill, personOf } from './drill-told.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** An act from the scenario's own list, by one of the seats of this terminal, in one line of text. */
export class ActForm extends FormScreen {
  readonly #session: SeatSession;

  constructor(session: SeatSession) {
    super();
    this.#session = session;
  }

  /** Several terminals of one exercise write beside the same log: what one seat has half written stands on no other. */
  protected override draftKey(): string {
    return `${this.#session.id}/act/${this.#session.seats.join('・')}`;
  }

  protected override spec(): FormSpec {
    const { acts } = this.#session.exercise().scenario;
    const { seats } = this.#session;
    const back = { id: 'back', label: ui.back };
    if (acts.length === 0) return { fields: [], buttons: [back] };
    return {
      fields: [
        { id: 'act', label: words.act.act, kind: 'choice', required: true, choices: acts.map(({ id, title }) => ({ id, label: title })) },
        {
          id: 'seat',
          label: words.act.seat,
          kind: 'choice',
          required: true,
          initial: seats[0] ?? '',
          choices: seats.map((seat) => ({ id: seat, label: seat })),
          when: () => seats.length > 1,
        },
        { id: 'text', label: words.act.text, kind: 'text', required: true },
      ],
      buttons: [{ id: 'go', label: words.act.go, records: true }, back],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#session.id);
    const { acts } = this.#session.exercise().scenario;
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      heading: words.act.title,
      below: sentences([acts.length === 0 ? words.act.none : words.act.about], columns),
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'go') {
      const seat = textOf(values, 'seat') || (this.#session.seats[0] ?? '');
      const command = { do: 'act' as const, act: textOf(values, 'act'), seat, text: textOf(values, 'text') };
      if (actInDrill(app, () => this.#session.take(command, personOf(app))) === undefined) return;
      this.dropDraft(app);
    }
    app.back();
  }
}

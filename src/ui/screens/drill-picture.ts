import { responsesOf } from '../../incident/overview.ts';
import { keepPicture } from '../../session/exercise-picture.ts';
import type { SeatSession } from '../../session/exercise-seat.ts';
import { drillSeat as words } from '../../words/ja/drill-seat.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import { personOf } from './drill-told.ts';
import { type Around, FormScreen, listOf } from './form-screen.ts';
import { sentences } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** 画面を保存する: a picture of nothing becomes evidence, because in an exercise there is no screen to be photographed. */
export class PictureForm extends FormScreen {
  readonly #session: SeatSession;

  constructor(session: SeatSession) {
    super();
    this.#session = session;
  }

  /** Several terminals of one exercise write beside the same log: what one seat has half written stands on no other. */
  protected override draftKey(): string {
    return `${this.#session.id}/picture/${this.#session.seats.join('・')}`;
  }

  protected override spec(): FormSpec {
    return {
      fields: [{ id: 'url', label: words.picture.url, kind: 'text', optionalNote: true }],
      buttons: [
        { id: 'go', label: words.picture.go, records: true },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#session.id);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      heading: words.picture.title,
      below: sentences([words.picture.about, words.picture.real], columns),
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'go') {
      const done = this.act(app, () => keepPicture(this.#session, app.home, listOf(values, 'url'), personOf(app)));
      if (done === undefined) return;
      const entry = done.entries[0];
      if (entry?.type === 'evidence.added') app.notice = [words.picture.kept(entry.data.evidence)];
    }
    app.back();
  }
}

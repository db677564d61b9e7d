import { drillOpen as words } from '../../words/ja/drill-open.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import type { DrillChoice } from './drill-choice.ts';
import { drillEnd, drillTitle } from './drill-marked.ts';
import { type Around, FormScreen, listOf, textOf } from './form-screen.ts';

/** Leaves this program for the drill; it goes on when the drill is left. */
export const goToDrill = (app: App, choice: DrillChoice): void => {
  // Back from the drill, home is where one stands.
  for (let depth = 0; depth < 4; depth += 1) app.back();
  app.away = choice;
  app.done = true;
};

/** A seat of an exercise, and who sits there already. */
export interface SeatTaken {
  readonly seat: string;
  readonly by?: string;
}

interface Asked {
  /** The scenario. */
  readonly title: string;
  /** The verb on the button. */
  readonly go: string;
  readonly seats?: readonly SeatTaken[];
  readonly choice: (name: string, seats: readonly string[]) => DrillChoice;
}

/** Who takes part, and at which seats. */
export class DrillWho extends FormScreen {
  readonly #asked: Asked;

  constructor(asked: Asked) {
    super();
    this.#asked = asked;
  }

  protected override spec(app: App): FormSpec {
    const { seats = [], go } = this.#asked;
    return {
      fields: [
        {
          id: 'seats',
          label: words.seatsField,
          kind: 'multi',
          required: true,
          ...(seats.length > 1 && { hint: words.seatsHint }),
          choices: seats.map(({ seat, by }) => ({ id: seat, label: by === undefined ? seat : words.seatTaken(seat, by) })),
          when: () => seats.length > 0,
        },
        { id: 'name', label: words.nameField, kind: 'person', required: true, initial: app.person?.name ?? '' },
      ],
      buttons: [
        {
          id: 'go',
          label: go,
          records: true,
          blocked: (values) => {
            if (seats.length > 0 && listOf(values, 'seats').length === 0) return words.seatNeeds;
            return textOf(values, 'name') === '' ? words.nameNeeds : undefined;
          },
        },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override around(app: App): Around {
    return { title: drillTitle(this.#asked.title), heading: words.nameTitle, end: drillEnd(app) };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'go') goToDrill(app, this.#asked.choice(textOf(values, 'name'), listOf(values, 'seats')));
    else app.back();
  }
}

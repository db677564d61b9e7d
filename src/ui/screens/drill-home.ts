import { hm } from '../../incident/calendar.ts';
import type { Incident } from '../../incident/incident.ts';
import { aboutOf, firstResponse } from '../../incident/incident.ts';
import { exercisesIn } from '../../session/exercise-store.ts';
import { type ShelvedScenario, scenariosOf } from '../../session/scenarios.ts';
import { logFile } from '../../store/home.ts';
import { openLog } from '../../store/sqlite-log.ts';
import { drillOpen as words } from '../../words/ja/drill-open.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import type { DrillChoice } from './drill-choice.ts';
import { type Around, FormScreen, listOf, textOf } from './form-screen.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, saying, sentences } from './rows.ts';

const DAY = 86_400_000;

/** Exercises of the drill store that have not ended, the newest first; the store is read once, and closed again. */
const running = (app: App): Incident[] =>
  app.attempt(() => {
    const log = openLog(logFile(app.home, 'drill'), { mode: 'drill' });
    try {
      return exercisesIn({ log, library: app.session.library, real: () => app.now() })
        .filter(({ exercise }) => exercise?.ended === undefined)
        .reverse();
    } finally {
      log.close();
    }
  }) ?? [];

/** Leaves this program for the drill; it goes on when the drill is left. */
const go = (app: App, choice: DrillChoice): void => {
  // Back from the drill, home is where one stands.
  for (let depth = 0; depth < 3; depth += 1) app.back();
  app.away = choice;
  app.done = true;
};

/** 訓練をする: the scenarios at hand, and the exercises that go on. */
export class DrillHome extends ListScreen {
  readonly #scenarios: readonly ShelvedScenario[];
  readonly #running: readonly Incident[];

  constructor(app: App) {
    super();
    this.#scenarios = scenariosOf(app.session.library).scenarios;
    this.#running = running(app);
  }

  override listing(): Listing {
    const going = this.#running.map((incident, index): Item => {
      const since = incident.exercise?.started.real ?? incident.opened.at;
      const title = aboutOf(incident, 'title') ?? incident.id;
      return {
        number: index + 1,
        rows: (columns, chosen) => numbered(index + 1, title, words.since(hm(since)), columns, chosen),
        choose: (app) => app.open(new GoOn(incident)),
      };
    });
    const first = going.length + 1;
    const scenarios = this.#scenarios.map(
      (shelved, index): Item => ({
        number: first + index,
        rows: (columns, chosen) => {
          const { scenario, runbook } = shelved;
          const facts = words.facts(terms.trouble[scenario.trouble], runbook.guideline.body, scenario.duration);
          return [...numbered(first + index, scenario.title, '', columns, chosen), ...sentences([facts], columns, 6)];
        },
        choose: (app) => app.open(new Begin(shelved)),
      }),
    );
    return {
      title: words.title,
      parts: [
        saying([words.about]),
        ...(going.length === 0 ? [] : [heading(words.running(going.length)), ...going]),
        heading(words.scenarios(scenarios.length)),
        ...(scenarios.length === 0 ? [saying([words.none])] : scenarios),
      ],
      buttons: [{ label: ui.back, press: (app) => app.back() }],
    };
  }
}

/** How a scenario is to be run: alone, or steered for others. */
class Begin extends ListScreen {
  readonly #shelved: ShelvedScenario;

  constructor(shelved: ShelvedScenario) {
    super();
    this.#shelved = shelved;
  }

  override listing(): Listing {
    const { scenario } = this.#shelved;
    const item = (number: number, label: string, as: 'alone' | 'control'): Item => ({
      number,
      rows: (columns, chosen) => numbered(number, label, '', columns, chosen),
      // Another variant each day: the seed is told on the controller's screen and in the report.
      choose: (app) => app.open(new Who((name) => ({ as, scenario: scenario.id, seed: Math.floor(app.now() / DAY) % 1000, name }), [])),
    });
    return {
      title: scenario.title,
      parts: [blank, item(1, words.choose.alone, 'alone'), item(2, words.choose.control, 'control'), blank, saying([words.choose.other])],
      buttons: [{ label: ui.back, press: (app) => app.back() }],
    };
  }
}

/** How to take part in an exercise that goes on. */
class GoOn extends ListScreen {
  readonly #incident: Incident;

  constructor(incident: Incident) {
    super();
    this.#incident = incident;
  }

  override listing(): Listing {
    const { id, exercise } = this.#incident;
    const data = exercise?.started.data;
    type Choice = readonly [label: string, screen: () => Who];
    const choices: Choice[] =
      data?.pace.alone === true
        ? [[words.choose.goOnAlone, () => new Who((name) => ({ as: 'alone', exercise: id, name }), [])]]
        : [
            [words.choose.join, () => new Who((name, seats) => ({ as: 'join', exercise: id, seats, name }), data?.seats ?? [])],
            [words.choose.goOn, () => new Who((name) => ({ as: 'control', exercise: id, name }), [])],
            [words.choose.projector, () => new Who((name) => ({ as: 'projector', exercise: id, name }), [])],
          ];
    return {
      title: aboutOf(this.#incident, 'title') ?? id,
      right: firstResponse(this.#incident).runbook.guideline.body,
      parts: [
        blank,
        ...choices.map(
          ([label, screen], index): Item => ({
            number: index + 1,
            rows: (columns, chosen) => numbered(index + 1, label, '', columns, chosen),
            choose: (app) => app.open(screen()),
          }),
        ),
      ],
      buttons: [{ label: ui.back, press: (app) => app.back() }],
    };
  }
}

/** Who takes part, and at which seats. */
class Who extends FormScreen {
  readonly #choice: (name: string, seats: readonly string[]) => DrillChoice;
  readonly #seats: readonly string[];

  constructor(choice: (name: string, seats: readonly string[]) => DrillChoice, seats: readonly string[]) {
    super();
    this.#choice = choice;
    this.#seats = seats;
  }

  protected override spec(app: App): FormSpec {
    return {
      fields: [
        {
          id: 'seats',
          label: words.seatsField,
          kind: 'multi',
          required: true,
          choices: this.#seats.map((seat) => ({ id: seat, label: seat })),
          when: () => this.#seats.length > 0,
        },
        { id: 'name', label: words.nameField, kind: 'person', required: true, initial: app.person?.name ?? '' },
      ],
      buttons: [
        {
          id: 'go',
          label: words.nameGo,
          records: true,
          blocked: (values) => (textOf(values, 'name') === '' ? words.nameNeeds : undefined),
        },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override around(): Around {
    return { title: words.title, heading: words.nameTitle };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'go') go(app, this.#choice(textOf(values, 'name'), listOf(values, 'seats')));
    else app.back();
  }
}

import { hm } from '../../incident/calendar.ts';
import { isEntry } from '../../incident/chain.ts';
import { firstResponse, type Incident } from '../../incident/incident.ts';
import { exercisesIn } from '../../session/exercise-store.ts';
import { type ShelvedScenario, scenariosOf } from '../../session/scenarios.ts';
import { logFile } from '../../store/home.ts';
import { openLog } from '../../store/sqlite-log.ts';
import { drillAfter } from '../../words/ja/drill-after.ts';
import { drillOpen as words } from '../../words/ja/drill-open.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { DrillsEnded, drillName } from './drill-ended.ts';
import { drillEnd, drillTitle } from './drill-marked.ts';
import { DrillWho, goToDrill, type SeatTaken } from './drill-who.ts';
import { lastDrillSaid } from './last-drill-line.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, labelled, numbered, saying, sentences } from './rows.ts';

const DAY = 86_400_000;

/** Exercises of the drill store, the newest first; the store is read once, and closed again. */
const exercises = (app: App): Incident[] =>
  app.attempt(() => {
    const log = openLog(logFile(app.home, 'drill'), { mode: 'drill' });
    try {
      return exercisesIn({ log, library: app.session.library, real: () => app.now() }).reverse();
    } finally {
      log.close();
    }
  }) ?? [];

const back = { label: ui.back, press: (app: App) => app.back() };

/** 訓練をする: the exercises that go on, the scenarios at hand, and what was drilled before. */
export class DrillHome extends ListScreen {
  readonly #scenarios: readonly ShelvedScenario[];
  readonly #running: readonly Incident[];
  readonly #ended: readonly Incident[];

  constructor(app: App) {
    super();
    const held = exercises(app);
    this.#scenarios = scenariosOf(app.session.library).scenarios;
    this.#running = held.filter(({ exercise }) => exercise?.ended === undefined);
    this.#ended = held.filter(({ exercise }) => exercise?.ended !== undefined);
  }

  override listing(app: App): Listing {
    const going = this.#running.map((incident, index): Item => {
      const since = hm(incident.exercise?.started.real ?? incident.opened.at);
      const right = isAlone(incident) ? words.sinceAlone(since) : words.since(since);
      return {
        number: index + 1,
        rows: (columns, chosen) => numbered(index + 1, drillName(incident), right, columns, chosen),
        choose: (it) => it.open(new GoOn(incident)),
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
        choose: (it) => it.open(new Begin(shelved)),
      }),
    );
    const ended = this.#ended;
    const before = { label: words.before(ended.length), press: (it: App) => it.open(new DrillsEnded(ended)) };
    return {
      title: drillTitle(words.title),
      parts: [
        saying([words.about]),
        ...(going.length === 0 ? [] : [heading(words.running(going.length)), ...going]),
        heading(words.scenarios(scenarios.length)),
        ...(scenarios.length === 0 ? [saying([words.none])] : scenarios),
      ],
      buttons: ended.length === 0 ? [back] : [before, back],
      end: drillEnd(app),
    };
  }
}

const isAlone = ({ exercise }: Incident): boolean => exercise?.started.data.pace.alone === true;

/** How a scenario is to be run: alone, or steered for others. What it asks of whom is told, and nothing that is hidden from players. */
class Begin extends ListScreen {
  readonly #shelved: ShelvedScenario;

  constructor(shelved: ShelvedScenario) {
    super();
    this.#shelved = shelved;
  }

  override listing(app: App): Listing {
    const { scenario, runbook } = this.#shelved;
    const item = (number: number, label: string, as: 'alone' | 'control'): Item => ({
      number,
      rows: (columns, chosen) => numbered(number, label, '', columns, chosen),
      choose: (it) =>
        it.open(
          new DrillWho({
            title: scenario.title,
            go: words.nameGo,
            // Another variant each day: the seed is told on the controller's screen and in the report.
            choice: (name) => ({ as, scenario: scenario.id, seed: Math.floor(app.now() / DAY) % 1000, name }),
          }),
        ),
    });
    return {
      title: drillTitle(scenario.title),
      right: app.size.columns < 72 ? '' : words.facts(terms.trouble[scenario.trouble], runbook.guideline.body, scenario.duration),
      parts: [
        blank,
        item(1, words.choose.alone, 'alone'),
        item(2, words.choose.control, 'control'),
        blank,
        saying([words.choose.other]),
        blank,
        { rows: (columns: number) => labelled(words.seatsField, scenario.seats.join('・'), columns) },
        {
          rows: (columns: number) => {
            const { drilled } = app;
            const last = drilled === undefined ? 'unknown' : drilled.of(runbook.guideline.id, runbook.trouble);
            const said = lastDrillSaid(last, app.now(), columns);
            return said === '' ? [] : labelled(drillAfter.last.label, said, columns);
          },
        },
      ],
      buttons: [back],
      end: drillEnd(app),
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

  override listing(app: App): Listing {
    const { id, exercise } = this.#incident;
    const title = drillName(this.#incident);
    const who = (as: 'alone' | 'control') => (it: App) =>
      it.open(new DrillWho({ title, go: words.goOn, choice: (name) => ({ as, exercise: id, name }) }));
    const join = (it: App) =>
      it.open(
        new DrillWho({
          title,
          go: words.sit,
          seats: this.#seats(),
          choice: (name, seats) => ({ as: 'join', exercise: id, seats, name }),
        }),
      );
    // Nobody writes anything from the projector: nobody is asked who they are.
    const projector = (it: App) => goToDrill(it, { as: 'projector', exercise: id, name: '' });
    const choices: readonly (readonly [label: string, choose: (it: App) => void])[] =
      exercise?.started.data.pace.alone === true
        ? [[words.choose.goOnAlone, who('alone')]]
        : [
            [words.choose.join, join],
            [words.choose.goOn, who('control')],
            [words.choose.projector, projector],
          ];
    return {
      title: drillTitle(title),
      right: firstResponse(this.#incident).runbook.guideline.body,
      parts: [
        blank,
        ...choices.map(
          ([label, choose], index): Item => ({
            number: index + 1,
            rows: (columns, chosen) => numbered(index + 1, label, '', columns, chosen),
            choose,
          }),
        ),
      ],
      buttons: [back],
      end: drillEnd(app),
    };
  }

  /** The seats of the scenario, each with who sat down there last. */
  #seats(): SeatTaken[] {
    const { exercise, entries } = this.#incident;
    return (exercise?.started.data.seats ?? []).map((seat) => {
      const joined = entries.filter(isEntry).findLast((line) => line.type === 'exercise.joined' && line.data.seats.includes(seat));
      const by = joined?.words['actor.name'];
      return by === undefined ? { seat } : { seat, by };
    });
  }
}

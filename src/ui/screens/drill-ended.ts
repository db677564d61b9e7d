import type { Exercise } from '../../drill/exercise.ts';
import { drillReport } from '../../drill/report.ts';
import { trendRow } from '../../drill/trend.ts';
import { ratingText } from '../../export/aar-cover.ts';
import { longDateClock } from '../../incident/calendar.ts';
import { aboutOf, firstResponse, type Incident } from '../../incident/incident.ts';
import { DrillShelf } from '../../session/drill-shelf.ts';
import { drillAfter } from '../../words/ja/drill-after.ts';
import { drillOpen } from '../../words/ja/drill-open.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { drillEnd, drillTitle } from './drill-marked.ts';
import { DrillReplay } from './drill-replay.ts';
import { DrillReportForm } from './drill-report-form.ts';
import { DrillWho } from './drill-who.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, numbered, saying } from './rows.ts';

const { terminal: words } = drillAfter;

/** What a drill is called, with the day on which it was held. */
export const drillName = (incident: Incident): string => aboutOf(incident, 'title') ?? incident.id;
const heldOn = (incident: Incident): string => longDateClock(incident.exercise?.started.real ?? incident.opened.at);

/** An exercise that has ended, told from its log; undefined where that cannot be, which is said. */
const told = (app: App, id: string): Exercise | undefined => {
  const shelf = app.attempt(() => DrillShelf.open(app.home, app.session.library, () => app.now()));
  try {
    return shelf?.exercise(id);
  } catch {
    app.notice = [words.unreadable];
    return undefined;
  } finally {
    shelf?.close();
  }
};

/** 終わった訓練: the newest first. */
export class DrillsEnded extends ListScreen {
  readonly #ended: readonly Incident[];

  constructor(ended: readonly Incident[]) {
    super();
    this.#ended = ended;
  }

  override listing(app: App): Listing {
    const items = this.#ended.map(
      (incident, index): Item => ({
        number: index + 1,
        rows: (columns, chosen) => numbered(index + 1, drillName(incident), heldOn(incident), columns, chosen),
        choose: (it) => {
          const exercise = told(it, incident.id);
          if (exercise !== undefined) it.open(new DrillEnded(exercise));
        },
      }),
    );
    return {
      title: drillTitle(words.ended(items.length)),
      parts: [blank, ...items],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
      end: drillEnd(app),
    };
  }
}

/** One drill that has ended: how it was rated, its report, its record line by line, the evaluator's words. */
class DrillEnded extends ListScreen {
  readonly #exercise: Exercise;

  constructor(exercise: Exercise) {
    super();
    this.#exercise = exercise;
  }

  override listing(app: App): Listing {
    const exercise = this.#exercise;
    const { incident, scenario } = exercise;
    const { runbook } = firstResponse(incident);
    const again = () => new DrillReplay(drillReport(exercise, { trend: { rows: [], decidable: false } }), incident, (it) => it.back());
    const after = () =>
      new DrillWho({
        title: scenario.title,
        go: drillOpen.open,
        choice: (name) => ({ as: 'control', exercise: incident.id, name }),
      });
    const choices: readonly (readonly [label: string, choose: (it: App) => void])[] = [
      [words.report, (it) => it.open(new DrillReportForm(exercise))],
      [words.replay, (it) => it.open(again())],
      [words.after, (it) => it.open(after())],
    ];
    return {
      title: drillTitle(scenario.title),
      right: app.size.columns < 72 ? '' : heldOn(incident),
      parts: [
        saying([
          words.facts(runbook.guideline.body, terms.trouble[runbook.trouble], exercise.started.data.pace.alone),
          words.rated(ratingText(trendRow(exercise).rating)),
        ]),
        blank,
        ...choices.map(
          ([label, choose], index): Item => ({
            number: index + 1,
            rows: (columns, chosen) => numbered(index + 1, label, '', columns, chosen),
            choose,
          }),
        ),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
      end: drillEnd(app),
    };
  }
}

import { longDateTime, near, since } from '../../incident/calendar.ts';
import { isEntry } from '../../incident/chain.ts';
import { detectedAt } from '../../incident/corrected.ts';
import { firstResponse, type Incident } from '../../incident/incident.ts';
import { officeDay } from '../../incident/office.ts';
import { nextStep, responsesOf } from '../../incident/overview.ts';
import { beside } from '../../words/ja/beside.ts';
import { drillOpen } from '../../words/ja/drill-open.ts';
import { settingsWords } from '../../words/ja/settings.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { Closed } from './closed.ts';
import { DrillHome } from './drill-home.ts';
import { GuidelineChoice } from './guideline.ts';
import { allIncidents, incidentName } from './incidents.ts';
import { lastDrillRows } from './last-drill-line.ts';
import { type Between, type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, saying, sentences } from './rows.ts';
import { Runbooks } from './runbooks.ts';
import { DisplaySettings } from './settings.ts';
import { Symptoms } from './symptoms.ts';

const openItem = (app: App, incident: Incident, number: number, now: number): Item => {
  const lines = responsesOf(incident);
  const next = nextStep(lines, incident.entries.findLast(isEntry)?.actor.role ?? '');
  const left = lines.reduce((sum, line) => sum + (line.view.course === 'handed-over' ? 0 : line.left), 0);
  const { runbook } = firstResponse(incident);
  const last = incident.entries.findLast(isEntry);
  const who = last === undefined ? '' : `${last.actor.role} ${last.words['actor.name'] ?? ''}`;
  return {
    number,
    rows: (columns, chosen) => [
      ...numbered(number, incidentName(incident), ui.home.since(since(now - detectedAt(incident))), columns, chosen),
      ...sentences(
        [`${ui.now}　${next === undefined ? ui.work.allDone : beside.stepInBrackets(next.step.title, next.step.number ?? '')}`],
        columns,
        6,
      ),
      ...sentences([ui.home.left(left, last === undefined ? '' : near(last.at, now), who)], columns, 6),
      // On a low screen what can be done comes first.
      ...(app.size.rows < 24 ? [] : lastDrillRows(app, runbook, now, columns)),
      [],
    ],
    choose: (it) => it.open(it.work(incident.id)),
  };
};

/** 01: what is open, and the way into something new. Numbers stay where they are, whatever is open. */
export class Home extends ListScreen {
  /** Something was begun or gone on with from here: back again, Enter goes on with what was written last. */
  #away = false;

  override listing(app: App): Listing {
    const now = app.now();
    const { open, closed, broken } = allIncidents(app);
    if (this.#away) this.menu.index = open.length > 0 ? 1 : 0;
    this.#away = false;
    const shown = open.slice(0, 5);
    const begin: Item = {
      number: 1,
      rows: (columns, chosen) => [[], ...numbered(1, ui.home.start, '', columns, chosen), []],
      choose: (it) => {
        this.#away = true;
        it.open(new Symptoms());
        // An office that never chose is asked once; Esc goes on with the template.
        if (it.settings.guideline === undefined) it.open(new GuidelineChoice());
      },
    };
    const more: Between[] = open.length > shown.length ? [saying([ui.work.scrollDown(open.length - shown.length)], 6)] : [];
    const lost: Between[] = broken.map((id) => saying([`${id}　${ui.home.unreadable}`], 6, { color: 'red' }));
    const plain = (number: number, words: string, right: string, go: (app: App) => void): Item => ({
      number,
      rows: (columns, chosen) => numbered(number, words, right, columns, chosen),
      choose: go,
    });
    return {
      title: ui.product,
      right: `${longDateTime(now)}　${ui.office[officeDay(now).state]}`,
      parts: [
        { rows: (columns: number) => sentences([app.unsaved ?? (open.length === 0 ? ui.home.none : ui.home.some(open.length))], columns) },
        begin,
        ...(shown.length > 0 ? [heading(ui.home.open(open.length))] : []),
        ...shown.map((incident, index): Item => {
          const item = openItem(app, incident, index + 2, now);
          return {
            ...item,
            choose: (it) => {
              this.#away = true;
              item.choose(it);
            },
          };
        }),
        ...more,
        ...lost,
        heading(ui.home.daily),
        plain(7, `${ui.home.closed}　${ui.home.count(closed.length)}`, '', (it) => it.open(new Closed())),
        plain(8, ui.home.runbooks, '', (it) => it.open(new Runbooks())),
        plain(9, drillOpen.title, '', (it) => it.open(new DrillHome(it))),
        blank,
      ],
      buttons: [
        { label: ui.home.help, press: (it) => it.open(it.routes.help('list')) },
        { label: settingsWords.open, press: (it) => it.open(new DisplaySettings()) },
        {
          label: ui.home.leave,
          press: (it) => {
            it.done = true;
          },
        },
      ],
      without: ['escape'],
    };
  }

  protected override first(_app: App, items: readonly Item[]): number {
    // With an incident open the mark stands on the one written last, so that Enter goes on where it stopped.
    return items[1]?.number === 2 ? 1 : 0;
  }

  protected override leave(app: App): void {
    app.notice = [ui.escAtHome];
  }
}

import { near } from '../../incident/calendar.ts';
import { isEntry } from '../../incident/chain.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { allIncidents, incidentName } from './incidents.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, numbered, saying } from './rows.ts';

/** Incidents that are over: their records stay to be read and printed. */
export class Closed extends ListScreen {
  override listing(app: App): Listing {
    const { closed } = allIncidents(app);
    const items = closed.map((incident, index): Item => {
      const last = incident.entries.findLast(isEntry);
      return {
        number: index + 1,
        rows: (columns, chosen) =>
          numbered(index + 1, incidentName(incident), last === undefined ? '' : near(last.at, app.now()), columns, chosen),
        choose: (it) => it.open(it.work(incident.id)),
      };
    });
    return {
      title: ui.runbooks.closedTitle,
      parts: [blank, ...(items.length > 0 ? items : [saying([ui.runbooks.none])])],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

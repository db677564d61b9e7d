import { near } from '../../incident/calendar.ts';
import { type CarriedStep, carriedOver } from '../../incident/carried.ts';
import { responsesOf } from '../../incident/overview.ts';
import type { Done } from '../../session/session.ts';
import { carriedWords as words } from '../../words/ja/carried.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type Between, type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, saying } from './rows.ts';
import { StepDetail } from './step-detail.ts';
import { titleRow } from './work-rows.ts';

/** One step that was, or would be, taken over: which line did it, when, who. */
export const carriedText = (one: CarriedStep): string => words.row(one.step.number, one.step.title);
export const carriedFrom = (one: CarriedStep, now: number): string =>
  [words.seq(one.seq), near(one.at, now), one.role, one.name ?? ''].filter((part) => part !== '').join(' ');

/** What was taken over when a trouble was added: of each step, the line that did it. Read once, and found again under ほかの操作. */
export class CarriedOver extends ListScreen {
  readonly #incident: string;
  /** The response that was just added; none: all of them. */
  readonly #added: string | undefined;

  constructor(incident: string, added?: string) {
    super();
    this.#incident = incident;
    this.#added = added;
  }

  override listing(app: App): Listing {
    const incident = app.load(this.#incident);
    const all = carriedOver(incident);
    const responses = incident.responses.slice(1).filter(({ id }) => this.#added === undefined || id === this.#added);
    const parts = responses.flatMap(({ id, trouble }): (Item | Between)[] => {
      const mine = all.filter(({ response }) => response === id);
      const name = terms.trouble[trouble];
      return [
        heading(this.#added === undefined ? words.title(name) : words.added(name), mine.length === 0 ? '' : words.count(mine.length)),
        ...mine.map(
          (one): Item => ({
            number: one.step.number,
            rows: (columns, chosen) => numbered(one.step.number, one.step.title, carriedFrom(one, app.now()), columns, chosen),
            choose: (it) => it.open(new StepDetail(this.#incident, id, one.step.id)),
          }),
        ),
        ...(mine.length === 0 ? [saying([words.none])] : []),
      ];
    });
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns),
      parts: [...parts, blank, saying([words.anew, words.undo])],
      buttons: [{ label: this.#added === undefined ? ui.back : words.go, press: (it) => it.back() }],
    };
  }
}

/** After an act that added a trouble: what was taken over comes into sight. False where none was added. */
export const showCarried = (app: App, incident: string, done: Done): boolean => {
  const added = done.entries.find((entry) => entry.type === 'response.opened');
  if (added === undefined) return false;
  app.replace(new CarriedOver(incident, added.response));
  return true;
};

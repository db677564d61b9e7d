import { responsesOf, type StepLine } from '../../incident/overview.ts';
import type { Notice } from '../../runbook/notice.ts';
import { extrasOf } from '../../session/extras.ts';
import { faultPlace, faultSentence } from '../../words/ja/faults.ts';
import { notices as words } from '../../words/ja/notices.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { filledFor, offered, whole } from './drafting-text.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, ofMark, saying } from './rows.ts';
import { stepHead } from './step-rows.ts';
import { titleRow } from './work-rows.ts';

/** Drafts that fit a step, by number, the one chosen shown in full. Nothing here is recorded: the text goes into the fields. */
export class DraftChoice extends ListScreen {
  readonly #incident: string;
  readonly #line: (app: App) => StepLine;
  readonly #take: (app: App, notice: Notice) => void;

  constructor(incident: string, line: (app: App) => StepLine, take: (app: App, notice: Notice) => void) {
    super();
    this.#incident = incident;
    this.#line = line;
    this.#take = take;
  }

  override listing(app: App): Listing {
    const incident = app.load(this.#incident);
    const line = this.#line(app);
    const list = offered(app, line);
    const chosen = list[Math.min(this.menu.index, list.length - 1)];
    const { faults } = extrasOf(app.session.library).notices();
    const items = list.map(
      (notice, index): Item => ({
        number: index + 1,
        rows: (columns, isChosen) => numbered(index + 1, `[${terms.layer.practice}] ${notice.title}`, '', columns, isChosen),
        choose: (it) => {
          it.back();
          this.#take(it, notice);
        },
      }),
    );
    const preview =
      chosen === undefined
        ? [saying([words.draft.none])]
        : ofMark(
            heading(words.draft.preview(chosen.title)),
            ...whole(filledFor(app, incident, line, chosen))
              .split('\n')
              .map((text) => saying([text], 3)),
            ...(chosen.source === undefined ? [] : [blank, saying([words.draft.source(chosen.source)])]),
          );
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns),
      parts: [
        { rows: (columns: number) => [stepHead(line, columns)] },
        heading(words.draft.list(list.length)),
        ...items,
        saying([words.draft.practice, words.draft.take]),
        ...faults.map((fault) => saying([words.draft.broken(faultPlace(fault), faultSentence(fault))])),
        ...preview,
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

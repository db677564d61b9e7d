import { glossary } from '../../words/ja/glossary.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { keyHelp, type ScreenKind } from '../keys/table.ts';
import { UNFOLDED } from '../lines/speech.ts';
import type { Told } from '../lines/told.ts';
import { Glossary } from './glossary.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { heading, labelled } from './rows.ts';

/** The keys of the screen it was opened from, and the words of this program; those of the guidelines stand behind a button. */
export class Help extends ListScreen {
  readonly #kind: ScreenKind;

  constructor(kind: ScreenKind) {
    super();
    this.#kind = kind;
  }

  /** Line by line there are no keys: only the words are explained. */
  override tell(): Told<App> {
    const { title, buttons } = this.listing();
    return {
      parts: [
        title,
        ...glossary.words.flatMap(([word, , meaning]) => labelled(word, meaning, UNFOLDED, 22)),
        ...buttons.map(({ label, press }) => ({ number: null, rows: [label], go: press })),
      ],
    };
  }

  override listing(): Listing {
    const line = (name: string, meaning: string): Item => ({
      number: null,
      rows: (columns, chosen) => labelled(`${chosen ? '>' : ' '} ${name}`, meaning, columns, 22),
      choose: (app: App) => app.back(),
    });
    return {
      title: ui.help.title,
      parts: [
        heading(ui.help.keys),
        ...keyHelp(this.#kind).map(({ keys, meaning }) => line(keys, meaning)),
        heading(ui.help.words),
        ...glossary.words.map(([word, , meaning]) => line(word, meaning)),
      ],
      buttons: [
        { label: glossary.open, press: (app) => app.open(new Glossary()) },
        { label: ui.help.close, press: (app) => app.back() },
      ],
    };
  }
}

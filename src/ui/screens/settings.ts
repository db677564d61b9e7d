import { DISPLAY_SWITCHES, type DisplaySwitch } from '../../store/display.ts';
import { settingsWords as words } from '../../words/ja/settings.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, numbered, saying, sentences } from './rows.ts';

/** How this terminal draws: each row a switch, changed and kept as it is chosen. */
export class DisplaySettings extends ListScreen {
  override listing(app: App): Listing {
    const row = (name: DisplaySwitch, index: number): Item => ({
      number: index + 1,
      rows: (columns, chosen) => [
        ...numbered(index + 1, words.names[name], words.now(app.display[name] ? words.on : words.off), columns, chosen),
        ...sentences([words.what[name]], columns, 6),
        [],
      ],
      choose: (it) => {
        const value = !it.display[name];
        it.show({ [name]: value });
        if (it.notice.length === 0) it.notice = [words.changed(words.names[name], value ? words.on : words.off)];
      },
    });
    return {
      title: words.title,
      parts: [saying([words.about]), blank, ...DISPLAY_SWITCHES.map(row)],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

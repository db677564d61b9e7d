import { guidelinesInOrder } from '../../session/guideline-names.ts';
import { beside } from '../../words/ja/beside.ts';
import { start } from '../../words/ja/start.ts';
import type { App } from '../app.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, saying } from './rows.ts';

/** What an office works by while it has chosen nothing. */
export const TEMPLATE = 'standard';

/** The guideline of this office: the one chosen, else the template, else the first there is. */
export const chosenGuideline = (app: App): string => {
  const { ids } = app.session.library;
  const wanted = app.settings.guideline ?? TEMPLATE;
  return ids.includes(wanted) ? wanted : (ids[0] ?? wanted);
};

/** The values of a guideline's settings: what the office chose, else the guideline's own default. */
export const settingsOf = (app: App, id: string): Record<string, boolean> => {
  const guideline = app.session.library.guideline(id);
  const defaults = Object.fromEntries(Object.entries(guideline?.settings ?? {}).map(([key, one]) => [key, one.default]));
  return { ...defaults, ...app.settings.settings[id] };
};

/** A setting as a sentence that holds: its title says what is so when it is on. */
export const settingWords = (title: string, on: boolean): string => {
  if (on) return title;
  return beside.settingOff(title, start.setOff);
};

/** Which guideline this office works by, and what it leaves to the office. */
export class GuidelineChoice extends ListScreen {
  override listing(app: App): Listing {
    const ids = guidelinesInOrder(app.session.library);
    const current = chosenGuideline(app);
    const guidelines = ids.map((id, index): Item => {
      const guideline = app.session.library.guideline(id);
      return {
        number: index + 1,
        rows: (columns, chosen) =>
          numbered(index + 1, `${guideline?.body ?? id}　${guideline?.title ?? ''}`, id === current ? beside.inUse : '', columns, chosen),
        choose: (it) => {
          // What a guideline leaves to the office is shown once it is chosen; Enter on it again, or Esc, goes on.
          const isNew = it.settings.guideline !== id;
          it.keep({ guideline: id });
          if (!isNew || Object.keys(guideline?.settings ?? {}).length === 0) it.back();
        },
      };
    });
    const values = settingsOf(app, current);
    const settings = Object.entries(app.session.library.guideline(current)?.settings ?? {}).map(
      ([key, { title }], index): Item => ({
        number: ids.length + index + 1,
        rows: (columns, chosen) => numbered(ids.length + index + 1, settingWords(title, values[key] === true), '', columns, chosen),
        choose: (it) => it.keep({ settings: { ...it.settings.settings, [current]: { ...values, [key]: !values[key] } } }),
      }),
    );
    return {
      title: start.whichGuideline,
      parts: [
        saying([start.guidelineHint]),
        blank,
        ...guidelines,
        blank,
        ...(settings.length > 0 ? [heading(start.settings), ...settings, saying([beside.toggle], 6)] : []),
      ],
      buttons: [{ label: start.back, press: (it) => it.back() }],
      end: start.noRecordYet,
    };
  }

  protected override first(app: App): number {
    return Math.max(0, guidelinesInOrder(app.session.library).indexOf(chosenGuideline(app)));
  }
}

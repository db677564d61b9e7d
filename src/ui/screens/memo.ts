import { hm } from '../../incident/calendar.ts';
import { beside } from '../../words/ja/beside.ts';
import { start } from '../../words/ja/start.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { operationsFor } from './operations.ts';

/** 19: text stands in the line; nothing happens until one of these is chosen. */
export class MemoChoice {
  #index: number | undefined;
  /** The chunk of the Enter that moved the mark here: the rest of it chooses nothing. */
  #arrived: number | undefined;

  reset(): void {
    this.#index = undefined;
  }

  #choices(app: App, text: string): { label: string; run: (app: App, incident: string) => 'clear' | 'keep' }[] {
    const who = app.person === undefined ? '' : `${app.person.role} ${app.person.name}`;
    const operations = operationsFor(text).map((operation) => ({
      label: beside.opened(operation.title),
      run: (it: App, incident: string) => {
        operation.run(it, incident);
        return 'clear' as const;
      },
    }));
    return [
      ...operations,
      {
        label: ui.memoChoice.record(hm(app.now()), who),
        run: (it, incident) => {
          const { person } = it;
          if (person === undefined) {
            it.notice = [start.name];
            return 'keep';
          }
          return it.act(() => it.session.run(incident, { do: 'note', text }, person)) === undefined ? 'keep' : 'clear';
        },
      },
      {
        label: ui.memoChoice.search,
        run: (it, incident) => {
          it.open(it.routes.search(incident, text));
          return 'keep';
        },
      },
      { label: ui.memoChoice.clear, run: () => 'clear' },
    ];
  }

  /** What is to become of the text; undefined when the key is the line's own. */
  press(app: App, key: Key, incident: string, text: string): 'clear' | 'keep' | 'moved' | undefined {
    const choices = this.#choices(app, text);
    if (key.name === 'escape') {
      this.#index = undefined;
      return 'keep';
    }
    if (key.name === 'enter') {
      if (this.#index === undefined) {
        // The first Enter only moves the mark: 「Enter 次へ（まだ記録しません）」.
        this.#index = 0;
        this.#arrived = key.chunk;
        return 'moved';
      }
      if (key.withText || this.#arrived === key.chunk) return 'moved';
      const index = this.#index;
      this.#index = undefined;
      return choices[index]?.run(app, incident);
    }
    if (key.name === 'down' || key.name === 'up') {
      const at = this.#index;
      this.#index = at === undefined ? 0 : Math.max(0, Math.min(choices.length - 1, at + (key.name === 'down' ? 1 : -1)));
      this.#arrived = key.chunk;
      return 'moved';
    }
    this.#index = undefined;
    return undefined;
  }

  rows(app: App, text: string, columns: number): Row[] {
    return [
      rule(columns, ui.memoChoice.title),
      ...this.#choices(app, text).map(({ label }, index): Row => {
        const chosen = index === this.#index;
        return [span(` ${chosen ? '>' : ' '} ${index + 1}  `), span(label, chosen ? { inverse: true } : {})];
      }),
      [span(` ${ui.memoChoice.nothing}`)],
    ];
  }
}

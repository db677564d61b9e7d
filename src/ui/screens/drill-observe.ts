import { drillControl as words } from '../../words/ja/drill-control.ts';
import type { Key } from '../keys/key.ts';
import { type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';

/** What stands in the controller's line becomes an observation of a seat, once a seat is chosen; until then nothing happens. */
export class ObserveChoice {
  #index: number | undefined;
  /** The chunk of the Enter that moved the mark here: the rest of it chooses nothing. */
  #arrived: number | undefined;

  reset(): void {
    this.#index = undefined;
  }

  /** `seat`: it is to be recorded of this one; `keep`, `clear`: what becomes of the text; undefined when the key is the line's own. */
  press(key: Key, seats: readonly string[]): { readonly seat: string } | 'clear' | 'keep' | 'moved' | undefined {
    if (key.name === 'escape') {
      this.#index = undefined;
      return 'keep';
    }
    if (key.name === 'enter') {
      if (this.#index === undefined) {
        this.#index = 0;
        this.#arrived = key.chunk;
        return 'moved';
      }
      if (key.withText || this.#arrived === key.chunk) return 'moved';
      const seat = seats[this.#index];
      this.#index = undefined;
      return seat === undefined ? 'clear' : { seat };
    }
    if (key.name === 'down' || key.name === 'up') {
      const at = this.#index;
      this.#index = at === undefined ? 0 : Math.max(0, Math.min(seats.length, at + (key.name === 'down' ? 1 : -1)));
      this.#arrived = key.chunk;
      return 'moved';
    }
    this.#index = undefined;
    return undefined;
  }

  rows(seats: readonly string[], columns: number): Row[] {
    return [
      rule(columns, words.observe.title),
      ...[...seats.map(words.observe.seat), words.observe.clear].map((label, index): Row => {
        const chosen = index === this.#index;
        return [span(` ${chosen ? '>' : ' '} ${index + 1}  `), span(label, chosen ? { inverse: true } : {})];
      }),
      [span(` ${words.observe.nothing}`)],
    ];
  }
}

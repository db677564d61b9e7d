import { hints } from '../words/ja/hints.ts';
import type { Key } from './keys/key.ts';
import type { ScreenKind } from './keys/table.ts';
import { type Row, span } from './parts/row.ts';
import { wrap } from './parts/wrap.ts';

const TEXTS: Readonly<Partial<Record<ScreenKind, string>>> = { list: hints.list, work: hints.work, form: hints.form };
/** Keys that say that the screen was understood: the hint goes with them, and comes no more. */
const UNDERSTOOD: ReadonlySet<Key['name']> = new Set(['enter', 'escape', 'tab', 'shift-tab']);

/** The hints of the first run: one for each kind of screen, once on each installation, and only in rows that would be empty. */
export class Hints {
  #seen: readonly string[];
  #shown: ScreenKind | undefined;
  #isKept = true;

  constructor(seen: readonly string[]) {
    this.#seen = seen;
  }

  /** `empty` rows, the hint for this kind of screen at their end where it fits with a blank above it. */
  fill(kind: ScreenKind, empty: number, columns: number): Row[] {
    const blank = Array.from({ length: Math.max(0, empty) }, (): Row => []);
    const text = this.#seen.includes(kind) ? undefined : TEXTS[kind];
    const rows = text === undefined ? [] : wrap(text, columns - 2).map((line): Row => [span(` ${line}`, { dim: true })]);
    if (rows.length === 0 || rows.length >= blank.length) return blank;
    this.#shown = kind;
    return [...blank.slice(rows.length), ...rows];
  }

  /** A key was pressed on what was drawn. */
  pressed({ name }: Key): void {
    if (this.#shown !== undefined && UNDERSTOOD.has(name)) {
      this.#seen = [...this.#seen, this.#shown];
      this.#isKept = false;
    }
    this.#shown = undefined;
  }

  /** The hints that need not come again, where that is still to be kept; asked for once. */
  toKeep(): readonly string[] | undefined {
    if (this.#isKept) return undefined;
    this.#isKept = true;
    return this.#seen;
  }
}

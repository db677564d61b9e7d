import { inputWords } from '../../words/ja/input.ts';
import { ui } from '../../words/ja/ui.ts';
import type { Key } from '../keys/key.ts';
import { buttonLine, type DrawnButton } from '../parts/buttons.ts';
import { type EditorState, editor, editorKey } from '../parts/editor.ts';
import { editorLine } from '../parts/editor-rows.ts';
import { type Row, span } from '../parts/row.ts';
import { width } from '../parts/width.ts';

/** What a key meant on a screen with rows, buttons and a line for memo and search. */
export type Meant =
  | { readonly is: 'row' | 'button'; readonly index: number }
  | { readonly is: 'moved' | 'back' | 'help' | 'search' | 'typed' | 'nothing' }
  | { readonly is: 'page'; readonly by: -1 | 1 }
  | { readonly is: 'entered'; readonly text: string };

/** Rows to choose from, buttons, and the line where typed text goes. Records nothing by itself. */
export class Menu {
  index = 0;
  zone: 'rows' | 'buttons' | 'line' = 'rows';
  button = 0;
  line: EditorState = editor();
  /** The chunk that moved the focus to a button: its further Enters press nothing. */
  #arrived: number | undefined;
  /** The number of the row that the last key, a digit, has led to. */
  #byDigit: string | undefined;

  constructor(index = 0) {
    this.index = index;
  }

  get text(): string {
    return this.line.text;
  }

  /** Text that was begun before stands in the line; the mark stays on the rows. */
  resume(text: string): void {
    if (text !== '') this.line = editor(text);
  }

  /** What is said of the line when something was typed in it. */
  get notice(): readonly string[] {
    if (this.line.cut) return [inputWords.cut];
    return this.text.length <= 2 && this.text !== '' ? [ui.keysHint] : [];
  }

  clear(): void {
    this.line = editor();
    if (this.zone === 'line') this.zone = 'rows';
  }

  #type(key: Key, columns: number): Meant {
    const next = editorKey(this.line, key, columns);
    if (next === undefined) return { is: 'nothing' };
    this.line = next;
    this.zone = next.text === '' ? 'rows' : 'line';
    return { is: 'typed' };
  }

  /**
   * A digit goes to the row of that number. 11 is 1 twice, 12 is 1 and 2: on a row that was reached by a digit, a further digit goes on
   * with its number. Where no row bears the digit alone, the rows that begin with it take turns.
   */
  #byDigits(digits: string, numbers: readonly (number | null)[]): Meant {
    const digit = digits.at(-1) ?? '';
    const here = this.zone === 'rows' ? String(numbers[this.index] ?? '') : '';
    const rowOf = (number: string): number => (number === '' ? -1 : numbers.findIndex((one) => one !== null && String(one) === number));
    const alone = rowOf(digit);
    const longer = here === '' ? -1 : rowOf(here + digit);
    const begins = numbers.flatMap((number, index) => (String(number ?? '').startsWith(digit) ? [index] : []));
    const goesOn = longer >= 0 && (this.#byDigit === here || alone < 0);
    const next = goesOn ? longer : alone >= 0 ? alone : (begins.find((index) => index > this.index && here !== '') ?? begins[0]);
    if (next === undefined) return { is: 'nothing' };
    this.index = next;
    this.zone = 'rows';
    this.#byDigit = String(numbers[next] ?? '');
    return { is: 'moved' };
  }

  /** What `key` means; `numbers` are the rows' numbers (null for a row without one), `buttons` how many buttons there are. */
  press(key: Key, numbers: readonly (number | null)[], buttons: number, columns: number): Meant {
    const meant = this.#press(key, numbers, buttons, columns);
    if (key.digits === undefined) this.#byDigit = undefined;
    return meant;
  }

  #press(key: Key, numbers: readonly (number | null)[], buttons: number, columns: number): Meant {
    const rows = numbers.length;
    const empty = this.line.text === '';
    if (key.name === 'text') {
      if (empty && key.sign === '?') return { is: 'help' };
      if (empty && key.sign === '/') return { is: 'search' };
      if (empty && key.digits !== undefined && rows > 0 && key.paste !== true) return this.#byDigits(key.digits, numbers);
      return this.#type(key, columns);
    }
    if (key.name === 'escape') {
      if (this.zone === 'line' || this.zone === 'buttons') {
        this.zone = 'rows';
        return { is: 'moved' };
      }
      return { is: 'back' };
    }
    if (key.name === 'pageup' || key.name === 'pagedown') return { is: 'page', by: key.name === 'pageup' ? -1 : 1 };
    if (key.name === 'tab' || key.name === 'shift-tab') return this.#tab(key, buttons);
    if (this.zone === 'line') {
      if (key.name === 'enter') return { is: 'entered', text: this.line.text };
      if (key.name === 'down' || key.name === 'up') {
        this.zone = 'rows';
        return { is: 'moved' };
      }
      return this.#type(key, columns);
    }
    if (this.zone === 'buttons') return this.#onButtons(key, buttons);
    if (key.name === 'up') this.index = Math.max(0, this.index - 1);
    else if (key.name === 'down') this.index = Math.min(Math.max(0, rows - 1), this.index + 1);
    else if (key.name === 'home') this.index = 0;
    else if (key.name === 'end') this.index = Math.max(0, rows - 1);
    else if (key.name === 'enter') return rows === 0 ? { is: 'nothing' } : { is: 'row', index: this.index };
    else if (!empty) return this.#type(key, columns);
    else return { is: 'nothing' };
    return { is: 'moved' };
  }

  #tab(key: Key, buttons: number): Meant {
    const forward = key.name === 'tab';
    if (this.zone !== 'buttons') {
      if (buttons === 0) return { is: 'nothing' };
      this.zone = 'buttons';
      this.button = forward ? 0 : buttons - 1;
      this.#arrived = key.chunk;
      return { is: 'moved' };
    }
    const next = this.button + (forward ? 1 : -1);
    if (next < 0 || next >= buttons) this.zone = 'rows';
    else this.button = next;
    this.#arrived = key.chunk;
    return { is: 'moved' };
  }

  #onButtons(key: Key, buttons: number): Meant {
    if (key.name === 'left') this.button = Math.max(0, this.button - 1);
    else if (key.name === 'right') this.button = Math.min(buttons - 1, this.button + 1);
    else if (key.name === 'up' || key.name === 'down') this.zone = 'rows';
    else if (key.name === 'enter') {
      if (this.#arrived === key.chunk) return { is: 'nothing' };
      // Back from wherever the button leads, the mark stands on the rows again.
      this.zone = 'rows';
      return { is: 'button', index: this.button };
    } else return { is: 'nothing' };
    return { is: 'moved' };
  }

  /** The row of the line and the buttons, and where the real cursor stands in it. */
  bottom(label: string, buttons: readonly Omit<DrawnButton, 'focused'>[], columns: number): { row: Row; x: number } {
    // While something is being typed, the line has the whole row.
    const shownButtons = this.zone === 'line' && this.line.text !== '' ? [] : buttons;
    const drawn = shownButtons.map((button, index) => ({ ...button, focused: this.zone === 'buttons' && index === this.button }));
    const room = Math.max(10, columns - width(label) - shownButtons.reduce((sum, { label: name }) => sum + width(name) + 3, 0) - 1);
    const shown = editorLine(this.line, room);
    const { rows, cursor } = buttonLine(
      [span(label), span(shown.text)],
      drawn,
      columns,
      width(label) + Math.min(room, width(shown.text) + 2),
    );
    return {
      row: rows[0] ?? [],
      x: this.zone === 'buttons' && cursor !== undefined ? cursor.x : Math.min(columns - 1, width(label) + shown.x),
    };
  }
}

import { drillControl as words } from '../../words/ja/drill-control.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec } from '../parts/form.ts';
import { type Around, FormScreen } from './form-screen.ts';
import { sentences } from './rows.ts';

/** One act, told before it is done. */
export interface Asked {
  readonly title: string;
  readonly about: readonly string[];
  /** The verb on the button. */
  readonly go: string;
  /** Does it; true where it was stored. Where to go on from there is its own affair. */
  readonly act: (app: App) => boolean;
  /** A heavy act puts 戻る first. */
  readonly heavy?: true;
}

/** An act that was chosen from a list: only its button writes to the log. */
export class DrillAsk extends FormScreen {
  readonly #asked: Asked;
  readonly #title: string;

  constructor(scenario: string, asked: Asked) {
    super();
    this.#title = scenario;
    this.#asked = asked;
  }

  protected override spec(): FormSpec {
    const go = { id: 'go', label: this.#asked.go, records: true };
    const back = { id: 'back', label: ui.back };
    return { fields: [], buttons: this.#asked.heavy ? [back, go] : [go, back] };
  }

  protected override around(app: App, columns: number): Around {
    const { title, about } = this.#asked;
    return {
      title: words.scenario(this.#title),
      heading: title,
      below: sentences(about, columns),
      end: app.unsaved === undefined ? '' : app.saved(),
    };
  }

  protected override pressed(app: App, button: string): void {
    if (button === 'back') app.back();
    else this.#asked.act(app);
  }
}

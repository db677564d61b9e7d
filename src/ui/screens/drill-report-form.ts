import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Exercise } from '../../drill/exercise.ts';
import { civil } from '../../incident/calendar.ts';
import { DrillShelf } from '../../session/drill-shelf.ts';
import { DRILL_FORMATS, reportOf } from '../../session/exercise-report.ts';
import { drillPath } from '../../store/drill-path.ts';
import { expandPath } from '../../store/expand-path.ts';
import { writeOutput } from '../../store/output.ts';
import { drillAfter } from '../../words/ja/drill-after.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import { drillEnd, drillTitle } from './drill-marked.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';

const { terminal: words } = drillAfter;
const two = (number: number): string => `${number}`.padStart(2, '0');

/** 【訓練】takeover-saturday-20261121-1400: the scenario and when the drill began by the wall clock. */
const nameOf = ({ scenario, started }: Exercise): string => {
  const { year, month, day, hour, minute } = civil(started.real ?? started.at);
  return drillPath(`${scenario.id}-${year}${two(month)}${two(day)}-${two(hour)}${two(minute)}`);
};

/** 事後報告書: what comes out of a drill, as a file, without a command being known. */
export class DrillReportForm extends FormScreen {
  readonly #exercise: Exercise;

  constructor(exercise: Exercise) {
    super();
    this.#exercise = exercise;
  }

  protected override spec(app: App): FormSpec {
    return {
      fields: [
        {
          id: 'format',
          label: words.format,
          kind: 'choice',
          required: true,
          initial: 'html',
          choices: (['html', 'md'] as const).map((id) => ({ id, label: words.formats[id] })),
        },
        { id: 'out', label: ui.report.out, kind: 'file', required: true, initial: join(app.cwd, nameOf(this.#exercise)) },
      ],
      buttons: [
        { id: 'go', label: ui.report.go },
        { id: 'back', label: ui.back },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const { incident, scenario } = this.#exercise;
    return {
      title: drillTitle(scenario.title),
      heading: words.report,
      below: sentences([words.word(incident.id)], columns),
      end: drillEnd(app),
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'back') {
      app.back();
      return;
    }
    const format = textOf(values, 'format') === 'md' ? 'md' : 'html';
    const named = resolve(app.cwd, expandPath(textOf(values, 'out'), homedir(), process.platform));
    const path = drillPath(named.endsWith(`.${format}`) ? named : `${named}.${format}`);
    const written = app.attempt(() => {
      writeOutput(path, DRILL_FORMATS[format](this.#exercise, this.#report(app)));
      return true;
    });
    if (written === undefined) return;
    app.back();
    app.notice = [ui.report.done(path)];
  }

  /** The drills before this one stand in the same store. */
  #report(app: App) {
    const shelf = DrillShelf.open(app.home, app.session.library, () => app.now());
    try {
      return reportOf({ all: () => shelf?.all() ?? [] }, this.#exercise);
    } finally {
      shelf?.close();
    }
  }
}

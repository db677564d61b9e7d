import type { DrillReport } from '../../drill/report.ts';
import { realClock, simClock } from '../../export/aar-time.ts';
import { incidentAt, type ReplayStep, replaySteps } from '../../export/drill-replay.ts';
import type { Incident } from '../../incident/incident.ts';
import { nextStep, responsesOf } from '../../incident/overview.ts';
import { drillReplay as words } from '../../words/ja/drill-replay.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { UNFOLDED } from '../lines/speech.ts';
import type { Told } from '../lines/told.ts';
import { leftRight } from '../parts/fit.ts';
import { type Frame, type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { windowOf } from './page.ts';
import { sentences } from './rows.ts';
import { entriesOf, stepBlock } from './work-list.ts';
import { answerRows } from './work-rows.ts';

const PAGE = 10;

/** An exercise gone through again, line by line: both clocks, what was written, and the work as it stood then. Nothing is written here. */
export class DrillReplay implements Screen {
  readonly #report: DrillReport;
  readonly #incident: Incident;
  readonly #leave: (app: App) => void;
  readonly #steps: readonly ReplayStep[];
  /** The work as it stood, of the line that is shown. */
  #known: { readonly seq: number; readonly incident: Incident } | undefined;
  #at = 0;
  /** First row of what was written that is in sight. */
  #from = 0;

  /** @param leave Esc; without it the program ends, because the replay was all it was opened for */
  constructor(
    report: DrillReport,
    incident: Incident,
    leave = (app: App) => {
      app.done = true;
    },
  ) {
    this.#leave = leave;
    this.#report = report;
    this.#incident = incident;
    this.#steps = replaySteps(report, incident);
  }

  get #step(): ReplayStep {
    return this.#steps[this.#at] as ReplayStep;
  }

  #stood(): Incident {
    const { seq } = this.#step;
    if (this.#known?.seq !== seq) this.#known = { seq, incident: incidentAt(this.#incident, seq) };
    return this.#known.incident;
  }

  draw(_app: App, size: Size): Frame {
    const { columns } = size;
    const head = this.#head(columns);
    // As many rows for every line, so that the three answers never move.
    const all = this.#said(columns);
    const lines = size.rows < 24 ? 3 : 5;
    this.#from = Math.max(0, Math.min(this.#from, all.length - lines));
    const said = Array.from({ length: lines }, (_, at): Row => all[this.#from + at] ?? []);
    const unsaid = Math.max(0, all.length - this.#from - lines);
    const { title, answers, steps, keep } = this.#work(columns);
    const room = Math.max(1, size.rows - head.length - said.length - answers.length - 3);
    const from = windowOf(steps.length, room, keep);
    const shown = steps.slice(from, from + room);
    const hidden = steps.length - from - shown.length;
    const blank = Array.from({ length: Math.max(0, room - shown.length) }, (): Row => []);
    const keys = columns < 72 ? words.keysNarrow : words.keys;
    const rows: Row[] = [
      ...head,
      rule(columns, words.entry, unsaid > 0 ? words.more(unsaid) : ''),
      ...said,
      rule(columns, title, hidden > 0 ? words.more(hidden) : ''),
      ...answers,
      ...shown,
      ...blank,
      leftRight([span(keys)], [span(ui.drill, { inverse: true, color: 'magenta' })], columns),
    ];
    return { rows, cursor: { x: Math.max(0, columns - 1), y: 1 } };
  }

  press(app: App, key: Key): void {
    const last = this.#steps.length - 1;
    const to = (at: number) => {
      this.#from = 0;
      this.#at = Math.max(0, Math.min(last, at));
    };
    if (key.name === 'right' || key.name === 'enter') to(this.#at + 1);
    else if (key.name === 'left') to(this.#at - 1);
    else if (key.name === 'down') this.#from += 1;
    else if (key.name === 'up') this.#from = Math.max(0, this.#from - 1);
    else if (key.name === 'pagedown') to(this.#at + PAGE);
    else if (key.name === 'pageup') to(this.#at - PAGE);
    else if (key.name === 'home') to(0);
    else if (key.name === 'end') to(last);
    else if (key.name === 'escape') this.#leave(app);
  }

  tell(app: App): Told<App> {
    const { answers, title } = this.#work(UNFOLDED);
    const step = (by: number) => () => {
      this.#at = Math.max(0, Math.min(this.#steps.length - 1, this.#at + by));
    };
    return {
      parts: [
        ...this.#head(UNFOLDED),
        ...this.#said(UNFOLDED),
        title,
        ...answers,
        ...(this.#at === this.#steps.length - 1 ? [words.atEnd] : []),
        ...(this.#at === 0 ? [words.atStart] : []),
        { number: 1, rows: [words.next], go: step(1) },
        { number: 2, rows: [words.back], go: step(-1) },
        {
          number: 3,
          rows: [words.leave],
          go: () => this.#leave(app),
        },
      ],
    };
  }

  /** Which drill, which moment on both clocks, which line of how many. */
  #head(columns: number): Row[] {
    const { cover } = this.#report;
    const { at, real, seq } = this.#step;
    const mark = span(ui.drill, { inverse: true, color: 'magenta' });
    const runbook = words.runbook(cover.guideline.body, terms.trouble[cover.trouble]);
    const clocks = [
      words.sim(simClock(this.#report, at), Math.floor(at / 60_000)),
      ...(real === undefined ? [] : [words.real(realClock(this.#report, real))]),
    ];
    const place = words.place(seq, this.#at + 1, this.#steps.length);
    return [
      leftRight([mark, span(words.title(cover.scenario.title), { bold: true })], columns < 72 ? '' : runbook, columns),
      leftRight([span(` ${clocks.join('　')}`)], place, columns),
    ];
  }

  #said(columns: number): Row[] {
    const { who, kind, lines, clauses } = this.#step;
    const [first = '', ...rest] = lines;
    const cited = clauses === '' ? [] : [`〔${clauses}〕`];
    return sentences([[who, kind, first].filter((part) => part !== '').join('　'), ...rest, ...cited], columns);
  }

  #work(columns: number): { title: string; answers: Row[]; steps: Row[]; keep: { from: number; to: number } } {
    const incident = this.#stood();
    const { at, injects } = this.#step;
    const now = this.#report.cover.started.sim + at;
    const lines = responsesOf(incident);
    const next = incident.closed ? undefined : nextStep(lines, '');
    const entries = entriesOf(lines, false);
    const rows = entries.filter((entry): entry is Exclude<(typeof entries)[number], { heading: string }> => !('heading' in entry));
    const index = rows.findIndex((entry) => 'line' in entry && entry.line === next);
    const block = stepBlock({ incident, lines, begun: new Set(), next, entries, rows, index }, { columns, now, marked: false });
    const live = lines.filter(({ view }) => view.course !== 'handed-over');
    const sum = (of: 'done' | 'left') => live.reduce((total, line) => total + line[of], 0);
    const given = injects.at(-1);
    const told = given === undefined ? words.noInjects : words.injects(given, injects.length);
    return {
      title: `${words.work(sum('done'), sum('left'))}　${told}`,
      answers: answerRows(incident, lines, next, now, columns),
      steps: block.rows,
      keep: block.keep,
    };
  }
}

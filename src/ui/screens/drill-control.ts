import type { Inject } from '../../drill/scenario.ts';
import { hm } from '../../incident/calendar.ts';
import type { ExerciseSession } from '../../session/exercise.ts';
import { drillControl as words } from '../../words/ja/drill-control.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { UNFOLDED } from '../lines/speech.ts';
import type { Choosable, Told } from '../lines/told.ts';
import type { Frame, Row } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { controlButtons } from './drill-control-buttons.ts';
import {
  byUrgency,
  chosenRows,
  controlHead,
  expectedRow,
  injectRow,
  orderedInjects,
  type Steered,
  seatRows,
  simClock,
  steered,
} from './drill-control-rows.ts';
import { InjectView } from './drill-inject.ts';
import { ObserveChoice } from './drill-observe.ts';
import { actInDrill, personOf } from './drill-told.ts';
import { Menu } from './menu.ts';
import { noticeRows, page, windowOf } from './page.ts';
import { sentences } from './rows.ts';

/** 15: what comes next and who is stuck; every act of the clock and of the injects is a button. */
export class DrillControl implements Screen {
  readonly session: ExerciseSession;
  /** The token by which this terminal holds the controller's seat. */
  readonly holder: string;
  readonly #menu = new Menu();
  readonly #observe = new ObserveChoice();
  #placed = false;

  constructor(session: ExerciseSession, holder: string) {
    this.session = session;
    this.holder = holder;
  }

  #state(): { at: Steered; injects: readonly Inject[]; chosen: Inject | undefined } {
    const at = steered(this.session.exercise(), this.session.elapsed(), this.session.real());
    const injects = orderedInjects(at);
    // The mark begins where the controller looks next.
    if (!this.#placed)
      this.#menu.index = Math.max(
        0,
        injects.findIndex(({ id }) => id === at.schedule.next?.id),
      );
    this.#placed = true;
    this.#menu.index = Math.max(0, Math.min(this.#menu.index, injects.length - 1));
    return { at, injects, chosen: injects[this.#menu.index] };
  }

  /** Does one thing to the exercise, if this terminal steers it. */
  steer(app: App, command: Parameters<ExerciseSession['steer']>[0]): boolean {
    return actInDrill(app, () => this.session.steer(command, personOf(app), this.holder)) !== undefined;
  }

  draw(app: App, size: Size): Frame {
    const state = this.#state();
    const { at, injects, chosen } = state;
    const { columns } = size;
    const low = size.rows < 24;
    const tall = size.rows >= 36;
    const head = controlHead(at, columns);
    const typing = this.#menu.text !== '' && this.#menu.zone === 'line';
    const seats = at.exercise.scenario.seats;
    const seatLines = seatRows(at, columns);
    const shownSeats = seatLines.slice(0, low ? 1 : tall ? 6 : 2);
    const lower: Row[] = typing
      ? this.#observe.rows(seats, columns)
      : [
          rule(columns, words.seats),
          ...shownSeats,
          rule(columns, chosen === undefined ? '' : words.chosen(chosen.id)),
          ...(chosen === undefined ? [] : chosenRows(chosen, at, columns).slice(0, low ? 1 : tall ? 8 : 2)),
        ];
    const notice = this.#notice(app, at).flatMap((line) => sentences([line], columns, 1, { bold: true }));
    const told = noticeRows(app, columns).length + notice.length;
    // Title rows, two headings, the line with the buttons, the keys.
    const room = Math.max(2, size.rows - head.length - 2 - lower.length - told - 2);
    const expectedRoom = Math.min(at.met.length, Math.max(1, Math.floor(room * (low ? 0.45 : 0.4))));
    const injectRoom = Math.max(1, room - expectedRoom);
    const from = windowOf(injects.length, injectRoom, { from: this.#menu.index, to: this.#menu.index + 1 });
    const shown = injects.slice(from, from + injectRoom);
    const below = injects.length - from - shown.length;
    const hidden = [from > 0 ? ui.work.scrollUp(from) : '', below > 0 ? ui.work.scrollDown(below) : '']
      .filter((part) => part !== '')
      .join(' ');
    const released = injects.filter(({ id }) => at.schedule.injects.get(id)?.state === 'released').length;
    const waiting = injects.filter(({ id }) => at.schedule.injects.get(id)?.state === 'waiting').length;
    const rows = shown.map((inject) => injectRow(inject, at, columns, inject === chosen && this.#menu.zone !== 'line'));
    const expected = byUrgency(at)
      .slice(0, Math.max(0, room - shown.length))
      .map((met) => expectedRow(met, at, columns));
    const blank = Array.from({ length: Math.max(0, room - shown.length - expected.length) }, (): Row => []);
    const bottom = this.#menu.bottom(words.memo, controlButtons(this, state, columns), columns);
    return page(app, size, {
      head,
      body: [
        rule(columns, words.injects(injects.length, released, waiting), hidden),
        ...rows,
        rule(columns, words.expected, words.targets),
        ...expected,
        ...blank,
        ...lower,
        ...notice,
      ],
      bottom: [bottom.row],
      kind: typing ? 'memo' : 'control',
      right: app.unsaved === undefined ? '' : app.saved(),
      cursor: { in: 'bottom', x: bottom.x, y: 0 },
    });
  }

  /** What the controller must know before anything else: somebody else steers, or the end has come. */
  #notice(app: App, { exercise, met }: Steered): string[] {
    const held = this.session.heldFrom(this.holder);
    if (held !== undefined) return [words.held(held.name, hm(held.since))];
    if (app.notice.length > 0) return [];
    if (exercise.ended !== undefined) return [words.ended];
    if (exercise.suspended) return [words.suspended];
    const critical = met.filter(({ expected }) => expected.critical);
    const done = critical.length > 0 && critical.every(({ state }) => state === 'on-time' || state === 'late');
    return done ? [words.endDone] : [];
  }

  press(app: App, key: Key): void {
    const state = this.#state();
    const { injects, at } = state;
    app.notice = [];
    if (this.#menu.zone === 'line' && this.#menu.text !== '') {
      const done = this.#observe.press(key, at.exercise.scenario.seats);
      if (done === 'clear') this.#menu.clear();
      if (done === 'keep') this.#menu.zone = 'rows';
      if (typeof done === 'object' && this.#record(app, done.seat)) this.#menu.clear();
      if (done !== undefined) return;
    }
    const buttons = controlButtons(this, state, app.size.columns);
    const meant = this.#menu.press(
      key,
      injects.map(() => null),
      buttons.length,
      app.size.columns,
    );
    switch (meant.is) {
      case 'row':
        if (state.chosen !== undefined) app.open(new InjectView(this, state.chosen.id));
        return;
      case 'button':
        buttons[meant.index]?.press(app);
        return;
      case 'typed':
        this.#observe.reset();
        app.notice = this.#menu.notice;
        return;
      case 'help':
        app.open(app.routes.help('control'));
        return;
      case 'back':
        app.notice = [at.exercise.ended === undefined ? words.escape : words.escapeEnded];
        return;
      default:
        return;
    }
  }

  #record(app: App, seat: string): boolean {
    const { text } = this.#menu;
    return actInDrill(app, () => this.session.observe({ do: 'observe', seat, text }, personOf(app))) !== undefined;
  }

  tell(app: App): Told<App> {
    const state = this.#state();
    const { at, injects } = state;
    return {
      parts: [
        ...controlHead(at, UNFOLDED),
        ...injects.map(
          (inject, index): Choosable<App> => ({
            number: index + 1,
            rows: [injectRow(inject, at, UNFOLDED, false)],
            go: (it) => it.open(new InjectView(this, inject.id)),
          }),
        ),
        words.expected,
        ...byUrgency(at).map((met) => expectedRow(met, at, UNFOLDED)),
        ...seatRows(at, UNFOLDED),
        ...this.#notice(app, at),
        ...controlButtons(this, state, UNFOLDED).map(({ label, press }): Choosable<App> => ({ number: null, rows: [label], go: press })),
      ],
    };
  }

  /** Exercise time of a moment, as this screen writes it. */
  clock(at: number): string {
    return simClock(this.session.exercise(), at);
  }
}

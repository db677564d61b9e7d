import { inboxOf } from '../../drill/inbox.ts';
import { hm } from '../../incident/calendar.ts';
import type { ExerciseSession } from '../../session/exercise.ts';
import { drillControl } from '../../words/ja/drill-control.ts';
import { drillSeat as words } from '../../words/ja/drill-seat.ts';
import type { App } from '../app.ts';
import { span } from '../parts/row.ts';
import { wrap } from '../parts/wrap.ts';
import { clockState, simClock } from './drill-control-rows.ts';
import { type Between, type Listing, ListScreen } from './list-screen.ts';
import { heading } from './rows.ts';

/** For the whole room: the clock, and what has been released to anybody, the newest first. Nothing else. */
export class Projector extends ListScreen {
  readonly #session: ExerciseSession;

  constructor(session: ExerciseSession) {
    super();
    this.#session = session;
  }

  override listing(): Listing {
    const session = this.#session;
    const exercise = session.exercise();
    const { scenario, values } = exercise;
    const now = session.elapsed();
    const messages = [...inboxOf(session.schedule(), scenario.seats, values)].reverse();
    const told = messages.map(
      ({ at, from, to, via, text }): Between => ({
        rows: (columns) => [
          [span(` ${simClock(exercise, at)}  `), span(`${from} → ${to.join('・')}　${via}`, { bold: true })],
          ...text.split(/(?<!\s)\s*\n\s*/u).flatMap((line) => wrap(line, columns - 5).map((part) => [span('    '), span(part)])),
          [],
        ],
      }),
    );
    return {
      title: words.projector.title(scenario.title),
      right: words.projector.real(hm(session.real())),
      parts: [
        {
          rows: () => [
            [],
            [
              span(`  ${words.projector.sim(simClock(exercise, now), Math.floor(now / 60_000))}`, { bold: true }),
              span(`　　${clockState(exercise)}`),
            ],
            [],
          ],
        },
        heading(words.projector.released(messages.length)),
        ...told,
      ],
      buttons: [
        {
          label: words.projector.leave,
          press: (app) => {
            app.done = true;
          },
        },
      ],
      kind: 'control',
      end: drillControl.rate(exercise.clock.rate),
      label: '',
      without: ['escape'],
    };
  }

  protected override leave(app: App): void {
    app.notice = [];
  }
}

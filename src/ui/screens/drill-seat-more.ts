import { gradedAt } from '../../drill/exercise.ts';
import { gradeExpected } from '../../drill/grade.ts';
import { MINUTE } from '../../drill/schedule.ts';
import { responsesOf } from '../../incident/overview.ts';
import type { SeatSession } from '../../session/exercise-seat.ts';
import { drillControl } from '../../words/ja/drill-control.ts';
import { drillSeat as words } from '../../words/ja/drill-seat.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { ActForm } from './drill-act.ts';
import { DrillAsk } from './drill-ask.ts';
import { Inbox } from './drill-inbox.ts';
import { PictureForm } from './drill-picture.ts';
import { DrillReportForm } from './drill-report-form.ts';
import { actInDrill, personOf } from './drill-told.ts';
import { EvidenceForm } from './evidence.ts';
import { HandoverSheet } from './handover.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, saying } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** What a player's screen offers besides its buttons. */
export class SeatMore extends ListScreen {
  readonly #session: SeatSession;
  readonly #work: (app: App) => void;

  /** @param work opens what any incident offers */
  constructor(session: SeatSession, work: (app: App) => void) {
    super();
    this.#session = session;
    this.#work = work;
  }

  override listing(app: App): Listing {
    const session = this.#session;
    const incident = app.load(session.id);
    const exercise = session.exercise();
    const going = exercise.ended === undefined;
    const alone = exercise.started.data.pace.alone;
    type Choice = readonly [label: string, choose: (it: App) => void];
    const choices: Choice[] = [
      ...(going
        ? ([
            [words.act.title, (it) => it.replace(new ActForm(session))],
            [words.picture.title, (it) => it.replace(new PictureForm(session))],
            [ui.work.buttons.evidence, (it) => it.replace(new EvidenceForm(session.id))],
            [words.others.handover, (it) => it.replace(new HandoverSheet(session.id))],
          ] as Choice[])
        : []),
      [
        words.others.work,
        (it) => {
          it.back();
          this.#work(it);
        },
      ],
      ...(going && alone
        ? ([
            [words.others.hint, (it) => it.replace(new OwnHints(session))],
            [
              words.others.end,
              (it) =>
                it.replace(
                  new DrillAsk(exercise.scenario.title, {
                    title: words.others.end,
                    about: [drillControl.endForm.about],
                    go: drillControl.endForm.go,
                    heavy: true,
                    act: (on) => {
                      const done = actInDrill(on, () => session.observe({ do: 'end', why: 'controller' }, personOf(on))) !== undefined;
                      if (!done) return false;
                      on.back();
                      on.notice = [words.endedAlone];
                      return true;
                    },
                  }),
                ),
            ],
          ] as Choice[])
        : []),
      ...(going && !exercise.suspended
        ? ([
            [
              words.others.suspend,
              (it) =>
                it.replace(
                  new DrillAsk(exercise.scenario.title, {
                    title: words.others.suspend,
                    about: [drillControl.suspendForm.about],
                    go: drillControl.suspendForm.go,
                    act: (on) => {
                      const done = actInDrill(on, () => session.observe({ do: 'suspend' }, personOf(on))) !== undefined;
                      if (done) on.back();
                      return done;
                    },
                  }),
                ),
            ],
          ] as Choice[])
        : []),
      ...(!going && alone ? ([[drillControl.buttons.report, (it) => it.replace(new DrillReportForm(exercise))]] as Choice[]) : []),
      [
        going ? words.others.leave : words.others.leaveEnded,
        (it) => {
          it.done = true;
        },
      ],
    ];
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns),
      parts: [
        heading(words.others.title),
        ...choices.map(
          ([label, choose], index): Item => ({
            number: index + 1,
            rows: (columns, marked) => numbered(index + 1, label, '', columns, marked),
            choose,
          }),
        ),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

/** Alone, the player asks for hints: those whose time has come, without a word of what they hint at. */
class OwnHints extends ListScreen {
  readonly #session: SeatSession;

  constructor(session: SeatSession) {
    super();
    this.#session = session;
  }

  override listing(): Listing {
    const session = this.#session;
    const exercise = session.exercise();
    const now = session.elapsed();
    const { schedule, ...graded } = gradedAt(exercise, now);
    const ready = gradeExpected({ ...graded, schedule }).flatMap(({ state, expected }) => {
      const status = schedule.injects.get(expected.from);
      const waited = status?.state === 'released' ? now - status.at : 0;
      const open = state === 'open' && expected.hint !== undefined && waited >= expected.hint.after * MINUTE;
      return open && !exercise.hints.some((hint) => hint.expected === expected.id) ? [{ expected, waited }] : [];
    });
    return {
      title: words.hints.title,
      parts: [
        saying([ready.length === 0 ? words.hints.none : words.hints.about]),
        blank,
        ...ready.map(
          ({ expected, waited }, index): Item => ({
            number: index + 1,
            rows: (columns, marked) => numbered(index + 1, words.hints.ready(index + 1, Math.floor(waited / MINUTE)), '', columns, marked),
            choose: (app) =>
              app.replace(
                new DrillAsk(exercise.scenario.title, {
                  title: words.hints.title,
                  about: [words.hints.about],
                  go: words.hints.go,
                  act: (on) => {
                    const given = actInDrill(on, () => session.observe({ do: 'hint', expected: expected.id }, personOf(on)));
                    if (given !== undefined) on.replace(new Inbox(on, session));
                    return given !== undefined;
                  },
                }),
              ),
          }),
        ),
      ],
      buttons: [{ label: ui.back, press: (app) => app.back() }],
    };
  }
}

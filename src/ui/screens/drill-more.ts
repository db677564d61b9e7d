import { hm } from '../../incident/calendar.ts';
import { drillControl as words } from '../../words/ja/drill-control.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { DrillAsk } from './drill-ask.ts';
import type { DrillControl } from './drill-control.ts';
import { expectedRow, steered } from './drill-control-rows.ts';
import { DrillReportForm } from './drill-report-form.ts';
import { JumpForm, ObserveForm, RateForm, RatingForm } from './drill-steer-forms.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, saying } from './rows.ts';
import { DisplaySettings } from './settings.ts';
import { Timeline } from './timeline.ts';

type Steering = Parameters<DrillControl['steer']>[1];
type Choice = readonly [label: string, choose: (app: App) => void];

/** Everything the controller's screen offers besides its buttons. */
export class ControlMore extends ListScreen {
  readonly #control: DrillControl;

  constructor(control: DrillControl) {
    super();
    this.#control = control;
  }

  override listing(app: App): Listing {
    const control = this.#control;
    const { session } = control;
    const exercise = session.exercise();
    const at = steered(exercise, session.elapsed(), session.real());
    const chosen = at.schedule.next;
    const { title } = exercise.scenario;
    const ask = (heading: string, about: readonly string[], go: string, command: Steering, heavy?: true) => (it: App) =>
      it.replace(
        new DrillAsk(title, {
          title: heading,
          about,
          go,
          ...(heavy && { heavy }),
          act: (on) => {
            const done = control.steer(on, command);
            if (!done) return false;
            on.back();
            // What follows the end is said on the screen itself.
            if (command.do === 'end') on.notice = [];
            return true;
          },
        }),
      );
    const open = at.met.filter(({ state }) => state === 'open').length;
    const { endForm, suspendForm, jumpForm } = words;
    const running: Choice[] =
      exercise.ended !== undefined
        ? []
        : [
            [words.more.hint, (it) => it.replace(new HintList(control))],
            ...(chosen === undefined
              ? []
              : ([[words.buttons.next, ask(words.buttons.next, [jumpForm.about], words.buttons.next, { do: 'next' })]] as Choice[])),
            [words.more.rate, (it) => it.replace(new RateForm(control))],
            [words.more.jump, (it) => it.replace(new JumpForm(control))],
            ...(exercise.suspended
              ? []
              : ([[words.more.suspend, ask(words.more.suspend, [suspendForm.about], suspendForm.go, { do: 'suspend' })]] as Choice[])),
          ];
    const choices: Choice[] = [
      ...(exercise.ended === undefined ? [] : ([[words.buttons.report, (it) => it.replace(new DrillReportForm(exercise))]] as Choice[])),
      ...running,
      [words.more.rating, (it) => it.replace(new RatingForm(control))],
      [words.more.observe, (it) => it.replace(new ObserveForm(control))],
      [words.more.observations, (it) => it.replace(new Observations(control))],
      [words.more.timeline, (it) => it.replace(new Timeline(session.id))],
      [words.more.display, (it) => it.replace(new DisplaySettings())],
      ...(exercise.ended === undefined
        ? ([
            [
              words.more.end,
              ask(
                endForm.title,
                [endForm.about, ...(open === 0 ? [] : [endForm.left(open)])],
                endForm.go,
                { do: 'end', why: 'controller' },
                true,
              ),
            ],
          ] as Choice[])
        : []),
      [
        exercise.ended === undefined ? words.more.close : words.more.closeEnded,
        (it) => {
          it.done = true;
        },
      ],
    ];
    return {
      title: words.title(exercise.scenario.title),
      right: words.real(hm(session.real())),
      parts: [
        heading(words.more.title),
        ...choices.map(
          ([label, choose], index): Item => ({
            number: index + 1,
            rows: (columns, marked) => numbered(index + 1, label, '', columns, marked),
            choose,
          }),
        ),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
      end: app.unsaved === undefined ? '' : app.saved(),
    };
  }
}

/** A hint for each expectation that has one; Enter gives it. */
export class HintList extends ListScreen {
  readonly #control: DrillControl;

  constructor(control: DrillControl) {
    super();
    this.#control = control;
  }

  override listing(): Listing {
    const control = this.#control;
    const { session } = control;
    const at = steered(session.exercise(), session.elapsed(), session.real());
    const hints = at.met.filter(({ expected }) => expected.hint !== undefined);
    return {
      title: words.hints.title,
      parts: [
        saying([hints.length === 0 ? words.hints.none : words.hints.about]),
        blank,
        ...hints.map((met, index): Item => {
          const given = at.exercise.hints.some(({ expected }) => expected === met.expected.id);
          return {
            number: index + 1,
            rows: (columns, marked) => [
              ...numbered(index + 1, met.expected.hint?.text ?? '', given ? words.hints.given : '', columns, marked),
              expectedRow(met, at, columns),
            ],
            choose: (it) =>
              it.replace(
                new DrillAsk(at.exercise.scenario.title, {
                  title: words.hints.title,
                  about: [met.expected.hint?.text ?? '', words.hints.about],
                  go: words.hints.go,
                  act: (on) => {
                    const done = control.steer(on, { do: 'hint', expected: met.expected.id });
                    if (done) on.back();
                    return done;
                  },
                }),
              ),
          };
        }),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

/** What was observed, in the order of writing. */
class Observations extends ListScreen {
  readonly #control: DrillControl;

  constructor(control: DrillControl) {
    super();
    this.#control = control;
  }

  override listing(): Listing {
    const { observations } = this.#control.session.exercise();
    return {
      title: words.more.observations,
      parts: [
        ...(observations.length === 0 ? [saying([words.observationsNone])] : []),
        ...observations.map((entry) =>
          saying([`${entry.seq}　${hm(entry.at)}　${entry.data.seat}　${entry.words.text ?? ''}（${entry.words['actor.name'] ?? ''}）`]),
        ),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

import type { Inject } from '../../drill/scenario.ts';
import type { ExerciseSession } from '../../session/exercise.ts';
import { drillControl as words } from '../../words/ja/drill-control.ts';
import type { App } from '../app.ts';
import type { DrillControl } from './drill-control.ts';
import type { Steered } from './drill-control-rows.ts';
import { ControlMore } from './drill-more.ts';
import { DrillReportForm } from './drill-report-form.ts';
import { actInDrill, personOf } from './drill-told.ts';

export interface ControlButton {
  readonly label: string;
  readonly press: (app: App) => void;
}

/** Closes the terminal; the exercise goes on. */
const leave = (app: App): void => {
  app.done = true;
};

/** What the controller can do now: with the inject that is chosen, with the clock, and after the end. */
export function controlButtons(
  control: DrillControl,
  { at, chosen }: { readonly at: Steered; readonly chosen: Inject | undefined },
  columns: number,
): ControlButton[] {
  const { session, holder } = control;
  const held = session.heldFrom(holder);
  if (held !== undefined)
    return [
      { label: words.buttons.take, press: (it) => actInDrill(it, () => session.lead(personOf(it), holder, true)) },
      { label: words.buttons.leave, press: leave },
    ];
  const more: ControlButton = { label: words.buttons.more, press: (it) => it.open(new ControlMore(control)) };
  const leaving = { label: words.buttons.leave, press: leave };
  if (at.exercise.ended !== undefined) {
    const report = { label: words.buttons.report, press: (it: App) => it.open(new DrillReportForm(at.exercise)) };
    // On a narrow screen the last is among the other operations.
    return columns < 72 ? [report, more] : [report, more, leaving];
  }
  const steer = (command: Parameters<ExerciseSession['steer']>[0]) => (it: App) => control.steer(it, command);
  const status = chosen === undefined ? undefined : at.schedule.injects.get(chosen.id)?.state;
  const stopped = at.exercise.clock.paused;
  const all: (ControlButton & { narrow: boolean })[] = [
    ...(chosen !== undefined && status !== 'released'
      ? [{ label: words.buttons.release(chosen.id), press: steer({ do: 'release', inject: chosen.id }), narrow: true }]
      : []),
    ...(chosen !== undefined && status === 'waiting'
      ? [{ label: words.buttons.defer, press: steer({ do: 'defer', inject: chosen.id }), narrow: false }]
      : []),
    ...(at.schedule.next === undefined ? [] : [{ label: words.buttons.next, press: steer({ do: 'next' }), narrow: false }]),
    {
      label: stopped ? words.buttons.resume : words.buttons.pause,
      press: steer({ do: stopped ? 'resume' : 'pause' }),
      narrow: true,
    },
    { ...more, narrow: true },
  ];
  return columns < 72 ? all.filter(({ narrow }) => narrow) : all;
}

import type { Inject } from '../../drill/scenario.ts';
import { expectedTitle } from '../../drill/titles.ts';
import { filled } from '../../drill/variants.ts';
import { firstResponse } from '../../incident/incident.ts';
import { drillControl as words } from '../../words/ja/drill-control.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { DrillControl } from './drill-control.ts';
import { steered } from './drill-control-rows.ts';
import { type Between, type ListButton, type Listing, ListScreen } from './list-screen.ts';
import { labelled } from './rows.ts';

/** One inject in full, for the controller: its words, what is expected, what evaluators look for, what it waits for. */
export class InjectView extends ListScreen {
  readonly #control: DrillControl;
  readonly #id: string;

  constructor(control: DrillControl, id: string) {
    super();
    this.#control = control;
    this.#id = id;
  }

  override listing(app: App): Listing {
    const control = this.#control;
    const { session, holder } = control;
    const at = steered(session.exercise(), session.elapsed(), session.real());
    const inject = at.exercise.scenario.injects.find(({ id }) => id === this.#id) as Inject;
    const { scenario, values, incident } = at.exercise;
    const { runbook } = firstResponse(incident);
    const status = at.schedule.injects.get(inject.id);
    const asked = scenario.expected.filter(({ from }) => from === inject.id).map((one) => expectedTitle(one, scenario, runbook));
    const part = (label: string, text: string): Between => ({
      rows: (columns) => labelled(label, text.replaceAll(/(?<!\s)\s*\n\s*/gu, ' '), columns),
    });
    const state = (): string => {
      if (status?.state === 'released' || status?.state === 'deferred') return words.inject.came[status.state](control.clock(status.at));
      if (status?.state === 'obsolete') return words.inject.gone(status.because ?? '');
      if (inject.at === undefined && inject.when === undefined) return words.inject.byHand;
      if (inject.at !== undefined) return words.inject.at(control.clock(inject.at * 60_000));
      return inject.after === undefined ? words.inject.onCondition : words.inject.after(inject.after);
    };
    const open = session.heldFrom(holder) === undefined && at.exercise.ended === undefined;
    const act = (what: 'release' | 'defer') => (it: App) => {
      if (control.steer(it, { do: what, inject: inject.id })) it.back();
    };
    const buttons: ListButton[] = [
      { label: ui.back, press: (it) => it.back() },
      ...(open && status?.state !== 'released' ? [{ label: words.buttons.release(inject.id), press: act('release') }] : []),
      ...(open && status?.state === 'waiting' ? [{ label: words.buttons.defer, press: act('defer') }] : []),
    ];
    return {
      title: words.inject.title(inject.id),
      parts: [
        part(words.inject.state, state()),
        part(words.inject.from, inject.from),
        part(words.inject.to, inject.to.join('・')),
        part(words.inject.via, inject.via),
        part(words.inject.text, filled(inject.text, values)),
        ...(asked.length === 0 ? [] : [part(words.inject.expects, asked.join('／'))]),
        ...(inject.hidden === undefined ? [] : [part(words.inject.hidden, filled(inject.hidden, values))]),
      ],
      buttons,
      kind: 'control',
      end: app.unsaved === undefined ? '' : app.saved(),
      label: '',
    };
  }
}

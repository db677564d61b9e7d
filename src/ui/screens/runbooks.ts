import { coverageOf } from '../../export/coverage.ts';
import { layerMark } from '../../export/layer.ts';
import { adopted } from '../../runbook/plan.ts';
import type { Runbook } from '../../runbook/runbook.ts';
import { guidelinesInOrder } from '../../session/guideline-names.ts';
import { beside } from '../../words/ja/beside.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { settingsOf } from './guideline.ts';
import { lastDrillRows } from './last-drill-line.ts';
import { type Between, type Item, type Listing, ListScreen } from './list-screen.ts';
import { heading, numbered, saying, sentences } from './rows.ts';

/** Every runbook at hand, by guideline. */
export class Runbooks extends ListScreen {
  override listing(app: App): Listing {
    let number = 0;
    const parts = guidelinesInOrder(app.session.library).flatMap((id): (Item | Between)[] => {
      const runbooks = app.session.library.runbooks(id);
      const [first] = runbooks;
      if (first === undefined) return [];
      const items = runbooks.map((runbook): Item => {
        number += 1;
        const own = number;
        return {
          number: own,
          rows: (columns, chosen) => [
            ...numbered(own, terms.trouble[runbook.trouble], terms.coverage[runbook.coverage.kind], columns, chosen),
            ...lastDrillRows(app, runbook, app.now(), columns),
          ],
          choose: (it) => it.open(new RunbookReader(runbook)),
        };
      });
      return [heading(`${first.guideline.body}　${first.guideline.title}`), ...items];
    });
    return { title: ui.runbooks.title, parts, buttons: [{ label: ui.back, press: (it) => it.back() }] };
  }
}

/** One runbook with every clause, verbatim; `step` is what the search found in it. */
export class RunbookReader extends ListScreen {
  readonly #runbook: Runbook;
  readonly #step: string | undefined;

  constructor(runbook: Runbook, step?: string) {
    super();
    this.#runbook = runbook;
    this.#step = step;
  }

  protected override first(): number {
    return Math.max(
      0,
      this.#runbook.steps.findIndex(({ id }) => id === this.#step),
    );
  }

  override listing(app: App): Listing {
    const { guideline, trouble, coverage, steps, clauses, standingRules } = this.#runbook;
    const values = settingsOf(app, guideline.id);
    const items = steps.map((step): Item => {
      const cited = step.clauses.flatMap((id) => (clauses[id] === undefined ? [] : [clauses[id]]));
      return {
        number: step.number,
        rows: (columns, chosen) => [
          ...numbered(
            step.number,
            `${layerMark(step, adopted(step, values))} ${step.title}`,
            step.modality.map((one) => terms.modality[one]).join('・'),
            columns,
            chosen,
          ),
          ...sentences(
            step.after
              .filter(({ order }) => order === 'strict')
              .map(
                (order) =>
                  `${ui.runbooks.order}「${steps.find(({ id }) => id === order.step)?.title ?? order.step}」（${clauses[order.clause ?? '']?.ref ?? ''}）`,
              ),
            columns,
            6,
          ),
          ...sentences(
            cited.map(({ body, ref, text }) => `${body === guideline.body ? '' : body}${ref}　${text.replaceAll(/(?<!\s)\s*\n\s*/gu, '')}`),
            columns,
            6,
          ),
        ],
        choose: () => undefined,
      };
    });
    return {
      title: `${guideline.body}　${terms.trouble[trouble]}`,
      right: guideline.edition.label,
      parts: [
        saying([guideline.title, coverageOf({ runbook: this.#runbook, trouble }, values).sentence]),
        heading(ui.runbooks.step),
        ...items,
        ...(standingRules.length > 0
          ? [heading(ui.dont), saying(standingRules.map(({ title, clauses: [id = ''] }) => `${clauses[id]?.ref ?? ''}　${title}`))]
          : []),
        ...(coverage.silent.length > 0 ? [heading(beside.silent), saying(coverage.silent)] : []),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

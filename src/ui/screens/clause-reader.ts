import { layerMark } from '../../export/layer.ts';
import { adopted } from '../../runbook/plan.ts';
import type { Runbook } from '../../runbook/runbook.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { settingsOf } from './guideline.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { blank, heading, numbered, saying } from './rows.ts';
import { RunbookReader } from './runbooks.ts';

type Clause = Runbook['clauses'][string];

/** One clause, verbatim, with what must not be done by it and the steps that rest on it. */
export class ClauseReader extends ListScreen {
  readonly #id: string;
  readonly #clause: Clause;

  constructor(id: string, clause: Clause) {
    super();
    this.#id = id;
    this.#clause = clause;
  }

  override listing(app: App): Listing {
    const { body, ref, text, guideline } = this.#clause;
    const values = settingsOf(app, guideline);
    const resting = app.session.library
      .runbooks(guideline)
      .flatMap((runbook) => runbook.steps.filter(({ clauses }) => clauses.includes(this.#id)).map((step) => ({ runbook, step })));
    const rules = app.session.library
      .runbooks(guideline)
      .flatMap(({ standingRules }) => standingRules.filter(({ clauses }) => clauses.includes(this.#id)).map(({ title }) => title));
    return {
      title: `${body} ${ref}`,
      right: ui.work.verbatim,
      parts: [
        saying([text.replaceAll(/(?<!\s)\s*\n\s*/gu, '')]),
        blank,
        ...(rules.length === 0 ? [] : [heading(ui.dont), saying([...new Set(rules)]), blank]),
        ...(resting.length === 0 ? [] : [heading(ui.runbooks.resting)]),
        ...resting.map(
          ({ runbook, step }, index): Item => ({
            number: index + 1,
            rows: (columns, chosen) =>
              numbered(
                index + 1,
                `${layerMark(step, adopted(step, values))} ${step.title}`,
                terms.trouble[runbook.trouble],
                columns,
                chosen,
              ),
            choose: (it) => it.open(new RunbookReader(runbook, step.id)),
          }),
        ),
      ],
      buttons: [{ label: ui.back, press: (it) => it.back() }],
    };
  }
}

import { join } from 'node:path';
import { anchorOf } from '../../export/anchor.ts';
import { type HandoverModel, handoverModel } from '../../export/handover.ts';
import { longDateTime, spokenTime } from '../../incident/calendar.ts';
import { responsesOf } from '../../incident/overview.ts';
import { htmlHandover } from '../../print/html.ts';
import { pathFor } from '../../store/drill-path.ts';
import { writeOutput } from '../../store/output.ts';
import { beside } from '../../words/ja/beside.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { cutRow } from '../parts/fit.ts';
import { type FormSpec, type FormValues, formTime } from '../parts/form.ts';
import { type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { postsOf } from './begin.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { anchorHeading, listed } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** The sheet in two rows a section at most: all of it stands on the paper and in the record. */
const sheetRows = (model: HandoverModel, columns: number): Row[] =>
  model.sections.flatMap(({ label, lines }) => {
    const drawn = (count: number): Row[] =>
      listed(label, [...lines.slice(0, count), ...(count < lines.length ? [ui.others(lines.length - count)] : [])], columns, 16);
    const most = lines.findLastIndex((_, at) => drawn(at + 1).length <= 2) + 1;
    if (most > 0) return drawn(most);
    const [first = [], second] = drawn(lines.length);
    return second === undefined ? [first] : [first, cutRow([...second, span('…')], columns)];
  });

/** 11: the hand-over sheet. Everything on it comes from the record; only who receives it is written. */
export class HandoverSheet extends FormScreen {
  readonly #incident: string;

  constructor(incident: string) {
    super();
    this.#incident = incident;
  }

  protected override subject(): string {
    return this.#incident;
  }

  protected override draftKey(): string {
    return `${this.#incident}/handover`;
  }

  protected override spec(app: App): FormSpec {
    const incident = app.load(this.#incident);
    const posts = incident.responses[0] === undefined ? [] : postsOf(incident.responses[0].runbook);
    const missing = (values: FormValues) =>
      textOf(values, 'name') === '' || textOf(values, 'role') === '' ? ui.handover.toFirst : undefined;
    return {
      fields: [
        { id: 'role', label: ui.handover.toRole, kind: 'text', required: true, history: posts.map(({ label }) => label) },
        { id: 'name', label: ui.handover.toName, kind: 'person', required: true },
        { id: 'occurred', label: ui.handover.occurred, kind: 'time', initial: beside.now },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        { id: 'go', label: ui.handover.go, records: true, blocked: missing },
        { id: 'paper', label: ui.handover.paper },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#incident);
    const now = app.now();
    return {
      title: titleRow(incident, responsesOf(incident), app.person, now, columns),
      above: [
        rule(columns, `${ui.handover.title}　${ui.handover.until(spokenTime(now), incident.head.seq)}`),
        ...sheetRows(handoverModel(incident, now), columns),
      ],
      heading: ui.handover.people,
      below: [
        rule(columns, anchorHeading(columns)),
        [span(`   ${longDateTime(now)}　${ui.handover.upTo(incident.head.seq)}`)],
        [span(`   ${anchorOf(incident.head.hash)}`, { bold: true })],
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'paper') {
      const incident = app.load(this.#incident);
      const path = pathFor(app.session.mode, join(app.cwd, `hikitsugi-${incident.id}-${incident.head.seq}.html`));
      const written = app.attempt(() => {
        writeOutput(path, htmlHandover(handoverModel(incident, app.now())), { force: true });
        return path;
      });
      if (written !== undefined) app.notice = [ui.report.done(path)];
      return;
    }
    if (button === 'back' || person === undefined) {
      app.back();
      return;
    }
    const to = { role: textOf(values, 'role'), name: textOf(values, 'name') };
    const occurred = formTime(this.form(app), 'occurred', app.now());
    const done = this.act(app, () =>
      app.session.run(
        this.#incident,
        { do: 'hand-over', from: { role: person.role, name: person.name }, to, ...(occurred !== undefined && { occurred }) },
        person,
      ),
    );
    if (done === undefined) return;
    const { incident } = done;
    app.person = to;
    app.keep({ person: to });
    app.back();
    app.notice = [ui.handover.done, `${ui.handover.upTo(incident.head.seq)}　${anchorOf(incident.head.hash)}`];
  }
}

import { anchorOf } from '../../export/anchor.ts';
import { remainingOf } from '../../export/report-remains.ts';
import { longDateTime } from '../../incident/calendar.ts';
import { stillOpen } from '../../incident/decide/ending.ts';
import { responsesOf, type StepLine, stepsInPlay } from '../../incident/overview.ts';
import { beside } from '../../words/ja/beside.ts';
import { forms } from '../../words/ja/forms.ts';
import { page as reportPage } from '../../words/ja/report-page.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { Field, FormSpec, FormValues } from '../parts/form.ts';
import { type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { type Listing, ListScreen } from './list-screen.ts';
import { anchorHeading, blank, labelled, listed, saying, sentences } from './rows.ts';
import { openStep } from './step-rows.ts';
import { readQuietly } from './work-list.ts';
import { titleRow } from './work-rows.ts';

const CLOSING = 'close-incident';
/** How the fields of reasons begin. */
const LEFT = 'left-';

/** 12: what is still open comes first, then what is written at the end. */
export class CloseForm extends FormScreen {
  readonly #incident: string;
  #reasons = false;

  constructor(incident: string) {
    super();
    this.#incident = incident;
  }

  #open(app: App): StepLine[] {
    const incident = app.load(this.#incident);
    const open = new Set(stillOpen(incident).map(({ response, step }) => `${response}/${step}`));
    return stepsInPlay(responsesOf(incident)).filter((line) => line.step.id !== CLOSING && open.has(`${line.response.id}/${line.step.id}`));
  }

  protected override subject(): string {
    return this.#incident;
  }

  protected override draftKey(): string {
    return `${this.#incident}/close`;
  }

  /** Whether reasons were begun before: the fields that hold them are there at once. */
  #begun(app: App): boolean {
    const draft = readQuietly(app, this.draftKey());
    return typeof draft === 'object' && draft !== null && Object.keys(draft).some((id) => id.startsWith(LEFT));
  }

  protected override spec(app: App): FormSpec {
    const open = this.#open(app);
    this.#reasons ||= this.#begun(app);
    const me = app.person === undefined ? '' : `${app.person.role} ${app.person.name}`;
    const reasons: Field[] = this.#reasons
      ? open.map((line) => ({
          id: `${LEFT}${line.response.id}-${line.step.id}`,
          label: ui.close.reasonFor(String(line.step.number ?? ''), line.step.title),
          kind: 'text',
          required: true,
        }))
      : [];
    const blocked = (values: FormValues): string | undefined => {
      if (open.length > 0 && !this.#reasons) return ui.close.goLeft(open.length);
      const missing = reasons.filter(({ id }) => textOf(values, id) === '').length;
      if (missing > 0) return ui.close.goLeft(missing);
      return textOf(values, 'judge') === '' || textOf(values, 'damage') === '' ? ui.close.judgeFirst : undefined;
    };
    return {
      fields: [
        ...reasons,
        { id: 'judge', label: forms.field.R19.judge, kind: 'person', required: true, initial: me },
        {
          id: 'damage',
          label: forms.field.R19.damage,
          kind: 'choice',
          required: true,
          choices: Object.entries(forms.choice.damage).map(([id, label]) => ({ id, label })),
        },
        { id: 'cause', label: forms.field.R19.cause, kind: 'text', optionalNote: true },
        { id: 'lessons', label: forms.field.R19.lessons, kind: 'text', optionalNote: true },
        { id: 'document', label: forms.field.R19.document, kind: 'text', optionalNote: true },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        { id: 'go', label: ui.close.go, records: true, blocked },
        ...(open.length > 0 && !this.#reasons
          ? [
              { id: 'open', label: beside.open(`${open[0]?.step.number ?? ''} ${open[0]?.step.title ?? ''}`) },
              { id: 'reasons', label: ui.close.reasons },
            ]
          : []),
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#incident);
    const lines = stepsInPlay(responsesOf(incident));
    const now = app.now();
    const open = this.#open(app);
    const rules = lines.filter(({ step, counts }) => step.number !== null || counts);
    const done = rules.filter(({ state }) => state === 'settled');
    const optional = rules.filter(({ state, counts }) => state === 'open' && !counts);
    const advice = lines.filter(({ step, counts, state }) => step.number === null && !counts && state !== 'settled').length;
    // What goes on being owed when the incident is closed: the report tells it in the same words.
    const later = remainingOf(incident, responsesOf(incident)).flatMap(({ kind, number, title, text = '' }) =>
      kind === 'oral' || kind === 'notice' ? [`${number ?? ''} ${title}　${reportPage.remaining[kind](text)}`.trim()] : [],
    );
    const names = (of: readonly StepLine[]) => [beside.count(of.length), ...of.map(({ step }) => `${step.number ?? ''} ${step.title}`)];
    return {
      title: titleRow(incident, responsesOf(incident), app.person, now, columns),
      above: [
        rule(columns, ui.close.title(rules.length), longDateTime(now)),
        ...labelled(ui.close.done, `${beside.count(done.length)}　${done.map(({ step }) => step.number ?? '').join('・')}`, columns, 8),
        ...(optional.length > 0 ? listed(ui.close.optional, [...names(optional), ui.close.optionalNot], columns, 8) : []),
        ...(open.length > 0 ? listed(ui.close.open, names(open), columns, 8) : []),
        ...sentences(
          [open.length > 0 ? ui.close.left(open.length) : ui.close.ready, ...(advice > 0 ? [ui.close.advice(advice)] : [])],
          columns,
        ),
      ],
      heading: ui.close.record,
      below: [
        ...(later.length === 0
          ? []
          : [rule(columns, ui.close.later(later.length)), ...later.flatMap((text) => sentences([text], columns, 3))]),
        rule(columns, anchorHeading(columns)),
        [span(`   ${ui.handover.upTo(incident.head.seq)}　${anchorOf(incident.head.hash)}`)],
        ...sentences([ui.close.anchorNote], columns, 3),
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'back' || person === undefined) {
      app.back();
      return;
    }
    const open = this.#open(app);
    if (button === 'reasons') {
      this.#reasons = true;
      const [first] = open;
      // The button that was pressed is gone: the cursor goes where the first reason is written.
      this.refresh(app, {}, first === undefined ? undefined : `${LEFT}${first.response.id}-${first.step.id}`);
      return;
    }
    if (button === 'open') {
      const [line] = open;
      app.back();
      if (line !== undefined) openStep(app, this.#incident, line);
      return;
    }
    const unfinished = Object.fromEntries(
      open.map(({ response, step }) => [`${response.id}/${step.id}`, textOf(values, `${LEFT}${response.id}-${step.id}`)]),
    );
    const fields = Object.fromEntries(
      ['judge', 'damage', 'cause', 'lessons', 'document'].map((id) => [id, textOf(values, id)]).filter(([, value]) => value !== ''),
    );
    const done = this.act(app, () => app.session.run(this.#incident, { do: 'close', fields, unfinished }, person));
    if (done === undefined) return;
    app.replace(new ClosedAnchor(this.#incident));
  }
}

/** The anchor of a closed incident, large, until it is written down. */
class ClosedAnchor extends ListScreen {
  readonly #incident: string;

  constructor(incident: string) {
    super();
    this.#incident = incident;
  }

  override listing(app: App): Listing {
    const incident = app.load(this.#incident);
    const row = (text: string): Row => [span(`      ${text}`, { bold: true })];
    const [left = '', right = ''] = anchorOf(incident.head.hash).split(/\s{2,}/u);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns),
      parts: [
        blank,
        saying([ui.close.closed]),
        blank,
        { rows: () => [row(`${longDateTime(app.now())}　${ui.handover.upTo(incident.head.seq)}`), [], row(left), row(right), []] },
        saying([ui.handover.anchor]),
        {
          number: 1,
          rows: (columns, chosen) => [[], ...labelled(chosen ? '> 1' : '  1', ui.close.copied, columns, 6)],
          choose: (it) => it.back(),
        },
      ],
      buttons: [{ label: ui.close.copied, press: (it) => it.back() }],
    };
  }
}

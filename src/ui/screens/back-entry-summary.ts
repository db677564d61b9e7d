import { responsesOf } from '../../incident/overview.ts';
import { type Because, type Copied, type PaperRow, recordRows, rehearseRows } from '../../session/back-entry.ts';
import { backEntry as words } from '../../words/ja/back-entry.ts';
import { refusalLines } from '../../words/ja/refusals.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { FormSpec, FormValues } from '../parts/form.ts';
import { keepRows, readRows, rowText } from './back-entry-rows.ts';
import { textOf } from './form-screen.ts';
import { IncidentForm, needs } from './incident-form.ts';
import { type Item, type ListButton, type Listing, ListScreen } from './list-screen.ts';
import { heading, numbered, saying, sentences } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** Records the lines that were copied, tells which numbers they got, and leaves the screens of copying. */
const record = (app: App, incident: string, because: Because): boolean => {
  const { person } = app;
  if (person === undefined) return false;
  const rows = readRows(app, incident);
  const copied = app.attempt(() => recordRows(app.session, incident, rows, because, person));
  if (copied === undefined) return false;
  const left = copied.filter(({ fate }) => fate === 'incomplete');
  keepRows(
    app,
    incident,
    left.map(({ row }) => row),
  );
  const seqs = copied.flatMap((one) => one.seqs);
  if (seqs.length > 0) app.savedAt = app.now();
  app.notice = [
    ...(seqs.length === 0 ? [] : [words.done(Math.min(...seqs), Math.max(...seqs), copied.length - left.length)]),
    ...(left.length === 0 ? [] : [words.left(left.length)]),
  ];
  return left.length === 0;
};

/** What was copied, in the order in which it happened, and what each line would become. Nothing is recorded before its button. */
export class BackEntrySummary extends ListScreen {
  readonly #incident: string;
  readonly #fix: (app: App, row: PaperRow) => void;

  constructor(incident: string, fix: (app: App, row: PaperRow) => void) {
    super();
    this.#incident = incident;
    this.#fix = fix;
  }

  /** Tried on a copy; asked again only when the lines or the incident changed. */
  #tried: { readonly of: string; readonly copied: readonly Copied[] } | undefined;

  #copied(app: App): readonly Copied[] {
    const { person } = app;
    const rows = readRows(app, this.#incident);
    const of = JSON.stringify([rows, app.load(this.#incident).head.seq]);
    if (person === undefined) return [];
    if (this.#tried?.of !== of) this.#tried = { of, copied: rehearseRows(app.session, this.#incident, rows, person) };
    return this.#tried.copied;
  }

  #open(app: App, row: PaperRow): void {
    const rows = readRows(app, this.#incident);
    const at = rows.findIndex((one) => JSON.stringify(one) === JSON.stringify(row));
    keepRows(
      app,
      this.#incident,
      rows.filter((_, index) => index !== at),
    );
    app.back();
    this.#fix(app, row);
  }

  /** Why a line is what it is, told while it bears the mark. */
  #why({ fate, why }: Copied): readonly string[] {
    if (why === undefined || fate === 'settled' || fate === 'further') return [];
    if (fate === 'deviation') {
      const first = 'blockedBy' in why ? why.blockedBy : 'needs' in why ? [why.needs] : [];
      return [words.why.deviation(first.map(({ number, title }) => words.step(number, title)))];
    }
    return [...refusalLines(why).slice(0, 1), words.why[fate]];
  }

  override listing(app: App): Listing {
    const incident = app.load(this.#incident);
    const copied = this.#copied(app);
    const broken = copied.filter(({ fate }) => fate === 'incomplete').length;
    const deviations = copied.filter(({ fate }) => fate === 'deviation').length;
    const go: ListButton =
      deviations === 0
        ? {
            label: words.go(copied.length),
            press: (it) => {
              // Off this screen first: what is told then is told on the incident.
              if (!record(it, this.#incident, { reason: '' })) return;
              it.back();
              it.back();
            },
          }
        : { label: words.goReason(copied.length), press: (it) => it.open(new ReasonForm(this.#incident, deviations)) };
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), app.size.columns),
      parts: [
        heading(words.summary(copied.length), broken > 0 ? words.incomplete(broken) : ''),
        ...copied.map(
          (one, index): Item => ({
            number: index + 1,
            rows: (columns, chosen) => [
              ...numbered(index + 1, rowText(incident, one.row, app.now()), words.fate[one.fate], columns, chosen),
              ...(chosen ? sentences(this.#why(one), columns, 6) : []),
            ],
            choose: (it) => this.#open(it, one.row),
          }),
        ),
        saying([words.late, words.choose]),
      ],
      buttons: [{ label: words.goOn, press: (it) => it.back() }, ...(broken > 0 || copied.length === 0 ? [] : [go])],
    };
  }
}

/** The reason that every deviation of the paper is recorded with. */
class ReasonForm extends IncidentForm {
  protected override readonly title = words.reasonTitle;
  protected override readonly kind = 'paper-reason';
  protected override readonly hint: readonly string[];

  constructor(incident: string, count: number) {
    super(incident);
    this.hint = [words.reasonHint(count)];
  }

  protected override spec(app: App): FormSpec {
    return {
      fields: [
        { id: 'reason', label: words.reason, kind: 'text', required: true },
        { id: 'decidedBy', label: words.decidedBy, kind: 'person', optionalNote: true },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        { id: 'go', label: words.go(readRows(app, this.incident).length), records: true, blocked: needs(['reason'], words.reasonFirst) },
      ],
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'go') {
      if (!record(app, this.incident, { reason: textOf(values, 'reason'), decidedBy: textOf(values, 'decidedBy') })) return;
      this.dropDraft(app);
      app.back();
      app.back();
    }
    app.back();
  }
}

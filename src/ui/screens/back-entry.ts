import { longDateTime, near } from '../../incident/calendar.ts';
import { detectedAt } from '../../incident/corrected.ts';
import { responsesOf, type StepLine } from '../../incident/overview.ts';
import { doerField, type PaperRow } from '../../session/back-entry.ts';
import { backEntry as words } from '../../words/ja/back-entry.ts';
import { inputWords } from '../../words/ja/input.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { type Field, type FormSpec, type FormValues, formValues } from '../parts/form.ts';
import { timeProblem, typedTime } from '../parts/form-time.ts';
import { paperTime } from '../parts/paper-time.ts';
import { rule } from '../parts/rule.ts';
import { deedOf, neededFields } from './back-entry-fields.ts';
import { keepRows, numbered, readRows, rowText } from './back-entry-rows.ts';
import { BackEntrySummary } from './back-entry-summary.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { sentences } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** Rows that were copied before and are in sight below the fields. */
const SHOWN = 8;

/** A number as it was typed on the paper: ５, 5 or 五 are taken by the field as digits. */
const plain = (text: string): string => text.normalize('NFKC').trim();

/** 紙の記録を書き写す: one line of the paper after the other; nothing is recorded before the summary. */
export class BackEntry extends FormScreen {
  readonly #incident: string;
  /** What the fields are asked for: the step, by its number, of the response. */
  #number = '';
  #response: string | undefined;
  /** Who did the line before: mostly the same person. */
  #who = '';
  /** The line that is being put right, taken off the list until it is added again. */
  #fixing: PaperRow | undefined;

  constructor(incident: string) {
    super();
    this.#incident = incident;
  }

  protected override subject(): string {
    return this.#incident;
  }

  /** Responses in play that have numbered steps; the newest is the one whose paper is meant, until another is chosen. */
  #responses(app: App) {
    return responsesOf(app.load(this.#incident)).filter(({ view }) => view.course !== 'handed-over');
  }

  #chosen(app: App): string {
    return this.#response ?? this.#responses(app).at(-1)?.response.id ?? 'r1';
  }

  #line(app: App): StepLine | undefined {
    const number = plain(this.#number);
    return numbered(app.load(this.#incident), this.#chosen(app)).find(({ step }) => String(step.number) === number);
  }

  #isNote(): boolean {
    return plain(this.#number) === '0';
  }

  protected override spec(app: App): FormSpec {
    const line = this.#line(app);
    const responses = this.#responses(app);
    const rows = readRows(app, this.#incident);
    const fields: Field[] = [
      ...(responses.length > 1
        ? [
            {
              id: 'response',
              label: words.response,
              kind: 'choice' as const,
              required: true,
              initial: this.#chosen(app),
              choices: responses.map(({ response }) => ({ id: response.id, label: terms.trouble[response.trouble] })),
            },
          ]
        : []),
      {
        id: 'number',
        label: words.number,
        kind: 'text',
        required: true,
        hint: words.numberHint,
        check: (text) => (this.#isNote() || this.#line(app) !== undefined ? undefined : words.numberUnknown(plain(text))),
        notes: () => this.#about(app),
      },
      {
        id: 'occurred',
        label: words.occurred,
        kind: 'text',
        required: true,
        hint: words.occurredHint,
        check: (text) => {
          const reading = this.#time(app, text);
          return 'at' in reading ? undefined : timeProblem(text, reading, app.now());
        },
        notes: (values) => {
          const reading = this.#time(app, textOf(values, 'occurred'));
          return textOf(values, 'occurred') !== '' && 'at' in reading ? [inputWords.readBack(longDateTime(reading.at))] : [];
        },
      },
      { id: 'who', label: words.who, kind: 'person', required: true, initial: this.#who },
      ...(line === undefined ? [] : neededFields(app, this.#incident, line)),
      ...(this.#isNote() ? [{ id: 'text', label: words.text, kind: 'text' as const, required: true }] : []),
    ];
    return {
      fields,
      buttons: [
        // It records nothing; like what does, it asks for every field and for an Enter that stands alone.
        {
          id: 'add',
          label: words.add,
          records: true,
          blocked: () => (this.#isNote() || this.#line(app) !== undefined ? undefined : words.addFirst),
        },
        {
          id: 'look',
          label: words.look(rows.length),
          blocked: () => (readRows(app, this.#incident).length === 0 ? words.lookFirst : undefined),
        },
        { id: 'back', label: ui.back },
      ],
    };
  }

  /** A time of the paper: of the day that comes nearest to the line before. */
  #time(app: App, text: string) {
    const found = detectedAt(app.load(this.#incident));
    const near = readRows(app, this.#incident).at(-1)?.occurred ?? found;
    return paperTime(text, { now: app.now(), found, near });
  }

  /** What the number means, and what the line would be. */
  #about(app: App): string[] {
    if (this.#isNote()) return [words.noteRow];
    const line = this.#line(app);
    if (line === undefined) return [];
    const state = line.state === 'settled' ? [words.settled(line.doneAt === undefined ? '' : near(line.doneAt, app.now()))] : [];
    return [words.step(line.step.number, line.step.title), ...state, ...(line.state === 'not-yet' ? [words.dormant] : [])];
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#incident);
    const rows = readRows(app, this.#incident);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      above: sentences([words.about], columns),
      heading: words.title,
      below:
        rows.length === 0
          ? []
          : [
              rule(columns, words.rows(rows.length)),
              ...sentences(
                rows.slice(-SHOWN).map((row) => rowText(incident, row, app.now())),
                columns,
              ),
            ],
    };
  }

  override press(app: App, key: Key): void {
    super.press(app, key);
    if (app.top !== this) return;
    const values = formValues(this.form(app));
    const response = textOf(values, 'response') || undefined;
    const number = textOf(values, 'number');
    const before = [this.#chosen(app), this.#line(app)?.step.id, this.#isNote()].join();
    this.#number = number;
    this.#response = response ?? this.#response;
    // Another step asks for other fields; while a number is being typed, the focus stays in it.
    if (before !== [this.#chosen(app), this.#line(app)?.step.id, this.#isNote()].join()) this.refresh(app);
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    if (button === 'add') this.#add(app, values);
    else if (button === 'look') app.open(new BackEntrySummary(this.#incident, (it, row) => this.#fix(it, row)));
    else this.leave(app);
  }

  /** Whoever leaves while putting a line right finds it on the list again. */
  protected override leave(app: App): void {
    if (this.#fixing !== undefined) keepRows(app, this.#incident, [...readRows(app, this.#incident), this.#fixing]);
    this.#fixing = undefined;
    app.back();
  }

  #add(app: App, values: FormValues): void {
    const reading = this.#time(app, textOf(values, 'occurred'));
    if (!('at' in reading)) return;
    const occurred = reading.at;
    const line = this.#line(app);
    const who = textOf(values, 'who');
    const base = { occurred, who };
    const row: PaperRow = line === undefined ? { ...base, fields: {}, text: textOf(values, 'text') } : { ...base, ...deedOf(line, values) };
    keepRows(app, this.#incident, [...readRows(app, this.#incident), row]);
    this.#fixing = undefined;
    this.#who = who;
    this.#number = '';
    this.restart(app);
  }

  /** A line of the summary is opened again: it stands in the fields, and off the list. */
  #fix(app: App, row: PaperRow): void {
    const incident = app.load(this.#incident);
    const line = row.step && numbered(incident, row.step.response).find(({ step }) => step.id === row.step?.id);
    this.#fixing = row;
    this.#response = row.step?.response ?? this.#response;
    this.#number = line === undefined ? '0' : String(line.step.number);
    const given = Object.fromEntries(Object.entries(row.fields).map(([id, one]) => [id, typeof one === 'string' ? one : one.join(' ')]));
    const doer = line === undefined ? '' : doerField(line.step.form);
    this.refresh(
      app,
      {
        ...given,
        ...(doer !== '' && { [doer]: '' }),
        number: this.#number,
        occurred: typedTime(row.occurred, app.now()),
        who: row.who,
        answer: row.answer ?? '',
        result: row.missed ? 'missed' : 'reached',
        text: row.text ?? '',
      },
      'number',
    );
  }
}

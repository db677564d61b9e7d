import { nextStep, responsesOf, type StepLine } from '../../incident/overview.ts';
import { beside } from '../../words/ja/beside.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import type { Told } from '../lines/told.ts';
import { BOX_EDGES, box } from '../parts/box.ts';
import { type FormSpec, type FormValues, formButtons, formFields, formValues } from '../parts/form.ts';
import { type Frame, type Row, type RowLike, rowText } from '../parts/row.ts';
import { wrap } from '../parts/wrap.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { NotDone } from './not-done.ts';
import { narrowEnd, noticeRows, page } from './page.ts';
import { StepForm } from './step-form.ts';
import { lineOf, overrideKeyOf } from './step-rows.ts';
import { answerRows, titleRow } from './work-rows.ts';

/** 06: why a step waits, and the ways on. The box stands in place of the steps, not over them. */
export class Blocked extends FormScreen {
  readonly #incident: string;
  readonly #response: string;
  readonly #step: string;

  constructor(incident: string, response: string, step: string) {
    super();
    this.#incident = incident;
    this.#response = response;
    this.#step = step;
  }

  protected override subject(): string {
    return this.#incident;
  }

  protected override draftKey(): string {
    return overrideKeyOf(this.#incident, this.#response, this.#step);
  }

  protected override spec(app: App): FormSpec {
    const line = lineOf(app.load(this.#incident), this.#response, this.#step);
    const [first] = line.blockedBy;
    const locked = line.view.lockedOut;
    const overriding = (values: FormValues) => textOf(values, 'choice') === 'override';
    return {
      fields: [
        {
          id: 'choice',
          label: ui.blocked.choose,
          kind: 'choice',
          required: true,
          initial: locked ? 'could-not' : 'open',
          choices: locked
            ? [
                { id: 'could-not', label: ui.blocked.couldNot },
                { id: 'nothing', label: ui.blocked.nothing },
              ]
            : [
                ...(first === undefined
                  ? []
                  : [{ id: 'open', label: ui.blocked.open(first.number === null ? first.title : beside.step(first.number, first.title)) }]),
                { id: 'override', label: ui.blocked.override },
                { id: 'nothing', label: ui.blocked.nothing },
              ],
        },
        { id: 'decidedBy', label: ui.blocked.decidedBy, kind: 'person', required: true, when: overriding },
        { id: 'reason', label: ui.blocked.reason, kind: 'text', required: true, when: overriding },
      ],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'go',
          label: ui.blocked.go(String(line.step.number ?? line.step.title)),
          blocked: (values) => {
            if (!overriding(values)) return ui.blocked.onlyOverride;
            return textOf(values, 'reason') === '' || textOf(values, 'decidedBy') === '' ? ui.blocked.reasonFirst : undefined;
          },
        },
      ],
    };
  }

  protected override around(): Around {
    return { title: '' };
  }

  /** Why it waits, one sentence each. */
  #why(line: StepLine): string[] {
    if (line.view.lockedOut) return [ui.blocked.lockedOut, ui.blocked.lockedOutHow];
    const names = line.blockedBy.map(({ number, title }) => `「${number ?? ''} ${title}」`).join('、');
    return [
      ui.blocked.needs(names),
      ...line.blockedBy.flatMap(({ ref, because }) => (ref === undefined ? [] : [ui.blocked.ground(ref, because ?? '')])),
    ];
  }

  override tell(app: App): Told<App> {
    const line = lineOf(app.load(this.#incident), this.#response, this.#step);
    const title = ui.blocked.title(String(line.step.number ?? ''), line.step.title);
    return { parts: [title, ...this.#why(line), ...(line.view.lockedOut ? [] : [ui.blocked.why, ui.blocked.kept])], form: this.form(app) };
  }

  override draw(app: App, size: Size): Frame {
    const incident = app.load(this.#incident);
    const lines = responsesOf(incident);
    const line = lineOf(incident, this.#response, this.#step);
    const now = app.now();
    const form = this.form(app);
    const inner = { columns: size.columns - BOX_EDGES, now };
    const fields = formFields(form, inner);
    const said = (texts: readonly string[]): string[] => texts.flatMap((text) => wrap(text, inner.columns));
    const why = said(this.#why(line));
    const kept = line.view.lockedOut ? [] : said([ui.blocked.kept]);
    const after = line.view.lockedOut ? [] : [...said([ui.blocked.why]), ...kept];
    const title = ui.blocked.title(String(line.step.number ?? ''), line.step.title);
    const buttons = formButtons(form, { columns: size.columns, now });
    // The box is never cut: on a low screen the sentences under the fields go, then the gaps.
    const room = size.rows - 4 - buttons.rows.length - 1 - noticeRows(app, size.columns).length;
    const contents: RowLike[][] = [
      [...why, '', ...fields.rows, '', ...after],
      [...why, '', ...fields.rows, '', ...kept],
      [...why, '', ...fields.rows],
      [...why, ...fields.rows],
    ];
    const content = contents.find(({ length }) => length + 2 <= room) ?? contents.at(-1) ?? [];
    const gap = content[why.length] === '' ? 1 : 0;
    const dialog = box(size.columns, title, content);
    const next = nextStep(lines, app.person?.role ?? '');
    const head: Row[] = [titleRow(incident, lines, app.person, now, size.columns), ...answerRows(incident, lines, next, now, size.columns)];
    const cursor = fields.cursor === undefined ? buttons.cursor : { x: fields.cursor.x + 2, y: fields.cursor.y + why.length + gap + 1 };
    return page(app, size, {
      head,
      body: dialog.filter((row) => rowText(row) !== ''),
      bottom: buttons.rows,
      kind: 'form',
      ...narrowEnd(app, size, undefined),
      ...(cursor !== undefined && { cursor: { in: fields.cursor === undefined ? ('bottom' as const) : ('body' as const), ...cursor } }),
      ...(fields.focus !== undefined && {
        keep: { from: fields.focus.from + why.length + gap + 1, to: fields.focus.to + why.length + gap + 2 },
      }),
    });
  }

  /** A way on that records nothing needs no button: Enter on it goes there. */
  override press(app: App, key: Key): void {
    const form = this.form(app);
    const values = formValues(form);
    if (key.name === 'enter' && !key.withText && form.focus === 'choice' && textOf(values, 'choice') !== 'override')
      this.pressed(app, 'choice', values);
    else super.press(app, key);
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const choice = textOf(values, 'choice');
    // A reason that was begun stays; a way that was only looked at does not.
    if (choice !== 'override') this.dropDraft(app);
    if (button === 'back' || choice === 'nothing') {
      app.back();
      return;
    }
    if (choice === 'could-not') {
      app.replace(new NotDone(this.#incident, this.#response, this.#step));
      return;
    }
    const line = lineOf(app.load(this.#incident), this.#response, this.#step);
    const [first] = line.blockedBy;
    if (choice === 'open' && first !== undefined) {
      const before = lineOf(app.load(this.#incident), this.#response, first.step);
      app.replace(
        before.state === 'blocked'
          ? new Blocked(this.#incident, this.#response, first.step)
          : new StepForm(this.#incident, this.#response, first.step),
      );
      return;
    }
    app.replace(
      new StepForm(this.#incident, this.#response, this.#step, {
        override: { reason: textOf(values, 'reason'), decidedBy: textOf(values, 'decidedBy') },
      }),
    );
  }
}

import { withoutSecrets } from '../../incident/secrets.ts';
import type { Acted, Done } from '../../session/session.ts';
import { dropDraft, readDraft, writeDraft } from '../../store/drafts.ts';
import { inputWords } from '../../words/ja/input.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { UNFOLDED } from '../lines/speech.ts';
import type { Told } from '../lines/told.ts';
import { leftRight } from '../parts/fit.ts';
import { type FormSpec, type FormState, type FormValues, formButtons, formFields, formKey, formValues, startForm } from '../parts/form.ts';
import { type Frame, type Row, type RowLike, row, rowText } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { keepBeside } from './keep-beside.ts';
import { narrowEnd, noticeRows, page, windowOf } from './page.ts';
import { remembering } from './remembered.ts';

/** What stands around a form. */
export interface Around {
  readonly title: RowLike;
  readonly right?: RowLike;
  /** Rows under the title, before the fields. */
  readonly above?: readonly Row[];
  /** Rows after the fields. */
  readonly below?: readonly Row[];
  /** Heading rule above the fields. */
  readonly heading?: RowLike;
  readonly end?: RowLike;
}

/** Plain text of a form's value. */
export const textOf = (values: FormValues, id: string): string => {
  const value = values[id];
  return typeof value === 'string' ? value.trim() : (value ?? []).join(',');
};

/** Several values typed in one line, with blanks or 、 between. */
export const listOf = (values: FormValues, id: string): string[] =>
  textOf(values, id)
    .split(/[\s、,，]+/u)
    .filter((one) => one !== '');

/** What was filled in besides what a form begins with; undefined when nothing was. Only that is a draft. */
const changedFrom = (initial: FormValues, values: FormValues): FormValues | undefined => {
  const changed = Object.entries(values).filter(([id, value]) => JSON.stringify(initial[id]) !== JSON.stringify(value));
  // A draft lies beside the log in clear: what a field would refuse when it is left is not kept there either.
  const kept = changed.map(([id, value]) => [id, typeof value === 'string' ? withoutSecrets(value).text : value] as const);
  return changed.length === 0 ? undefined : Object.fromEntries(kept);
};

/** A screen with a form. Esc loses nothing: what is half written is kept beside the log under `draft`. */
export abstract class FormScreen implements Screen {
  #form: FormState | undefined;

  /** The fields and buttons; asked once, when the screen opens. */
  protected abstract spec(app: App): FormSpec;
  protected abstract around(app: App, columns: number, values: FormValues): Around;
  /** A button was pressed: its form is whole if it records. */
  protected abstract pressed(app: App, button: string, values: FormValues): void;

  /** The incident that it is filled in for: what was used before in that one is offered in the fields. */
  protected subject(): string | undefined {
    return undefined;
  }

  #asked(app: App): FormSpec {
    const id = this.subject();
    return id === undefined ? this.spec(app) : remembering(app.load(id), this.spec(app));
  }

  /** Where the draft is kept; none for a form in which nothing is written that could be lost. */
  protected draftKey(): string | undefined {
    return undefined;
  }

  /** Does it. Once it is stored, the draft is of no more use. */
  protected act(app: App, run: () => Acted): Done | undefined {
    const done = app.act(run);
    if (done !== undefined) this.dropDraft(app);
    return done;
  }

  protected form(app: App): FormState {
    if (this.#form === undefined) {
      const key = this.draftKey();
      const draft = key === undefined ? undefined : (app.attempt(() => readDraft(app.home, key)) as FormValues | undefined);
      this.#form = startForm(this.#asked(app), draft ?? {});
    }
    return this.#form;
  }

  protected set(form: FormState): void {
    this.#form = form;
  }

  /** Asks for the fields anew, keeping what was filled in; the focus stays unless `focus` says where. */
  protected refresh(app: App, change: FormValues = {}, focus?: string): void {
    const before = this.form(app);
    this.#form = startForm(this.#asked(app), { ...formValues(before), ...change }, focus ?? before.focus);
  }

  /** The form from its beginning, for one more of the same. */
  protected restart(app: App): void {
    this.#form = startForm(this.#asked(app));
  }

  /** The draft is of no more use: what it held is in the log. */
  protected dropDraft(app: App): void {
    this.#pending = undefined;
    const key = this.draftKey();
    if (key !== undefined) app.attempt(() => dropDraft(app.home, key));
  }

  draw(app: App, size: Size): Frame {
    const form = this.form(app);
    const view = { columns: size.columns, now: app.now() };
    const around = this.around(app, size.columns, formValues(form));
    const fields = formFields(form, view);
    const buttons = formButtons(form, view);
    // The title of an incident that is a drill says so itself.
    const said = rowText(row(around.title)).startsWith(ui.drill);
    const drill = app.session.mode === 'drill' && !said ? [{ text: ui.drill, inverse: true as const }] : [];
    const title = leftRight([...drill, ...row(around.title, { bold: true })], around.right ?? '', size.columns);
    const above = (marks = ''): Row[] => [...(around.above ?? []), rule(size.columns, around.heading ?? '', marks)];
    const below: readonly Row[] = around.below === undefined ? [] : [[], ...around.below];
    // What stands above the fields stays in sight while there is room for both; where there is none, all of it scrolls.
    const tight = 1 + above().length + fields.rows.length + buttons.rows.length + 2 > size.rows;
    const offset = tight ? above().length : 0;
    const body = [...(tight ? above() : []), ...fields.rows, ...below];
    const focus = fields.focus ?? { from: Math.max(0, fields.rows.length - 1), to: fields.rows.length };
    const headRows = tight ? 2 : 1 + above().length;
    const room = Math.max(1, size.rows - headRows - buttons.rows.length - 1 - noticeRows(app, size.columns).length);
    this.#last = Math.max(0, body.length - room);
    this.#start = Math.min(this.#last, this.#scroll ?? windowOf(body.length, room, { from: focus.from + offset, to: focus.to + offset }));
    const marks = [
      this.#start > 0 ? ui.work.pageUp(this.#start) : '',
      this.#start < this.#last ? ui.work.pageDown(this.#last - this.#start) : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
    const head: Row[] = tight ? [title, rule(size.columns, '', marks)] : [title, ...above(marks)];
    const keep = { from: this.#start, to: this.#start + room };
    const onButton = fields.cursor === undefined;
    const cursor = onButton ? buttons.cursor : fields.cursor;
    return page(app, size, {
      head,
      body,
      bottom: buttons.rows,
      // Where Enter breaks the line, the last row says so.
      kind: form.spec.fields.find(({ id }) => id === form.focus)?.kind === 'long' ? 'draft' : 'form',
      keep,
      ...(cursor !== undefined && {
        cursor: { in: onButton ? ('bottom' as const) : ('body' as const), x: cursor.x, y: cursor.y + (onButton ? 0 : offset) },
      }),
      ...narrowEnd(app, size, around.end),
    });
  }

  tell(app: App): Told<App> {
    const form = this.form(app);
    const { title, right = '', above = [], below = [] } = this.around(app, UNFOLDED, formValues(form));
    return { parts: [title, right, ...above, ...below], form };
  }

  /** First row in sight after PgUp or PgDn; any other key goes back to the field. */
  #scroll: number | undefined;
  #start = 0;
  #last = 0;

  press(app: App, key: Key): void {
    if (key.name === 'pageup' || key.name === 'pagedown') {
      const step = Math.max(3, Math.floor(app.size.rows / 2));
      this.#scroll = Math.max(0, Math.min(this.#last, this.#start + (key.name === 'pageup' ? -step : step)));
      return;
    }
    this.#scroll = undefined;
    const before = this.form(app);
    const step = formKey(before, key, { columns: app.size.columns, now: app.now() });
    if (step.pressed !== undefined || key.name === 'text' || key.name === 'enter') app.notice = [];
    this.set(step.state);
    // A text that fills its field fills the screen: what is said under it would stand out of sight.
    if (step.state.notices[step.state.focus] === inputWords.cut) app.notice = [inputWords.cut];
    if (step.pressed !== undefined) {
      this.pressed(app, step.pressed, formValues(step.state));
      return;
    }
    if (!step.handled && key.name === 'escape') this.leave(app);
    else if (!step.handled && key.sign === '?') app.open(app.routes.help('form'));
    else this.#keepDraft(app, before, step.state);
  }

  /** Esc: one back, nothing thrown away. */
  protected leave(app: App): void {
    this.rest(app);
    app.back();
  }

  #keepDraft(app: App, before: FormState, after: FormState): void {
    const key = this.draftKey();
    if (key === undefined) return;
    const values = formValues(after);
    if (JSON.stringify(formValues(before)) !== JSON.stringify(values)) this.#pending = values;
    // A field that is being left is whole enough to keep; every letter would be a write for each key.
    if (before.focus !== after.focus) this.rest(app);
  }

  #pending: FormValues | undefined;

  /** Called now and then: writes what was typed since. */
  rest(app: App): void {
    const key = this.draftKey();
    const pending = this.#pending;
    if (key === undefined || pending === undefined) return;
    this.#pending = undefined;
    const begun = changedFrom(formValues(startForm(this.#asked(app))), pending);
    keepBeside(app, () => (begun === undefined ? dropDraft(app.home, key) : writeDraft(app.home, key, begun)));
  }
}

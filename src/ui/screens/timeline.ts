import { type ChronologyRow, chronologyOf } from '../../export/chronology.ts';
import { near, spokenSecond } from '../../incident/calendar.ts';
import { correctable } from '../../incident/decide/facts.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf } from '../../incident/overview.ts';
import { formOf } from '../../runbook/forms.ts';
import { forms } from '../../words/ja/forms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { fitText } from '../parts/fit.ts';
import type { Field, FormSpec, FormValues } from '../parts/form.ts';
import { type Frame, type Row, row, type Span, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { wrap } from '../parts/wrap.ts';
import { type Around, FormScreen, textOf } from './form-screen.ts';
import { Menu } from './menu.ts';
import { noticeRows, page, windowOf } from './page.ts';
import { sentences } from './rows.ts';
import { titleRow } from './work-rows.ts';

/** One line of the log: number, when it happened, when it was written if that differs, who, what; 見え消し under it. */
const rowsOf = (line: ChronologyRow, chosen: boolean, now: number, columns: number): Row[] => {
  const occurred = line.occurred === undefined ? '' : near(line.occurred, now);
  const written = line.late && line.written !== undefined ? `${ui.timeline.late}${near(line.written, now)}` : '';
  const narrow = columns < 72;
  const name = (line.person?.name ?? '').split(/[\s　]/u)[0] ?? '';
  const times = narrow
    ? fitText(`${occurred}${written === '' ? '' : ` ${ui.timeline.late}`}`, 11)
    : `${fitText(occurred, 10)}${fitText(written, 10)}`;
  const head = ` ${chosen ? '>' : ' '}${fitText(String(line.seq), 3, 'right')} ${times}${fitText(name, 6)} `;
  const undone = line.marks.includes('undone');
  const deviation = line.marks.includes('deviation');
  const room = Math.max(16, columns - head.length - [...head].filter((each) => each > '\u2e7f').length);
  const kind = `${undone ? `${ui.timeline.undone} ` : ''}${line.kind}　`;
  const text = line.text.replaceAll('\n', '　');
  const body = wrap(`${kind}${text}`, room).map((part, index): Row => {
    const left: Span[] = index === 0 ? [span(head, chosen ? { inverse: true } : {})] : [span(' '.repeat(columns - room))];
    return [...left, span(part, { ...(undone && { strike: true as const }), ...(deviation && { underline: true as const }) })];
  });
  const struck = line.struck.flatMap(({ label, old, new: right, bySeq }): Row[] => [
    ...wrap(`${ui.timeline.struck}　〔${label}　${old}〕`, room).map(
      (part): Row => [span(' '.repeat(columns - room)), span(part, { strike: true })],
    ),
    ...wrap(`${ui.timeline.right}　${label}　${right}（${bySeq}番で訂正）`, room).map(
      (part): Row => [span(' '.repeat(columns - room)), span(part)],
    ),
  ]);
  return [...body, ...struck];
};

const HOUR = 3_600_000;

/** 13: every line in the order of writing; nothing is sorted by when it happened, nothing disappears. */
export class Timeline implements Screen {
  readonly #incident: string;
  readonly #menu = new Menu(Number.MAX_SAFE_INTEGER);

  constructor(incident: string) {
    this.#incident = incident;
  }

  #state(app: App): { incident: Incident; lines: ChronologyRow[] } {
    const incident = app.load(this.#incident);
    const lines = chronologyOf(incident);
    this.#menu.index = Math.max(0, Math.min(this.#menu.index, lines.length - 1));
    return { incident, lines };
  }

  #buttons(incident: Incident): { label: string; press: (app: App, seq: number) => void }[] {
    return [
      { label: ui.timeline.correct, press: (app, seq) => correct(app, incident, seq) },
      { label: ui.timeline.undo, press: (app, seq) => app.open(new UndoForm(incident.id, seq)) },
      { label: ui.back, press: (app) => app.back() },
    ];
  }

  draw(app: App, size: Size): Frame {
    const { incident, lines } = this.#state(app);
    const { columns } = size;
    const now = app.now();
    const body: Row[] = [];
    let keep = { from: 0, to: 1 };
    let before: number | undefined;
    for (const [index, line] of lines.entries()) {
      if (before !== undefined && line.written !== undefined && line.written - before > 2 * HOUR)
        body.push([span(`  ── ${ui.timeline.gap(near(before, now), near(line.written, now))} ──`)]);
      before = line.written;
      const from = body.length;
      body.push(...rowsOf(line, index === this.#menu.index, now, columns));
      if (index === this.#menu.index) keep = { from, to: body.length };
    }
    const chosen = lines[this.#menu.index];
    const corrected = lines.filter(({ marks }) => marks.includes('correction')).length;
    const late = lines.filter((line) => line.late).length;
    const undone = incident.undone.size;
    const counts = ui.timeline.counts(corrected, late, undone);
    const bottom = this.#menu.bottom(
      ui.search,
      this.#buttons(incident).map(({ label }) => ({ label })),
      columns,
    );
    const detail: Row[] =
      chosen === undefined || size.rows < 20
        ? []
        : [
            rule(columns, ui.timeline.chosen(chosen.seq)),
            ...sentences(
              [
                ui.timeline.written(chosen.person?.text ?? '', chosen.written === undefined ? '' : spokenSecond(chosen.written)),
                // A log whose chain does not hold is not loaded at all.
                ui.timeline.chain,
                chosen.clauses.map(({ ref, body: whose }) => `${whose ?? ''}${ref}`).join('、'),
              ].filter((line) => line !== ''),
              columns,
            ),
          ];
    const names: Row[] = columns < 72 ? [] : [row(`  ${ui.timeline.head}`, { dim: true })];
    const room = Math.max(1, size.rows - 2 - names.length - detail.length - 2 - noticeRows(app, columns).length);
    const start = windowOf(body.length, room, keep);
    const hidden = [
      start > 0 ? ui.work.pageUp(start) : '',
      start + room < body.length ? ui.work.pageDown(body.length - start - room) : '',
    ].filter((part) => part !== '');
    return page(app, size, {
      head: [
        titleRow(incident, responsesOf(incident), app.person, now, columns),
        rule(columns, `${ui.timeline.title(lines.length)}${counts === '' ? '' : `（${counts}）`}`, hidden.join(' ')),
        ...names,
      ],
      body,
      bottom: [...detail, bottom.row],
      kind: 'log',
      keep,
      right: ui.timeline.lateNote,
      cursor: { in: 'bottom', x: bottom.x, y: detail.length },
    });
  }

  press(app: App, key: Key): void {
    const { incident, lines } = this.#state(app);
    app.notice = [];
    const buttons = this.#buttons(incident);
    const meant = this.#menu.press(
      key,
      lines.map(({ seq }) => seq),
      buttons.length,
      app.size.columns,
    );
    const seq = lines[this.#menu.index]?.seq ?? 0;
    if (meant.is === 'button') buttons[meant.index]?.press(app, seq);
    else if (meant.is === 'row') correct(app, incident, seq);
    else if (meant.is === 'back') app.back();
    else if (meant.is === 'help') app.open(app.routes.help('log'));
    else if (meant.is === 'search') app.open(app.routes.search(this.#incident, ''));
    else if (meant.is === 'entered') {
      app.open(app.routes.search(this.#incident, meant.text));
      this.#menu.clear();
    } else if (meant.is === 'page')
      this.#menu.index = Math.max(0, Math.min(lines.length - 1, this.#menu.index + meant.by * Math.max(3, app.size.rows - 8)));
  }
}

const correct = (app: App, incident: Incident, seq: number): void => {
  const entry = incident.bySeq.get(seq);
  if (entry === undefined || correctable(entry).length === 0) app.notice = [ui.timeline.nothingToCorrect];
  else app.open(new CorrectForm(incident.id, seq));
};

/** Puts a line right by a further line; only the fields that were changed are corrected. */
class CorrectForm extends FormScreen {
  readonly #incident: string;
  readonly #seq: number;

  constructor(incident: string, seq: number) {
    super();
    this.#incident = incident;
    this.#seq = seq;
  }

  #before(app: App): { id: string; label: string; value: string; choices?: readonly { id: string; label: string }[] }[] {
    const incident = app.load(this.#incident);
    const entry = incident.bySeq.get(this.#seq);
    if (entry === undefined) return [];
    const form = 'form' in entry.data ? entry.data.form : entry.type === 'incident.closed' ? ('R19' as const) : undefined;
    const words: Readonly<Record<string, string>> = form === undefined ? {} : forms.field[form];
    const latest = new Map(
      (incident.corrections.get(this.#seq) ?? []).flatMap((one) =>
        one.data.paths.map((id) => [id, one.words[`fields.${id}`] ?? String(one.data.fields[id] ?? '')] as const),
      ),
    );
    return correctable(entry).flatMap((id) => {
      const field = form === undefined ? undefined : formOf(form).fields.find((one) => one.id === id);
      if (field?.kind === 'evidence' || field?.kind === 'multi') return [];
      const clear = 'fields' in entry.data ? entry.data.fields[id] : undefined;
      const value = latest.get(id) ?? entry.words[`fields.${id}`] ?? entry.words[id] ?? (typeof clear === 'string' ? clear : '');
      const names = (forms.choice as Readonly<Record<string, Readonly<Record<string, string>>>>)[id] ?? {};
      const label = words[id] ?? (ui.correctLabels as Readonly<Record<string, string>>)[id] ?? id;
      return [
        {
          id,
          label,
          value,
          ...(field?.choices !== undefined && { choices: field.choices.map((one) => ({ id: one, label: names[one] ?? one })) }),
        },
      ];
    });
  }

  protected override draftKey(): string {
    return `${this.#incident}/correct/${this.#seq}`;
  }

  protected override spec(app: App): FormSpec {
    const before = this.#before(app);
    const fields = before.map(
      ({ id, label, value, choices }): Field => ({
        id: `v-${id}`,
        label,
        kind: choices === undefined ? 'text' : 'choice',
        initial: value,
        ...(choices !== undefined && { choices }),
      }),
    );
    const changed = (values: FormValues) => before.some(({ id, value }) => textOf(values, `v-${id}`) !== value.trim());
    return {
      fields: [...fields, { id: 'reason', label: ui.timeline.reason, kind: 'text', required: true }],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'go',
          label: ui.timeline.correctGo,
          records: true,
          blocked: (values) => (changed(values) && textOf(values, 'reason') !== '' ? undefined : ui.timeline.changeFirst),
        },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#incident);
    const line = chronologyOf(incident).find(({ seq }) => seq === this.#seq);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      above: line === undefined ? [] : rowsOf(line, false, app.now(), columns),
      heading: ui.timeline.correctTitle(this.#seq),
      below: sentences([ui.timeline.correctHint], columns),
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const fields = Object.fromEntries(
        this.#before(app)
          .filter(({ id, value }) => textOf(values, `v-${id}`) !== value.trim())
          .map(({ id }) => [id, textOf(values, `v-${id}`)]),
      );
      const command = { do: 'correct' as const, seq: this.#seq, fields, reason: textOf(values, 'reason') };
      if (this.act(app, () => app.session.run(this.#incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

/** Undoes a line by a further line. */
class UndoForm extends FormScreen {
  readonly #incident: string;
  readonly #seq: number;

  constructor(incident: string, seq: number) {
    super();
    this.#incident = incident;
    this.#seq = seq;
  }

  protected override draftKey(): string {
    return `${this.#incident}/undo/${this.#seq}`;
  }

  protected override spec(): FormSpec {
    return {
      fields: [{ id: 'reason', label: ui.timeline.reason, kind: 'text', required: true }],
      buttons: [
        { id: 'back', label: ui.back },
        {
          id: 'go',
          label: ui.timeline.undoGo,
          records: true,
          blocked: (values) => (textOf(values, 'reason') === '' ? ui.record.reasonFirst : undefined),
        },
      ],
    };
  }

  protected override around(app: App, columns: number): Around {
    const incident = app.load(this.#incident);
    const line = chronologyOf(incident).find(({ seq }) => seq === this.#seq);
    return {
      title: titleRow(incident, responsesOf(incident), app.person, app.now(), columns),
      above: line === undefined ? [] : rowsOf(line, false, app.now(), columns),
      heading: ui.timeline.undoTitle(this.#seq),
      below: sentences([ui.timeline.undoHint], columns),
    };
  }

  protected override pressed(app: App, button: string, values: FormValues): void {
    const { person } = app;
    if (button === 'go' && person !== undefined) {
      const command = { do: 'undo' as const, seq: this.#seq, reason: textOf(values, 'reason') };
      if (this.act(app, () => app.session.run(this.#incident, command, person)) === undefined) return;
    }
    app.back();
  }
}

import { type ChronologyRow, chronologyOf } from '../../export/chronology.ts';
import { near, spokenSecond } from '../../incident/calendar.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf } from '../../incident/overview.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { UNFOLDED } from '../lines/speech.ts';
import type { Told } from '../lines/told.ts';
import { type Frame, type Row, row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { correct, UndoForm } from './correction-forms.ts';
import { EntryView } from './entry-view.ts';
import { Menu } from './menu.ts';
import { noticeRows, page, windowOf } from './page.ts';
import { sentences } from './rows.ts';
import { lineRows } from './timeline-rows.ts';
import { titleRow } from './work-rows.ts';

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
      body.push(...lineRows(line, index === this.#menu.index, now, columns));
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

  /** A number shows that record in full, as Enter does. */
  tell(app: App): Told<App> {
    const { incident, lines } = this.#state(app);
    const now = app.now();
    return {
      incident: incident.id,
      parts: [
        titleRow(incident, responsesOf(incident), app.person, now, UNFOLDED),
        ui.timeline.title(lines.length),
        ...lines.map((line) => ({
          number: line.seq,
          rows: lineRows(line, false, now, UNFOLDED),
          go: (it: App) => it.open(new EntryView(incident.id, line.seq)),
        })),
        { number: null, rows: [ui.back], go: (it) => it.back() },
      ],
    };
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
    else if (meant.is === 'row') app.open(new EntryView(incident.id, seq));
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

import { spokenTime } from '../../incident/calendar.ts';
import type { Incident } from '../../incident/incident.ts';
import { nextStep, type ResponseLine, responsesOf, stepsInPlay } from '../../incident/overview.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { tellWork } from '../lines/tell-work.ts';
import type { Told } from '../lines/told.ts';
import { type Frame, type Row, row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { AdviceFold } from './advice-fold.ts';
import { EvidenceForm } from './evidence.ts';
import { HandoverSheet } from './handover.ts';
import { MemoChoice } from './memo.ts';
import { MemoDraft } from './memo-draft.ts';
import { Menu } from './menu.ts';
import { MoreChoice } from './more.ts';
import { noticeRows, page, scrollMarks, windowOf } from './page.ts';
import { PersonForm } from './people-forms.ts';
import { SettledSteps } from './step-detail.ts';
import { openStep } from './step-rows.ts';
import { openIds, switched } from './switching.ts';
import type { WorkAdded } from './work-added.ts';
import { begunSteps, type Entry, entriesOf, stepBlock, stepKeyOf, type WorkState } from './work-list.ts';
import { answerRows, clauseRows, recordRows, titleRow } from './work-rows.ts';

/** 05: what now, whom to tell, what not to do, and every step that is left. */
export class Work implements Screen {
  readonly id: string;
  readonly #menu = new Menu();
  readonly #memo = new MemoChoice();
  #chosen: string | undefined;
  #page = 0;
  #begun: Set<string> = new Set();
  #begunFor = -1;

  /** The advice beyond the rules, open or folded. */
  readonly advice: AdviceFold;
  readonly #draft: MemoDraft;
  readonly #added: WorkAdded | undefined;

  constructor(id: string, added?: WorkAdded) {
    this.id = id;
    this.#added = added;
    this.#draft = new MemoDraft(id);
    this.advice = new AdviceFold(id);
  }

  /** Puts the mark on a step; none: on what is to be done now. */
  choose(step?: string): void {
    this.#chosen = step;
  }

  #drafts(app: App, incident: Incident, lines: readonly ResponseLine[]): Set<string> {
    if (this.#begunFor !== incident.head.seq) {
      this.#begun = begunSteps(app, incident, lines);
      this.#begunFor = incident.head.seq;
    }
    return this.#begun;
  }

  /** Keeps what stands in the memo line. */
  rest(app: App): void {
    this.#draft.keep(app, this.#menu.text);
  }

  /** Drafts may have changed while another screen was open. */
  wake(): void {
    this.#begunFor = -1;
  }

  #state(app: App): WorkState {
    const incident = app.load(this.id);
    const lines = responsesOf(incident);
    const begun = this.#drafts(app, incident, lines);
    const next = incident.closed ? undefined : nextStep(lines, app.person?.role ?? '', begun);
    const entries = entriesOf(lines, this.advice.isOpen(app) || app.size.rows >= 36);
    const rows = entries.filter((entry): entry is Exclude<Entry, { heading: string }> => !('heading' in entry));
    const find = (wanted: string | undefined) =>
      rows.findIndex((entry) => ('line' in entry ? stepKeyOf(entry.line) : 'settled') === wanted);
    // A step that was settled has left its row: the mark goes on to what is next.
    const chosen = this.#chosen === undefined ? -1 : find(this.#chosen);
    if (chosen < 0) this.#chosen = undefined;
    const at = chosen >= 0 ? chosen : find(next === undefined ? undefined : stepKeyOf(next));
    // With nothing left to do the mark stands on what is done: Enter then opens nothing that would be a deed.
    const index = at >= 0 ? at : next === undefined ? 0 : Math.min(this.#menu.index, Math.max(0, rows.length - 1));
    return { incident, lines, begun, next, entries, rows, index };
  }

  draw(app: App, size: Size): Frame {
    this.#menu.resume(this.#draft.takeUp(app));
    const { columns } = size;
    const now = app.now();
    const state = this.#state(app);
    const { incident, lines, next } = state;
    const chosen = state.rows[state.index];
    const line = chosen !== undefined && 'line' in chosen ? chosen.line : next;
    const low = size.rows < (this.#added === undefined ? 24 : 36);
    const tall = size.rows >= 36;
    const block = stepBlock(state, { columns, now, marked: this.#menu.zone !== 'line' });
    const done = lines.reduce((sum, one) => sum + (one.view.course === 'handed-over' ? 0 : one.done), 0);
    const left = lines.reduce((sum, one) => sum + (one.view.course === 'handed-over' ? 0 : one.left), 0);
    const round = lines.findLast(({ view }) => view.course !== 'handed-over')?.response.round ?? 1;
    const template = lines.some(({ response }) => response.runbook.guideline.template);
    const silent = lines.some(({ response }) => response.runbook.coverage.kind === 'none');
    const none = template ? `　${ui.work.template}` : silent ? `　${ui.work.noRule}` : '';
    const advice = stepsInPlay(lines).filter((one) => one.step.number === null && !one.counts).length;
    const typing = this.#menu.text !== '' && this.#menu.zone === 'line';
    // What just happened takes the place of the last records, so that the steps stay where they are.
    const records = Math.max(0, (low ? 1 : tall ? 8 : 2) - noticeRows(app, columns).length);
    const clause = clauseRows(line, columns);
    const clauseRoom = low ? 3 : tall ? 8 : 4;
    const start = Math.min(
      Math.max(0, clause.rows.length - clauseRoom),
      Math.max(0, windowOf(clause.rows.length, clauseRoom, { from: clause.from, to: clause.from + clauseRoom }) + this.#page * clauseRoom),
    );
    const shown = clause.rows.slice(start, start + clauseRoom);
    const lower: Row[] = typing
      ? this.#memo.rows(app, this.#menu.text, columns)
      : [
          rule(
            columns,
            clause.heading,
            clause.rows.length === 0
              ? ''
              : `${start > 0 ? ui.work.pageUp(start) : ui.work.verbatim}${clause.rows.length > start + clauseRoom ? ' ↓' : ''}`,
          ),
          ...shown,
          ...Array.from({ length: Math.min(clauseRoom, clause.rows.length === 0 ? 0 : clauseRoom) - shown.length }, (): Row => []),
        ];
    const recent: Row[] = [
      rule(
        columns,
        ui.work.records(incident.entries.length),
        app.unsaved === undefined ? app.saved() : [span(ui.unsaved, { inverse: true, color: 'red' })],
      ),
      ...recordRows(incident, records, now, columns),
    ];
    const answers = answerRows(incident, lines, next, now, columns);
    const head = [titleRow(incident, lines, app.person, now, columns), ...answers, ...(this.#added?.above(app, size) ?? [])];
    const buttons = this.#buttons(columns).map(({ label }) => ({ label }));
    const bottom = this.#menu.bottom(ui.memo, buttons, columns);
    const notice = noticeRows(app, columns).length;
    const room = Math.max(1, size.rows - head.length - 1 - lower.length - recent.length - 2 - notice);
    const from = windowOf(block.rows.length, room, block.keep);
    const below = block.rows.length - from - room;
    const hidden = scrollMarks(from, below, [ui.work.scrollUp, ui.work.scrollDown]);
    const isFolded = advice > 0 && !incident.closed && !this.advice.isOpen(app) && !tall && hidden === '';
    const folded = isFolded ? (columns < 72 ? ui.work.adviceShort(advice) : ui.work.advice(advice)) : hidden;
    const steps = block.rows.slice(from, from + room);
    const title = incident.closed ? ui.work.closed : `${ui.work.steps(done, left)}${round > 1 ? `　${ui.work.round(round)}` : ''}${none}`;
    return page(app, size, {
      head: [...head, rule(columns, title, folded)],
      body: [...steps, ...app.hints.fill('work', room - steps.length, columns), ...lower, ...recent],
      bottom: [bottom.row],
      kind: typing ? 'memo' : 'work',
      // While something is typed on a narrow screen, its keys come before the clock.
      right: typing && columns < 72 ? '' : row(spokenTime(now)),
      without: openIds(app).length > 1 ? [] : ['leftRight'],
      cursor: { in: 'bottom', x: bottom.x, y: 0 },
    });
  }

  /** Another incident may be chosen there: the memo that was begun is kept first. */
  #search(app: App): void {
    this.rest(app);
    app.open(app.routes.search(this.id, ''));
  }

  /** Where the row is short, switching gives way: `/` does the same. */
  #buttons(columns: number): { label: string; press: (app: App) => void }[] {
    const all = [
      { label: ui.work.buttons.evidence, press: (app: App) => app.open(new EvidenceForm(this.id)) },
      { label: ui.work.buttons.handover, press: (app: App) => app.open(new HandoverSheet(this.id)) },
      { label: ui.work.buttons.switch, press: (app: App) => this.#search(app) },
      { label: ui.work.buttons.more, press: (app: App) => app.open(new MoreChoice(this)) },
    ];
    if (this.#added !== undefined) return this.#added.buttons(all, columns);
    return columns < 72 ? all.filter(({ label }) => label !== ui.work.buttons.switch) : all;
  }

  press(app: App, key: Key): void {
    const state = this.#state(app);
    app.notice = [];
    this.#menu.index = state.index;
    if (this.#menu.zone === 'line' && this.#menu.text !== '') {
      const done = this.#memo.press(app, key, this.id, this.#menu.text);
      if (done === 'clear') this.#menu.clear();
      if (done === 'keep') this.#menu.zone = 'rows';
      if (done !== undefined) {
        this.wake();
        this.rest(app);
        return;
      }
    }
    if (this.#menu.zone === 'rows' && switched(app, this.id, key)) return;
    const numbers = state.rows.map((entry) => ('line' in entry ? entry.line.step.number : null));
    const meant = this.#menu.press(key, numbers, this.#buttons(app.size.columns).length, app.size.columns);
    switch (meant.is) {
      case 'row':
      case 'button':
        // Every record names who made it: an incident that was opened elsewhere asks for that first.
        if (app.person === undefined && !state.incident.closed) app.open(new PersonForm(this.id));
        else if (meant.is === 'row') this.openRow(app, state.rows[meant.index]);
        else this.#buttons(app.size.columns)[meant.index]?.press(app);
        return;
      case 'moved': {
        const at = state.rows[this.#menu.index];
        this.#page = 0;
        if (at !== undefined && this.#menu.zone === 'rows') this.#chosen = 'line' in at ? stepKeyOf(at.line) : 'settled';
        return;
      }
      case 'page':
        this.#page = Math.max(-4, Math.min(9, this.#page + meant.by));
        return;
      case 'typed':
        this.#memo.reset();
        app.notice = this.#menu.notice;
        return;
      case 'back':
        this.rest(app);
        app.back();
        return;
      case 'help':
        app.open(app.routes.help('work'));
        return;
      case 'search':
        this.#search(app);
        return;
      default:
        return;
    }
  }

  tell(app: App): Told<App> {
    return tellWork(app, this.#state(app), this.#buttons(80), this);
  }

  openRow(app: App, entry: Exclude<Entry, { heading: string }> | undefined): void {
    this.wake();
    this.#page = 0;
    if (entry === undefined) return;
    if ('settled' in entry) app.open(new SettledSteps(this.id));
    else {
      // A call that found nobody, or a form that was left: the mark is found where it was.
      this.#chosen = stepKeyOf(entry.line);
      openStep(app, this.id, entry.line);
    }
  }
}

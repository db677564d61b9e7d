import { hm } from '../incident/calendar.ts';
import type { Incident } from '../incident/incident.ts';
import type { StepLine } from '../incident/overview.ts';
import { ImpossibleLog } from '../incident/replay.ts';
import type { LastDrilled } from '../session/last-drilled.ts';
import type { Acted, Done, Person, Session } from '../session/session.ts';
import { type Display, PLAIN_DISPLAY, writeDisplay } from '../store/display.ts';
import { StoreError } from '../store/error.ts';
import { type Settings, writeSettings } from '../store/settings.ts';
import { impossible } from '../words/ja/impossible.ts';
import { refusalLines } from '../words/ja/refusals.ts';
import { sayStoreError } from '../words/ja/store.ts';
import { ui } from '../words/ja/ui.ts';
import { Hints } from './hints.ts';
import type { Key } from './keys/key.ts';
import type { ScreenKind } from './keys/table.ts';
import { unreadNotice } from './keys/unread.ts';
import type { Told } from './lines/told.ts';
import { inDrill } from './parts/drill-frame.ts';
import type { Frame } from './parts/row.ts';
import type { DrillChoice } from './screens/drill-choice.ts';
import { laidOutFor } from './size.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** One screen: draws itself and takes keys. State that matters is in the log; what is half written is in the drafts. */
export interface Screen {
  draw(app: App, size: Size): Frame;
  press(app: App, key: Key): void;
  /** The same without a layout, for the screen that goes line by line (17); what it is not told is read off the rows. */
  tell?(app: App): Told<App>;
  /** Called four times a second: a moment to keep what was typed. */
  rest?(app: App): void;
}

/** Screens that are reached from everywhere, by name: so that no screen imports one that leads back to it. */
export interface Routes {
  help(kind: ScreenKind): Screen;
  /** `from` is the incident it was opened from. */
  search(from: string | undefined, text: string): Screen;
  work(incident: string): Screen;
  /** What a step needs now; undefined when it has not come yet. */
  step(incident: string, line: StepLine): Screen | undefined;
}

/** What the program needs from outside: the session, the data directory, what this office has chosen. */
export interface AppParts {
  readonly session: Session;
  readonly home: string;
  readonly settings: Settings;
  /** How the screen is drawn here; as shipped unless given. */
  readonly display?: Display;
  /** The data directory, or the log, can only be read: why, in one sentence. */
  readonly readOnly?: string;
  /** Where exports go unless a path is typed. */
  readonly cwd: string;
  readonly routes: Routes;
}

/** The terminal program: a stack of screens over one session. */
export class App {
  readonly session: Session;
  readonly home: string;
  readonly cwd: string;
  readonly routes: Routes;
  settings: Settings;
  display: Display;
  readonly hints: Hints;
  person: Person | undefined;
  /** One or more sentences about what just happened; gone with the next act. */
  notice: readonly string[] = [];
  /** When something was last stored by this terminal, UTC milliseconds. */
  savedAt: number | undefined;
  /** Why nothing can be stored, once that is so. */
  unsaved: string | undefined;
  done = false;
  /** What runs in place of this program once it is left; then it goes on: a drill. */
  away: DrillChoice | undefined;
  /** When each runbook was drilled last; looked up after the first frame, which waits for no drill. */
  drilled: Pick<LastDrilled, 'of'> | undefined;
  size: Size = { columns: 80, rows: 24 };
  #leaving = false;
  #stack: Screen[];

  constructor(parts: AppParts, first: Screen) {
    this.session = parts.session;
    this.home = parts.home;
    this.cwd = parts.cwd;
    this.routes = parts.routes;
    this.settings = parts.settings;
    this.display = parts.display ?? PLAIN_DISPLAY;
    this.hints = new Hints(this.display.seen);
    this.unsaved = parts.readOnly;
    this.#stack = [first];
    // Before anything is drawn: what another terminal writes between the first frame and the first question counts as new.
    this.#seen = parts.session.version();
  }

  now(): number {
    return this.session.now();
  }

  get top(): Screen {
    return this.#stack.at(-1) as Screen;
  }

  readonly #works = new Map<string, Screen>();

  /** The work screen of an incident: one and the same while the program runs, so that going back and forth finds its place again. */
  work(incident: string): Screen {
    const known = this.#works.get(incident) ?? this.routes.work(incident);
    this.#works.set(incident, known);
    return known;
  }

  open(screen: Screen): void {
    this.#stack.push(screen);
  }

  /** The screen in place of this one. */
  replace(screen: Screen): void {
    this.#stack[this.#stack.length - 1] = screen;
  }

  back(): void {
    if (this.#stack.length > 1) this.#stack.pop();
  }

  /** Back to the first screen, and `screen` on top of it. */
  start(screen: Screen): void {
    this.#stack = [this.#stack[0] as Screen, screen];
  }

  /** Keeps a choice of this office for the next time. A folder that cannot be written keeps none. */
  keep(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
    this.attempt(() => writeSettings(this.home, this.settings));
  }

  /** Changes how the screen is drawn on this installation, now and the next time. */
  show(change: Partial<Display>): void {
    this.display = { ...this.display, ...change };
    this.attempt(() => writeDisplay(this.home, this.display));
  }

  /** Runs something that touches the disk; what the machine refuses is told on the screen. Undefined when refused. */
  attempt<T>(act: () => T): T | undefined {
    try {
      return act();
    } catch (problem) {
      if (!(problem instanceof StoreError)) throw problem;
      this.notice = [sayStoreError(problem)];
      if (problem.code.startsWith('log.') || problem.code.startsWith('home.')) this.unsaved = this.notice[0];
      return undefined;
    }
  }

  /** Does something to an incident. Stored and durable: told, and returned. Refused or not stored: told, and undefined. */
  act(run: () => Acted): Done | undefined {
    const acted = this.attempt(run);
    if (acted === undefined) return undefined;
    if ('refused' in acted) {
      this.notice = refusalLines(acted.refused);
      return undefined;
    }
    this.savedAt = this.now();
    const last = acted.entries.at(-1);
    if (last !== undefined) this.notice = [ui.work.recorded(last.seq, hm(this.savedAt))];
    return acted;
  }

  /** The incident as it stands, other terminals' entries taken in. Throws ImpossibleLog, which {@link safely} tells. */
  load(id: string): Incident {
    this.#loading = id;
    return this.session.load(id);
  }

  #loading = '';

  /**
   * Does something with the screens. A log that no operator could have written closes the screens of its incident: the first one
   * comes back and says so, and the other incidents stay as they were. Then undefined is returned.
   */
  safely<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch (problem) {
      if (!(problem instanceof ImpossibleLog) || this.#stack.length < 2) throw problem;
      this.#works.delete(this.#loading);
      this.#stack = this.#stack.slice(0, 1);
      this.notice = impossible.incident(this.#loading, problem.seq);
      return undefined;
    }
  }

  /** The words at the right end of the last row. */
  saved(): string {
    if (this.unsaved !== undefined) return ui.unsaved;
    return this.savedAt === undefined ? ui.allSaved : ui.savedAt(hm(this.savedAt));
  }

  #seen: number;

  /** Whether another terminal has written since this was last asked, or the record is gone; half-written text is kept on the way. */
  changed(): boolean {
    this.safely(() => this.top.rest?.(this));
    this.#keepHints();
    const { unsaved } = this;
    if (unsaved === undefined) this.attempt(() => this.session.look());
    const before = this.#seen;
    this.#seen = this.session.version();
    return before !== this.#seen || unsaved !== this.unsaved;
  }

  /** That a hint was read is worth keeping, and no sentence where it cannot be kept. */
  #keepHints(): void {
    const seen = this.hints.toKeep();
    if (seen === undefined) return;
    this.display = { ...this.display, seen };
    try {
      writeDisplay(this.home, this.display);
    } catch (problem) {
      if (!(problem instanceof StoreError)) throw problem;
    }
  }

  press(key: Key): void {
    this.hints.pressed(key);
    if (key.name === 'ctrl-c') {
      if (this.#leaving) this.done = true;
      this.#leaving = true;
      this.notice = [ui.leaveAgain];
      return;
    }
    if (this.#leaving) this.notice = [];
    this.#leaving = false;
    if (key.name !== 'broken') this.safely(() => this.top.press(this, key));
    this.notice = unreadNotice(key) ?? this.notice;
  }

  draw(size: Size): Frame {
    this.size = laidOutFor(size);
    const frame = this.safely(() => this.top.draw(this, this.size)) ?? this.top.draw(this, this.size);
    return this.session.mode === 'drill' ? inDrill(frame, this.size.columns) : frame;
  }
}

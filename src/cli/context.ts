import type { Incident } from '../incident/incident.ts';
import type { Log } from '../incident/log.ts';
import { nextStep, responsesOf } from '../incident/overview.ts';
import { refusalKind } from '../incident/refusal.ts';
import { Checkpoints } from '../session/checkpoints.ts';
import { openLibrary } from '../session/folders.ts';
import { type Acted, Session, UnknownIncident } from '../session/session.ts';
import { homePath, logFile, openHome } from '../store/home.ts';
import { readSettings, runbookFolders, type Settings } from '../store/settings.ts';
import { openLog } from '../store/sqlite-log.ts';
import { safe } from '../ui/parts/safe.ts';
import { cli } from '../words/ja/cli.ts';
import { refusalLines } from '../words/ja/refusals.ts';
import { beside } from './beside.ts';
import { EXIT, Failure, wrongCall } from './failure.ts';
import { jsonLine } from './json.ts';

/** Options that every command takes. */
export interface Shared {
  readonly json?: true;
  readonly lang?: string;
  readonly runbooks?: string;
}

/** What one call of the command line works with. */
export class Context {
  readonly json: boolean;
  readonly #runbooks: string | undefined;
  #session: Session | undefined;
  #log: Log | undefined;
  #home: string | undefined;

  constructor({ json, runbooks }: Shared) {
    this.json = json === true;
    this.#runbooks = runbooks;
  }

  get home(): string {
    this.#home ??= openHome().path;
    return this.#home;
  }

  /** What this office has chosen; nothing is chosen where the folder is not there yet. */
  get settings(): Settings {
    return readSettings(this.home);
  }

  /** The guidelines at hand: those named in this call, those this office named, those shipped. Creates no data directory. */
  library() {
    return openLibrary([...(this.#runbooks === undefined ? [] : [this.#runbooks]), ...runbookFolders(homePath())]);
  }

  /** What this office has decided of a guideline's settings. Creates no data directory. */
  decided(guideline: string): Readonly<Record<string, boolean>> {
    return readSettings(homePath()).settings[guideline] ?? {};
  }

  /** The record of this machine; the head is signed after every line that ends an incident or hands it over. */
  get log(): Log {
    if (this.#log === undefined) {
      this.#log = openLog(logFile(this.home, 'real'), { mode: 'real' });
      new Checkpoints({ log: this.#log, home: this.home, now: () => Date.now() }).watch();
    }
    return this.#log;
  }

  get session(): Session {
    this.#session ??= new Session({
      log: this.log,
      library: this.library(),
      mode: 'real',
      now: () => Date.now(),
    });
    return this.#session;
  }

  /** The incident named on the command line. */
  incident(given: string): Incident {
    try {
      return this.session.load(this.session.find(given));
    } catch (problem) {
      if (!(problem instanceof UnknownIncident)) throw problem;
      const { matches } = problem;
      throw matches.length === 0
        ? wrongCall('incident.unknown', cli.incident.none(given), { given })
        : wrongCall('incident.ambiguous', cli.incident.many(given, matches), { given, matches });
    }
  }

  /** Rows for people, none of which can steer a terminal or pass for two. They go to standard error when the answer is JSON, so that standard output holds one document. */
  say(...lines: readonly string[]): void {
    const text = `${lines.map(safe).join('\n')}\n`;
    if (this.json) process.stderr.write(text);
    else process.stdout.write(text);
  }

  /** The one JSON document of a call. */
  answer(document: unknown): void {
    if (this.json) process.stdout.write(jsonLine(document));
  }

  /** Tells what was stored, or throws the refusal. */
  told(acted: Acted, more: object = {}): void {
    if ('refused' in acted) {
      const { refused } = acted;
      throw new Failure(refusalKind(refused.code) === 'rules' ? EXIT.refused : EXIT.input, refusalLines(refused, 'shell'), { refused });
    }
    const { incident, entries } = acted;
    const lines = responsesOf(incident);
    const next = nextStep(lines, entries[0]?.actor.role ?? '');
    const left = lines.reduce((sum, line) => sum + (line.view.course === 'handed-over' ? 0 : line.left), 0);
    const also = beside(incident, entries, this.session.now());
    this.answer({ incident: incident.id, entries: entries.map(({ seq, type, hash }) => ({ seq, type, hash })), ...also.json, ...more });
    this.say(cli.recorded(entries.map(({ seq }) => seq)), ...also.lines, cli.left(left, next?.step.title));
  }
}

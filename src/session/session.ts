import type { Trouble } from '../../machines/words.ts';
import { firstBreak, isEntry, parseEntry, type RawEntry, type Seal, seal } from '../incident/chain.ts';
import type { Command, OpenCommand, Pinned } from '../incident/command.ts';
import { erasedBy } from '../incident/decide/erase.ts';
import { refuseTexts } from '../incident/decide/texts.ts';
import { received } from '../incident/decide/transfer.ts';
import { decide, isRefusal, open } from '../incident/decide.ts';
import { type Draft, ENTRY_VERSION, type Entry } from '../incident/entry.ts';
import { firstResponse, type Incident } from '../incident/incident.ts';
import { type Log, LogConflict, type SealedEntry } from '../incident/log.ts';
import type { Refusal } from '../incident/refusal.ts';
import { evolve, ImpossibleLog, replay } from '../incident/replay.ts';
import { canonicalRunbook } from '../runbook/canonical.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { StoreError } from '../store/error.ts';
import { newIncidentId } from './incident-id.ts';
import { type Library, pinnedFrom, sha256 } from './library.ts';
import type { Decided, Moment } from './moment.ts';
import { randomHex } from './random-hex.ts';
import { APP_VERSION } from './version.ts';

/** Who is operating: a post and, for the record, a name. */
export interface Person {
  readonly role: string;
  readonly name: string;
  readonly as?: 'concurrent' | 'acting';
}

export interface Done {
  readonly incident: Incident;
  /** The entries that were stored by this act. */
  readonly entries: readonly Entry[];
}

/** The outcome of an act: stored and durable, or refused with its facts. */
export type Acted = Done | { readonly refused: Refusal };

export interface SessionParts {
  readonly log: Log;
  readonly library: Library;
  readonly mode: 'real' | 'drill';
  /** UTC milliseconds. */
  readonly now: () => number;
  /** The time of an exercise, in place of `now`. */
  readonly moment?: () => Moment;
}

/** No incident, or more than one, begins with what was given. */
export class UnknownIncident extends Error {
  readonly given: string;
  readonly matches: readonly string[];

  constructor(given: string, matches: readonly string[]) {
    super(given);
    this.name = 'UnknownIncident';
    this.given = given;
    this.matches = matches;
  }
}

/** A post and a name are written with every line: no secret stands in them, and no book. */
const refusePerson = ({ role, name }: Person): Refusal | undefined => refuseTexts('by', { role, name }, ['role', 'name']);

/** How often an act is decided anew when another terminal wrote first. */
const TRIES = 50;

/** Joins the rules to a log, a clock and a person: reads an incident, decides, stores. */
export class Session {
  readonly #parts: SessionParts;
  readonly #id = randomHex(8);
  readonly #began: number;
  readonly #incidents = new Map<string, Incident>();
  readonly #pinned = new Map<string, Runbook>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#began = performance.now();
  }

  get library(): Library {
    return this.#parts.library;
  }

  get mode(): 'real' | 'drill' {
    return this.#parts.mode;
  }

  now(): number {
    return this.#moment().at;
  }

  #moment(): Moment {
    return this.#parts.moment?.() ?? { at: this.#parts.now() };
  }

  /** See {@link Log.look}. */
  readonly look = (): void => this.#parts.log.look();

  /** Changes whenever another terminal has written. */
  version(): number {
    return this.#parts.log.version();
  }

  /** Where the lines are stored. */
  get log(): Log {
    return this.#parts.log;
  }

  /** Ids of all incidents, oldest first. */
  ids(): string[] {
    return this.#parts.log.heads().map(({ incident }) => incident);
  }

  /** The one incident whose id is `given` or begins with it. Throws {@link UnknownIncident}. */
  find(given: string): string {
    const ids = this.ids();
    const matches = ids.includes(given) ? [given] : ids.filter((id) => id.startsWith(given) || id.endsWith(given));
    const [only] = matches;
    if (given === '' || only === undefined || matches.length > 1) throw new UnknownIncident(given, matches);
    return only;
  }

  /** The incident as its log tells it now. Throws ImpossibleLog or the store's error. */
  load(id: string): Incident {
    const known = this.#incidents.get(id);
    const fresh = this.#read(id, known?.head);
    if (known !== undefined && fresh.length === 0) return known;
    // Half of an impossible log may be taken in before it is refused: the next one who asks begins anew.
    this.#incidents.delete(id);
    const evolved = known !== undefined && evolve(known, fresh, this.#runbookOf);
    const incident = evolved ? known : replay(known === undefined ? fresh : this.#read(id), this.#runbookOf);
    // A drill is told as a drill alone, and an incident as an incident, wherever their lines may lie.
    if (incident.opened.mode !== this.mode) throw new ImpossibleLog(1, 'foreign', incident.opened.mode);
    this.#incidents.set(id, incident);
    return incident;
  }

  /** Opens an incident; `more` are lines that are stored with its first ones, or not at all. */
  open(command: OpenCommand, person: Person, more: readonly Draft[] = []): Acted {
    const moment = this.#moment();
    const decided = refusePerson(person) ?? open(command, moment.at);
    if (isRefusal(decided)) return { refused: decided };
    const id = newIncidentId(moment.real ?? moment.at);
    this.#keep([command.pinned]);
    return this.#append(id, undefined, [...decided, ...more], person, moment);
  }

  /** Decides a command on the incident as it stands and stores what follows; decided anew when another terminal wrote first. */
  run(id: string, command: Command, person: Person): Acted {
    return this.store<Refusal>(id, person, (incident, { at: now }) => {
      const met: Pinned[] = [];
      const runbookFor = (trouble: Trouble) => {
        const pinned = pinnedFrom(this.library, firstResponse(incident).runbook.guideline.id, trouble);
        if (pinned !== undefined) met.push(pinned);
        return pinned;
      };
      const decided = decide(incident, command, { now, runbookFor });
      if (isRefusal(decided)) return decided;
      this.#keep(met);
      return { drafts: decided };
    });
  }

  /** The same for any decision on the log of an incident. */
  protected store<R extends { readonly code: string }>(
    id: string,
    person: Person,
    decideOn: (incident: Incident, moment: Moment) => Decided | R,
  ): Done | { readonly refused: R | Refusal } {
    const refused = refusePerson(person);
    if (refused !== undefined) return { refused };
    for (let attempt = 1; ; attempt += 1) {
      const incident = this.load(id);
      const moment = this.#moment();
      const decided = decideOn(incident, moment);
      if ('code' in decided) return { refused: decided };
      if (decided.drafts.length === 0) return { incident, entries: [] };
      try {
        return this.#append(id, incident, decided.drafts, person, { ...moment, at: decided.at ?? moment.at });
      } catch (problem) {
        if (!(problem instanceof LogConflict) || attempt >= TRIES) throw problem;
      }
    }
  }

  /**
   * Takes an incident over from another installation: its lines as they are, those that are here already left out, and the first line of
   * our own, in one act. Throws LogConflict when somebody else was quicker, ImpossibleLog for lines that end in no transfer.
   */
  takeOver(lines: readonly SealedEntry[], here: number, key: string | undefined, person: Person): Acted {
    const refused = refusePerson(person);
    if (refused !== undefined) return { refused };
    const incident = replay(lines.map(parseEntry), this.#runbookOf);
    const draft = received(incident, key);
    if (draft === undefined) throw new ImpossibleLog(incident.head.seq, 'event', 'receive');
    const own = seal([draft], incident.head, this.#sealAs(incident.id, person, this.#moment()));
    this.#parts.log.append(incident.id, here, [...lines.slice(here), ...own]);
    return { incident: this.load(incident.id), entries: own.map(parseEntry).filter(isEntry) };
  }

  /** The lines after `head`, their chain looked at: what was altered is not told as if somebody had written it. */
  #read(id: string, head?: { readonly seq: number; readonly hash: string }): (Entry | RawEntry)[] {
    const stored = this.#parts.log.read(id, head?.seq ?? 0);
    const broken = firstBreak(stored, sha256, head);
    if (broken !== undefined) throw new ImpossibleLog(broken.seq, 'chain', broken.problem);
    return stored.map(parseEntry);
  }

  #keep(pinned: readonly Pinned[]): void {
    for (const { runbook, hash } of pinned) {
      this.#parts.log.keepRunbook(hash, canonicalRunbook(runbook));
      this.#pinned.set(hash, runbook);
    }
  }

  readonly #runbookOf = (hash: string): Runbook | undefined => {
    const known = this.#pinned.get(hash);
    if (known !== undefined) return known;
    const text = this.#parts.log.runbook(hash);
    // A runbook that is not the one it was pinned as is no runbook of this incident.
    if (text === undefined || sha256(text) !== hash) return undefined;
    const runbook = JSON.parse(text) as Runbook;
    this.#pinned.set(hash, runbook);
    return runbook;
  };

  #append(id: string, incident: Incident | undefined, drafts: readonly Draft[], person: Person, moment: Moment): Done {
    if (incident?.entries.some((line) => !isEntry(line) && line.problem === 'newer'))
      throw new StoreError('log.newer', { file: id, found: ENTRY_VERSION + 1, known: ENTRY_VERSION });
    const sealed = seal(drafts, incident?.head, this.#sealAs(id, person, moment));
    this.#parts.log.append(id, incident?.head.seq ?? 0, sealed, erasedBy(drafts));
    const entries = sealed.map(parseEntry).filter(isEntry);
    return { incident: this.load(id), entries };
  }

  #sealAs(id: string, person: Person, { at, real }: Moment): Seal {
    return {
      incident: id,
      mode: this.mode,
      actor: { role: person.role, name: person.name, ...(person.as !== undefined && { as: person.as }) },
      at,
      ...(real !== undefined && { real }),
      mono: Math.round(performance.now() - this.#began),
      session: this.#id,
      app: APP_VERSION,
      sha256,
      random: randomHex,
    };
  }
}

import { isEntry, parseEntry, seal } from '../incident/chain.ts';
import type { Command } from '../incident/command.ts';
import { decide, isRefusal } from '../incident/decide.ts';
import type { Incident } from '../incident/incident.ts';
import { evolve, replay } from '../incident/replay.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { sha256 } from './library.ts';
import { randomHex } from './random-hex.ts';
import type { Acted, Person, Session } from './session.ts';
import { APP_VERSION } from './version.ts';

/** What acts on incidents: the session itself, or a trial of it. */
export type Acting = Pick<Session, 'load' | 'run'>;

/**
 * An incident as it would be: acts are decided and folded on a copy, and nothing is stored. No further trouble can be added to it, and
 * nothing undone.
 */
export class Trial implements Acting {
  readonly #now: number;
  readonly #runbooks: ReadonlyMap<string, Runbook>;
  #incident: Incident;

  constructor(incident: Incident, now: number) {
    this.#now = now;
    this.#runbooks = new Map(incident.responses.map(({ hash, runbook }) => [hash, runbook]));
    this.#incident = replay(incident.entries, this.#runbookOf);
  }

  readonly #runbookOf = (hash: string): Runbook | undefined => this.#runbooks.get(hash);

  load(): Incident {
    return this.#incident;
  }

  run(id: string, command: Command, person: Person): Acted {
    const decided = decide(this.#incident, command, { now: this.#now, runbookFor: () => undefined });
    if (isRefusal(decided)) return { refused: decided };
    const lines = seal(decided, this.#incident.head, {
      incident: id,
      mode: this.#incident.opened.mode,
      actor: person,
      at: this.#now,
      mono: 0,
      session: 'trial',
      app: APP_VERSION,
      sha256,
      random: randomHex,
    }).map(parseEntry);
    if (!evolve(this.#incident, lines, this.#runbookOf)) this.#incident = replay([...this.#incident.entries, ...lines], this.#runbookOf);
    return { incident: this.#incident, entries: lines.filter(isEntry) };
  }
}

import type { Checkpoint } from '../incident/checkpoint.ts';
import type { Head, Log } from '../incident/log.ts';
import { StoreError } from '../store/error.ts';
import { type InstallationKey, installationKey } from '../store/keys.ts';

/** Lines after which the head is signed at once: the incident ends here, or goes on in other hands. */
const ENDS: ReadonlySet<string> = new Set(['incident.closed', 'incident.handed-over', 'incident.transferred', 'exercise.ended']);

/** How long a running terminal may have unsigned lines. */
export const EVERY = 30 * 60_000;

export interface CheckpointParts {
  readonly log: Log;
  readonly home: string;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** Signs heads with the installation's key and keeps them (record.md, Checkpoints). */
export class Checkpoints {
  readonly #parts: CheckpointParts;
  #key: InstallationKey | undefined;
  #last: number;
  #trouble: StoreError | undefined;

  constructor(parts: CheckpointParts) {
    this.#parts = parts;
    this.#last = parts.now();
  }

  /** Why a head could not be signed or kept, of those that nobody asked for. The lines themselves are stored all the same. */
  get trouble(): StoreError | undefined {
    return this.#trouble;
  }

  /**
   * The head signed by this installation; kept, where that can be done. @throws StoreError `key.unreadable`, `key.broken`, `key.unwritable`
   */
  sign(head: Head): Checkpoint {
    const { log, home, now } = this.#parts;
    this.#key ??= installationKey(home);
    const { publicKey } = this.#key;
    const known = log
      .checkpoints(head.incident)
      .find(({ seq, key, head: hash }) => seq === head.seq && key === publicKey && hash === head.hash);
    if (known !== undefined) return known;
    const made = this.#key.checkpoint(head, now());
    this.#quietly(() => log.keepCheckpoint(made));
    return made;
  }

  /** The same for what is done whether it can be signed or not, such as an export of a report: see {@link trouble}. */
  signIfAble(head: Head): void {
    this.#quietly(() => this.sign(head));
  }

  /** For a program that runs on: signs what has been written since, every {@link EVERY} milliseconds. Cheap to ask. */
  tick(): void {
    const { log, now } = this.#parts;
    if (now() - this.#last < EVERY) return;
    this.#last = now();
    this.#quietly(() => {
      for (const head of log.heads()) this.sign(head);
    });
  }

  /** Signs the head after each line that ends an incident or hands it over, from now on. */
  watch(): this {
    const { log } = this.#parts;
    const append = log.append.bind(log);
    log.append = (incident, expected, entries, ...more) => {
      append(incident, expected, entries, ...more);
      const last = entries.at(-1);
      if (last !== undefined && entries.some(({ bytes }) => ENDS.has(typeOf(bytes))))
        this.signIfAble({ incident, seq: last.seq, hash: last.hash });
    };
    return this;
  }

  /** What nobody asked for refuses nothing: the next line, or the next question, says what is wrong with the disk. */
  #quietly(act: () => unknown): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#trouble = error;
    }
  }
}

const typeOf = (bytes: string): string => {
  const { type } = JSON.parse(bytes) as { type?: unknown };
  return typeof type === 'string' ? type : '';
};

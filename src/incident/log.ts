import type { Checkpoint } from './checkpoint.ts';

/** Words that stand outside the hashed line: the line holds only their commitment, so that they can be blacked out. */
export interface Disclosure {
  /** Path inside the entry, such as `actor.name` or `fields.gist`. */
  readonly path: string;
  /** 64 hex digits. */
  readonly salt: string;
  readonly value: string;
}

/** Words to be taken out of a line that is stored: value and salt go, the commitment in the line stays. */
export interface Erased {
  readonly seq: number;
  readonly path: string;
}

/** One line of the log, as stored: `hash` is the SHA-256 (hex) of the UTF-8 of `bytes`. */
export interface SealedEntry {
  readonly incident: string;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly id: string;
  readonly hash: string;
  readonly bytes: string;
  readonly disclosures: readonly Disclosure[];
}

/** The last line of one incident. */
export interface Head {
  readonly incident: string;
  readonly seq: number;
  readonly hash: string;
}

/** Somebody else wrote first: the log's head is not at the expected line. Nothing was written. */
export class LogConflict extends Error {
  readonly incident: string;
  readonly expected: number;
  readonly actual: number;

  constructor(incident: string, expected: number, actual: number) {
    super(`${incident}: expected head ${expected}, found ${actual}`);
    this.name = 'LogConflict';
    this.incident = incident;
    this.expected = expected;
    this.actual = actual;
  }
}

/**
 * Where entries are kept. An append that returns is durable; all of its entries are stored, or none.
 * Every call is synchronous. Throws {@link LogConflict}, or the store's own error when the machine will not do it.
 */
export interface Log {
  /** `expected` is the seq of the head the entries were made for; 0 for a new incident. `erased` goes in the same act. */
  append(incident: string, expected: number, entries: readonly SealedEntry[], erased?: readonly Erased[]): void;
  /**
   * Leaves nothing of erased words behind. Append with `erased` does so by itself; for one that was told that it could not.
   * Throws the store's error while somebody else is reading.
   */
  scrub(): void;
  /** Entries with seq > `after`, in order. */
  read(incident: string, after?: number): SealedEntry[];
  heads(): Head[];
  /** Keeps the text of a runbook under its SHA-256; the same hash twice is the same text. */
  keepRunbook(hash: string, text: string): void;
  runbook(hash: string): string | undefined;
  /** Keeps a signed head of a line that is stored; the same line signed twice with one key is kept once. */
  keepCheckpoint(checkpoint: Checkpoint): void;
  /** The signed heads of an incident, by line and key. */
  checkpoints(incident: string): Checkpoint[];
  /** Throws the store's error where what is stored can no longer be found where it is kept. Cheap: asked again and again. */
  look(): void;
  /** Changes whenever another connection has written. */
  version(): number;
  close(): void;
}

import type { SealedEntry } from '../incident/log.ts';
import { StoreError } from './error.ts';

/**
 * What every implementation asks of the entries of one append, before anything is written.
 * @throws StoreError `log.bad-sequence`, `log.duplicate`, `log.malformed`
 */
export const checkEntries = (incident: string, expected: number, entries: readonly SealedEntry[]): void => {
  if (entries.length === 0) throw new StoreError('log.bad-sequence', { incident, expected: expected + 1, found: 0 });
  const ids = new Set<string>();
  for (const [at, entry] of entries.entries()) {
    const seq = expected + 1 + at;
    if (entry.incident !== incident || entry.seq !== seq) {
      throw new StoreError('log.bad-sequence', { incident, expected: seq, found: entry.seq });
    }
    const paths = new Set(entry.disclosures.map(({ path }) => path));
    if (ids.has(entry.id) || paths.size < entry.disclosures.length) throw new StoreError('log.duplicate', { incident });
    ids.add(entry.id);
    const texts = [
      entry.incident,
      entry.id,
      entry.hash,
      entry.bytes,
      ...entry.disclosures.flatMap((one) => [one.path, one.salt, one.value]),
    ];
    // SQLite stores UTF-8: a lone surrogate would come back as U+FFFD, and the hash would no longer fit.
    if (!texts.every((text) => text.isWellFormed())) throw new StoreError('log.malformed', { incident });
  }
};

/** The same hash twice is the same text. @throws StoreError `log.runbook-differs`, `log.malformed` */
export const checkRunbook = (hash: string, text: string, known: string | undefined): void => {
  if (!text.isWellFormed()) throw new StoreError('log.malformed', { incident: hash });
  if (known !== undefined && known !== text) throw new StoreError('log.runbook-differs', { hash });
};

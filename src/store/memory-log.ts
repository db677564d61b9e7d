import type { Checkpoint } from '../incident/checkpoint.ts';
import { type Head, type Log, LogConflict, type SealedEntry } from '../incident/log.ts';
import { checkEntries, checkRunbook } from './append-rules.ts';
import { StoreError } from './error.ts';

/** What several {@link memoryLog}s share, as several connections share a file. */
export interface Memory {
  readonly entries: Map<string, SealedEntry[]>;
  readonly ids: Set<string>;
  readonly runbooks: Map<string, string>;
  readonly checkpoints: Checkpoint[];
  writes: number;
}

export const memory = (): Memory => ({ entries: new Map(), ids: new Set(), runbooks: new Map(), checkpoints: [], writes: 0 });

/** A log that is gone with the process: for tests, previews and drills without a trace. */
export const memoryLog = (kept: Memory = memory()): Log => {
  let open = true;
  const alive = (): void => {
    if (!open) throw new StoreError('log.closed', { file: ':memory:' });
  };
  return {
    append(incident, expected, entries, erased = []) {
      alive();
      checkEntries(incident, expected, entries);
      const lines = kept.entries.get(incident) ?? [];
      if (lines.length !== expected) throw new LogConflict(incident, expected, lines.length);
      if (entries.some(({ id }) => kept.ids.has(id))) throw new StoreError('log.duplicate', { incident });
      for (const entry of entries) kept.ids.add(entry.id);
      // Copies: what a caller does to its own objects later must not change the log.
      const left = lines.map((line) => {
        const paths = erased.filter(({ seq }) => seq === line.seq).map(({ path }) => path);
        return paths.length === 0 ? line : { ...line, disclosures: line.disclosures.filter(({ path }) => !paths.includes(path)) };
      });
      kept.entries.set(incident, [...left, ...structuredClone(entries)]);
      kept.writes += 1;
    },
    scrub: alive,
    read(incident, after = 0) {
      alive();
      return structuredClone((kept.entries.get(incident) ?? []).slice(after));
    },
    heads() {
      alive();
      const heads: Head[] = [...kept.entries.values()].flatMap((lines) => {
        const last = lines.at(-1);
        return last ? [{ incident: last.incident, seq: last.seq, hash: last.hash }] : [];
      });
      return heads.sort((a, b) => (a.incident < b.incident ? -1 : 1));
    },
    keepRunbook(hash, text) {
      alive();
      const known = kept.runbooks.get(hash);
      checkRunbook(hash, text, known);
      if (known !== undefined) return;
      kept.runbooks.set(hash, text);
      kept.writes += 1;
    },
    runbook(hash) {
      alive();
      return kept.runbooks.get(hash);
    },
    keepCheckpoint(checkpoint) {
      alive();
      const { incident, seq, key } = checkpoint;
      if (kept.checkpoints.some((one) => one.incident === incident && one.seq === seq && one.key === key)) return;
      if ((kept.entries.get(incident) ?? [])[seq - 1] === undefined) throw new StoreError('log.duplicate', { incident });
      kept.checkpoints.push({ ...checkpoint });
      kept.writes += 1;
    },
    checkpoints(incident) {
      alive();
      return kept.checkpoints
        .filter((one) => one.incident === incident)
        .sort((a, b) => a.seq - b.seq || (a.key < b.key ? -1 : 1))
        .map((one) => ({ ...one }));
    },
    look() {
      alive();
    },
    version() {
      alive();
      return kept.writes;
    },
    close() {
      open = false;
    },
  };
};

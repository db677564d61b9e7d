import { disclosureLine } from '../incident/bundle.ts';
import type { SealedEntry } from '../incident/log.ts';

/** The stored lines, verbatim: the SHA-256 of each line, without its end, is the `prev` of the next. */
export function* entryLines(lines: Iterable<SealedEntry>): Generator<string> {
  for (const { bytes } of lines) yield `${bytes}\n`;
}

/**
 * The words beside the lines, as the bundle writes them: one JSON array `[salt, incident, seq, path, value]` for each, whose SHA-256
 * stands in the line. Sorted by path within a line.
 */
export function* disclosureLines(lines: Iterable<SealedEntry>): Generator<string> {
  for (const { incident, seq, disclosures } of lines)
    for (const one of [...disclosures].sort((a, b) => (a.path < b.path ? -1 : 1))) yield `${disclosureLine(incident, seq, one)}\n`;
}

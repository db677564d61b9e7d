import { disclosureLine } from '../incident/bundle.ts';
import type { Disclosure, SealedEntry } from '../incident/log.ts';

/** The stored lines, verbatim: the SHA-256 of each line, without its end, is the `prev` of the next. */
export function* entryLines(lines: Iterable<SealedEntry>): Generator<string> {
  for (const { bytes } of lines) yield `${bytes}\n`;
}

/**
 * The words beside the lines, as the bundle writes them: one JSON array `[salt, incident, seq, path, value]` for each, whose SHA-256
 * stands in the line.
 * @param told leaves out what is to be blacked out
 */
export function* disclosureLines(
  lines: Iterable<SealedEntry>,
  told: (line: SealedEntry, disclosure: Disclosure) => boolean = () => true,
): Generator<string> {
  for (const line of lines)
    for (const disclosure of line.disclosures) if (told(line, disclosure)) yield `${disclosureLine(line.incident, line.seq, disclosure)}\n`;
}

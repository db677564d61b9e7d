import { isEntry, type RawEntry } from '../incident/chain.ts';
import type { Entry } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { kindOfWords, type WordKind } from '../incident/redaction.ts';
import { replay } from '../incident/replay.ts';

/** What 黒塗り leaves out of a copy: names, free text, posts and accounts. */
export const BLACKED_OUT: readonly WordKind[] = ['names', 'text', 'accounts'];

/** A line without the words that are to be blacked out; their commitments stay, so every reader shows ■ in their place. */
export const withoutWords = (line: Entry | RawEntry, kinds: readonly WordKind[] = BLACKED_OUT): Entry | RawEntry => {
  if (!isEntry(line)) return line;
  const words = Object.entries(line.words).filter(([path]) => !kinds.includes(kindOfWords(line.type, path)));
  return { ...line, words: Object.fromEntries(words) } as Entry;
};

/**
 * The same incident with words blacked out: the one place where a redacted export is made, whatever its format. It is replayed from
 * its lines, so that nothing made from a word before (a subject, a correction) is left.
 */
export const redacted = (incident: Incident, kinds: readonly WordKind[] = BLACKED_OUT): Incident =>
  replay(
    incident.entries.map((line) => withoutWords(line, kinds)),
    (hash) => incident.responses.find((response) => response.hash === hash)?.runbook,
  );

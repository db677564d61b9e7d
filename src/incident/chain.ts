import type * as z from 'zod';
import { canonicalJson, NotCanonical } from './canonical.ts';
import { DATA, type Draft, ENTRY_VERSION, type Entry, type EntryBody, type EntryType, entrySchema } from './entry.ts';
import type { Disclosure, SealedEntry } from './log.ts';

/** `prev` of the first entry. */
export const GENESIS = '0'.repeat(64);

/** SHA-256, in hex, of the UTF-8 of a text. A parameter: the pure rooms import no `node:*`. */
export type Sha256 = (text: string) => string;

/** Everything about an entry that is not said by the person: given by the session. */
export interface Seal {
  readonly incident: string;
  readonly mode: 'real' | 'drill';
  readonly actor: { readonly role: string; readonly as?: 'concurrent' | 'acting'; readonly name: string };
  readonly at: number;
  /** The wall clock, where `at` is the time of an exercise. */
  readonly real?: number;
  readonly mono: number;
  readonly session: string;
  readonly app: string;
  readonly sha256: Sha256;
  /** Hex digits of fresh randomness, two for each byte. */
  readonly random: (bytes: number) => string;
}

/** Commitment to words outside the hashed line: SHA-256 of `[salt, incident, seq, path, value]` as JSON without spaces. */
export const commitment = (sha256: Sha256, incident: string, seq: number, { path, salt, value }: Disclosure): string =>
  sha256(JSON.stringify([salt, incident, seq, path, value]));

/** Turns drafts into the next lines of the chain. `head` is the last stored line, or none. Throws NotCanonical. */
export const seal = (drafts: readonly Draft[], head: { seq: number; hash: string } | undefined, as: Seal): SealedEntry[] => {
  let seq = head?.seq ?? 0;
  let prev = head?.hash ?? GENESIS;
  return drafts.map((draft) => {
    seq += 1;
    const words: Record<string, string> = { 'actor.name': as.actor.name, ...draft.words };
    // Whoever reads an object back leaves this key out: words would be committed to that nobody finds again.
    if (Object.hasOwn(words, '__proto__')) throw new NotCanonical('/pii/__proto__', 'no path of words');
    const disclosures = Object.entries(words)
      .filter(([, value]) => value !== '')
      .map(([path, value]) => ({ path, salt: as.random(32), value: value.toWellFormed() }));
    const body: EntryBody = {
      v: ENTRY_VERSION,
      incident: as.incident,
      ...(draft.response !== undefined && { response: draft.response }),
      seq,
      id: as.random(16),
      type: draft.type,
      at: as.at,
      ...(as.real !== undefined && { real: as.real }),
      offset: '+09:00',
      mono: as.mono,
      session: as.session,
      ...(draft.occurred !== undefined && { occurred: draft.occurred }),
      actor: { role: as.actor.role.toWellFormed(), ...(as.actor.as !== undefined && { as: as.actor.as }) },
      mode: as.mode,
      runbook: draft.runbook,
      app: as.app,
      data: draft.data,
      pii: Object.fromEntries(disclosures.map((one) => [one.path, commitment(as.sha256, as.incident, seq, one)])),
      evidence: [...(draft.evidence ?? [])],
      prev,
    };
    const bytes = canonicalJson(body);
    const hash = as.sha256(bytes);
    prev = hash;
    return { incident: as.incident, seq, id: body.id, hash, bytes, disclosures };
  });
};

/** A line that cannot be read as an entry of this version; shown raw. */
export interface RawEntry {
  readonly raw: string;
  readonly seq: number;
  readonly hash: string;
  readonly problem: 'not-json' | 'shape' | 'newer' | 'unknown-type';
}

/** Reads one stored line; never throws. */
export const parseEntry = (stored: SealedEntry): Entry | RawEntry => {
  const raw = (problem: RawEntry['problem']): RawEntry => ({ raw: stored.bytes, seq: stored.seq, hash: stored.hash, problem });
  let json: unknown;
  try {
    json = JSON.parse(stored.bytes);
  } catch {
    return raw('not-json');
  }
  if (typeof json === 'object' && json !== null && 'v' in json && typeof json.v === 'number' && json.v > ENTRY_VERSION) return raw('newer');
  const body = entrySchema.safeParse(json);
  if (!body.success) return raw('shape');
  if (!Object.hasOwn(DATA, body.data.type)) return raw('unknown-type');
  const data = DATA[body.data.type as EntryType].safeParse(body.data.data);
  if (!data.success) return raw('shape');
  const words = Object.fromEntries(stored.disclosures.map(({ path, value }) => [path, value]));
  return { ...body.data, data: data.data, hash: stored.hash, words } as Entry;
};

/** Whether a line could be read. */
export const isEntry = (read: Entry | RawEntry): read is Entry => !('raw' in read);

/** What the chain needs of a line: the same in every version, whatever else a newer one says. Its incident and number are only compared. */
const linkSchema = entrySchema.pick({ prev: true, pii: true }).loose();

const linkOf = (bytes: string): z.output<typeof linkSchema> | undefined => {
  try {
    return linkSchema.safeParse(JSON.parse(bytes)).data;
  } catch {
    return undefined;
  }
};

/** Where a chain does not hold: the line, and whether its hash, its place, its predecessor or its words do not agree. */
export interface Break {
  readonly seq: number;
  readonly problem: 'hash' | 'seq' | 'prev' | 'commitment';
}

/** The first line whose hash, place or commitment does not agree; none when the chain holds. `head` is the line before the first. */
export const firstBreak = (
  entries: readonly SealedEntry[],
  sha256: Sha256,
  head: { readonly seq: number; readonly hash: string } = { seq: 0, hash: GENESIS },
): Break | undefined => {
  let { hash: prev } = head;
  for (const [index, stored] of entries.entries()) {
    const seq = head.seq + index + 1;
    if (sha256(stored.bytes) !== stored.hash) return { seq, problem: 'hash' };
    const link = linkOf(stored.bytes);
    if (link?.seq !== seq || stored.seq !== seq || link.incident !== stored.incident) return { seq, problem: 'seq' };
    if (link.prev !== prev) return { seq, problem: 'prev' };
    if (stored.disclosures.some((one) => link.pii[one.path] !== commitment(sha256, stored.incident, seq, one)))
      return { seq, problem: 'commitment' };
    prev = stored.hash;
  }
  return undefined;
};

import { canonicalJson } from './canonical.ts';
import { GENESIS } from './chain.ts';
import { DATA, ENTRY_VERSION, type Entry, type EntryBody, type EntryType, entrySchema } from './entry.ts';
import { LineReplay } from './impossible.ts';
import { kindOfWords, type WordKind } from './redaction.ts';
import { ImpossibleLog, type RunbookOf } from './replay.ts';
import type { BlackedOut, ProblemCode, ProblemFacts, Problems } from './verify.ts';

/** A line of `disclosures.jsonl` that belongs to an entry; `hash` is the SHA-256 of the line's bytes. */
export interface SaidLine {
  readonly line: number;
  readonly path: string;
  readonly hash: string;
}

/** The hashes of a log's lines, by place from 1: all that is kept of a long one. */
export interface LineHashes {
  set(line: number, hash: string): void;
  get(line: number): string | undefined;
}

/** What a walk over lines needs besides them. The names are those of the two files, for telling where something is. */
export interface WalkParts {
  readonly entries: string;
  readonly disclosures: string;
  readonly runbookOf: RunbookOf;
  /** Lines that a later line undoes. */
  readonly undone: ReadonlySet<number>;
  readonly hashes: LineHashes;
  /** The disclosures of an entry; asked once for each, in order. */
  readonly said: (seq: number) => readonly SaidLine[];
}

/** The most places of blacked-out words that are told one by one. */
const MOST_PLACES = 1000;

/**
 * Walks over the lines of a log in order, each with its disclosures: form, place, chain, commitments, and what the machines would have
 * allowed (record.md). Keeps none of them.
 */
export class LineWalk {
  readonly runbooks = new Set<string>();
  /** Retained files that lines speak of: SHA-256 → size. */
  readonly evidence = new Map<string, number>();
  readonly blackedOut: BlackedOut & {
    count: number;
    kinds: Record<WordKind, number>;
    places: { seq: number; path: string; kind: WordKind }[];
  } = {
    count: 0,
    kinds: { names: 0, text: 0, accounts: 0 },
    places: [],
  };
  /** Lines so far, whatever numbers they bear. */
  lines = 0;
  /** What the first line says of them all. */
  first: Pick<EntryBody, 'incident' | 'mode'> | undefined;
  head: { seq: number; hash: string; at: number } | undefined;
  /** Version of the first line that is newer than this program. */
  newer: number | undefined;
  readonly #parts: WalkParts;
  readonly #problems: Problems;
  readonly #replay: LineReplay;
  readonly #unread = new Set<number>();
  /** The line whose `prev` did not fit; the next line tells which of the two was altered. */
  #pending: number | undefined;
  #sound = true;

  constructor(parts: WalkParts, problems: Problems) {
    this.#parts = parts;
    this.#problems = problems;
    this.#replay = new LineReplay(parts.runbookOf, parts.undone, (seq) => (this.#unread.has(seq) ? undefined : parts.hashes.get(seq)));
  }

  /** Lines of types that this version does not know. */
  get unread(): number {
    return this.#unread.size;
  }

  /** A line that cannot be read as text. */
  takeUnreadable<C extends 'line.long' | 'line.utf8'>(code: C, facts: ProblemFacts[C], hash: string): void {
    this.lines += 1;
    this.#wrong(code, facts);
    this.#place(hash, undefined);
  }

  /** Takes the next line; `hash` is the SHA-256 of its bytes. */
  take(text: string, hash: string): void {
    this.lines += 1;
    const body = this.#read(text);
    this.#place(hash, body);
    if (body === undefined) return;
    this.#disclosed(body, this.#parts.said(body.seq));
    for (const { sha256, size } of body.evidence) this.evidence.set(sha256, size);
    this.runbooks.add(body.runbook);
    this.#understand(body, hash);
  }

  /** Ends the walk; `signed` is what was signed for a line. */
  end(signed: (seq: number) => string | undefined): void {
    const { head } = this;
    if (this.#pending !== undefined && head !== undefined)
      // The last line stands against the one before it: what was signed tells which of the two is the old one.
      this.#tell(signed(head.seq) === head.hash ? this.#pending - 1 : this.#pending, 'line.altered', {});
    if (this.lines === 0) this.#problems.add('log.empty', this.#parts.entries, undefined, {});
  }

  #wrong<C extends ProblemCode>(code: C, facts: ProblemFacts[C]): void {
    this.#tell(this.lines, code, facts);
  }

  #tell<C extends ProblemCode>(line: number, code: C, facts: ProblemFacts[C]): void {
    this.#sound = false;
    // Where the line itself is known to be wrong, that it is not the old one says nothing more.
    if (code === 'line.altered' && this.#problems.has(this.#parts.entries, line)) return;
    this.#problems.add(code, this.#parts.entries, line, facts);
  }

  /** Form: JSON, canonical, the shape of an entry. Undefined where nothing further can be asked. */
  #read(text: string): EntryBody | undefined {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      this.#wrong('line.json', {});
      return undefined;
    }
    if (!isCanonical(json, text)) this.#wrong('line.canonical', {});
    if (typeof json === 'object' && json !== null && 'v' in json && Number.isSafeInteger(json.v) && Number(json.v) > ENTRY_VERSION)
      this.newer ??= Number(json.v);
    const read = entrySchema.safeParse(json);
    if (read.success) return read.data;
    if (this.newer === undefined) this.#wrong('line.shape', { type: '' });
    return undefined;
  }

  /** Place and chain. */
  #place(hash: string, body: EntryBody | undefined): void {
    const { lines, head } = this;
    const next = (head?.seq ?? 0) + 1;
    this.#parts.hashes.set(lines, hash);
    if (this.#pending !== undefined) {
      // Written after the line in doubt as it stands: then that one is the old one, and the one before it is not.
      this.#tell(body?.prev === head?.hash ? this.#pending - 1 : this.#pending, 'line.altered', {});
      this.#pending = undefined;
    }
    if (body !== undefined) {
      this.first ??= { incident: body.incident, mode: body.mode };
      if (body.incident !== this.first.incident) this.#wrong('line.incident', { found: body.incident });
      if (body.mode !== this.first.mode) this.#wrong('line.mode', { found: body.mode });
      if (body.seq !== next) this.#wrong('line.seq', { expected: next, found: body.seq });
      else if (body.prev !== (head?.hash ?? GENESIS)) {
        this.#sound = false;
        if (lines === 1) this.#wrong('line.altered', {});
        else this.#pending = lines;
      }
    }
    this.head = { seq: body?.seq ?? next, hash, at: body?.at ?? head?.at ?? 0 };
  }

  /** Words that were disclosed are those that were committed to; the others were blacked out. */
  #disclosed({ seq, type, pii }: EntryBody, said: readonly SaidLine[]): void {
    const { disclosures } = this.#parts;
    for (const { line, path, hash } of said)
      if (!Object.hasOwn(pii, path)) this.#problems.add('disclosure.orphan', disclosures, line, { seq, path });
      else if (pii[path] !== hash) this.#problems.add('disclosure.altered', disclosures, line, { seq, path });
    const { kinds, places } = this.blackedOut;
    for (const path of Object.keys(pii)) {
      if (said.some((one) => one.path === path)) continue;
      const kind = kindOfWords(type, path);
      kinds[kind] += 1;
      this.blackedOut.count += 1;
      if (places.length < MOST_PLACES) places.push({ seq, path, kind });
    }
  }

  /** What the machines say, as long as every line so far is sound. */
  #understand(body: EntryBody, hash: string): void {
    if (!Object.hasOwn(DATA, body.type)) {
      this.#unread.add(body.seq);
      return;
    }
    const data = DATA[body.type as EntryType].safeParse(body.data);
    if (!data.success) this.#wrong('line.shape', { type: body.type });
    if (!this.#sound) return;
    try {
      this.#replay.take({ ...body, data: data.data, hash, words: {} } as unknown as Entry);
    } catch (problem) {
      if (problem instanceof ImpossibleLog) this.#wrong('log.impossible', { problem: problem.problem, fact: problem.fact });
      // A runbook out of a stranger's folder can be anything.
      else this.#wrong('runbook.unusable', { detail: problem instanceof Error ? problem.message : String(problem) });
    }
  }
}

/**
 * Whether a text is the canonical one of its value. The engine's own JSON.stringify writes it a good deal faster than `canonicalJson`, and the
 * same, where keys are sorted already and nothing in it needs an exception; anything else is asked of `canonicalJson`.
 */
const isCanonical = (json: unknown, text: string): boolean => {
  try {
    if (typeof json !== 'object' || json === null) return false;
    if (!text.includes('\\ud') && isPlain(json)) return JSON.stringify(json) === text;
    return canonicalJson(json) === text;
  } catch {
    // Nested deeper than anything that was written here.
    return false;
  }
};

/** Keys that the engine gives in their order, and whole numbers alone. */
const isPlain = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  let before = '';
  for (const key in value) {
    if (key < before || !isPlain((value as Record<string, unknown>)[key])) return false;
    before = key;
  }
  return true;
};

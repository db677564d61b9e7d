import type { Redactable, WordKind } from './redaction.ts';
import type { ImpossibleLog } from './replay.ts';

/** What can be wrong with a bundle, and the facts of it. Sentences live with the language files. */
export interface ProblemFacts {
  /** `SHA256SUMS` is not written in its one form at this line. */
  'sums.form': Record<never, never>;
  /** A file's bytes are not those that `SHA256SUMS` names. */
  'file.altered': Record<never, never>;
  /** Listed, or needed, and not there. */
  'file.missing': Record<never, never>;
  /** There, and not listed. */
  'file.extra': Record<never, never>;
  /** A name that no bundle has, even where it is listed. */
  'file.unknown': Record<never, never>;
  /** A link, a pipe, a device: not opened. */
  'file.special': Record<never, never>;
  'manifest.form': Record<never, never>;
  /** `bundle.json` speaks of another incident or mode than the lines. */
  'manifest.differs': { field: string };
  'line.long': { limit: number };
  'line.utf8': Record<never, never>;
  'line.json': Record<never, never>;
  'line.canonical': Record<never, never>;
  /** Not the shape of an entry, or of its type. */
  'line.shape': { type: string };
  'line.incident': { found: string };
  'line.mode': { found: string };
  'line.seq': { expected: number; found: number };
  /** This line is not the one that the next line was written after, or it names another predecessor. */
  'line.altered': Record<never, never>;
  'line.unended': Record<never, never>;
  'log.empty': Record<never, never>;
  /** The machines would not have allowed this line. */
  'log.impossible': { problem: ImpossibleLog['problem']; fact: string };
  'runbook.unusable': { detail: string };
  'disclosure.form': Record<never, never>;
  /** Twice, or not in the order of lines and paths. */
  'disclosure.order': { seq: number; path: string };
  /** No line holds a commitment to it. */
  'disclosure.orphan': { seq: number; path: string };
  /** Words or salt are not those that the line was written with. */
  'disclosure.altered': { seq: number; path: string };
  'evidence.altered': { found: string };
  'evidence.size': { expected: number; found: number };
  /** No line speaks of it. */
  'evidence.orphan': Record<never, never>;
  'runbook.altered': { found: string };
  'runbook.orphan': Record<never, never>;
  'checkpoint.form': Record<never, never>;
  'checkpoint.incident': { found: string };
  'checkpoint.signature': { seq: number };
  'keys.differ': Record<never, never>;
  /** Completeness: signed, or written down, for a line beyond the last one: the end was cut off. */
  'head.cut': { seq: number; last: number; by: 'checkpoint' | 'anchor' };
  /** Completeness: the line at this place is not the one that was signed, or written down. */
  'head.differs': { seq: number; by: 'checkpoint' | 'anchor' };
  /** Completeness: no line has the value on the paper. */
  'anchor.nowhere': { last: number };
  /** Completeness: the newest checkpoint is not signed by the key that was named. */
  'key.differs': { found: string | null };
}

export type ProblemCode = keyof ProblemFacts;

/** One thing that is wrong, with its place: file of the bundle and line from 1. */
export type Problem = {
  [C in ProblemCode]: { readonly code: C; readonly file: string; readonly line?: number } & Readonly<ProblemFacts[C]>;
}[ProblemCode];

/** What was written on paper at the time: the first 128 bits of a line's hash, and its number where it was written too. */
export interface Anchor {
  /** 32 hex digits. */
  readonly digits: string;
  readonly seq?: number;
}

/** Words that are committed to and not disclosed. */
export interface BlackedOut {
  readonly count: number;
  readonly kinds: Readonly<Record<WordKind, number>>;
  /** In the order of lines; the first of them where there are very many. */
  readonly places: readonly { readonly seq: number; readonly path: string; readonly kind: WordKind }[];
}

/** What cannot be known from the bundle and what was given: that the end was not cut off, that it was not written anew from the beginning. */
export type Unknown = 'cut' | 'rewritten';

/** What a verification found. Integrity and completeness are two things: a record can be unaltered and short of its end. */
export interface Verdict {
  readonly incident: string;
  readonly mode: 'real' | 'drill';
  readonly lines: number;
  /** The last line: SHA-256, and when it was written as it says itself (UTC milliseconds). */
  readonly head: { readonly seq: number; readonly hash: string; readonly at: number } | undefined;
  readonly integrity: { readonly holds: boolean; readonly problems: readonly Problem[]; readonly more: boolean };
  readonly completeness: {
    /** `confirmed`: by paper, up to the last line. `unconfirmed`: nothing speaks against it; see `unknown`. */
    readonly state: 'confirmed' | 'unconfirmed' | 'broken';
    readonly problems: readonly Problem[];
    readonly unknown: readonly Unknown[];
    /** Last line that the paper confirms; 0 without paper. */
    readonly confirmedTo: number;
    /** Last line that a signature covers; 0 without any. */
    readonly signedTo: number;
    /** Fingerprints of the keys that signed; `known` is the one that was named. */
    readonly keys: readonly { readonly fingerprint: string; readonly known: boolean; readonly to: number }[];
  };
  /** Lines of types that this version does not know: in the chain, and not understood. */
  readonly unread: number;
  readonly blackedOut: BlackedOut;
  /** Retained files that are not in the bundle. */
  readonly absent: readonly { readonly sha256: string; readonly why: 'missing' | 'altered' | 'withheld' }[];
  readonly redacted: readonly Redactable[];
  readonly files: number;
}

/** Whether nothing speaks against the record: exit 0. */
export const holds = (verdict: Verdict): boolean => verdict.integrity.holds && verdict.completeness.state !== 'broken';

/** How many problems are told; a broken line can break everything after it. */
export const MOST_PROBLEMS = 50;

/** Collects problems, so many and no more. */
export class Problems {
  readonly list: Problem[] = [];
  more = false;

  add<C extends ProblemCode>(code: C, file: string, line: number | undefined, facts: ProblemFacts[C]): void {
    if (this.list.length >= MOST_PROBLEMS) this.more = true;
    else this.list.push({ code, file, ...(line !== undefined && { line }), ...facts } as unknown as Problem);
  }

  /** Whether something is already known of that line. */
  has(file: string, line: number): boolean {
    return this.list.some((one) => one.file === file && one.line === line);
  }
}

/** The problem to name first: one with a line says more than one with a file alone. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  [true, false].flatMap((lined) => problems.filter(({ line }) => (line !== undefined) === lined));

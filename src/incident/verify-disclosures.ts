import { parseDisclosure } from './bundle.ts';
import type { Problems } from './verify.ts';
import type { SaidLine } from './verify-lines.ts';

/** A line of `disclosures.jsonl` as read: its number from 1, its text unless it is none, and the SHA-256 of its bytes. */
export interface DisclosureLine {
  readonly line: number;
  readonly text: string | undefined;
  readonly hash: string;
}

interface Read extends SaidLine {
  readonly seq: number;
}

/** Reads disclosures beside the entries, in step: both are sorted by line, so that neither has to be kept. */
export class DisclosureWalk {
  readonly #lines: Iterator<DisclosureLine>;
  readonly #file: string;
  readonly #problems: Problems;
  #waiting: Read | undefined;
  #last: { readonly seq: number; readonly path: string } = { seq: 0, path: '' };

  constructor(lines: Iterable<DisclosureLine>, file: string, problems: Problems) {
    this.#lines = lines[Symbol.iterator]();
    this.#file = file;
    this.#problems = problems;
  }

  /** The disclosures of entry `seq`; those of earlier numbers that nobody asked for belong to no line. */
  of(seq: number): readonly SaidLine[] {
    const found: SaidLine[] = [];
    for (let one = this.#peek(); one !== undefined && one.seq <= seq; one = this.#peek()) {
      this.#waiting = undefined;
      if (one.seq === seq) found.push(one);
      else this.#problems.add('disclosure.orphan', this.#file, one.line, { seq: one.seq, path: one.path });
    }
    return found;
  }

  /** Ends the walk: what is left belongs to no line. */
  end(): void {
    this.of(Number.MAX_SAFE_INTEGER);
  }

  #peek(): Read | undefined {
    while (this.#waiting === undefined) {
      const next = this.#lines.next();
      if (next.done === true) return undefined;
      const { line, text, hash } = next.value;
      const read = text === undefined ? undefined : parseDisclosure(text);
      if (read === undefined) {
        this.#problems.add('disclosure.form', this.#file, line, {});
        continue;
      }
      const { seq } = read;
      const { path } = read.disclosure;
      const follows = seq > this.#last.seq || (seq === this.#last.seq && path > this.#last.path);
      if (follows) this.#waiting = { line, path, hash, seq };
      else this.#problems.add('disclosure.order', this.#file, line, { seq, path });
      if (follows) this.#last = { seq, path };
    }
    return this.#waiting;
  }
}

import { createHash } from 'node:crypto';
import { BUNDLE } from '../incident/bundle.ts';
import { Problems } from '../incident/verify.ts';
import { DisclosureWalk } from '../incident/verify-disclosures.ts';
import { LineWalk } from '../incident/verify-lines.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { BundleFiles } from './bundle-files.ts';
import { LONGEST_LINE, linesIn, undoneIn } from './bundle-lines.ts';
import { PackedHashes } from './verify-hashes.ts';

/** The most that is read at once of a file that is not read by lines. */
const LARGEST_TEXT = 16 << 20;

/** The reading side of one verification: reads every file once, and `entries.jsonl` twice. */
export class BundleReading {
  readonly problems = new Problems();
  readonly sums = new Map<string, string>();
  readonly present: ReadonlyMap<string, number>;
  readonly #files: BundleFiles;
  readonly #progress: (bytes: number) => void;

  constructor(files: BundleFiles, onProgress: ((done: number, total: number) => void) | undefined) {
    this.#files = files;
    const list = files.list();
    const present = new Map<string, number>();
    for (const { path, kind, size } of list)
      if (kind === 'file') present.set(path, size);
      else this.problems.add('file.special', path, undefined, {});
    this.present = present;
    const total = [...present.values()].reduce((sum, size) => sum + size, 0);
    let done = 0;
    this.#progress = (bytes) => {
      done += bytes;
      onProgress?.(done, total);
    };
  }

  /** The pieces of a file; when they have all been taken, its hash is known. */
  *#hashed(path: string): Generator<Buffer> {
    if (!this.present.has(path)) return;
    const hash = createHash('sha256');
    for (const chunk of this.#files.chunks(path)) {
      hash.update(chunk);
      yield chunk;
      this.#progress(chunk.length);
    }
    this.sums.set(path, hash.digest('hex'));
  }

  /** A small file whole; empty where it is not there or is no text that this program writes. */
  text(path: string): string {
    const chunks: Buffer[] = [];
    let length = 0;
    for (const chunk of this.#hashed(path)) {
      length += chunk.length;
      if (length <= LARGEST_TEXT) chunks.push(Buffer.from(chunk));
    }
    return length <= LARGEST_TEXT ? Buffer.concat(chunks).toString('utf8') : '';
  }

  /** The hash of a file that is not looked into. */
  hash(path: string): void {
    for (const _ of this.#hashed(path)) {
      // Taking the pieces is all there is to do.
    }
  }

  /** Both files of lines, in step. */
  walk(runbookOf: (hash: string) => Runbook | undefined): {
    walk: LineWalk;
    hashes: PackedHashes;
    end: (signed: (seq: number) => string | undefined) => void;
  } {
    const { problems } = this;
    const { entries, disclosures } = BUNDLE;
    const hashes = new PackedHashes();
    const undone = this.present.has(entries) ? undoneIn(() => this.#files.chunks(entries)) : new Set<number>();
    const said = new DisclosureWalk(this.#ended(disclosures), disclosures, problems);
    const walk = new LineWalk({ entries, disclosures, runbookOf, undone, hashes, said: (seq) => said.of(seq) }, problems);
    for (const { text, problem, hash } of this.#ended(entries))
      if (text !== undefined) walk.take(text, hash);
      else if (problem === 'long') walk.takeUnreadable('line.long', { limit: LONGEST_LINE }, hash);
      else walk.takeUnreadable('line.utf8', {}, hash);
    return {
      walk,
      hashes,
      end: (signed) => {
        walk.end(signed);
        said.end();
      },
    };
  }

  *#ended(path: string) {
    for (const line of linesIn(this.#hashed(path))) {
      if (!line.ended) this.problems.add('line.unended', path, line.line, {});
      yield line;
    }
  }
}

import { isEntry, type RawEntry } from './chain.ts';
import type { Entry } from './entry.ts';
import type { Incident } from './incident.ts';
import { beginReplay, ImpossibleLog, type RunbookOf, takeLine } from './replay.ts';

/**
 * The same fold as `replay`, line by line and keeping none of them: a log of any length in the memory of its machines alone.
 * `undone` are the lines that a later line undoes; `hashOf` gives the hash of an earlier line.
 */
export class LineReplay {
  readonly #runbookOf: RunbookOf;
  readonly #undone: ReadonlySet<number>;
  readonly #hashOf: (seq: number) => string | undefined;
  #incident: Incident | undefined;

  constructor(runbookOf: RunbookOf, undone: ReadonlySet<number>, hashOf: (seq: number) => string | undefined) {
    this.#runbookOf = runbookOf;
    this.#undone = undone;
    this.#hashOf = hashOf;
  }

  /** Takes the next line. Throws {@link ImpossibleLog} where no operator could have written it. */
  take(line: Entry | RawEntry): void {
    this.#incident ??= beginReplay(line, this.#runbookOf);
    if (!isEntry(line)) return;
    const incident = this.#incident;
    this.#point(incident, line);
    takeLine(incident, line, this.#undone, this.#runbookOf);
    // What later lines can ask of earlier ones is their hash, and that is kept elsewhere.
    incident.bySeq.clear();
    incident.steps.clear();
    incident.evidence.clear();
    incident.corrections.clear();
    incident.undone.clear();
    incident.subjects.clear();
    incident.roles.length = 0;
  }

  /** Puts the line that this one points at where the fold looks for it. */
  #point(incident: Incident, { seq, data }: Entry): void {
    const target = 'target' in data ? data.target : 'from' in data && typeof data.from === 'object' ? data.from : undefined;
    if (target === undefined || target.seq >= seq) return;
    const hash = this.#hashOf(target.seq);
    if (hash !== undefined) incident.bySeq.set(target.seq, { seq: target.seq, hash } as Entry);
  }
}

export { ImpossibleLog };

import { join } from 'node:path';
import { BUNDLE, evidencePath, parseDisclosure, runbookPath } from '../incident/bundle.ts';
import { firstBreak, isEntry, parseEntry } from '../incident/chain.ts';
import { parseCheckpoints, type SignedHead } from '../incident/checkpoint.ts';
import { type Disclosure, type Log, LogConflict, type SealedEntry } from '../incident/log.ts';
import { type Anchor, holds, type Verdict } from '../incident/verify.ts';
import { type BundleFiles, openBundle } from '../store/bundle-files.ts';
import { linesIn } from '../store/bundle-lines.ts';
import { importEvidence } from '../store/evidence.ts';
import { verifyBundle } from '../store/verify-bundle.ts';
import { sha256 } from './library.ts';
import type { Acted, Person, Session } from './session.ts';

/** A line as one of two continuations has it. */
export interface Continuation {
  readonly type: string;
  readonly role: string;
  readonly name: string;
  /** UTC milliseconds, as that machine's clock stood. */
  readonly at: number;
}

/** Why a folder was not received; nothing of it was taken in. */
export type NotReceived =
  | { readonly code: 'receive.not-sound'; readonly verdict: Verdict }
  | { readonly code: 'receive.drill' | 'receive.unread' | 'receive.changed'; readonly incident: string }
  /** Words were left out of the copy: the original has to come. */
  | { readonly code: 'receive.redacted'; readonly incident: string }
  /** Its last line hands nothing over: the incident still goes on where the copy was made. */
  | { readonly code: 'receive.not-transferred'; readonly incident: string; readonly seq: number }
  | { readonly code: 'receive.already'; readonly incident: string; readonly seq: number; readonly last: number }
  /** Two continuations of one incident: the line where they part, as it is here and there. */
  | {
      readonly code: 'receive.diverged';
      readonly incident: string;
      readonly seq: number;
      readonly here: Continuation;
      readonly there: Continuation;
    };

export interface ReceivingParts {
  readonly session: Session;
  readonly log: Log;
  readonly home: string;
}

export interface Received {
  readonly acted: Acted;
  /** Lines that were not here before. */
  readonly brought: number;
  readonly evidence: number;
  /** Retained files that the handing-over machine had lost. */
  readonly absent: Verdict['absent'];
  readonly completeness: Verdict['completeness'];
}

const textOf = (files: BundleFiles, path: string): string =>
  Buffer.concat([...files.chunks(path)].map((chunk) => Buffer.from(chunk))).toString('utf8');

/** Lines of a bundle with their words, byte for byte. */
const linesOf = (files: BundleFiles): SealedEntry[] => {
  const words = new Map<number, Disclosure[]>();
  for (const { text = '' } of linesIn(files.chunks(BUNDLE.disclosures))) {
    const read = parseDisclosure(text);
    if (read !== undefined) words.set(read.seq, [...(words.get(read.seq) ?? []), read.disclosure]);
  }
  return [...linesIn(files.chunks(BUNDLE.entries))].map(({ text = '', hash }) => {
    const { incident, seq, id } = JSON.parse(text) as { incident: string; seq: number; id: string };
    return { incident, seq, id, hash, bytes: text, disclosures: words.get(seq) ?? [] };
  });
};

const continuation = (line: SealedEntry): Continuation => {
  const entry = parseEntry(line);
  if (!isEntry(entry)) return { type: entry.problem, role: '', name: '', at: 0 };
  return { type: entry.type, role: entry.actor.role, name: entry.words['actor.name'] ?? '', at: entry.at };
};

/** What stands against taking these lines over, beside what is here already. */
const refuseBeside = (here: readonly SealedEntry[], lines: readonly SealedEntry[], incident: string): NotReceived | undefined => {
  const parted = lines.findIndex(({ hash }, at) => here[at] !== undefined && here[at].hash !== hash);
  const [own, other] = [here[parted], lines[parted]];
  if (own !== undefined && other !== undefined)
    return { code: 'receive.diverged', incident, seq: own.seq, here: continuation(own), there: continuation(other) };
  // Everything that was brought is here, and goes on.
  return here.length > lines.length ? { code: 'receive.already', incident, seq: lines.length + 1, last: here.length } : undefined;
};

/** What the bundle is, before anything of it is taken in. */
const refuseBundle = (verdict: Verdict, lines: readonly SealedEntry[]): NotReceived | undefined => {
  const { incident } = verdict;
  if (verdict.mode !== 'real') return { code: 'receive.drill', incident };
  if (verdict.redacted.length > 0) return { code: 'receive.redacted', incident };
  if (verdict.unread > 0) return { code: 'receive.unread', incident };
  // Read again after it was verified: a folder on a stick may have been changed in between.
  if (firstBreak(lines, sha256) !== undefined || lines.at(-1)?.hash !== verdict.head?.hash) return { code: 'receive.changed', incident };
  const last = lines.at(-1);
  const entry = last === undefined ? undefined : parseEntry(last);
  if (entry === undefined || !isEntry(entry) || entry.type !== 'incident.transferred')
    return { code: 'receive.not-transferred', incident, seq: last?.seq ?? 0 };
  return undefined;
};

/** Everything that lines name, stored before them; what a crash leaves of it is an orphan and hurts nobody. */
const bringFiles = (
  { log, home }: ReceivingParts,
  folder: string,
  files: BundleFiles,
  lines: readonly SealedEntry[],
): number | undefined => {
  const entries = lines.map(parseEntry).filter(isEntry);
  for (const hash of new Set(entries.map(({ runbook }) => runbook))) {
    const text = textOf(files, runbookPath(hash));
    if (sha256(text) !== hash) return undefined;
    log.keepRunbook(hash, text);
  }
  const present = new Set(files.list().map(({ path }) => path));
  const kept = new Map(entries.flatMap(({ evidence }) => evidence).map((one) => [one.sha256, one]));
  let count = 0;
  for (const [hash, { size }] of kept) {
    if (!present.has(evidencePath(hash))) continue;
    if (importEvidence(home, join(folder, evidencePath(hash)), { maxBytes: Math.max(1, size) }).sha256 !== hash) return undefined;
    count += 1;
  }
  return count;
};

const keepSigned = (log: Log, signed: readonly SignedHead[], lines: readonly SealedEntry[], now: number): void => {
  for (const one of signed) if (lines[one.seq - 1]?.hash === one.head) log.keepCheckpoint({ ...one, at: now });
};

/**
 * Takes over an incident from another installation (record.md, From one PC to the next): verifies the folder, stores what its lines name,
 * then all lines and the first one of our own in one act. Half received is nothing; a second receiver is told so.
 * @throws StoreError `bundle.*`, `evidence.*`, `log.*`
 */
export const receive = (
  parts: ReceivingParts,
  folder: string,
  person: Person,
  options: { readonly anchor?: Anchor; readonly key?: string } = {},
): Received | NotReceived => {
  const { session, log } = parts;
  const files = openBundle(folder);
  const verdict = verifyBundle(files, options);
  if (!holds(verdict)) return { code: 'receive.not-sound', verdict };
  const lines = linesOf(files);
  const { incident } = verdict;
  // Read once: what another receiver stores from now on is a conflict, and told as one.
  const own = log.read(incident);
  const refused = refuseBundle(verdict, lines) ?? refuseBeside(own, lines, incident);
  if (refused !== undefined) return refused;
  const evidence = bringFiles(parts, folder, files, lines);
  if (evidence === undefined) return { code: 'receive.changed', incident };
  const key = verdict.completeness.keys.find(({ to }) => to === verdict.lines)?.fingerprint;
  let acted: Acted;
  try {
    acted = session.takeOver(lines, own.length, key, person);
  } catch (problem) {
    const beside = problem instanceof LogConflict ? refuseBeside(log.read(incident), lines, incident) : undefined;
    if (beside === undefined) throw problem;
    return beside;
  }
  if (!('refused' in acted)) keepSigned(log, parseCheckpoints(textOf(files, BUNDLE.checkpoints)).checkpoints, lines, session.now());
  return { acted, brought: lines.length - own.length, evidence, absent: verdict.absent, completeness: verdict.completeness };
};

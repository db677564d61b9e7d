import {
  BUNDLE,
  BUNDLE_FORMAT,
  evidencePath,
  type Manifest,
  parseManifest,
  parseSums,
  placeOf,
  RUNBOOK_FOLDER,
  runbookPath,
} from '../incident/bundle.ts';
import { formatKeys, parseCheckpoints, type SignedHead } from '../incident/checkpoint.ts';
import { ENTRY_VERSION } from '../incident/entry.ts';
import { type Anchor, inOrder, type Verdict } from '../incident/verify.ts';
import { completenessOf } from '../incident/verify-head.ts';
import type { LineWalk } from '../incident/verify-lines.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { BundleFiles } from './bundle-files.ts';
import { StoreError } from './error.ts';
import { fingerprintOf, isSigned } from './keys.ts';
import { BundleReading } from './verify-reading.ts';

export interface VerifyOptions {
  /** What was written on paper. */
  readonly anchor?: Anchor;
  /** First digits of the fingerprint of the key that is known to be the right one. */
  readonly key?: string;
  /** Called after each piece, in bytes. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** `bundle.json`. A newer format is refused by name, unless the file is not the one that was written. */
const readManifest = (check: BundleReading, listed: ReadonlyMap<string, string>): Manifest | undefined => {
  const { manifest: path } = BUNDLE;
  if (!check.present.has(path)) return undefined;
  const read = parseManifest(check.text(path));
  if (read !== undefined && 'newer' in read && listed.get(path) === check.sums.get(path))
    throw new StoreError('bundle.newer', { path, found: read.newer, known: BUNDLE_FORMAT });
  if (read !== undefined && !('newer' in read)) return read;
  check.problems.add('manifest.form', path, undefined, {});
  return undefined;
};

const LINES_OF_CHECKPOINT = 6;

/** The checkpoints whose signature is good. */
const readCheckpoints = (check: BundleReading): SignedHead[] => {
  const { checkpoints: path, keys } = BUNDLE;
  const { checkpoints, line } = parseCheckpoints(check.text(path));
  if (line !== undefined) check.problems.add('checkpoint.form', path, line, {});
  const pem = check.text(keys);
  if (line === undefined && check.present.has(keys) && pem !== formatKeys(checkpoints))
    check.problems.add('keys.differ', keys, undefined, {});
  return checkpoints.filter((one, at) => {
    if (isSigned(one)) return true;
    check.problems.add('checkpoint.signature', path, at * LINES_OF_CHECKPOINT + 1, { seq: one.seq });
    return false;
  });
};

/** The runbooks that the bundle brings along, by hash; each is read at its first use. */
const runbooksIn = (check: BundleReading): ((hash: string) => Runbook | undefined) => {
  const read = new Map<string, Runbook | undefined>();
  return (hash) => {
    if (read.has(hash)) return read.get(hash);
    const path = runbookPath(hash);
    const text = check.text(path);
    // Only the one that was pinned is a runbook of this incident.
    const runbook = check.sums.get(path) === hash ? (JSON.parse(text) as Runbook) : undefined;
    read.set(hash, runbook);
    return runbook;
  };
};

/** Every file against its name, and against `SHA256SUMS`. */
const checkFiles = (check: BundleReading, listed: ReadonlyMap<string, string>): void => {
  const { problems, present, sums } = check;
  for (const path of present.keys()) {
    if (path === BUNDLE.sums) continue;
    if (!sums.has(path)) check.hash(path);
    const sum = sums.get(path) ?? '';
    const place = placeOf(path);
    if (place === undefined) problems.add('file.unknown', path, undefined, {});
    else if (place.kind !== 'own' && place.sha256 !== sum)
      problems.add(path.startsWith(`${RUNBOOK_FOLDER}/`) ? 'runbook.altered' : 'evidence.altered', path, undefined, { found: sum });
    if (!listed.has(path)) problems.add('file.extra', path, undefined, {});
    else if (listed.get(path) !== sum) problems.add('file.altered', path, undefined, {});
  }
  for (const path of new Set([...Object.values(BUNDLE), ...listed.keys()]))
    if (!present.has(path)) problems.add('file.missing', path, undefined, {});
};

/** Retained files and runbooks against what the lines say of them; the files that are said to be left out. */
const checkNamed = (check: BundleReading, walk: LineWalk, manifest: Manifest | undefined): Verdict['absent'] => {
  const { problems, present } = check;
  const told = new Map((manifest?.absent ?? []).map(({ sha256, why }) => [sha256, why]));
  const absent: { sha256: string; why: Verdict['absent'][number]['why'] }[] = [];
  for (const [sha256, expected] of walk.evidence) {
    const path = evidencePath(sha256);
    const found = present.get(path);
    const why = told.get(sha256);
    if (found === undefined) absent.push({ sha256, why: why ?? 'missing' });
    if (found === undefined && why === undefined) problems.add('file.missing', path, undefined, {});
    if (found !== undefined && found !== expected) problems.add('evidence.size', path, undefined, { expected, found });
  }
  for (const hash of walk.runbooks) if (!present.has(runbookPath(hash))) problems.add('file.missing', runbookPath(hash), undefined, {});
  for (const path of present.keys()) {
    const place = placeOf(path);
    if (place?.kind === 'evidence' && !walk.evidence.has(place.sha256)) problems.add('evidence.orphan', path, undefined, {});
    if (place?.kind === 'runbook' && !walk.runbooks.has(place.sha256)) problems.add('runbook.orphan', path, undefined, {});
  }
  return absent;
};

/**
 * Verifies a bundle: integrity and completeness, which are two things (record.md). Reads in pieces: memory does not grow with the log but
 * for 32 bytes a line.
 * @throws StoreError `bundle.newer`, `bundle.unreadable`
 */
export const verifyBundle = (files: BundleFiles, options: VerifyOptions = {}): Verdict => {
  const check = new BundleReading(files, options.onProgress);
  const { problems } = check;
  const { sums: listed, line } = parseSums(check.text(BUNDLE.sums));
  if (line !== undefined) problems.add('sums.form', BUNDLE.sums, line, {});
  const manifest = readManifest(check, listed);
  const signed = readCheckpoints(check);
  const { walk, hashes, end } = check.walk(runbooksIn(check));
  const { first, head } = walk;
  const own = signed.filter(({ incident }) => first === undefined || incident === first.incident);
  for (const { incident } of signed.filter((one) => !own.includes(one)))
    problems.add('checkpoint.incident', BUNDLE.checkpoints, undefined, { found: incident });
  end((seq) => own.find((one) => one.seq === seq)?.head);
  for (const field of ['incident', 'mode'] as const)
    if (manifest !== undefined && first !== undefined && manifest[field] !== first[field])
      problems.add('manifest.differs', BUNDLE.manifest, undefined, { field });
  checkFiles(check, listed);
  const absent = checkNamed(check, walk, manifest);
  // Lines of a newer version, as they were written: what is wrong with them this version cannot say.
  if (walk.newer !== undefined && listed.get(BUNDLE.entries) === check.sums.get(BUNDLE.entries))
    throw new StoreError('bundle.newer', { path: BUNDLE.entries, found: walk.newer, known: ENTRY_VERSION });
  const completeness = completenessOf({
    last: walk.lines,
    hashAt: (seq) => hashes.get(seq),
    find: (digits) => hashes.find(digits),
    checkpoints: own,
    fingerprintOf,
    anchor: options.anchor,
    key: options.key,
    entries: BUNDLE.entries,
    file: BUNDLE.checkpoints,
  });
  return {
    incident: first?.incident ?? manifest?.incident ?? '',
    mode: first?.mode ?? manifest?.mode ?? 'real',
    lines: walk.lines,
    head,
    integrity: { holds: problems.list.length === 0, problems: inOrder(problems.list), more: problems.more },
    completeness,
    unread: walk.unread,
    blackedOut: walk.blackedOut,
    absent,
    redacted: manifest?.redacted ?? [],
    files: check.present.size,
  };
};

import { anchorOf } from '../export/anchor.ts';
import { escapeMarkdown, markdownReport } from '../export/markdown.ts';
import { reportModel } from '../export/report.ts';
import { BUNDLE, BUNDLE_FORMAT, disclosureLine, formatManifest, type Manifest, runbookPath } from '../incident/bundle.ts';
import { longDateTime } from '../incident/calendar.ts';
import { parseEntry } from '../incident/chain.ts';
import { type Checkpoint, formatCheckpoints, formatKeys } from '../incident/checkpoint.ts';
import { type EntryBody, entrySchema } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import type { Log, SealedEntry } from '../incident/log.ts';
import { kindOfWords, type Redactable } from '../incident/redaction.ts';
import { replay } from '../incident/replay.ts';
import { htmlReport } from '../print/html.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { writeBundle } from '../store/bundle.ts';
import { StoreError } from '../store/error.ts';
import { fingerprintOf } from '../store/keys.ts';
import { VERIFY_SH } from '../store/verify-sh.ts';
import { bundleReadme } from '../words/ja/bundle-readme.ts';
import { Checkpoints } from './checkpoints.ts';
import { APP_VERSION } from './version.ts';

export interface BundlingParts {
  readonly log: Log;
  readonly home: string;
  /** UTC milliseconds. */
  readonly now: () => number;
}

export interface BundlingOptions {
  /** What is left out of the copy. */
  readonly redact?: readonly Redactable[];
  readonly force?: boolean;
  /** In bytes of retained files. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What was written. */
export interface Bundled {
  readonly seq: number;
  readonly head: string;
  /** When the last line was written, UTC milliseconds. */
  readonly at: number;
  /** Fingerprint of this installation's key; undefined where it could not sign. */
  readonly fingerprint: string | undefined;
  /** Why it could not sign. */
  readonly unsigned: StoreError | undefined;
  readonly redacted: readonly Redactable[];
  readonly blackedOut: number;
  readonly absent: Manifest['absent'];
}

/** What the bundle needs of a line, whatever version it is of. */
interface Looked {
  readonly line: SealedEntry;
  readonly body: EntryBody | undefined;
}

const look = (line: SealedEntry): Looked => ({ line, body: entrySchema.safeParse(JSON.parse(line.bytes)).data });

/** A copy of a line without the words that are left out. */
const redacted = ({ line, body }: Looked, kinds: ReadonlySet<Redactable>): SealedEntry =>
  kinds.size === 0
    ? line
    : { ...line, disclosures: line.disclosures.filter(({ path }) => !kinds.has(kindOfWords(body?.type ?? '', path))) };

/** Words that lines are committed to and that the copy does not hold. */
const blackedOutIn = (looked: readonly Looked[], copy: readonly SealedEntry[]): number =>
  looked.reduce((sum, { body }, at) => sum + Object.keys(body?.pii ?? {}).length - (copy[at]?.disclosures.length ?? 0), 0);

/** Sorted by path, as the verifiers ask. */
const disclosuresOf = function* (lines: readonly SealedEntry[]): Generator<string> {
  for (const { incident, seq, disclosures } of lines)
    for (const one of [...disclosures].sort((a, b) => (a.path < b.path ? -1 : 1))) yield `${disclosureLine(incident, seq, one)}\n`;
};

const entriesOf = function* (lines: readonly SealedEntry[]): Generator<string> {
  for (const { bytes } of lines) yield `${bytes}\n`;
};

interface Retained {
  readonly sha256: string;
  readonly size: number;
  /** Made from another retained file, such as a picture with names blacked out. */
  readonly derived: boolean;
}

/** Retained files that lines speak of, once each; one that was ever added for itself is no copy. Later lines only point at them. */
const retainedIn = (looked: readonly Looked[]): Retained[] => {
  const files = new Map<string, Retained>();
  for (const { body } of looked) {
    const derived = body?.type === 'evidence.added' ? 'derivedFrom' in body.data : undefined;
    for (const { sha256, size } of body?.evidence ?? []) {
      const before = files.get(sha256)?.derived;
      files.set(sha256, { sha256, size, derived: (derived ?? before ?? false) && before !== false });
    }
  }
  return [...files.values()];
};

/** The head signed now, where this installation can; a record on a disk that cannot be written is exported without. */
const signHead = (
  parts: BundlingParts,
  incident: Incident,
): { checkpoints: readonly Checkpoint[]; own?: Checkpoint; unsigned?: StoreError } => {
  const kept = parts.log.checkpoints(incident.id);
  try {
    const own = new Checkpoints(parts).sign({ incident: incident.id, ...incident.head });
    const others = kept.filter(({ seq, key }) => seq !== own.seq || key !== own.key);
    return { checkpoints: [...others, own], own };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { checkpoints: kept, unsigned: error };
  }
};

const guidelinesOf = (incident: Incident): string[] => [
  ...new Set(
    incident.responses.map(({ runbook: { guideline } }) =>
      escapeMarkdown(`${guideline.body}　${guideline.title}　${guideline.edition.label}`),
    ),
  ),
];

/** An incident as a copy shows it that leaves words out; what is left out reads ■ in every report. Throws ImpossibleLog. */
export const copyOf = (log: Log, id: string, redact: readonly Redactable[]) => {
  const kinds = new Set(redact);
  const looked = log.read(id).map(look);
  const copy = looked.map((one) => redacted(one, kinds));
  const runbooks = new Map([...new Set(looked.flatMap(({ body }) => body?.runbook ?? []))].map((hash) => [hash, log.runbook(hash) ?? '']));
  const incident = replay(copy.map(parseEntry), (hash) => {
    const text = runbooks.get(hash);
    return text ? (JSON.parse(text) as Runbook) : undefined;
  });
  return { looked, copy, runbooks, incident };
};

/**
 * Writes an incident as a bundle to the folder `out` (record.md, Checkpoints and export bundle); its head is signed first.
 * @throws StoreError as `writeBundle`; ImpossibleLog
 */
export const exportBundle = (parts: BundlingParts, id: string, out: string, options: BundlingOptions = {}): Bundled => {
  const { log, home, now } = parts;
  const kinds = new Set(options.redact ?? []);
  const { looked, copy, runbooks, incident } = copyOf(log, id, [...kinds]);
  const exportedAt = now();
  const report = reportModel(incident, exportedAt);
  const { checkpoints, own, unsigned } = signHead(parts, incident);
  const files = retainedIn(looked);
  // A copy that was made from a retained file was made to be shown; what it was made from is what must not be.
  const isWithheld = ({ derived }: Retained): boolean => kinds.has('evidence') && !derived;
  const withheld = files.filter(isWithheld).map(({ sha256 }) => sha256);
  const evidence = files.filter((file) => !isWithheld(file));
  const blackedOut = blackedOutIn(looked, copy);
  const fingerprint = own === undefined ? undefined : fingerprintOf(own.key);
  const redact = [...kinds].sort();
  const absentOf = (found: ReadonlyMap<string, 'missing' | 'altered'>): Manifest['absent'] =>
    [...withheld.map((sha256) => ({ sha256, why: 'withheld' as const })), ...[...found].map(([sha256, why]) => ({ sha256, why }))].sort(
      (a, b) => (a.sha256 < b.sha256 ? -1 : 1),
    );
  const found = writeBundle(
    home,
    out,
    {
      texts: new Map<string, Iterable<string>>([
        [BUNDLE.entries, entriesOf(copy)],
        [BUNDLE.disclosures, disclosuresOf(copy)],
        ...[...runbooks].map(([hash, text]) => [runbookPath(hash), [text]] as const),
        [BUNDLE.checkpoints, [formatCheckpoints(checkpoints)]],
        [BUNDLE.keys, [formatKeys(checkpoints)]],
        [BUNDLE.page, [htmlReport(report)]],
        [BUNDLE.text, [markdownReport(report)]],
        [BUNDLE.script, [VERIFY_SH]],
      ]),
      evidence,
      after: (gone) => {
        const absent = absentOf(gone);
        const { mode } = incident.opened;
        const facts = { incident: id, drill: mode === 'drill', app: APP_VERSION, redacted: redact, blackedOut, absent, fingerprint };
        const { seq, hash } = incident.head;
        return new Map([
          [
            BUNDLE.manifest,
            [
              formatManifest({
                schema: 'hikeshi/bundle',
                format: BUNDLE_FORMAT,
                incident: id,
                mode,
                app: APP_VERSION,
                exportedAt,
                redacted: redact,
                absent,
              }),
            ],
          ],
          [
            BUNDLE.readme,
            [
              bundleReadme({
                ...facts,
                guidelines: guidelinesOf(incident),
                seq,
                at: longDateTime(report.anchor.at),
                anchor: anchorOf(hash),
              }),
            ],
          ],
        ]);
      },
    },
    options,
  );
  return {
    seq: incident.head.seq,
    head: incident.head.hash,
    at: report.anchor.at,
    fingerprint,
    unsigned,
    redacted: redact,
    blackedOut,
    absent: absentOf(found),
  };
};

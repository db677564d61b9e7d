import * as z from 'zod';
import { canonicalJson } from './canonical.ts';
import type { Disclosure } from './log.ts';
import { REDACTABLE } from './redaction.ts';

/*
 * The shape of a bundle: one incident as a folder that anyone can check without this program (record.md, Checkpoints and export bundle).
 * Everything in it is text but the retained files.
 */

/** Version of the bundle format. A newer one is named, not read. */
export const BUNDLE_FORMAT = 1;

/** Names of the files in a bundle; there are no others besides `evidence/<sha256>` and `runbooks/<sha256>.json`. */
export const BUNDLE = {
  /** What this is, in Japanese and English. */
  readme: 'README.md',
  /** SHA-256 of every other file. */
  sums: 'SHA256SUMS',
  manifest: 'bundle.json',
  checkpoints: 'checkpoints.txt',
  disclosures: 'disclosures.jsonl',
  entries: 'entries.jsonl',
  keys: 'public-key.pem',
  page: 'report.html',
  text: 'report.md',
  script: 'verify.sh',
} as const;

export const EVIDENCE_FOLDER = 'evidence';
export const RUNBOOK_FOLDER = 'runbooks';
export const evidencePath = (sha256: string): string => `${EVIDENCE_FOLDER}/${sha256}`;
export const runbookPath = (hash: string): string => `${RUNBOOK_FOLDER}/${hash}.json`;

/** What a path in a bundle is; undefined for a name that no bundle has. */
export const placeOf = (path: string): { readonly kind: 'evidence' | 'runbook' | 'own'; readonly sha256: string } | undefined => {
  const [, evidence, runbook] = /^(?:evidence\/([0-9a-f]{64})|runbooks\/([0-9a-f]{64})\.json)$/u.exec(path) ?? [];
  if (evidence !== undefined) return { kind: 'evidence', sha256: evidence };
  if (runbook !== undefined) return { kind: 'runbook', sha256: runbook };
  return (Object.values(BUNDLE) as string[]).includes(path) ? { kind: 'own', sha256: '' } : undefined;
};

/** Why a retained file is not in the bundle: gone or altered on the exporting machine, or left out of a redacted copy. */
export const ABSENT = ['missing', 'altered', 'withheld'] as const;

const hex = z.string().regex(/^[0-9a-f]{64}$/u);
const manifestSchema = z.strictObject({
  schema: z.literal('hikeshi/bundle'),
  format: z.literal(BUNDLE_FORMAT),
  incident: z.string(),
  mode: z.enum(['real', 'drill']),
  app: z.string(),
  /** UTC milliseconds, as the exporting machine's clock stood. */
  exportedAt: z.int(),
  redacted: z.array(z.enum(REDACTABLE)),
  absent: z.array(z.strictObject({ sha256: hex, why: z.enum(ABSENT) })),
});

/** `bundle.json`: what the exporting machine says about the bundle. Not signed; what can be known otherwise is not taken from here. */
export type Manifest = z.output<typeof manifestSchema>;

export const formatManifest = (manifest: Manifest): string => `${canonicalJson(manifest)}\n`;

/** Reads `bundle.json`; undefined for what {@link formatManifest} did not write. A newer format is told by its number. */
export const parseManifest = (text: string): Manifest | { readonly newer: number } | undefined => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json === 'object' && json !== null && 'schema' in json && 'format' in json)
    if (json.schema === 'hikeshi/bundle' && Number.isSafeInteger(json.format) && Number(json.format) > BUNDLE_FORMAT)
      return { newer: Number(json.format) };
  const read = manifestSchema.safeParse(json);
  return read.success && formatManifest(read.data) === text ? read.data : undefined;
};

/** One line of `disclosures.jsonl`: the very text whose SHA-256 the entry holds, so that checking it is hashing the line. */
export const disclosureLine = (incident: string, seq: number, { path, salt, value }: Disclosure): string =>
  JSON.stringify([salt, incident, seq, path, value]);

const SALT = /^[0-9a-f]{64}$/u;

/** Reads a line of `disclosures.jsonl`; undefined for what is no disclosure. By hand: there are more of these than of any other line. */
export const parseDisclosure = (
  text: string,
): { readonly incident: string; readonly seq: number; readonly disclosure: Disclosure } | undefined => {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(read) || read.length !== 5) return undefined;
  const [salt, incident, seq, path, value] = read as unknown[];
  if (typeof salt !== 'string' || typeof incident !== 'string' || typeof path !== 'string' || typeof value !== 'string') return undefined;
  if (!SALT.test(salt) || !Number.isSafeInteger(seq) || Number(seq) < 1) return undefined;
  return { incident, seq: Number(seq), disclosure: { path, salt, value } };
};

/** `SHA256SUMS`: lower case, two blanks, sorted by path, as `sha256sum` prints it. */
export const formatSums = (sums: ReadonlyMap<string, string>): string =>
  [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join('');

/** Reads `SHA256SUMS`; `line` (from 1) is the first that is not as {@link formatSums} writes it. */
export const parseSums = (text: string): { readonly sums: ReadonlyMap<string, string>; readonly line?: number } => {
  const lines = text.split('\n');
  const end = lines.pop();
  const sums = new Map<string, string>();
  let before = '';
  for (const [at, line] of lines.entries()) {
    const [, sum, path] = /^([0-9a-f]{64}) {2}([!-~]+)$/u.exec(line) ?? [];
    if (sum === undefined || path === undefined || path <= before) return { sums, line: at + 1 };
    sums.set(path, sum);
    before = path;
  }
  return end === '' ? { sums } : { sums, line: lines.length + 1 };
};

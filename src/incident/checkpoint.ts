import type { Head } from './log.ts';

/**
 * A head that an installation has signed (record.md, Checkpoints). It stands beside the log, not in it: a line that signs the line
 * before it would itself be an unsigned end, and looking at an incident would change what is on paper.
 */
export interface Checkpoint {
  readonly incident: string;
  readonly seq: number;
  /** SHA-256 of line `seq`, 64 hex digits. */
  readonly head: string;
  /** The installation's public key: base64 of its 44 bytes of SPKI DER (Ed25519). */
  readonly key: string;
  /** Base64 of the 64 bytes of the signature over {@link checkpointText}. */
  readonly signature: string;
  /** When this machine made it, UTC milliseconds. Not signed, and in no bundle: whoever holds the key could write any time. */
  readonly at: number;
}

/** First line of what is signed: a signature for this can mean nothing else. */
export const CHECKPOINT_TEXT = 'hikeshi-log/v1';

/** What is signed. It holds no time: the signature tells which installation, the paper tells when. */
export const checkpointText = ({ incident, seq, hash }: Head): string => `${CHECKPOINT_TEXT}\n${incident}\n${seq}\n${hash}\n`;

/** A checkpoint as it stands in a bundle: without the time. */
export type SignedHead = Omit<Checkpoint, 'at'>;

/** The head that a checkpoint speaks of. */
export const headOf = ({ incident, seq, head }: SignedHead): Head => ({ incident, seq, hash: head });

/** `checkpoints.txt`: six lines each, the four that are signed, the key and the signature; sorted by line and key. */
export const formatCheckpoints = (checkpoints: readonly SignedHead[]): string =>
  [...checkpoints]
    .sort(byPlace)
    .map((one) => `${checkpointText(headOf(one))}${one.key}\n${one.signature}\n`)
    .join('');

/** Below zero where `a` comes first; never zero for two: one key signs a line once. */
const byPlace = (a: SignedHead, b: SignedHead): number => a.seq - b.seq || (a.key < b.key ? -1 : 1);

const LINES = 6;
/** Base64 of 44 and of 64 bytes in the one way in which it can be written: the last digit holds no spare bits. */
const KEY = /^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/u;
const SIGNATURE = /^[A-Za-z0-9+/]{85}[AQgw]==$/u;

/** Reads `checkpoints.txt`; `line` (from 1) is the first that is not as {@link formatCheckpoints} writes it. */
export const parseCheckpoints = (text: string): { readonly checkpoints: readonly SignedHead[]; readonly line?: number } => {
  const lines = text.split('\n');
  const checkpoints: SignedHead[] = [];
  const end = lines.pop();
  for (let at = 0; at < lines.length; at += LINES) {
    const [magic, incident = '', seq = '', head = '', key = '', signature = ''] = lines.slice(at, at + LINES);
    const sound = [
      magic === CHECKPOINT_TEXT,
      incident !== '',
      /^[1-9]\d{0,14}$/u.test(seq),
      /^[0-9a-f]{64}$/u.test(head),
      KEY.test(key),
      SIGNATURE.test(signature),
    ];
    const wrong = sound.indexOf(false);
    if (wrong >= 0) return { checkpoints, line: at + wrong + 1 };
    const one = { incident, seq: Number(seq), head, key, signature };
    const last = checkpoints.at(-1);
    if (last !== undefined && byPlace(last, one) >= 0) return { checkpoints, line: at + 1 };
    checkpoints.push(one);
  }
  return end === '' ? { checkpoints } : { checkpoints, line: lines.length + 1 };
};

/** One key as PEM, for openssl. */
const pemOf = (key: string): string => `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----\n`;

/** `public-key.pem`: every key that signed, once each, sorted. */
export const formatKeys = (checkpoints: readonly SignedHead[]): string =>
  [...new Set(checkpoints.map(({ key }) => key))].sort().map(pemOf).join('');

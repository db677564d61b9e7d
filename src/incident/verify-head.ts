import type { SignedHead } from './checkpoint.ts';
import { type Anchor, Problems, type Unknown, type Verdict } from './verify.ts';

/** What is known of the end of a log. */
export interface HeadParts {
  /** Number of lines. */
  readonly last: number;
  readonly hashAt: (seq: number) => string | undefined;
  /** The first line whose hash begins with these digits. */
  readonly find: (digits: string) => number | undefined;
  /** Checkpoints whose signature is good, by line. */
  readonly checkpoints: readonly SignedHead[];
  readonly fingerprintOf: (key: string) => string;
  readonly anchor: Anchor | undefined;
  /** First digits, or all, of the fingerprint of the key that is known to be the right one. */
  readonly key: string | undefined;
  /** The files in which what is wrong stands. */
  readonly entries: string;
  readonly file: string;
}

/** Where the paper stands in the log; a problem where it does not. */
const atAnchor = ({ anchor, last, hashAt, find, entries }: HeadParts, problems: Problems): number => {
  if (anchor === undefined) return 0;
  const { digits, seq } = anchor;
  const found = seq ?? find(digits);
  if (found === undefined) problems.add('anchor.nowhere', entries, undefined, { last });
  else if (found > last) problems.add('head.cut', entries, undefined, { seq: found, last, by: 'anchor' });
  else if (hashAt(found)?.startsWith(digits) !== true) problems.add('head.differs', entries, found, { seq: found, by: 'anchor' });
  else return found;
  return 0;
};

/**
 * Completeness: whether the log is as long, and its end the one, that was signed and written down (record.md, Checkpoints). Signatures alone
 * leave two things open: an older checkpoint is as good as the newest one, so that a cut end does not show; and whoever writes the log anew
 * can sign it with a new key, unless the key is known.
 */
export const completenessOf = (parts: HeadParts): Verdict['completeness'] => {
  const { last, hashAt, checkpoints, file, fingerprintOf } = parts;
  const problems = new Problems();
  const keys = new Map<string, number>();
  let signedTo = 0;
  for (const { seq, head, key } of checkpoints) {
    if (seq > last) problems.add('head.cut', file, undefined, { seq, last, by: 'checkpoint' });
    else if (hashAt(seq) !== head) problems.add('head.differs', file, undefined, { seq, by: 'checkpoint' });
    else {
      signedTo = Math.max(signedTo, seq);
      keys.set(key, seq);
    }
  }
  const newest = checkpoints.at(-1);
  const isKnown = (fingerprint: string) => parts.key !== undefined && fingerprint.startsWith(parts.key);
  const found = newest === undefined ? null : fingerprintOf(newest.key);
  const known = found !== null && isKnown(found);
  if (parts.key !== undefined && !known) problems.add('key.differs', file, undefined, { found });
  const confirmedTo = atAnchor(parts, problems);
  const unknown: Unknown[] = confirmedTo === last ? [] : known && signedTo === last ? ['cut'] : ['cut', 'rewritten'];
  return {
    state: problems.list.length > 0 ? 'broken' : unknown.length === 0 ? 'confirmed' : 'unconfirmed',
    problems: problems.list,
    unknown,
    confirmedTo,
    signedTo,
    keys: [...keys].map(([key, to]) => ({ fingerprint: fingerprintOf(key), known: isKnown(fingerprintOf(key)), to })),
  };
};

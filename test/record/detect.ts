import { holds, type Verdict } from '../../src/incident/verify.ts';
import { StoreError } from '../../src/store/error.ts';
import { type VerifyOptions, verifyBundle } from '../../src/store/verify-bundle.ts';
import { type Folder, inMemory, resummed } from './sample.ts';
import { examine } from './second-verifier.mjs';

/** The program's answer: its verdict, or the code of the refusal to read at all. */
export const answer = (files: Folder, options: VerifyOptions = {}): Verdict | string => {
  try {
    return verifyBundle(inMemory(files), options);
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
};

/** Who found that something is wrong. Two readers that share no line must say the same. */
export const detectedBy = (files: Folder, anchor?: string): { program: boolean; second: boolean } => {
  const said = answer(files, anchor === undefined ? {} : { anchor: { digits: anchor } });
  return { program: typeof said === 'string' || !holds(said), second: examine(files, anchor).length > 0 };
};

/** Files whose every bit is bound by more than `SHA256SUMS`. */
export const isBound = (path: string): boolean =>
  /^(?:entries\.jsonl|disclosures\.jsonl|checkpoints\.txt|public-key\.pem|evidence\/.*|runbooks\/.*)$/u.test(path);

/** One bit of one file. */
export interface Bit {
  readonly path: string;
  readonly byte: number;
  readonly bit: number;
}

/** Every bit of every file. */
export const bitsOf = function* (files: Folder): Generator<Bit> {
  for (const [path, bytes] of files)
    for (let byte = 0; byte < bytes.length; byte += 1) for (let bit = 0; bit < 8; bit += 1) yield { path, byte, bit };
};

/** Turns one bit, asks both readers, and turns it back; `again` makes `SHA256SUMS` anew first, for files that are bound otherwise. */
export const flip = (files: Folder, { path, byte, bit }: Bit, again = false): { program: boolean; second: boolean } => {
  const bytes = files.get(path) as Buffer;
  bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
  try {
    return detectedBy(again ? resummed(files) : files);
  } finally {
    bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
  }
};

import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { errnoOf, StoreError } from './error.ts';
import { evidenceFile } from './evidence.ts';
import { writeOutput } from './output.ts';

/** A copy of a retained file. `undo` takes it away again, for when its entry could not be stored. */
export type EvidenceCopy =
  | { readonly state: 'written'; readonly undo: () => void }
  | { readonly state: 'missing' }
  | { readonly state: 'altered'; readonly found: string };

/**
 * Writes a copy of a retained file to `path`, whole or not at all; what is no longer what it was is not given out.
 * @throws StoreError `evidence.unreadable`, `output.*`
 */
export const copyEvidence = (home: string, sha256: string, path: string, { force }: { readonly force: boolean }): EvidenceCopy => {
  const file = evidenceFile(home, sha256);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { state: 'missing' };
    throw new StoreError('evidence.unreadable', { path: file, errno: errnoOf(error) }, error);
  }
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) return { state: 'altered', found };
  writeOutput(path, bytes, { force });
  return { state: 'written', undo: () => rmSync(path, { force: true }) };
};

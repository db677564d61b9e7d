import { type Folder, withLines } from './sample.ts';

/** A change of a bundle, by name. */
export type Change = readonly [name: string, folder: Folder];

/** Files that are read line by line. */
export const LINED = ['entries.jsonl', 'disclosures.jsonl', 'checkpoints.txt', 'SHA256SUMS'];

/** Names that no bundle of this record has. */
export const STRANGE = ['.DS_Store', 'evil.sh', `evidence/${'0'.repeat(64)}`, 'evidence/x', `runbooks/${'0'.repeat(64)}.json`];

/** Every deletion, duplication, exchange of two and cut of a file's lines. */
export const lineChanges = function* (files: Folder, path: string): Generator<Change> {
  const lines = String(files.get(path)).split('\n');
  const count = lines.length - 1;
  for (let at = 0; at < count; at += 1) {
    yield [`${path} without line ${at + 1}`, withLines(files, path, (lines) => lines.toSpliced(at, 1))];
    yield [`${path} with line ${at + 1} twice`, withLines(files, path, (lines) => lines.toSpliced(at, 0, lines[at] as string))];
    if (at > 0) yield [`${path} cut before line ${at + 1}`, withLines(files, path, (lines) => lines.slice(0, at))];
    for (let other = at + 1; other < count; other += 1)
      // Two signatures begin with the same words: exchanged, they are what they were.
      if (lines[at] !== lines[other])
        yield [
          `${path} with lines ${at + 1} and ${other + 1} exchanged`,
          withLines(files, path, (lines) => lines.with(at, lines[other] as string).with(other, lines[at] as string)),
        ];
  }
};

/** Every file taken out, and files added that do not belong. */
export const fileChanges = function* (files: Folder): Generator<Change> {
  for (const path of files.keys()) yield [`no ${path}`, new Map([...files].filter(([name]) => name !== path))];
  for (const path of STRANGE) yield [`${path} added`, new Map([...files, [path, Buffer.from('x')]])];
};

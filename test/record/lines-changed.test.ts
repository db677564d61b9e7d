import { describe, expect, it } from 'vitest';
import { detectedBy } from './detect.ts';
import { type Folder, resummed, withLines } from './sample.ts';
import { tinyBundle } from './tiny.ts';

const { files } = tinyBundle();
const BOTH = { program: true, second: true };
const linesOf = (path: string): number => String(files.get(path)).split('\n').length - 1;
const LINED = ['entries.jsonl', 'disclosures.jsonl', 'checkpoints.txt', 'SHA256SUMS'];

/** Every deletion, duplication, exchange of neighbours and cut of a file's lines. */
const changes = function* (path: string): Generator<readonly [name: string, folder: Folder]> {
  const count = linesOf(path);
  const lines = String(files.get(path)).split('\n');
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

describe('lines that are taken out, doubled, exchanged or cut off', () => {
  it.each(LINED)('of %s are found, each of them, by both readers', (path) => {
    const missed = [...changes(path)].flatMap(([name, folder]) => {
      const { program, second } = detectedBy(folder);
      return program && second ? [] : [{ name, program, second }];
    });
    expect(missed).toEqual([]);
  });

  it('of the record are found even where SHA256SUMS was made anew, but for a cut end and words left out', () => {
    const missed = ['entries.jsonl', 'disclosures.jsonl'].flatMap((path) =>
      [...changes(path)].flatMap(([name, folder]) => {
        const { program, second } = detectedBy(resummed(folder));
        return program && second ? [] : [name];
      }),
    );
    expect(missed.filter((name) => !/^disclosures\.jsonl (?:without|cut)/u.test(name))).toEqual([]);
    // Words may be left out; a cut end of entries shows here by the signature that is still there.
    expect(missed.some((name) => name.startsWith('disclosures.jsonl without'))).toBe(true);
  });

  it('show in the middle of a line as well', () => {
    const bytes = files.get('entries.jsonl') as Buffer;
    for (const at of [1, 100, bytes.length - 1]) {
      const cut: Folder = new Map([...files, ['entries.jsonl', bytes.subarray(0, at)]]);
      expect(detectedBy(cut)).toEqual(BOTH);
      expect(detectedBy(resummed(cut))).toEqual(BOTH);
    }
  });
});

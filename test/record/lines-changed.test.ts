import { describe, expect, it } from 'vitest';
import { LINED, lineChanges } from './changes.ts';
import { detectedBy } from './detect.ts';
import { type Folder, resummed } from './sample.ts';
import { tinyBundle } from './tiny.ts';

const { files } = tinyBundle();
const BOTH = { program: true, second: true };
const changes = (path: string) => lineChanges(files, path);

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

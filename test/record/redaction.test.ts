import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DATA } from '../../src/incident/entry.ts';
import { kindOfWords } from '../../src/incident/redaction.ts';
import type { Verdict } from '../../src/incident/verify.ts';
import { openBundle } from '../../src/store/bundle-files.ts';
import { importEvidence } from '../../src/store/evidence.ts';
import { verifyBundle } from '../../src/store/verify-bundle.ts';
import { answer, detectedBy } from './detect.ts';
import { bundleOf, homeOf, readFolder, resummed, sha256, smallWalk, withLines } from './sample.ts';
import { tinyBundle } from './tiny.ts';

const WORDS = {
  names: ['田中', '鈴木'],
  text: ['秘書担当', 'ほかの事案', '心当たりのない投稿'],
  accounts: ['komae_koho_example'],
} as const;

describe('any part of the words may be left out', () => {
  const { files } = tinyBundle();
  const count = String(files.get('disclosures.jsonl')).split('\n').length - 1;

  it('and both readers still say that the record holds, and which words are missing', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: count, maxLength: count }), (keep) => {
        const left = resummed(withLines(files, 'disclosures.jsonl', (lines) => lines.filter((_, at) => keep[at])));
        expect(detectedBy(left)).toEqual({ program: false, second: false });
        const { blackedOut } = answer(left) as Verdict;
        const gone = String(files.get('disclosures.jsonl'))
          .split('\n')
          .filter((line, at) => line !== '' && !keep[at])
          .map((line) => JSON.parse(line) as [string, string, number, string, string]);
        expect(blackedOut.places.map(({ seq, path }) => `${seq} ${path}`).sort()).toEqual(
          gone.map(([, , seq, path]) => `${seq} ${path}`).sort(),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a redacted copy', () => {
  it('leaves everything out, in every file, and says what kind of thing it was', () => {
    const { folder, bundled } = bundleOf(undefined, { redact: ['names', 'text', 'accounts', 'evidence'] });
    const files = readFolder(folder);
    const all = [...files.values()].map(String).join('\n');
    for (const word of Object.values(WORDS).flat()) expect(all).not.toContain(word);
    expect(String(files.get('disclosures.jsonl'))).toBe('');
    expect([...files.keys()].some((path) => path.startsWith('evidence/'))).toBe(false);
    expect(String(files.get('README.md'))).toMatch(/この写しは黒塗りです/u);
    expect(String(files.get('report.md'))).toContain('■（氏名）');
    const verdict = verifyBundle(openBundle(folder));
    expect(verdict).toMatchObject({
      integrity: { holds: true },
      redacted: ['accounts', 'evidence', 'names', 'text'],
      absent: [{ why: 'withheld' }],
    });
    expect(verdict.blackedOut.count).toBe(bundled.blackedOut);
    expect(detectedBy(files)).toEqual({ program: false, second: false });
  });

  it.each(Object.keys(WORDS) as (keyof typeof WORDS)[])('of %s alone leaves those out, and the rest in', (kind) => {
    const { folder } = bundleOf(undefined, { redact: [kind] });
    const said = String(readFolder(folder).get('disclosures.jsonl'));
    const { blackedOut } = verifyBundle(openBundle(folder));
    for (const [other, words] of Object.entries(WORDS))
      for (const word of words) {
        // A name may stand in a free text, and is left out with it alone.
        if (other === kind) expect(said).not.toContain(word);
        else expect(said).toContain(word);
      }
    expect(Object.entries(blackedOut.kinds).filter(([, count]) => count > 0)).toEqual([[kind, blackedOut.count]]);
  });

  it('shows the pictures that were made to be shown, and not those they were made from', () => {
    const walk = smallWalk();
    const copy = Buffer.from('黒塗りにした画面');
    walk.do({
      do: 'evidence',
      file: { sha256: sha256(copy), size: copy.length, type: 'image/png' },
      name: '黒塗り.png',
      derivedFrom: 'E1',
    });
    const at = homeOf(walk);
    writeFileSync(join(at.home, 'copy'), copy);
    importEvidence(at.home, join(at.home, 'copy'));
    const { folder, bundled } = bundleOf(walk, { redact: ['evidence'] }, at);
    expect([...readFolder(folder).keys()].filter((path) => path.startsWith('evidence/'))).toEqual([`evidence/${sha256(copy)}`]);
    expect(bundled.absent).toEqual([{ sha256: basename(at.picture), why: 'withheld' }]);
    expect(detectedBy(readFolder(folder))).toEqual({ program: false, second: false });
  });

  it('leaves the head as it is: what was on paper for the whole is on paper for the copy', () => {
    const whole = bundleOf();
    const copy = bundleOf(undefined, { redact: ['names'] });
    expect(copy.bundled.head).toBe(whole.bundled.head);
  });
});

describe('the kind of the words at a path', () => {
  it.each<[keyof typeof DATA, string, string]>([
    ['note.added', 'actor.name', 'names'],
    ['note.added', 'text', 'text'],
    ['role.assigned', 'name', 'names'],
    ['evidence.added', 'name', 'text'],
    ['evidence.added', 'takenBy', 'names'],
    ['evidence.added', 'subjects.S1', 'accounts'],
    ['incident.opened', 'account', 'accounts'],
    ['step.settled', 'fields.to', 'names'],
    ['step.settled', 'fields.gist', 'text'],
    ['step.settled', 'fields.url', 'accounts'],
    ['step.overridden', 'overriddenBy', 'names'],
    ['entry.corrected', 'fields.attendees', 'names'],
    ['incident.handed-over', 'from', 'names'],
  ])('%s %s is %s', (type, path, kind) => {
    expect(kindOfWords(type, path)).toBe(kind);
  });
});

import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/incident/canonical.ts';
import { formatCheckpoints, formatKeys } from '../../src/incident/checkpoint.ts';
import type { Problem, Verdict } from '../../src/incident/verify.ts';
import { openHome } from '../../src/store/home.ts';
import { installationKey } from '../../src/store/keys.ts';
import { tempHome } from '../store/temp-home.ts';
import { STRANGE } from './changes.ts';
import { answer, detectedBy } from './detect.ts';
import { type Folder, resummed, sha256, withLines } from './sample.ts';
import { tinyBundle } from './tiny.ts';

const { files, anchor } = tinyBundle();
const BOTH = { program: true, second: true };
const NEITHER = { program: false, second: false };
const verdict = (folder: Folder, options = {}): Verdict => answer(folder, options) as Verdict;
const first = (folder: Folder): Problem => verdict(folder).integrity.problems[0] as Problem;
const linesOf = (path: string): number => String(files.get(path)).split('\n').length - 1;
const without = (path: string): Folder => new Map([...files].filter(([name]) => name !== path));
const placeIn = (line: string): string => {
  const [, , seq, path] = JSON.parse(line) as [string, string, number, string];
  return `${String(seq).padStart(9, '0')} ${path}`;
};

describe('files', () => {
  it.each([...files.keys()])('%s: gone, both readers say so, also with SHA256SUMS made anew', (path) => {
    expect(detectedBy(without(path))).toEqual(BOTH);
    if (path !== 'SHA256SUMS') expect(detectedBy(resummed(without(path)))).toEqual(BOTH);
  });

  it.each(STRANGE)('%s: added, it is found, listed or not', (path) => {
    const added: Folder = new Map([...files, [path, Buffer.from('x')]]);
    expect(detectedBy(added)).toEqual(BOTH);
    expect(detectedBy(resummed(added))).toEqual(BOTH);
  });

  it('SHA256SUMS in capitals, which `sha256sum -c` would take, is refused', () => {
    expect(
      detectedBy(withLines(files, 'SHA256SUMS', (lines) => lines.map((line) => line.replace(/^\w+/u, (hex) => hex.toUpperCase())))),
    ).toEqual(BOTH);
  });
});

describe('the first thing that is named', () => {
  const altered = (line: number, change: (text: string) => string): Folder =>
    withLines(files, 'entries.jsonl', (lines) => lines.with(line - 1, change(lines[line - 1] as string)));

  it.each([1, 2, 3])('is the very line %i that was altered, not its neighbour', (line) => {
    expect(first(altered(line, (text) => text.replace('"at":17', '"at":16')))).toMatchObject({
      file: 'entries.jsonl',
      line,
      code: 'line.altered',
    });
  });

  it('is the last line where that one was altered: the signature tells it from the one before', () => {
    const last = linesOf('entries.jsonl');
    expect(verdict(altered(last, (text) => text.replace('"at":17', '"at":16'))).completeness.problems[0]).toMatchObject({
      code: 'head.differs',
      seq: last,
    });
    expect(first(altered(last - 1, (text) => text.replace('"at":17', '"at":16')))).toMatchObject({ line: last - 1, code: 'line.altered' });
  });

  it.each<[string, (text: string) => string, string]>([
    ['no JSON', (text) => text.slice(1), 'line.json'],
    ['blanks', (text) => text.replace('{', '{ '), 'line.canonical'],
    ['a key twice', (text) => text.replace('{', '{"app":"x",'), 'line.canonical'],
    ['another number', (text) => text.replace(/"seq":\d+/u, '"seq":77'), 'line.seq'],
    ['another incident', (text) => text.replace(/"incident":"/u, '"incident":"x'), 'line.incident'],
    ['a drill', (text) => text.replace('"mode":"real"', '"mode":"drill"'), 'line.mode'],
    ['a shape of its own', (text) => text.replace('"offset":"+09:00"', '"offset":"tokyo"'), 'line.shape'],
    ['a missing end', (text) => `${text}\n{`, 'line.json'],
  ])('tells a line with %s', (_, change, code) => {
    expect(first(altered(3, change))).toMatchObject({ file: 'entries.jsonl', code });
  });

  it('tells bytes that are no text, and a line that would fill the memory', () => {
    const lines = String(files.get('entries.jsonl')).split('\n');
    const bytes = (line: Buffer) =>
      new Map([...files, ['entries.jsonl', Buffer.concat([Buffer.from(`${lines[0]}\n`), line, Buffer.from('\n')])]]);
    expect(first(bytes(Buffer.from([0x7b, 0xff, 0x7d])))).toMatchObject({ code: 'line.utf8', line: 2 });
    expect(first(bytes(Buffer.alloc(2 << 20, 0x20)))).toMatchObject({ code: 'line.long', line: 2 });
  });

  it('tells words that no line was ever written with, inside the record and beyond its end', () => {
    const words = (seq: number, path: string) => JSON.stringify(['0'.repeat(64), verdict(files).incident, seq, path, 'x']);
    const added = (text: string) =>
      resummed(withLines(files, 'disclosures.jsonl', (lines) => [...lines, text].sort((a, b) => (placeIn(a) < placeIn(b) ? -1 : 1))));
    for (const [seq, path] of [
      [2, 'fields.gist'],
      [99, 'text'],
    ] as const) {
      expect(first(added(words(seq, path)))).toMatchObject({ file: 'disclosures.jsonl', code: 'disclosure.orphan', seq, path });
      expect(detectedBy(added(words(seq, path)))).toEqual(BOTH);
    }
  });

  it('tells a cut end by the signature that speaks of more lines', () => {
    const last = linesOf('entries.jsonl');
    const cut = withLines(files, 'entries.jsonl', (lines) => lines.slice(0, -1));
    expect(verdict(cut).completeness.problems[0]).toMatchObject({ code: 'head.cut', seq: last, last: last - 1, by: 'checkpoint' });
  });

  it('names words that are not those that were written', () => {
    const forged = withLines(files, 'disclosures.jsonl', (lines) => lines.map((line) => line.replace('電話', '手紙')));
    expect(first(forged)).toMatchObject({ file: 'disclosures.jsonl', code: 'disclosure.altered' });
  });
});

/** A record written anew from its first line, with everything in the bundle made to fit. */
const rewritten = (keep: number, change: (body: Record<string, unknown>) => Record<string, unknown> = (body) => body): Folder => {
  const key = installationKey(openHome(tempHome()).path);
  let prev = '0'.repeat(64);
  let incident = '';
  const lines = String(files.get('entries.jsonl'))
    .split('\n')
    .slice(0, keep)
    .map((line) => {
      const body = { ...change(JSON.parse(line) as Record<string, unknown>), prev };
      const text = canonicalJson(body);
      prev = sha256(text);
      incident = String((body as { incident?: unknown }).incident);
      return text;
    });
  const checkpoints = [key.checkpoint({ incident, seq: keep, hash: prev }, 0)];
  const anew: Folder = new Map([
    ...files,
    ['entries.jsonl', Buffer.from(lines.map((line) => `${line}\n`).join(''))],
    ['checkpoints.txt', Buffer.from(formatCheckpoints(checkpoints))],
    ['public-key.pem', Buffer.from(formatKeys(checkpoints))],
  ]);
  return resummed(
    withLines(anew, 'disclosures.jsonl', (said) => said.filter((line) => (JSON.parse(line) as [string, string, number])[2] <= keep)),
  );
};

describe('what the folder alone cannot tell, and says so', () => {
  const last = linesOf('entries.jsonl');
  const digits = { anchor: { digits: anchor } };

  it('a cut end with everything else made anew: found with the paper, not without', () => {
    const older = String(files.get('checkpoints.txt')).split('\n').slice(0, 6);
    const seq = Number(older[2]);
    const cut = withLines(
      withLines(files, 'entries.jsonl', (lines) => lines.slice(0, seq)),
      'checkpoints.txt',
      () => older,
    );
    const kept = resummed(
      withLines(cut, 'disclosures.jsonl', (said) => said.filter((line) => (JSON.parse(line) as [string, string, number])[2] <= seq)),
    );
    expect(seq).toBeLessThan(last);
    expect(detectedBy(kept)).toEqual(NEITHER);
    expect(verdict(kept).completeness).toMatchObject({ state: 'unconfirmed', unknown: ['cut', 'rewritten'] });
    expect(detectedBy(kept, anchor)).toEqual(BOTH);
    expect(verdict(kept, digits).completeness.problems[0]).toMatchObject({ code: 'anchor.nowhere', last: seq });
    expect(verdict(kept, { anchor: { digits: anchor, seq: last } }).completeness.problems[0]).toMatchObject({
      code: 'head.cut',
      seq: last,
      last: seq,
      by: 'anchor',
    });
    // The older signature is as good as the newest one, so that the key does not tell either.
    const key = verdict(kept).completeness.keys[0]?.fingerprint ?? '';
    expect(verdict(kept, { key }).completeness).toMatchObject({ state: 'unconfirmed', unknown: ['cut'] });
  });

  it('a record written anew from its first line: found with the paper or the key, not without', () => {
    const anew = rewritten(last, (body) => ({ ...body, at: Number(body.at) + 60_000 }));
    expect(detectedBy(anew)).toEqual(NEITHER);
    expect(detectedBy(anew, anchor)).toEqual(BOTH);
    expect(verdict(anew, { anchor: { digits: anchor, seq: last } }).completeness.problems[0]).toMatchObject({
      code: 'head.differs',
      seq: last,
      by: 'anchor',
    });
    const key = verdict(files).completeness.keys[0]?.fingerprint ?? '';
    expect(verdict(anew, { key }).completeness.problems[0]).toMatchObject({ code: 'key.differs' });
  });

  it('but with the paper of the last line, nothing is left unknown; with that of an earlier one, what came after', () => {
    expect(verdict(files, digits).completeness).toMatchObject({ state: 'confirmed', unknown: [], confirmedTo: last });
    const second = sha256(String(files.get('entries.jsonl')).split('\n')[1] as string).slice(0, 32);
    expect(verdict(files, { anchor: { digits: second } }).completeness).toMatchObject({ state: 'unconfirmed', confirmedTo: 2 });
  });
});

describe('a log that nobody could have written', () => {
  it('is refused, naming the line, though chain, words and signature fit', () => {
    // An answer that the question does not have.
    const doubled = rewritten(linesOf('entries.jsonl'), (body) =>
      body.type === 'note.added'
        ? { ...body, type: 'question.answered', response: 'r1', data: { question: 'facts', answer: 'nonsense' } }
        : body,
    );
    expect(first(doubled)).toMatchObject({
      file: 'entries.jsonl',
      code: 'log.impossible',
      problem: 'event',
      line: linesOf('entries.jsonl'),
    });
    expect(verdict(doubled).integrity.problems).toHaveLength(1);
  });

  it('is refused where it points at a line that is not there as it says', () => {
    const dangling = rewritten(linesOf('entries.jsonl'), (body) =>
      body.type === 'note.added' ? { ...body, type: 'entry.undone', data: { target: { seq: 2, hash: '1'.repeat(64) } } } : body,
    );
    expect(first(dangling)).toMatchObject({ code: 'log.impossible', problem: 'target' });
  });
});

describe('a bundle of another version', () => {
  it('is named as newer, whether its folder or its lines are', () => {
    const newer = resummed(
      new Map([...files, ['bundle.json', Buffer.from(String(files.get('bundle.json')).replace('"format":1', '"format":2'))]]),
    );
    expect(answer(newer)).toBe('bundle.newer');
    expect(answer(rewritten(linesOf('entries.jsonl'), (body) => ({ ...body, v: 2, more: {} })))).toBe('bundle.newer');
  });

  it('is no bundle of an older version where there was none: what says so is named as altered', () => {
    const older = resummed(
      new Map([...files, ['bundle.json', Buffer.from(String(files.get('bundle.json')).replace('"format":1', '"format":0'))]]),
    );
    const { integrity } = verdict(older);
    expect([integrity.holds, integrity.problems.map(({ code }) => code)]).toEqual([false, ['manifest.form']]);
  });

  it('is not taken for newer where a bit says so that SHA256SUMS does not', () => {
    const flipped: Folder = new Map([
      ...files,
      ['bundle.json', Buffer.from(String(files.get('bundle.json')).replace('"format":1', '"format":3'))],
    ]);
    expect(verdict(flipped).integrity.problems.map(({ code }) => code)).toEqual(['manifest.form', 'file.altered']);
  });

  it('keeps lines of a type that came later, and says how many', () => {
    const later = rewritten(linesOf('entries.jsonl'), (body) => (body.type === 'note.added' ? { ...body, type: 'note.weighed' } : body));
    expect(verdict(later)).toMatchObject({ integrity: { holds: true }, unread: 1 });
  });
});

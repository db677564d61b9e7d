import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBundle } from '../../src/store/bundle-files.ts';
import { LONGEST_LINE, linesIn, undoneIn } from '../../src/store/bundle-lines.ts';
import { BundleReading } from '../../src/store/verify-reading.ts';
import { tempHome } from '../store/temp-home.ts';
import { inMemory, sha256 } from './sample.ts';

/** The same bytes in pieces of this size, each gone when the next is asked for. */
function* inPieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    const piece = Buffer.from(bytes.subarray(at, at + size));
    yield piece;
    piece.fill(0x23);
  }
}

const SIZES = [1, 2, 3, 5, 1000];

describe('lines of a file', () => {
  const read = (bytes: Buffer, size: number) => [...linesIn(inPieces(bytes, size))];

  it('are split at line feeds alone, in pieces of whatever size, and hashed without them', () => {
    const texts = ['{"a":"あ𠮷"}', '', 'b\r', 'c\u2028d'];
    for (const size of SIZES)
      expect(read(Buffer.from(texts.map((text) => `${text}\n`).join('')), size)).toEqual(
        texts.map((text, at) => ({ line: at + 1, text, problem: undefined, hash: sha256(text), ended: true })),
      );
    expect(read(Buffer.alloc(0), 1)).toEqual([]);
  });

  it('say where the last one has no end', () => {
    for (const size of SIZES)
      expect(read(Buffer.from('ab\ncd'), size).map(({ text, ended }) => [text, ended])).toEqual([
        ['ab', true],
        ['cd', false],
      ]);
  });

  it('are no text where they are no UTF-8, and the next is read all the same', () => {
    const bytes = Buffer.concat([Buffer.from([0x61, 0xff]), Buffer.from('\nb\n')]);
    for (const size of SIZES)
      expect(read(bytes, size)).toMatchObject([
        { text: undefined, problem: 'utf8', hash: sha256(Buffer.from([0x61, 0xff])) },
        { text: 'b', problem: undefined },
      ]);
  });

  it('are read up to their greatest length, and beyond it only counted', () => {
    for (const size of [1 << 16, 1 << 22]) {
      const whole = Buffer.alloc(LONGEST_LINE, 0x61);
      const told = read(Buffer.concat([whole, Buffer.from('\n'), whole, Buffer.from('b\nc\n'), whole, whole]), size);
      expect(told.map(({ line, text, problem, ended }) => [line, text?.length, problem, ended])).toEqual([
        [1, LONGEST_LINE, undefined, true],
        [2, undefined, 'long', true],
        [3, 1, undefined, true],
        [4, undefined, 'long', false],
      ]);
      expect(told[0]?.hash).toBe(createHash('sha256').update(whole).digest('hex'));
    }
  });
});

describe('lines that a later one undoes', () => {
  const undo = (seq: unknown): string => `{"data":{"target":{"seq":${JSON.stringify(seq)}}},"type":"entry.undone"}\n`;
  const undone = (text: string, size: number): number[] => [...undoneIn(() => inPieces(Buffer.from(text), size))];

  it('are known before any line is understood, wherever pieces end', () => {
    for (const size of [...SIZES, 20, 21, 22, 23, 24, 40])
      expect([size, ...undone(`{"type":"note.added"}\n${undo(3)}{}\n${undo(12)}`, size)]).toEqual([size, 3, 12]);
  });

  it('are none where no line says so: not in words, nor in what is no line of the kind', () => {
    const others = ['{"type":"note.added"}\n', '{"words":"\\"type\\":\\"entry.undone\\"","data":{"target":{"seq":1}}}\n'];
    const odd = [
      undo('3'),
      undo(null),
      '{"type":"entry.undone"}\n',
      '{"type":"entry.undone","data":{}}\n',
      '{"type":"entry.undone"\n',
      '{"data":{"target":{"seq":1}},"x":{"type":"entry.undone"},"type":"note.added"}\n',
    ];
    for (const size of SIZES) expect(undone([...others, ...odd].join(''), size)).toEqual([]);
    for (const size of SIZES) expect(undone([...odd, undo(5)].join(''), size)).toEqual([5]);
  });

  it('are not looked for in a line that is too long to be one', () => {
    const long = `{"data":{"target":{"seq":1}},"type":"entry.undone","x":"${'a'.repeat(LONGEST_LINE)}"}\n`;
    expect(undone(long + undo(2), 1 << 18)).toEqual([2]);
  });
});

describe('the folder of a bundle', () => {
  const folder = (): string => {
    const path = join(tempHome(), 'b');
    mkdirSync(join(path, 'evidence'), { recursive: true });
    for (const name of ['bundle.json', 'README.md', 'evidence/b', 'evidence/a']) writeFileSync(join(path, name), name);
    return path;
  };
  const refused = (code: string, facts: object) => expect.objectContaining({ code, facts });

  it('gives its names in order, with their sizes, one folder deep, and opens nothing that is no file', () => {
    const path = folder();
    for (const name of ['runbooks', 'other', 'evidence/deep']) mkdirSync(join(path, name));
    for (const name of ['runbooks/r', 'other/x', 'evidence/deep/y']) writeFileSync(join(path, name), name);
    if (process.platform !== 'win32') symlinkSync('/dev/zero', join(path, 'zero'));
    const list = openBundle(path).list();
    expect(list.map(({ path: name, kind }) => `${kind} ${name}`).filter((one) => !one.includes('zero'))).toEqual([
      'file README.md',
      'file bundle.json',
      'file evidence/a',
      'file evidence/b',
      'special evidence/deep',
      'special other',
      'file runbooks/r',
    ]);
    expect(list.find(({ path: name }) => name === 'evidence/a')?.size).toBe(10);
    if (process.platform !== 'win32') expect(list.at(-1)).toMatchObject({ path: 'zero', kind: 'special' });
  });

  it('is known by any one of its three files, and by no other', () => {
    for (const name of ['bundle.json', 'entries.jsonl', 'SHA256SUMS']) {
      const path = tempHome();
      writeFileSync(join(path, name), '');
      expect(openBundle(path).list()).toHaveLength(1);
    }
    const path = tempHome();
    expect(() => openBundle(path)).toThrow(refused('bundle.not-a-bundle', { path }));
    writeFileSync(join(path, 'README.md'), '');
    expect(() => openBundle(path)).toThrow(refused('bundle.not-a-bundle', { path }));
  });

  it('is refused where it is not there, or is none', () => {
    const path = join(tempHome(), 'none');
    expect(() => openBundle(path)).toThrow(refused('bundle.missing', { path }));
    writeFileSync(path, '');
    expect(() => openBundle(path)).toThrow(refused('bundle.not-a-bundle', { path }));
    const long = join(path, 'x'.repeat(5000));
    expect(() => openBundle(long)).toThrow(refused('bundle.unreadable', { path: long, errno: 'ENAMETOOLONG' }));
  });

  it('gives a file whole, in pieces', () => {
    const path = folder();
    const bytes = Buffer.alloc(700_000, 'あいう');
    writeFileSync(join(path, 'README.md'), bytes);
    const pieces = [...openBundle(path).chunks('README.md')].map((piece) => piece.length);
    expect(pieces.reduce((sum, one) => sum + one, 0)).toBe(bytes.length);
    expect(Math.max(...pieces)).toBe(1 << 18);
    const read: Buffer[] = [];
    for (const piece of openBundle(path).chunks('README.md')) read.push(Buffer.from(piece));
    expect(Buffer.concat(read).equals(readFileSync(join(path, 'README.md')))).toBe(true);
  });

  it('says which file cannot be read: gone since it was listed, or something else by now', () => {
    const path = folder();
    const files = openBundle(path);
    const gone = join(path, 'README.md');
    rmSync(gone);
    expect(() => [...files.chunks('README.md')]).toThrow(refused('bundle.unreadable', { path: gone, errno: 'ENOENT' }));
    mkdirSync(gone);
    if (process.platform !== 'win32')
      expect(() => [...files.chunks('README.md')]).toThrow(refused('bundle.unreadable', { path: gone, errno: 'EINVAL' }));
  });
});

describe('reading a bundle', () => {
  const text = Buffer.from('言葉');
  const files = new Map([
    ['a', text],
    ['b', Buffer.alloc((16 << 20) + 1, 0x61)],
    ['c', Buffer.alloc(16 << 20, 0x61)],
  ]);

  it('takes each file once, knows its sum then, and tells how far it is', () => {
    const told: [number, number][] = [];
    const reading = new BundleReading(inMemory(files), (done, total) => told.push([done, total]));
    expect([...reading.present]).toEqual([...files].map(([path, { length }]) => [path, length]));
    expect([reading.text('a'), reading.text('none'), reading.sums.get('a'), reading.sums.has('none')]).toEqual([
      '言葉',
      '',
      sha256(text),
      false,
    ]);
    reading.hash('c');
    expect(reading.sums.get('c')).toBe(sha256(files.get('c') as Buffer));
    const total = text.length + 2 * (16 << 20) + 1;
    expect(told).toEqual([
      [text.length, total],
      [text.length + (16 << 20), total],
    ]);
  });

  it('takes no text that fills the memory, but its sum', () => {
    const reading = new BundleReading(inMemory(files), undefined);
    expect([reading.text('b').length, reading.text('c').length]).toEqual([0, 16 << 20]);
    expect(reading.sums.get('b')).toBe(sha256(files.get('b') as Buffer));
  });

  it('does not open what is no file', () => {
    const special = { list: () => [{ path: 'a', kind: 'special' as const, size: 1 }], chunks: () => [] };
    const reading = new BundleReading(special, undefined);
    expect(reading.problems.list).toEqual([{ code: 'file.special', file: 'a' }]);
    expect([reading.present.size, reading.text('a')]).toEqual([0, '']);
  });
});

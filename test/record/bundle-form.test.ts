import { describe, expect, it } from 'vitest';
import {
  ABSENT,
  BUNDLE,
  disclosureLine,
  evidencePath,
  formatManifest,
  formatSums,
  type Manifest,
  parseDisclosure,
  parseManifest,
  parseSums,
  placeOf,
  runbookPath,
} from '../../src/incident/bundle.ts';

const hex = (digit: string): string => digit.repeat(64);

describe('a name in a bundle', () => {
  it('is one of its own, a retained file or a runbook', () => {
    for (const path of Object.values(BUNDLE)) expect(placeOf(path)).toEqual({ kind: 'own', sha256: '' });
    expect(placeOf(evidencePath(hex('a')))).toEqual({ kind: 'evidence', sha256: hex('a') });
    expect(placeOf(runbookPath(hex('0')))).toEqual({ kind: 'runbook', sha256: hex('0') });
    expect([evidencePath('x'), runbookPath('x')]).toEqual(['evidence/x', 'runbooks/x.json']);
  });

  it.each([
    '',
    'x',
    'README.md/',
    'readme.md',
    hex('a'),
    `evidence/${hex('A')}`,
    `evidence/${hex('a')}a`,
    `evidence/a${hex('a')}`,
    `evidence/${hex('a')}.json`,
    `xevidence/${hex('a')}`,
    `evidence/x/${hex('a')}`,
    `runbooks/${hex('a')}`,
    `runbooks/${hex('a')}.jsonx`,
    `runbooks/${hex('a')}xjson`,
    `xrunbooks/${hex('a')}.json`,
    `runbooks/g${hex('a').slice(1)}.json`,
  ])('is never %j', (path) => {
    expect(placeOf(path)).toBeUndefined();
  });
});

describe('bundle.json', () => {
  const manifest: Manifest = {
    schema: 'hikeshi/bundle',
    format: 1,
    incident: 'i',
    mode: 'drill',
    app: '0.1.0',
    exportedAt: 1,
    redacted: ['names', 'text', 'accounts', 'evidence'],
    absent: ABSENT.map((why) => ({ sha256: hex('c'), why })),
  };
  const text = formatManifest(manifest);
  const written = (more: object): string => formatManifest({ ...manifest, ...more } as Manifest);

  it('is read as it was written, in one line with its end', () => {
    expect(text).toMatch(/^\{"absent":\[\{.*\}\n$/u);
    expect(parseManifest(text)).toEqual(manifest);
    expect(parseManifest(written({ mode: 'real', redacted: [], absent: [] }))).toMatchObject({ mode: 'real' });
  });

  it('of a newer format is told by its number, whatever else stands in it', () => {
    expect(parseManifest('{"schema":"hikeshi/bundle","format":2}')).toEqual({ newer: 2 });
    expect(parseManifest(written({ format: 7, more: {} }))).toEqual({ newer: 7 });
  });

  it.each<[string, string]>([
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a text', '"format schema"'],
    ['a number', '2'],
    ['a list', '[]'],
    ['no format', '{"schema":"hikeshi/bundle"}'],
    ['no schema', '{"format":2}'],
    ['another schema of a newer format', written({ schema: 'other', format: 2 })],
    ['an older format', written({ format: 0 })],
    ['a format that is no number', written({ format: '2' })],
    ['a format that is no whole number', text.replace('"format":1', '"format":2.5')],
    ['more than it has', written({ more: 1 })],
    ['another mode', written({ mode: 'other' })],
    ['something else that can be left out', written({ redacted: ['all'] })],
    ['a retained file for no known reason', written({ absent: [{ sha256: hex('c'), why: 'lost' }] })],
    ['a retained file of another name', written({ absent: [{ sha256: `${hex('c')}c`, why: 'missing' }] })],
    ['a retained file whose name begins otherwise', written({ absent: [{ sha256: `x${hex('c')}`, why: 'missing' }] })],
    ['more of a retained file', written({ absent: [{ sha256: hex('c'), why: 'missing', more: 1 }] })],
    ['blanks', ` ${text}`],
    ['no end', text.trimEnd()],
    ['another order of its keys', `${JSON.stringify(manifest)}\n`],
  ])('with %s is none', (_, odd) => {
    expect(parseManifest(odd)).toBeUndefined();
  });
});

describe('a line of disclosures.jsonl', () => {
  const disclosure = { path: 'text', salt: hex('a'), value: '言葉\n"' };
  const line = disclosureLine('i', 3, disclosure);
  const written = (...values: unknown[]): string => JSON.stringify(values);

  it('is the text that was committed to, and is read as it was written', () => {
    expect(line).toBe(`["${hex('a')}","i",3,"text","言葉\\n\\""]`);
    expect(parseDisclosure(line)).toEqual({ incident: 'i', seq: 3, disclosure });
    expect(parseDisclosure(written(hex('a'), 'i', 1, '', ''))).toMatchObject({ seq: 1, disclosure: { path: '', value: '' } });
  });

  it.each<[string, string]>([
    ['no JSON', line.slice(1)],
    ['no list', '{"length":5}'],
    ['nothing', 'null'],
    ['four things', written(hex('a'), 'i', 3, 'text')],
    ['six things', written(hex('a'), 'i', 3, 'text', 'x', 'x')],
    ['a salt that is no text', written(1, 'i', 3, 'text', 'x')],
    ['an incident that is no text', written(hex('a'), 1, 3, 'text', 'x')],
    ['a path that is no text', written(hex('a'), 'i', 3, null, 'x')],
    ['words that are no text', written(hex('a'), 'i', 3, 'text', ['x'])],
    ['a longer salt', written(`${hex('a')}a`, 'i', 3, 'text', 'x')],
    ['a salt that begins otherwise', written(`x${hex('a')}`, 'i', 3, 'text', 'x')],
    ['a shorter salt', written(hex('a').slice(1), 'i', 3, 'text', 'x')],
    ['a salt in capitals', written(hex('A'), 'i', 3, 'text', 'x')],
    ['line 0', written(hex('a'), 'i', 0, 'text', 'x')],
    ['a line before it', written(hex('a'), 'i', -1, 'text', 'x')],
    ['half a line', written(hex('a'), 'i', 1.5, 'text', 'x')],
    ['a line as text', written(hex('a'), 'i', '3', 'text', 'x')],
  ])('with %s is none', (_, odd) => {
    expect(parseDisclosure(odd)).toBeUndefined();
  });
});

describe('SHA256SUMS', () => {
  const text = `${hex('b')}  a\n${hex('a')}  b/c\n`;
  const sums = new Map([
    ['a', hex('b')],
    ['b/c', hex('a')],
  ]);

  it('is sorted by path, and is read as it was written', () => {
    expect(formatSums(sums)).toBe(text);
    expect(formatSums(new Map([...sums].reverse()))).toBe(text);
    expect(parseSums(text)).toEqual({ sums });
    expect(parseSums('')).toEqual({ sums: new Map() });
    expect(formatSums(new Map())).toBe('');
  });

  it.each<[string, string, number]>([
    ['one blank', text.replace('  b', ' b'), 2],
    ['three blanks', text.replace('  b', '   b'), 2],
    ['the mark of a binary file', text.replace('  b', ' *b'), 2],
    ['capitals', text.replace(hex('b'), hex('B')), 1],
    ['a longer sum', `x${text}`, 1],
    ['a shorter sum', text.slice(1), 1],
    ['no path', `${hex('b')}  \n`, 1],
    ['a path with a blank', text.replace('b/c', 'b c'), 2],
    ['a path that is no ASCII', text.replace('b/c', 'あ'), 2],
    ['a path twice', text.replace('b/c', 'a'), 2],
    ['paths out of order', text.replace('b/c', 'A'), 2],
    ['an empty line', `${text}\n`, 3],
    ['no end', text.trimEnd(), 2],
    ['something behind its end', `${text}x`, 3],
  ])('with %s is refused at the line where it is, and gives the lines before it', (_, odd, line) => {
    const read = parseSums(odd);
    expect(read.line).toBe(line);
    expect([...read.sums.keys()]).toEqual(['a', 'b/c'].slice(0, line - 1));
  });
});

import { describe, expect, it } from 'vitest';
import { type FaultCode, Faults } from '../../src/runbook/faults.ts';
import { readYaml } from '../../src/runbook/yaml.ts';

function read(source: string | Uint8Array) {
  const faults = new Faults('x.yaml');
  const yaml = readYaml('x.yaml', source, faults);
  return { yaml, faults: faults.list.map(({ code, line, column }) => [code, line, column]) };
}

describe('a YAML file', () => {
  it('becomes plain data, CRLF or LF', () => {
    expect(read('a: 1\r\nb:\r\n  - c: d\r\n').yaml?.value).toEqual({ a: 1, b: [{ c: 'd' }] });
  });

  it('has text keys, also where YAML would read true', () => {
    expect(read('true: 真\nfalse: 偽\n').yaml?.value).toEqual({ true: '真', false: '偽' });
  });

  it('tells the place of everything in it, and of the nearest parent of what is not there', () => {
    const yaml = read('a:\n  b:\n    - c: 1\n    - d: 2\n').yaml;
    expect(yaml?.at(['a', 'b', 1, 'd'])).toEqual({ line: 4, column: 10 });
    expect(yaml?.keyAt(['a', 'b', 1, 'd'])).toEqual({ line: 4, column: 7 });
    expect(yaml?.at(['a', 'none', 'such'])).toEqual({ line: 2, column: 3 });
  });
});

describe('what a YAML file may not hold', () => {
  const refused: readonly (readonly [string, string | Uint8Array, FaultCode, number, number])[] = [
    ['an alias bomb', 'a: &a [x, x]\nb: [*a, *a]\n', 'yaml.alias', 1, 4],
    ['a tag', 'a: !!js/function x\n', 'yaml.alias', 1, 4],
    ['a directive', '%YAML 1.1\n---\na: 1\n', 'yaml.alias', 1, 1],
    ['a second document', 'a: 1\n---\nb: 2\n', 'yaml.documents', 2, 1],
    ['a key used twice', 'a: 1\nb: 2\na: 3\n', 'yaml.key-twice', 3, 1],
    ['__proto__', 'a:\n  __proto__: 1\n', 'yaml.forbidden-key', 2, 3],
    ['__proto__ in disguise', '"__pro\\u0074o__": 1\n', 'yaml.forbidden-key', 1, 1],
    ['constructor', 'constructor: 1\n', 'yaml.forbidden-key', 1, 1],
    ['prototype', 'a: {prototype: 1}\n', 'yaml.forbidden-key', 1, 5],
    ['a list as a key', '? [a]\n: b\n', 'yaml.syntax', 1, 3],
    ['an empty key', ': b\n', 'yaml.key', 1, 1],
    ['nothing', '# only a comment\n', 'yaml.empty', 1, undefined as unknown as number],
    ['a tab', 'a:\n\tb: 1\n', 'text.tab', 2, 1],
    ['a byte order mark', '\ufeffa: 1\n', 'text.mark', 1, 1],
    ['Shift_JIS', new Uint8Array([0x61, 0x3a, 0x20, 0x31, 0x0a, 0x62, 0x3a, 0x20, 0x83, 0x5c, 0x83, 0x74, 0x0a]), 'text.encoding', 2, 4],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00]), 'text.encoding', 1, 1],
    ['a lone surrogate', 'a: 1\nb: \ud800x\n', 'text.character', 2, 4],
    ['a lone surrogate by escape', 'a: "\\ud800"\n', 'text.character', 1, 4],
    ['an escape character', 'a: 1\nb: x\u001b[2J\n', 'text.character', 2, 5],
    ['an escape character by escape', 'a: "\\e[2J"\n', 'text.character', 1, 4],
    ['a zero-width space', 'a: b\u200bc\n', 'text.character', 1, 5],
    ['text that turns direction', 'a: b\u202ec\n', 'text.character', 1, 5],
    ['a carriage return by itself', 'a: 1\rb: 2\n', 'text.character', 1, 5],
    ['a quotation without an end', 'a: "x\nb: 1\n', 'yaml.syntax', 3, 1],
  ];
  it.each(refused)('%s is refused with its line', (_, source, code, line, column) => {
    expect(read(source).yaml).toBeUndefined();
    expect(read(source).faults[0]).toEqual([code, line, column]);
  });

  const heavy: readonly (readonly [string, string, FaultCode])[] = [
    ['40 nested lists', `a: ${'['.repeat(40)}${']'.repeat(40)}`, 'yaml.depth'],
    ['20,000 open brackets', `a: ${'['.repeat(20_000)}`, 'yaml.depth'],
    ['20,000 nested lists on one line', `${'- '.repeat(20_000)}a`, 'yaml.depth'],
    ['500 nested maps', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'yaml.depth'],
    ['400,000 commas', `a: [${','.repeat(400_000)}]`, 'yaml.size'],
    ['250,000 comment lines', '#\n'.repeat(250_000), 'yaml.size'],
    ['60,000 keys', Array.from({ length: 60_000 }, (_, key) => `k${key}:`).join('\n'), 'yaml.size'],
    ['more than 512 KiB', `a: ${'x'.repeat(524_288)}`, 'text.size'],
  ];
  // Parsed as they stand, these would take minutes or the whole stack: one fault alone says that they were not.
  it.each(heavy)('%s are answered with one fault, before they are parsed', (_, source, code) => {
    expect(read(source).faults.map(([found]) => found)).toEqual([code]);
  });

  it('every line with a tab or a control character is named in one go', () => {
    expect(read('a:\tb\nc: d\ne: f\u0007\n').faults).toEqual([
      ['text.tab', 1, 3],
      ['text.character', 3, 5],
    ]);
  });
});

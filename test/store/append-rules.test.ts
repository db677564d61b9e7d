import { describe, expect, it } from 'vitest';
import { checkEntries, checkRunbook } from '../../src/store/append-rules.ts';
import { sealedLine } from './sealed-line.ts';

const word = (path: string, more = {}) => ({ path, salt: '0'.repeat(64), value: '田中', ...more });
const refused = (code: string, facts: object) => expect.objectContaining({ code, facts });

describe('the lines of one append', () => {
  it('follow the last one and each other, whatever they say', () => {
    const lines = [sealedLine('a', 4, { disclosures: [word('p'), word('q')] }), sealedLine('a', 5, { disclosures: [word('p')] })];
    expect(() => checkEntries('a', 3, lines)).not.toThrow();
  });

  it('are refused where there are none, where one is out of its place or of another incident, and which was expected is said', () => {
    const bad = (expected: number, found: number) => refused('log.bad-sequence', { incident: 'a', expected, found });
    expect(() => checkEntries('a', 3, [])).toThrow(bad(4, 0));
    expect(() => checkEntries('a', 3, [sealedLine('a', 5)])).toThrow(bad(4, 5));
    expect(() => checkEntries('a', 3, [sealedLine('a', 4), sealedLine('a', 4, { id: 'x' })])).toThrow(bad(5, 4));
    expect(() => checkEntries('a', 3, [sealedLine('a', 4), sealedLine('b', 5)])).toThrow(bad(5, 5));
  });

  it('are refused with an id twice, or with two words at one path of one line', () => {
    const twice = refused('log.duplicate', { incident: 'a' });
    expect(() => checkEntries('a', 0, [sealedLine('a', 1), sealedLine('a', 2, { id: 'a/1' })])).toThrow(twice);
    expect(() => checkEntries('a', 0, [sealedLine('a', 1, { disclosures: [word('p'), word('q'), word('p')] })])).toThrow(twice);
  });

  it.each([
    ['its id', { id: 'x\ud800' }],
    ['its hash', { hash: '\udc00' }],
    ['its bytes', { bytes: '{"a":"\ud800"}' }],
    ['a path', { disclosures: [word('p'), word('\ud800')] }],
    ['a salt', { disclosures: [word('p', { salt: '\udfff' })] }],
    ['words', { disclosures: [word('p', { value: 'a\udbffb' })] }],
  ])('are refused with half a character in %s: no file holds it unchanged', (_, more) => {
    expect(() => checkEntries('a', 0, [sealedLine('a', 1, more)])).toThrow(refused('log.malformed', { incident: 'a' }));
  });

  it('are refused with half a character in the name of their incident', () => {
    expect(() => checkEntries('\ud800', 0, [sealedLine('\ud800', 1)])).toThrow(refused('log.malformed', { incident: '\ud800' }));
  });
});

describe('a runbook under its hash', () => {
  it('is one text, and no half characters', () => {
    expect(() => checkRunbook('h', '手順書', undefined)).not.toThrow();
    expect(() => checkRunbook('h', '手順書', '手順書')).not.toThrow();
    expect(() => checkRunbook('h', '別', '手順書')).toThrow(refused('log.runbook-differs', { hash: 'h' }));
    expect(() => checkRunbook('h', '別', '')).toThrow(refused('log.runbook-differs', { hash: 'h' }));
    expect(() => checkRunbook('h', 'a\ud800', undefined)).toThrow(refused('log.malformed', { incident: 'h' }));
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../src/incident/checkpoint.ts';
import { type Disclosure, type Log, LogConflict, type SealedEntry } from '../src/incident/log.ts';
import { StoreError } from '../src/store/error.ts';
import { sealedLine as sealed } from './store/sealed-line.ts';

export const run = (incident: string, from: number, to: number): SealedEntry[] =>
  Array.from({ length: to - from + 1 }, (_, at) => sealed(incident, from + at));

/** The code of the {@link StoreError} that `act` throws. */
export const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
  throw new Error('nothing was refused');
};

/** Two connections to one store, and how to throw it away. */
export interface LogBench {
  open(): Log;
  dispose(): void;
}

/** What every implementation of the port must do. `make` gives an empty store for each test. */
export const behavesAsLog = (name: string, make: () => LogBench): void => {
  describe(`${name} behaves as a log`, () => {
    let bench: LogBench;
    let log: Log;
    beforeEach(() => {
      bench = make();
      log = bench.open();
    });
    afterEach(() => {
      log.close();
      bench.dispose();
    });

    it('knows nothing at first', () => {
      expect(log.heads()).toEqual([]);
      expect(log.read('a')).toEqual([]);
      expect(log.runbook('0'.repeat(64))).toBeUndefined();
    });

    it('gives back what was appended, byte for byte and in order', () => {
      const odd = sealed('a', 2, { bytes: '{"t":"𠮷野家 が\\u0000 ＝①\\n","n":null}' });
      log.append('a', 0, [sealed('a', 1), odd]);
      log.append('a', 2, [sealed('a', 3)]);
      expect(log.read('a')).toEqual([sealed('a', 1), odd, sealed('a', 3)]);
    });

    it('gives only what follows the line asked for', () => {
      log.append('a', 0, run('a', 1, 5));
      expect(log.read('a', 3).map(({ seq }) => seq)).toEqual([4, 5]);
      expect(log.read('a', 5)).toEqual([]);
      expect(log.read('a', 9)).toEqual([]);
    });

    it('keeps disclosures with their line and in their order', () => {
      const words: Disclosure[] = [
        { path: 'fields.gist', salt: 'f'.repeat(64), value: '住民から電話\n二行目\u0000終' },
        { path: 'actor.name', salt: '0'.repeat(64), value: '' },
      ];
      log.append('a', 0, [sealed('a', 1), sealed('a', 2, { disclosures: words })]);
      expect(log.read('a').map(({ disclosures }) => disclosures)).toEqual([[], words]);
      expect(log.read('a', 1).map(({ disclosures }) => disclosures)).toEqual([words]);
    });

    it('names the last line of every incident', () => {
      log.append('b', 0, run('b', 1, 2));
      log.append('a', 0, run('a', 1, 3));
      log.append('b', 2, [sealed('b', 3)]);
      log.append('c', 0, [sealed('c', 1)]);
      log.append('aa', 0, [sealed('aa', 1)]);
      expect(log.heads()).toEqual([
        { incident: 'a', seq: 3, hash: sealed('a', 3).hash },
        { incident: 'aa', seq: 1, hash: sealed('aa', 1).hash },
        { incident: 'b', seq: 3, hash: sealed('b', 3).hash },
        { incident: 'c', seq: 1, hash: sealed('c', 1).hash },
      ]);
    });

    it('refuses an append made for another head, and writes nothing of it', () => {
      log.append('a', 0, run('a', 1, 2));
      for (const expected of [0, 1, 3]) {
        const late = (): void => log.append('a', expected, [sealed('a', expected + 1, { id: `late-${expected}` })]);
        expect(late).toThrow(LogConflict);
        expect(late).toThrow(expect.objectContaining({ incident: 'a', expected, actual: 2 }));
      }
      expect(log.read('a')).toEqual(run('a', 1, 2));
      log.append('a', 2, [sealed('a', 3)]);
    });

    it('refuses lines with a gap, out of order, of another incident, or none at all', () => {
      const bad: SealedEntry[][] = [
        [],
        [sealed('a', 2)],
        [sealed('a', 1), sealed('a', 3)],
        [sealed('a', 2), sealed('a', 1)],
        [sealed('b', 1)],
      ];
      for (const entries of bad) expect(codeOf(() => log.append('a', 0, entries))).toBe('log.bad-sequence');
      expect(log.heads()).toEqual([]);
    });

    it('refuses an id that is already there, and writes nothing of that append', () => {
      log.append('a', 0, [sealed('a', 1, { id: 'same' })]);
      expect(() => log.append('b', 0, [sealed('b', 1), sealed('b', 2, { id: 'same' })])).toThrow(
        expect.objectContaining({ code: 'log.duplicate', facts: { incident: 'b' } }),
      );
      expect(codeOf(() => log.append('b', 0, [sealed('b', 1, { id: 'x' }), sealed('b', 2, { id: 'x' })]))).toBe('log.duplicate');
      expect(log.read('b')).toEqual([]);
      log.append('b', 0, [sealed('b', 1)]);
    });

    it('refuses two disclosures of one path', () => {
      const word: Disclosure = { path: 'actor.name', salt: '0'.repeat(64), value: '田中' };
      expect(codeOf(() => log.append('a', 0, [sealed('a', 1, { disclosures: [word, word] })]))).toBe('log.duplicate');
      expect(log.read('a')).toEqual([]);
    });

    it('refuses text that no file can hold unchanged', () => {
      const word: Disclosure = { path: 'gist', salt: '0'.repeat(64), value: 'x\ud800y' };
      expect(codeOf(() => log.append('a', 0, [sealed('a', 1, { bytes: '{"a":"\udc00"}' })]))).toBe('log.malformed');
      expect(codeOf(() => log.append('a', 0, [sealed('a', 1, { disclosures: [word] })]))).toBe('log.malformed');
      expect(log.heads()).toEqual([]);
    });

    it('does not change when the caller changes its own objects', () => {
      const mine = { ...sealed('a', 1) };
      log.append('a', 0, [mine]);
      mine.bytes = 'changed';
      (log.read('a')[0] as { bytes: string }).bytes = 'changed';
      expect(log.read('a')).toEqual([sealed('a', 1)]);
    });

    it('keeps a runbook under its hash, once, and refuses another text under the same hash', () => {
      log.keepRunbook('h', '手順書');
      log.keepRunbook('h', '手順書');
      expect(log.runbook('h')).toBe('手順書');
      expect(codeOf(() => log.keepRunbook('h', '別の手順書'))).toBe('log.runbook-differs');
      expect(log.runbook('h')).toBe('手順書');
      expect(codeOf(() => log.keepRunbook('i', 'x\ud800'))).toBe('log.malformed');
      expect(log.runbook('i')).toBeUndefined();
    });

    it('keeps signed heads of its own lines, one for each key, and gives them by line and key', () => {
      log.append('a', 0, run('a', 1, 3));
      log.append('b', 0, run('b', 1, 3));
      const of = (incident: string, seq: number, key: string): Checkpoint => ({
        incident,
        seq,
        key,
        head: sealed(incident, seq).hash,
        signature: `${key} ${seq}`,
        at: seq,
      });
      const mine = { ...of('a', 3, 'k2') };
      for (const one of [mine, of('a', 3, 'k3'), of('a', 3, 'k1'), of('b', 3, 'k1'), of('a', 1, 'k2'), { ...of('a', 3, 'k1'), at: 99 }])
        log.keepCheckpoint(one);
      (mine as { head: string }).head = 'changed';
      (log.checkpoints('a')[0] as { head: string }).head = 'changed';
      expect(log.checkpoints('a')).toEqual([of('a', 1, 'k2'), of('a', 3, 'k1'), of('a', 3, 'k2'), of('a', 3, 'k3')]);
      expect(log.checkpoints('b')).toEqual([of('b', 3, 'k1')]);
      expect(log.checkpoints('c')).toEqual([]);
      expect(() => log.keepCheckpoint(of('a', 4, 'k1'))).toThrow(
        expect.objectContaining({ code: 'log.duplicate', facts: { incident: 'a' } }),
      );
      expect(codeOf(() => log.keepCheckpoint(of('c', 1, 'k1')))).toBe('log.duplicate');
    });

    it('erases words in the same act as the line that says so: those at that place of that line, and no others', () => {
      const words = (...paths: string[]): Disclosure[] => paths.map((path) => ({ path, salt: 'a'.repeat(64), value: `言葉 ${path}` }));
      const first = sealed('a', 1, { disclosures: words('p', 'q') });
      const second = sealed('a', 2, { disclosures: words('p') });
      log.append('a', 0, [first, second]);
      log.append('b', 0, [sealed('b', 1, { disclosures: words('p') })]);
      log.append('a', 2, [sealed('a', 3)], [{ seq: 1, path: 'p' }]);
      expect(log.read('a')).toEqual([{ ...first, disclosures: words('q') }, second, sealed('a', 3)]);
      expect(log.read('b')[0]?.disclosures).toEqual(words('p'));
      log.append(
        'a',
        3,
        [sealed('a', 4)],
        [
          { seq: 1, path: 'q' },
          { seq: 2, path: 'p' },
          { seq: 2, path: 'none' },
        ],
      );
      expect(log.read('a').map(({ disclosures }) => disclosures)).toEqual([[], [], [], []]);
      log.scrub();
    });

    it('shows every connection what another one wrote, and a version that has changed', () => {
      const other = bench.open();
      const before = log.version();
      expect(log.version()).toBe(before);
      other.append('a', 0, [sealed('a', 1)]);
      const after = log.version();
      expect(after).not.toBe(before);
      expect(log.read('a')).toEqual([sealed('a', 1)]);
      other.append('a', 1, [sealed('a', 2)]);
      expect(log.version()).not.toBe(after);
      expect(() => log.append('a', 1, [sealed('a', 2)])).toThrow(LogConflict);
      other.close();
    });

    it('counts its own writes in its version, upwards, and no refusal', () => {
      const versions = [log.version()];
      const told = (): number => versions[versions.push(log.version()) - 1] ?? 0;
      log.append('a', 0, [sealed('a', 1)]);
      const after = told();
      expect(() => log.append('a', 0, [sealed('a', 1)])).toThrow(LogConflict);
      expect(log.version()).toBe(after);
      log.keepRunbook('h', '手順書');
      const kept = told();
      log.keepRunbook('h', '手順書');
      expect(log.version()).toBe(kept);
      log.keepCheckpoint({ incident: 'a', seq: 1, key: 'k', head: 'h', signature: 's', at: 1 });
      told();
      log.append('a', 1, [sealed('a', 2)]);
      told();
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    });

    it('does nothing more once closed; closing twice is harmless', () => {
      log.close();
      log.close();
      expect(codeOf(() => log.append('a', 0, [sealed('a', 1)]))).toBe('log.closed');
      expect(codeOf(() => log.read('a'))).toBe('log.closed');
      expect(codeOf(() => log.heads())).toBe('log.closed');
      expect(codeOf(() => log.version())).toBe('log.closed');
      expect(codeOf(() => log.runbook('h'))).toBe('log.closed');
      expect(codeOf(() => log.keepRunbook('h', 'x'))).toBe('log.closed');
      expect(codeOf(() => log.checkpoints('a'))).toBe('log.closed');
      expect(codeOf(() => log.keepCheckpoint({ incident: 'a', seq: 1, key: 'k', head: 'h', signature: 's', at: 1 }))).toBe('log.closed');
      expect(codeOf(() => log.scrub())).toBe('log.closed');
      expect(() => log.read('a')).toThrow(expect.objectContaining({ facts: { file: expect.stringMatching(/./u) } }));
    });
  });
};

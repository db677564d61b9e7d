import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { realIn } from '../src/drill/fiction.ts';
import { compare } from '../src/incident/approval.ts';

const source = fileURLToPath(new URL('../src', import.meta.url));
/** A pattern as it is written: `/…/flags` behind what an expression may begin after. */
const WRITTEN = /(?<=[=(:,\s[!&|?])\/((?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\[*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\[])*)\/([dgimsuvy]*)/gu;
const LENGTH = 20_000;
/** One unit again and again: what a pattern begins with, and never comes to an end of. */
const RUNS = ['x', '1', 'あ', '漢', '１', '-', '_', '.', '@', '"', '|', '\\', '(', ' ', '　', '・', 'a-', 'a.', 'x ', 'A1-', 'aaaaa-'].map(
  (unit) => unit.repeat(LENGTH / unit.length),
);
/** Once for each letter of the run takes seconds; once through takes a few milliseconds, on a busy machine some tens. */
const TOO_LONG = 500;

const isSlow = (pattern: RegExp): boolean =>
  RUNS.some((run) => {
    const began = performance.now();
    for (const _ of run.matchAll(pattern)) if (performance.now() - began > TOO_LONG) return true;
    return performance.now() - began > TOO_LONG;
  });

const patternsIn = (text: string): RegExp[] =>
  [...text.matchAll(WRITTEN)].flatMap(([, body = '', flags = '']) => {
    if (!/[+*{]/u.test(body)) return [];
    try {
      return [new RegExp(body, flags.includes('g') ? flags : `${flags}g`)];
    } catch {
      // A path in a text, a division: no pattern.
      return [];
    }
  });

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name));

describe('a long text', () => {
  it('is looked through once by every pattern, not once for each of its letters', () => {
    const slow = files.flatMap((name) =>
      patternsIn(readFileSync(join(source, name), 'utf8'))
        .filter(isSlow)
        .map((pattern) => `${name}: ${pattern}`),
    );
    expect(slow).toEqual([]);
  });

  it('is what the look above finds: patterns that begin anew at each letter', () => {
    expect(patternsIn('const a = /\\s*\\n\\s*/gu;').map(isSlow)).toEqual([true]);
    expect(patternsIn('const a = /(?<!\\s)\\s*\\n\\s*/gu;').map(isSlow)).toEqual([false]);
  });

  it('of letters alone names nothing real, and stands for no code, at once', () => {
    const began = performance.now();
    expect(realIn('x'.repeat(500_000), [])).toEqual([]);
    expect(compare('サトメリ', 'あ'.repeat(500_000))).toEqual({ is: 'differs' });
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

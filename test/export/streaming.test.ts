import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/error.ts';
import { writeOutput } from '../../src/store/output.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-streaming-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function* failing(problem: Error): Generator<string> {
  yield 'あ'.repeat(100_000);
  throw problem;
}

describe('a file that is made piece by piece', () => {
  it('is written whole, letters that two pieces share included', () => {
    const out = join(folder, 'out.csv');
    const pieces = Array.from({ length: 50_000 }, (_, at) => `${at}行目\n`);
    writeOutput(out, pieces);
    expect(readFileSync(out, 'utf8')).toBe(pieces.join(''));
    expect(readdirSync(folder)).toEqual(['out.csv']);
  });

  it('is not there, nor half of it, when the disk fills half-way', () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    expect(() => writeOutput(join(folder, 'out.csv'), failing(full))).toThrow(StoreError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not there when what makes it fails, and the fault is told as it is', () => {
    expect(() => writeOutput(join(folder, 'out.csv'), failing(new Error('ours')))).toThrow('ours');
    expect(readdirSync(folder)).toEqual([]);
  });
});

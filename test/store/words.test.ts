import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, type StoreCode, StoreError } from '../../src/store/error.ts';
import { sayStoreError, storeSentences } from '../../src/words/ja/store.ts';

/** Any fact that any sentence asks for. */
const facts = {
  path: '/data/画面.png',
  file: '/data/record.db',
  type: 'NFS',
  errno: 'EACCES',
  found: '3.50.4',
  needed: '3.51.3',
  known: 1,
  detail: 'malformed',
  wanted: 'drill',
  errcode: 778,
  cause: 'log.io',
  expected: 3,
  hash: 'ab'.repeat(32),
  size: 300 << 20,
  max: 200 << 20,
  line: 3,
  fields: ['person.role'],
};
const codes = Object.keys(storeSentences) as StoreCode[];

describe('the sentence for a refusal', () => {
  it.each(codes)('of %s says what happened and what to do, and blames nobody', (code) => {
    const sentence = sayStoreError(new StoreError(code, facts as never));
    expect(sentence).toMatch(/。$/u);
    expect(sentence).toMatch(/ください。/u);
    expect(sentence).not.toMatch(/undefined|NaN|\[object|エラー|失敗|警告|違反|必ず|至急|！/u);
    expect(sentence.length).toBeLessThan(160);
  });

  it('is there for every code that the store throws', () => {
    const folder = new URL('../../src/store/', import.meta.url);
    const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const thrown = sources.flatMap((text) => [...text.matchAll(/new StoreError\(\s*'([^']+)'/gu)].map(([, code]) => code));
    expect(new Set(thrown)).toEqual(new Set(codes));
  });

  it('names sizes as people do', () => {
    expect(storeSentences['evidence.too-large']({ path: 'a', size: 314_572_800, max: 209_715_200 })).toContain('300MBあり、上限の200MB');
  });
});

describe('the exit code', () => {
  it('tells the input from the machine, and both from a bug of ours', () => {
    expect(exitCodeOf('evidence.missing')).toBe(2);
    expect(exitCodeOf('output.exists')).toBe(2);
    expect(exitCodeOf('log.newer')).toBe(3);
    expect(exitCodeOf('log.full')).toBe(3);
    expect(exitCodeOf('log.bad-sequence')).toBe(70);
  });
});

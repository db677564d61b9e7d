import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GROUPS } from './groups.ts';

const isThere = (path: string): boolean => existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)));

describe.each(Object.entries(GROUPS))('what the campaign changes: %s', (_, { files, tests }) => {
  it('is there, each file and each test of it, once', () => {
    expect([...files, ...tests].filter((path) => !isThere(path))).toEqual([]);
    expect(new Set([...files, ...tests]).size).toBe(files.length + tests.length);
  });
});

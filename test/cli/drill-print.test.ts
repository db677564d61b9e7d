import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentOf, Office } from './shell.ts';

let here: Office;
beforeEach(() => {
  here = new Office();
});
afterEach(() => here.leave());

describe('drill print', () => {
  it('writes the plan for a seed, in a file whose name says that it is of a drill', () => {
    const out = join(here.home, '計画.html');
    const ran = here.call(['drill', 'print', 'rumor-water', '--seed', '3', '--out', out, '--json']);
    const document = documentOf<{ out: string; seed: number; values: Record<string, string>; format: string }>(ran);
    expect([ran.code, document.out, document.seed, document.format]).toEqual([0, join(here.home, '【訓練】計画.html'), 3, 'html']);
    const page = readFileSync(document.out, 'utf8');
    expect(page).toContain('<h1><span class="drill">【訓練】</span>状況付与計画表</h1>');
    for (const value of Object.values(document.values)) expect(page).toContain(value);
    expect(here.call(['drill', 'print', 'rumor-water', '--out', out]).code).not.toBe(0);
    expect(here.call(['drill', 'print', 'rumor-water', '--out', out, '--force']).code).toBe(0);
  });

  it('writes Markdown too, and refuses another format, no place, a seed that is none and a scenario that there is not', () => {
    const out = join(here.home, 'plan.md');
    expect(here.call(['drill', 'print', 'rumor-water', '--format', 'md', '--out', out]).code).toBe(0);
    expect(readFileSync(join(here.home, '【訓練】plan.md'), 'utf8')).toContain('# 【訓練】状況付与計画表');
    for (const words of [
      ['rumor-water', '--format', 'pdf', '--out', out],
      ['rumor-water'],
      ['rumor-water', '--seed', 'x', '--out', join(here.home, 'x.md')],
      ['rumor-sea', '--out', join(here.home, 'x.md')],
    ])
      expect([words, here.call(['drill', 'print', ...words]).code]).toEqual([words, 2]);
  });
});

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

/** Blocks of one kind in a page, in order. */
const blocks = (page: string, kind: string): string[] =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)].filter(([, name]) => name === kind).map(([, , text]) => text ?? '');

const english = read('README.md');
const japanese = read('README.ja.md');
/** What is typed, without what is said beside it. */
const typed = (page: string): string =>
  blocks(page, 'sh')
    .join('')
    .replaceAll(/\s+#.*$/gmu, '');

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-readme-'));
let said = '';
beforeAll(async () => {
  const script = ['set -euo pipefail', ...blocks(english, 'sh')].join('\n');
  const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' };
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', `exec 2>&1\n${script}`], { cwd: root, env });
  said = stdout + stderr;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(process.platform === 'linux')('the README', () => {
  it('types commands that work, one after the other', () => {
    expect(said).toContain('書き出しました：');
    expect(said.match(/^事案 \d{8}-\w{6} を始めました。$/gmu)).toHaveLength(2);
  });

  it('refuses what it says is refused, and nothing else', () => {
    expect(said.match(/exit code \d+/gu)).toEqual(['exit code 1', 'exit code 1', 'exit code 2']);
  });

  it('prints what it says is printed', () => {
    const printed = blocks(english, 'text').filter((block) => !block.includes('──'));
    expect(printed.length).toBe(3);
    for (const line of printed.flatMap((block) => block.trimEnd().split('\n'))) expect(said).toContain(line);
  });

  it('shows screens that are as the program draws them', () => {
    const drawn = readdirSync(join(root, 'docs', 'screens', '80x24')).map((name) => read(`docs/screens/80x24/${name}`).trimEnd());
    // The first is of the five minutes in the shell below it, at another hour than the pictures.
    const [, ...shown] = blocks(english, 'text').filter((block) => block.includes('──'));
    expect(shown).toHaveLength(2);
    for (const screen of shown) expect(drawn).toContain(screen.trimEnd());
  });

  it('names the languages that are there, and no others', () => {
    expect(readdirSync(join(root, 'src', 'words')).filter((name) => !name.includes('.'))).toEqual(['en', 'ja']);
    expect(english).toContain('It speaks Japanese and English,');
    expect(japanese).toContain('日本語と英語（`--lang en`）だけです。');
  });

  it('says the same in both languages', () => {
    expect(typed(japanese)).toBe(typed(english));
    expect(blocks(japanese, 'text')).toEqual(blocks(english, 'text'));
    expect(blocks(japanese, 'console')).toEqual(blocks(english, 'console'));
  });
});

describe('the pages', () => {
  it.each(['README.md', 'README.ja.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s links to files that are there', (name) => {
    for (const [, target = ''] of read(name).matchAll(/\]\((?!https?:)([^)#]+)\)/gu)) expect(() => read(target)).not.toThrow();
  });
});

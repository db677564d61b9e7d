import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../bin/language.mjs';
import { readCall } from '../src/cli/call.ts';

describe('the language of a call', () => {
  it.each<[string[], Record<string, string>, 'ja' | 'en']>([
    [[], {}, 'ja'],
    [['--lang', 'en'], {}, 'en'],
    [['--lang=en'], {}, 'en'],
    [['status', 'x', '--lang', 'en', '--json'], {}, 'en'],
    [['--lang', 'ja', '--lang', 'en'], {}, 'en'],
    // What stands behind -- is text.
    [['note', 'x', '--', '--lang', 'en'], {}, 'ja'],
    [[], { HIKESHI_LANG: 'en' }, 'en'],
    [['--lang', 'ja'], { HIKESHI_LANG: 'en', LANG: 'en_US.UTF-8' }, 'ja'],
    [[], { HIKESHI_LANG: 'ja', LANG: 'en_US.UTF-8' }, 'ja'],
    [[], { HIKESHI_LANG: '', LANG: 'ja_JP.UTF-8' }, 'ja'],
    // A word that is no language is refused in Japanese.
    [['--lang', 'fr'], { HIKESHI_LANG: 'en' }, 'ja'],
    [[], { HIKESHI_LANG: 'English', LANG: 'en_US.UTF-8' }, 'ja'],
    // A locale names a language, or none.
    [[], { LANG: 'en_US.UTF-8' }, 'en'],
    [[], { LANG: 'de_DE@euro' }, 'en'],
    [[], { LANG: 'ja' }, 'ja'],
    [[], { LANG: 'C' }, 'ja'],
    [[], { LANG: 'C.UTF-8' }, 'ja'],
    [[], { LANG: 'POSIX' }, 'ja'],
    [[], { LC_ALL: 'ja_JP.UTF-8', LC_MESSAGES: 'en_US', LANG: 'en_US.UTF-8' }, 'ja'],
    [[], { LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'ja_JP.UTF-8' }, 'en'],
  ])('%j with %j is %s', (argv, env, language) => {
    expect(languageOf(argv, env)).toBe(language);
  });

  it('is read from the same words as the command itself', () => {
    for (const argv of [['--lang', 'en'], ['--lang=en'], ['a', '--lang', 'en', 'b'], ['--', '--lang', 'en']])
      expect([argv, languageOf(argv, {})]).toEqual([argv, readCall(argv).lang ?? 'ja']);
  });
});

const launcher = fileURLToPath(new URL('../bin/hikeshi.mjs', import.meta.url));
const run = (argv: string[], env: Record<string, string> = {}) => {
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...argv], { env: { PATH, HOME, ...env }, encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('the launcher', () => {
  it('speaks the language asked for', () => {
    expect(run(['runbook']).stderr).toContain('続きが書かれていません');
    expect(run(['runbook', '--lang', 'en']).stderr).toContain('needs another word');
    expect(run(['runbook'], { HIKESHI_LANG: 'en' }).stderr).toContain('needs another word');
    expect(run(['runbook', '--lang', 'ja'], { HIKESHI_LANG: 'en' }).stderr).toContain('続きが書かれていません');
  });

  it('refuses a language that is not there, wherever it is named', () => {
    const refused = { error: { code: 'lang.unknown', given: 'fr' } };
    for (const { status, stdout, stderr } of [
      run(['incidents', '--json', '--lang', 'fr']),
      run(['incidents', '--json', '--lang=fr'], { HIKESHI_LANG: 'en' }),
      run(['incidents', '--json'], { HIKESHI_LANG: 'fr' }),
      run(['--json', '--lang', 'fr']),
    ])
      expect([status, JSON.parse(stdout || '{}'), stderr]).toEqual([2, refused, '言葉「fr」はありません。\n選べるもの：ja、en\n']);
  });
});

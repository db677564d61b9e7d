import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { readCall } from '../../src/cli/call.ts';
import { Failure, refuseCall } from '../../src/cli/failure.ts';
import { Office, PROGRAM } from './shell.ts';

const here = new Office();
afterAll(() => here.leave());

/** 電話 in Shift_JIS, as a shell reads it from octal: no UTF-8 in any word. */
const SJIS = '\\223d\\230b';

/** Calls the program from a shell that builds the bytes of the words: Node itself hands over UTF-8 alone. */
const shell = (words: string) =>
  spawnSync('sh', ['-c', `exec "$NODE" "$PROGRAM" ${words}`], {
    cwd: here.home,
    encoding: 'utf8',
    env: { ...here.environment(), NODE: process.execPath, PROGRAM, SJIS: '' },
    input: '',
  });
const broken = `"$(printf '${SJIS}')"`;

describe('a word that is no UTF-8', () => {
  const { incident } = here.quick<{ incident: string }>(['open', '乗っ取り', '--guideline', '狛江', '--by', '管理者・田中']);
  const lines = () => here.quick<unknown[]>(['timeline', incident]).length;
  const before = lines();

  it.each([
    ['the text of a note', `note ${incident} ${broken} --by 管理者・田中`],
    ['who does it', `note ${incident} 電話 --by 管理者・${broken}`],
    ['a field', `do ${incident} verify-content --field finding=${broken} --by 管理者・田中`],
    ['a folder', `status ${incident} --runbooks ${broken}`],
    ['an incident for the terminal', `resume ${broken}`],
    ['a command', broken],
  ])('is told in a sentence, exit 2, and nothing is recorded: %s', (_, words) => {
    const { status, stdout, stderr } = shell(words);
    expect(stderr).toContain('文字として読めませんでした');
    expect(stderr).toContain('何も記録していません');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(lines()).toBe(before);
  });

  it('is data for a program', () => {
    const { status, stdout } = shell(`note ${incident} ${broken} --by 管理者・田中 --json`);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'argv.encoding' } });
  });

  it('is not what any language writes', () => {
    for (const word of ['電話', '𠮷野家', 'à', '👨‍👩‍👧', 'ﾃﾞﾝﾜ']) expect(() => refuseCall(readCall(['note', 'x', word]))).not.toThrow();
    for (const word of ['電\ufffd', '\ud83d', 'x\udc00']) expect(() => refuseCall(readCall(['note', 'x', word]))).toThrow(Failure);
  });
});

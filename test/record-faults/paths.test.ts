import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/cli/program.ts';
import { BY, Shell } from './shell.ts';

const shell = new Shell();
let id: string;
let folder: string;
beforeAll(() => {
  id = shell.open();
  folder = shell.beside('paths');
  mkdirSync(folder);
  writeFileSync(join(folder, 'file'), 'x');
  symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
  shell.ok('backup', shell.beside('backup'));
});
afterAll(() => shell.dispose());

const PATHS: readonly (readonly [what: string, path: () => string])[] = [
  ['in a link that leads back to itself', () => join(folder, 'loop', 'x')],
  ['that is such a link', () => join(folder, 'loop')],
  ['in a file', () => join(folder, 'file', 'x')],
  ['in a link that leads nowhere', () => join(folder, 'dangling', 'x')],
  ['longer than a name may be', () => join(folder, 'あ'.repeat(2000))],
  ['longer than a path may be', () => join(folder, ...Array.from({ length: 40 }, () => 'x'.repeat(200)))],
];
const CALLS: readonly (readonly [what: string, words: (path: string) => readonly string[]])[] = [
  ['export', (path) => ['export', id, '--format', 'html', '--out', path]],
  ['export of lines', (path) => ['export', id, '--format', 'jsonl', '--out', path]],
  ['export of a bundle', (path) => ['export', id, '--format', 'bundle', '--out', path]],
  ['handover', (path) => ['handover', id, '--to', '総務課・佐藤一郎', '--out', path, ...BY]],
  ['evidence', (path) => ['evidence', 'add', id, path, ...BY]],
  ['verify', (path) => ['verify', path]],
  ['receive', (path) => ['receive', path, ...BY]],
  ['backup', (path) => ['backup', path]],
  ['restore', (path) => ['restore', path, '--into', shell.beside('restored')]],
  ['restore into', (path) => ['restore', shell.beside('backup'), '--into', path]],
  ['runbook check', (path) => ['runbook', 'check', path]],
  ['runbook diff', (path) => ['runbook', 'diff', path, path]],
  ['a new guideline', (path) => ['guideline', 'new', path]],
  ['a page of paper', (path) => ['paper', id, path, ...BY]],
  ['a scenario', (path) => ['drill', 'check', path]],
];

describe.skipIf(process.platform === 'win32').each(PATHS)('a path %s', (_, path) => {
  it.each(CALLS)('is refused by %s in plain words, and is no bug of ours', (__, words) => {
    const ran = shell.run(...words(path()));
    expect([1, 2, 3]).toContain(ran.code);
    // A check tells its findings on standard output.
    const said = ran.out + ran.err;
    expect(said).toMatch(/[ぁ-ん]/u);
    expect(said).not.toMatch(/不具合|undefined|E[A-Z]{4,}|no such file/u);
  });
});

describe('what the system refuses where nobody thought of it', () => {
  const thrown = (code: string, more: object = { path: '/市/記録', syscall: 'open' }) =>
    Object.assign(new Error(`${code}: refused`), { code, ...more });

  it.each(['EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG', 'EROFS', 'EIO', 'EMFILE'])('is the machine’s: %s', (code) => {
    const failure = failureOf(thrown(code));
    expect(failure.exit).toBe(3);
    expect(failure.json).toEqual({ error: { code: 'path.refused', path: '/市/記録', errno: code } });
    expect(failure.lines.join('')).toContain('「/市/記録」を使えません');
  });

  it.each([
    ['a call that was made wrongly', thrown('EBADF')],
    ['a fault of Node’s', thrown('ERR_INVALID_ARG_TYPE')],
    ['no path', thrown('EACCES', {})],
    ['no error of the system', new TypeError('x is not a function')],
  ])('is ours where it is %s', (_, problem) => {
    expect(failureOf(problem).exit).toBe(70);
  });
});

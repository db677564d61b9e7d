import { spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleOf, type Folder, homeOf, readFolder, resummed, smallWalk, withLines, writeFolder } from './sample.ts';

const find = (program: string): string => spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim();
/** What the script may use: nothing else is on its path. mkdir and rm make and clear its own scratch folder. */
const ALLOWED = ['sh', 'jq', 'sha256sum', 'openssl', 'mkdir', 'rm'];
const lacking = ALLOWED.filter((program) => find(program) === '');
if (lacking.length > 0)
  process.stderr.write(`verify.sh is not tried here: ${lacking.join(' and ')} missing (apt-get install jq openssl)\n`);

const bin = mkdtempSync(join(tmpdir(), 'hikeshi-bin-'));
for (const program of ALLOWED) if (find(program) !== '') symlinkSync(find(program), join(bin, program));
const run = (folder: string, ...args: string[]) => {
  const ran = spawnSync(join(bin, 'sh'), [join(folder, 'verify.sh'), ...args], {
    encoding: 'utf8',
    env: { PATH: bin, LANG: 'ja_JP.UTF-8' },
  });
  return { code: ran.status, said: ran.stdout, wrong: ran.stderr };
};

describe.skipIf(lacking.length > 0)('verify.sh, with sh, jq, sha256sum and openssl alone', () => {
  const { folder, bundled } = bundleOf();
  const files = readFolder(folder);
  const anchor = bundled.head.slice(0, 32);
  const refused = (change: Folder) => run(writeFolder(change));

  it('finds nothing wrong with a bundle, and says what it cannot know', () => {
    const { code, said, wrong } = run(folder);
    expect({ code, wrong }).toEqual({ code: 0, wrong: '' });
    expect(said).toMatch(/integrity .*: OK/u);
    expect(said).toMatch(/completeness .*signed up to line 8; without the paper it is not known/u);
    expect(said).toContain(bundled.fingerprint);
  });

  it('takes the paper, as it was written', () => {
    expect(run(folder, anchor)).toMatchObject({ code: 0, said: expect.stringMatching(/completeness .*: OK, the last line/u) });
    expect(run(folder, ...(anchor.match(/.{4}/gu) as string[])).code).toBe(0);
    expect(run(folder, '0'.repeat(32))).toMatchObject({ code: 1, said: expect.stringMatching(/no line has the value/u) });
  });

  it.each<[string, (groups: string) => string]>([
    ['with the number of the line', (groups) => `8番 ${groups}`],
    ['as the program shows it', (groups) => `令和8年11月21日（土）9時00分　記録 8番まで\n   ${groups}`],
    ['with the number behind', (groups) => `${groups} 8番`],
    [
      'in full width and capitals',
      (groups) => groups.toUpperCase().replace(/[!-~]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 65248)),
    ],
  ])('takes the paper %s', (_, write) => {
    const groups = `${anchor.match(/.{4}/gu)?.join(' ')}`;
    expect(run(folder, write(groups))).toMatchObject({ code: 0, wrong: '', said: expect.stringMatching(/: OK, the last line/u) });
  });

  it('holds the number on the paper against the line, as the program does', () => {
    expect(run(folder, `7番 ${anchor}`)).toMatchObject({ code: 1, said: expect.stringMatching(/line 7 is not the one on the paper/u) });
    expect(run(folder, `27番 ${anchor}`)).toMatchObject({ code: 1, said: expect.stringMatching(/of line 27, and there are only 8/u) });
  });

  it.each(['', '8番', '8番 3f9a 0c21'])('does not take a misread paper (“%s”) for a broken record', (given) => {
    const { code, said } = run(folder, given);
    expect({ code, said }).toMatchObject({ code: 2, said: expect.stringMatching(/32/u) });
    expect(said).not.toContain('FAILED');
  });

  it('accepts a redacted copy, one with a file that is gone, and one without a signature', () => {
    const redacted = run(bundleOf(undefined, { redact: ['names', 'text', 'accounts', 'evidence'] }).folder);
    expect(redacted).toMatchObject({ code: 0, wrong: '', said: expect.stringMatching(/blacked out[\s\S]*integrity .*: OK/u) });
    const walk = smallWalk();
    const at = homeOf(walk);
    writeFileSync(at.picture, 'x');
    expect(run(bundleOf(walk, {}, at).folder)).toMatchObject({ code: 0, said: expect.stringMatching(/left out of this copy/u) });
  });

  it.each<[string, (files: Folder) => Folder, RegExp]>([
    ['an altered report', (all) => new Map([...all, ['report.md', Buffer.from('x')]]), /SHA256SUMS does not agree[\s\S]*report\.md/u],
    ['a hidden file', (all) => new Map([...all, ['.x', Buffer.from('x')]]), /SHA256SUMS does not agree/u],
    ['capitals in SHA256SUMS', (all) => withLines(all, 'SHA256SUMS', (lines) => lines.map((line) => line.toUpperCase())), /SHA256SUMS/u],
    [
      'an altered line',
      (all) => resummed(withLines(all, 'entries.jsonl', (lines) => lines.with(2, (lines[2] as string).replace('"at":17', '"at":16')))),
      /line 4: not written after line 3/u,
    ],
    [
      'an end cut off',
      (all) => resummed(withLines(all, 'entries.jsonl', (lines) => lines.slice(0, -1))),
      /line 8 was signed, and there are only 7/u,
    ],
    [
      'other words',
      (all) => resummed(withLines(all, 'disclosures.jsonl', (lines) => lines.map((line) => line.replace('田中', '佐藤')))),
      /disclosures\.jsonl line 2: not the words/u,
    ],
    ['words twice', (all) => resummed(withLines(all, 'disclosures.jsonl', (lines) => [lines[0] as string, ...lines])), /line 2: twice/u],
    [
      'another picture',
      (all) => resummed(new Map([...all].map(([path, bytes]) => [path, path.startsWith('evidence/') ? Buffer.from('x') : bytes]))),
      /evidence\/\w+: altered/u,
    ],
    ['no picture', (all) => resummed(new Map([...all].filter(([path]) => !path.startsWith('evidence/')))), /evidence\/\w+: missing/u],
    [
      'another signature',
      (all) =>
        resummed(withLines(all, 'checkpoints.txt', (lines) => lines.with(5, `A${(lines[5] as string).slice(1)}`.replace(/^AA/u, 'BA')))),
      /signature for line 8 does not hold/u,
    ],
    [
      'a newer format',
      (all) => resummed(withLines(all, 'bundle.json', (lines) => lines.map((line) => line.replace('"format":1', '"format":2')))),
      /bundle\.json: not of the format/u,
    ],
    [
      'a drill that is passed off',
      (all) => resummed(withLines(all, 'bundle.json', (lines) => lines.map((line) => line.replace('"real"', '"drill"')))),
      /bundle\.json: of another record/u,
    ],
    ['another key beside', (all) => resummed(new Map([...all, ['public-key.pem', Buffer.from('x\n')]])), /not the key that signed/u],
  ])('finds %s', (_, change, said) => {
    const found = refused(change(files));
    expect(found.code).toBe(1);
    expect(found.said).toMatch(said);
  });

  it('says which program is missing', () => {
    const poor = mkdtempSync(join(tmpdir(), 'hikeshi-bin-'));
    symlinkSync(find('sh'), join(poor, 'sh'));
    const ran = spawnSync(join(poor, 'sh'), [join(folder, 'verify.sh')], { encoding: 'utf8', env: { PATH: poor } });
    expect(ran).toMatchObject({ status: 3, stdout: 'missing: jq\n' });
  });
});

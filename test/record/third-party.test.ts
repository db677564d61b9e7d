import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleOf, readFolder, resummed, withLines, writeFolder } from './sample.ts';

const page = readFileSync(new URL('../../docs/record.md', import.meta.url), 'utf8');
const chapter = page.slice(page.indexOf('## hikeshi のない機械で確かめる'), page.indexOf('## 証拠の取扱い'));
const [asked = '', byHand = ''] = [...chapter.matchAll(/```sh\n([\s\S]*?)```/gu)].map(([, block = '']) => block);
const PAPER = '27番 3f9a 0c21 77be 41d0 9b02 e6fa 5c18 d3a7';

/** Nothing but what the page names, and no hikeshi. */
const NAMED = ['sh', 'jq', 'sha256sum', 'openssl', 'mkdir', 'rm', 'sed', 'tr'];
const find = (program: string): string => spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim();
const lacking = NAMED.filter((program) => find(program) === '');
const bin = mkdtempSync(join(tmpdir(), 'hikeshi-bin-'));
for (const program of NAMED) if (find(program) !== '') symlinkSync(find(program), join(bin, program));
const scratch = mkdtempSync(join(tmpdir(), 'hikeshi-third-'));
afterAll(() => {
  for (const path of [bin, scratch]) rmSync(path, { recursive: true, force: true });
});
const sh = (script: string, folder: string) => {
  const ran = spawnSync(join(bin, 'sh'), ['-c', script.replaceAll('/tmp/', `${scratch}/`)], {
    cwd: join(folder, '..'),
    encoding: 'utf8',
    env: { PATH: bin },
  });
  return { code: ran.status, said: ran.stdout, wrong: ran.stderr };
};

describe.skipIf(lacking.length > 0)('what the page tells a third party to do', () => {
  const { folder, bundled } = bundleOf();
  const here = (script: string) => script.replaceAll('hikae', 'bundle');
  const paper = `${bundled.seq}番 ${bundled.head.slice(0, 32).match(/.{4}/gu)?.join(' ')}`;

  it('is answered as the page says, with the paper as it is written there', () => {
    expect(asked).toContain(PAPER);
    const ran = sh(here(asked).replace(PAPER, paper), folder);
    expect(ran).toMatchObject({ code: 0, wrong: '' });
    expect(ran.said).toMatch(/integrity 改ざんの有無: OK\ncompleteness 欠けの有無: OK, the last line is the one on the paper\n$/u);
    // The paper of another record, a paper that was misread, and a record that was altered.
    expect(sh(here(asked), folder)).toMatchObject({ code: 1, said: expect.stringContaining('NG  the paper is of line 27') });
    expect(sh(here(asked).replace(PAPER, '3f9a 0c21'), folder).code).toBe(2);
    const altered = resummed(
      withLines(readFolder(folder), 'disclosures.jsonl', (lines) => lines.map((line) => line.replace('田中', '佐藤'))),
    );
    expect(sh(here(asked).replace(PAPER, paper), writeFolder(altered))).toMatchObject({ code: 1, said: expect.stringContaining('NG  ') });
  });

  it('can be done by hand, and comes to the same values', () => {
    const ran = sh(here(byHand).replace('n=27', 'n=2'), folder);
    expect(ran).toMatchObject({ code: 0, wrong: '' });
    const [line = '', prev, place = '', words = '', pii = '', signature] = ran.said.trimEnd().split('\n');
    expect(line).toBe(`${prev}  -`);
    const [, seq, path = ''] = /^(\d+)番 (.+)$/u.exec(place) ?? [];
    expect(seq).toBe('1');
    expect(words).toBe(`${(JSON.parse(pii) as Record<string, string>)[path]}  -`);
    expect(signature).toBe('Signature Verified Successfully');
  });
});

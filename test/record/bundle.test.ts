import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportBundle } from '../../src/session/bundling.ts';
import { openBundle } from '../../src/store/bundle-files.ts';
import { verifyBundle } from '../../src/store/verify-bundle.ts';
import { codeOf } from '../log-behaviour.ts';
import { canMount, runOnSmallDisk } from '../store/children.ts';
import { tempHome } from '../store/temp-home.ts';
import { bundleOf, homeOf, readFolder, smallWalk, writeFolder } from './sample.ts';
import { examine } from './second-verifier.mjs';

const NAMES = ['README.md', 'SHA256SUMS', 'bundle.json', 'checkpoints.txt', 'disclosures.jsonl', 'entries.jsonl'];
const MORE = ['public-key.pem', 'report.html', 'report.md', 'verify.sh'];

describe('a bundle', () => {
  const walk = smallWalk();
  const { folder, bundled } = bundleOf(walk);
  const files = readFolder(folder);

  it('holds what record.md names, and nothing else', () => {
    const [evidence, runbook, ...rest] = [...files.keys()].filter((path) => path.includes('/'));
    expect([...files.keys()].filter((path) => !path.includes('/'))).toEqual([...NAMES, ...MORE]);
    expect(evidence).toMatch(/^evidence\/[0-9a-f]{64}$/u);
    expect(runbook).toMatch(/^runbooks\/[0-9a-f]{64}\.json$/u);
    expect(rest).toEqual([]);
    expect(String(files.get(runbook as string))).toContain('令和4年5月26日策定');
  });

  it('holds the very bytes of every line', () => {
    expect(String(files.get('entries.jsonl'))).toBe(walk.log.map(({ bytes }) => `${bytes}\n`).join(''));
  });

  it('verifies, its head signed, and tells what to write on paper', () => {
    const verdict = verifyBundle(openBundle(folder));
    expect(verdict).toMatchObject({
      incident: 'example',
      lines: walk.log.length,
      integrity: { holds: true },
      blackedOut: { count: 0 },
      absent: [],
    });
    expect(verdict.completeness.signedTo).toBe(walk.log.length);
    expect(verdict.completeness.keys[0]?.fingerprint).toBe(bundled.fingerprint);
    expect(examine(files)).toEqual([]);
    expect(String(files.get('README.md'))).toContain(bundled.fingerprint);
  });

  it.skipIf(process.platform === 'win32')('is readable by its owner alone', () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const path of files.keys()) expect(statSync(join(folder, path)).mode & 0o777, path).toBe(0o600);
  });

  it('is found out when a link, a folder or a pipe stands in it, and none of them is opened', () => {
    const copy = writeFolder(files);
    symlinkSync('/dev/zero', join(copy, 'report.txt'));
    mkdirSync(join(copy, 'evidence', 'more'));
    unlinkSync(join(copy, 'report.md'));
    symlinkSync(join(folder, 'report.md'), join(copy, 'report.md'));
    const { problems } = verifyBundle(openBundle(copy)).integrity;
    expect(problems.map(({ code, file }) => `${code} ${file}`).sort()).toEqual([
      'file.missing report.md',
      'file.special evidence/more',
      'file.special report.md',
      'file.special report.txt',
    ]);
  });
});

describe('writing one', () => {
  it('refuses what is there, replaces a bundle when told to, and no other folder ever', () => {
    const walk = smallWalk();
    const at = homeOf(walk);
    const { folder } = bundleOf(walk, {}, at);
    const again = (path: string, force: boolean) => codeOf(() => exportBundle(at, 'example', path, { force }));
    expect(again(folder, false)).toBe('output.exists');
    exportBundle(at, 'example', folder, { force: true });
    expect(readdirSync(dirname(folder))).toEqual(['bundle']);
    writeFileSync(join(folder, '大事な書類.txt'), 'x');
    expect(again(folder, true)).toBe('output.not-a-bundle');
    expect(existsSync(join(folder, '大事な書類.txt'))).toBe(true);
    expect(again(tempHome(), true)).toBe('output.not-a-bundle');
    expect(again(join(folder, 'README.md'), true)).toBe('output.not-a-bundle');
    expect(again(join(folder, 'none', 'b'), false)).toBe('output.no-directory');
  });

  it('says which retained files are gone or altered on this machine; they are told as such and never copied', () => {
    for (const [why, harm] of [
      ['missing', (picture: string) => rmSync(picture)],
      ['altered', (picture: string) => writeFileSync(picture, '別の画面')],
    ] as const) {
      const walk = smallWalk();
      const at = homeOf(walk);
      harm(at.picture);
      const { folder, bundled } = bundleOf(walk, {}, at);
      expect(bundled.absent).toMatchObject([{ why }]);
      expect(existsSync(join(folder, 'evidence'))).toBe(false);
      const verdict = verifyBundle(openBundle(folder));
      expect(verdict.integrity.holds).toBe(true);
      expect(verdict.absent).toEqual(bundled.absent);
      expect(examine(readFolder(folder))).toEqual([]);
      expect(String(readFolder(folder).get('README.md'))).toContain(bundled.absent[0]?.sha256);
    }
  });

  it.skipIf(!canMount())('leaves nothing when the disk fills half-way, and says so', () => {
    const home = tempHome();
    expect(runOnSmallDisk(home, 256, '../../record/children/fill-bundle', [home])).toMatchObject({ refused: 'output.disk-full', left: [] });
  });

  it('signs a head once, however often it is exported, and keeps it', () => {
    const walk = smallWalk();
    const at = homeOf(walk);
    bundleOf(walk, {}, at);
    bundleOf(walk, {}, at);
    expect(at.log.checkpoints('example')).toHaveLength(1);
  });

  it('is done without a signature where the key cannot be made, and says so', () => {
    const walk = smallWalk();
    const at = homeOf(walk);
    mkdirSync(join(at.home, 'installation-key.pem'));
    const { folder, bundled } = bundleOf(walk, {}, at);
    expect(bundled).toMatchObject({ fingerprint: undefined, unsigned: { code: 'key.unreadable' } });
    expect(verifyBundle(openBundle(folder))).toMatchObject({
      integrity: { holds: true },
      completeness: { state: 'unconfirmed', signedTo: 0, keys: [] },
    });
    expect(examine(readFolder(folder))).toEqual([]);
  });
});

describe('what is no bundle', () => {
  it('is told apart from one that is broken', () => {
    expect(codeOf(() => openBundle(join(tempHome(), 'none')))).toBe('bundle.missing');
    expect(codeOf(() => openBundle(tempHome()))).toBe('bundle.not-a-bundle');
    const file = join(tempHome(), 'bundle.zip');
    writeFileSync(file, 'PK');
    expect(codeOf(() => openBundle(file))).toBe('bundle.not-a-bundle');
    const empty = tempHome();
    writeFileSync(join(empty, 'entries.jsonl'), '');
    expect(verifyBundle(openBundle(empty)).integrity.problems.map(({ code }) => code)).toContain('log.empty');
  });
});

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalRunbook } from '../../src/runbook/canonical.ts';
import { compileGuidelines, hashOfFolder, readCompiled } from '../../src/session/compiled.ts';
import { BrokenGuideline, openLibrary, shippedRunbooks } from '../../src/session/folders.ts';
import { pin, pinnedFrom, sha256 } from '../../src/session/library.ts';
import { guidelineFolders, readGuideline } from '../../src/store/runbooks.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-folders-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A copy of the shipped folders, to be altered. */
const copied = (): string => {
  const dir = join(folder, 'towns');
  cpSync(shippedRunbooks(), dir, { recursive: true });
  return dir;
};

describe('the guidelines at hand', () => {
  it('are the shipped ones, each with four troubles, pinned by the hash of what they say', () => {
    const library = openLibrary([]);
    expect(library.ids).toEqual(['hirakawa', 'komae', 'nagasaki', 'standard', 'ueda', 'uenohara']);
    for (const id of library.ids)
      expect(library.runbooks(id).map(({ trouble }) => trouble)).toEqual(['impersonation', 'takeover', 'firestorm', 'rumor']);
    const pinned = pinnedFrom(library, 'komae', 'takeover');
    expect(pinned?.hash).toBe(sha256(canonicalRunbook(pinned?.runbook as never)));
    expect(pinnedFrom(library, 'atlantis', 'takeover')).toBeUndefined();
    expect(library.guideline('atlantis')).toBeUndefined();
  });

  it('are joined by those of further folders, which come first', () => {
    const own = join(folder, 'towns', 'minato');
    mkdirSync(own, { recursive: true });
    writeFileSync(
      join(own, 'guideline.yaml'),
      'schema: hikeshi/guideline@1\nid: minato\nbody: 港町\ntitle: 手引\nedition: { label: 初版 }\nroles: {}\nclauses: {}\n',
    );
    writeFileSync(
      join(own, 'rumor.yaml'),
      'schema: hikeshi/runbook@1\ntrouble: rumor\ncoverage: { kind: none, sentence: 定めはありません }\nsteps:\n  - { id: record-detection, title: 覚知, layer: practice }\n',
    );
    const library = openLibrary([join(folder, 'towns')]);
    expect(library.ids).toEqual(['minato', 'hirakawa', 'komae', 'nagasaki', 'standard', 'ueda', 'uenohara']);
    expect(library.guideline('minato')?.body).toBe('港町');
  });

  it('are told at once when a folder is not there or a guideline stands twice; a broken one when it is asked for', () => {
    expect(() => openLibrary([join(folder, 'none')])).toThrow(BrokenGuideline);
    expect(() => openLibrary([copied()])).toThrow(
      expect.objectContaining({ faults: expect.arrayContaining([expect.objectContaining({ code: 'guideline.twice' })]) }),
    );
    const broken = join(folder, 'more', 'minato');
    mkdirSync(broken, { recursive: true });
    writeFileSync(join(broken, 'guideline.yaml'), 'schema: [\n');
    const library = openLibrary([join(folder, 'more')]);
    expect(() => library.guideline('minato')).toThrow(BrokenGuideline);
    expect(() => library.runbooks('minato')).toThrow(BrokenGuideline);
    expect(library.guideline('komae')?.body).toBe('狛江市');
  });
});

describe('guidelines read when the program was built', () => {
  it('say the very same as the folder', () => {
    const shipped = shippedRunbooks();
    const compiled = join(folder, 'compiled');
    compileGuidelines(shipped, compiled);
    const of = hashOfFolder(shipped);
    const { folders } = guidelineFolders([shipped]);
    expect(readdirSync(compiled).sort()).toEqual(folders.map(({ id }) => `${id}.json`).sort());
    for (const one of folders) {
      const read = readGuideline(one, folders);
      if ('faults' in read) throw new Error(one.id);
      const made = readCompiled(compiled, one.id, () => of);
      expect(made?.guideline).toEqual(read.guideline);
      expect(made?.runbooks.map((runbook) => pin(runbook).hash)).toEqual(read.runbooks.map((runbook) => pin(runbook).hash));
    }
  });

  it('count only for the very bytes they were made from, and a broken folder is left out', () => {
    const dir = copied();
    const compiled = join(folder, 'compiled');
    const file = join(dir, 'komae', 'takeover.yaml');
    compileGuidelines(dir, compiled);
    const before = hashOfFolder(dir);
    expect(readCompiled(compiled, 'komae', () => before)).toBeDefined();
    writeFileSync(file, readFileSync(file, 'utf8').replace('画面の保存等の記録', '画面の保存'));
    expect(readCompiled(compiled, 'komae', () => hashOfFolder(dir))).toBeUndefined();
    writeFileSync(file, 'schema: [\n');
    rmSync(compiled, { recursive: true });
    compileGuidelines(dir, compiled);
    expect(readdirSync(compiled)).not.toContain('komae.json');
    expect(readCompiled(compiled, 'nobody', () => before)).toBeUndefined();
    writeFileSync(join(compiled, 'nobody.json'), '{"of":');
    expect(readCompiled(compiled, 'nobody', () => before)).toBeUndefined();
  });

  it('know a file by its name and its place, not only by what it says', () => {
    const dir = copied();
    const before = hashOfFolder(dir);
    cpSync(join(dir, 'komae', 'rumor.yaml'), join(dir, 'komae', 'notes.yml'));
    expect(hashOfFolder(dir)).not.toBe(before);
    writeFileSync(join(dir, 'komae', 'README.md'), 'x');
    rmSync(join(dir, 'komae', 'notes.yml'));
    expect(hashOfFolder(dir)).toBe(before);
  });
});

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guidelineFolders, readGuideline, readGuidelines } from '../../src/store/runbooks.ts';

const shipped = join(import.meta.dirname, '../../runbooks');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hikeshi-runbooks-'));
  for (const id of ['komae', 'uenohara', 'nagasaki', 'hirakawa', 'ueda']) cpSync(join(shipped, id), join(root, id), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const codes = (dirs: readonly string[]) => readGuidelines(dirs).faults.map(({ code, file }) => `${file.replace(`${root}/`, '')} ${code}`);

describe('guideline folders on disk', () => {
  it('are read, peers for their clauses, reserved names and hidden folders left aside', () => {
    for (const name of ['scenarios', 'notices', 'platforms', '.git']) mkdirSync(join(root, name));
    writeFileSync(join(root, 'README.md'), '');
    const { guidelines, faults } = readGuidelines([root]);
    expect(faults).toEqual([]);
    expect(guidelines.map(({ guideline }) => guideline.id)).toEqual(['hirakawa', 'komae', 'nagasaki', 'ueda', 'uenohara']);
  });

  it('can be given one by one', () => {
    const ids = ['komae', 'ueda', 'uenohara', 'nagasaki', 'hirakawa'];
    const { guidelines } = readGuidelines(ids.map((id) => join(root, id)));
    expect(guidelines.map(({ guideline }) => guideline.id)).toEqual(ids);
  });

  it('read one alone, with the text of a peer’s clause and the name of its body', () => {
    const { folders } = guidelineFolders([root]);
    const komae = folders.find(({ id }) => id === 'komae');
    if (komae === undefined) throw new Error('no 狛江市');
    const result = readGuideline(komae, folders);
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    const takeover = result.runbooks.find(({ trouble }) => trouble === 'takeover');
    expect(takeover?.clauses['NG-36']).toMatchObject({ body: '長崎市', guideline: 'nagasaki' });
  });

  it('leave other guidelines unopened where no clause of theirs is cited', () => {
    writeFileSync(join(root, 'komae', 'takeover.yaml'), 'x');
    const { folders } = guidelineFolders([root]);
    const alone = { id: 'own', path: join(root, 'own') };
    mkdirSync(alone.path);
    writeFileSync(
      join(alone.path, 'guideline.yaml'),
      'schema: hikeshi/guideline@1\nid: own\nbody: 町\ntitle: 規程\nedition: { label: 版 }\nroles: {}\nclauses: { OW-1: { ref: １, text: 監視すること。 } }\n',
    );
    writeFileSync(
      join(alone.path, 'rumor.yaml'),
      'schema: hikeshi/runbook@1\ntrouble: rumor\ncoverage: { kind: direct }\nsteps:\n  - { id: monitor-account, title: 監視, modality: obligation, clauses: [OW-1] }\n',
    );
    let asked = 0;
    const watched = folders.map((folder) => ({
      id: folder.id,
      get path() {
        asked += 1;
        return folder.path;
      },
    }));
    expect('faults' in readGuideline(alone, watched)).toBe(false);
    expect(asked).toBe(0);
  });
});

describe('folders that cannot be read', () => {
  it('a missing directory is a fault, not a crash', () => {
    expect(codes([join(root, 'nowhere')])).toEqual(['nowhere folder.missing']);
  });

  it('an empty folder says what is missing', () => {
    mkdirSync(join(root, 'empty'));
    expect(codes([root])).toEqual(['empty folder.empty', 'empty/guideline.yaml file.missing']);
  });

  it('a copied folder must take its new name as id', () => {
    cpSync(join(root, 'komae'), join(root, 'town'), { recursive: true });
    expect(codes([root])).toEqual(['town/guideline.yaml guideline.id']);
  });

  it('the same folder name in two directories is named', () => {
    expect(codes([root, join(shipped, 'komae')])).toEqual([`${join(shipped, 'komae')} guideline.twice`]);
  });

  it('a link out of the folder is not followed', () => {
    writeFileSync(join(root, 'secret.yaml'), 'a: 1');
    symlinkSync(join(root, 'secret.yaml'), join(root, 'komae', 'rumor2.yaml'));
    expect(codes([join(root, 'komae')])).toContain('komae/rumor2.yaml file.link');
  });

  it('a folder that is a link out of the directory is not followed', () => {
    const dir = join(root, 'dir');
    mkdirSync(dir);
    symlinkSync(join(root, 'komae'), join(dir, 'komae'));
    expect(codes([dir])).toEqual(['dir/komae file.link']);
  });

  it('a pipe is not opened', () => {
    execFileSync('mkfifo', [join(root, 'komae', 'pipe.yaml')]);
    expect(codes([root])).toContain('komae/pipe.yaml file.kind');
  });

  it('a file far too large is not read', () => {
    writeFileSync(join(root, 'komae', 'takeover.yaml'), 'x'.repeat(600_000));
    expect(codes([root])).toContain('komae/takeover.yaml text.size');
  });
});

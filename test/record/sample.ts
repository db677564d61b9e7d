import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalRunbook } from '../../src/runbook/canonical.ts';
import { type Bundled, type BundlingOptions, exportBundle } from '../../src/session/bundling.ts';
import type { BundleFiles } from '../../src/store/bundle-files.ts';
import { evidenceFile, importEvidence } from '../../src/store/evidence.ts';
import { openHome } from '../../src/store/home.ts';
import { memory, memoryLog } from '../../src/store/memory-log.ts';
import { runbooksOf, type Somebody, Walk } from '../fixtures/walk.ts';
import { tempHome } from '../store/temp-home.ts';

/** A bundle's files by path. */
export type Folder = Map<string, Buffer>;

export const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

const tanaka: Somebody = { role: '管理者', name: '田中 恵子' };
const suzuki: Somebody = { role: '所属長', name: '鈴木 一郎' };
const POST = 'https://x.com/komae_koho_example/status/1991';
const PICTURE = '画面の写し 1991';

/** A small case with something of everything: names, free text, a post, a retained file, an undone note, a correction, a hand-over. */
export const smallWalk = (): Walk => {
  const picture = Buffer.from(PICTURE, 'utf8');
  const walk = new Walk({
    guideline: 'komae',
    trouble: 'takeover',
    day: '2026-11-21',
    clock: '2:06',
    who: tanaka,
    command: { title: '公式Xに心当たりのない投稿', account: '公式X @komae_koho_example' },
  });
  walk.at('2:20').do({
    do: 'evidence',
    file: { sha256: sha256(picture), size: picture.length, type: 'image/png' },
    name: '画面_1991.png',
    subjects: [POST],
    method: 'screenshot',
    takenBy: '田中 恵子',
  });
  walk.at('2:21').do({ do: 'settle', step: 'capture-evidence', outcome: 'done', fields: { evidence: 'E1', subject: POST } });
  const note = walk.at('2:29').do({ do: 'note', text: '秘書担当から電話\n{"seq":99}\u007f\u0000終' });
  walk.at('2:30').do({ do: 'undo', seq: note, reason: 'ほかの事案に書くべき記録のため' });
  walk.at('8:30').do({ do: 'hand-over', from: tanaka, to: suzuki });
  return walk;
};

/** A home and a log that hold a walk. */
export const homeOf = (walk: Walk, picture = PICTURE) => {
  const home = openHome(tempHome()).path;
  const log = memoryLog(memory());
  for (const runbook of runbooksOf('komae')) log.keepRunbook(sha256(canonicalRunbook(runbook)), canonicalRunbook(runbook));
  log.append('example', 0, walk.log);
  const given = join(home, 'given');
  writeFileSync(given, picture);
  importEvidence(home, given);
  return { home, log, picture: evidenceFile(home, sha256(picture)), now: () => walk.time('9:00') };
};

/** Exports a walk to a fresh folder. */
export const bundleOf = (
  walk: Walk = smallWalk(),
  options: BundlingOptions = {},
  at: ReturnType<typeof homeOf> = homeOf(walk),
): { folder: string; bundled: Bundled; home: string } => {
  const folder = join(tempHome(), 'bundle');
  const bundled = exportBundle(at, 'example', folder, options);
  return { folder, bundled, home: at.home };
};

/** What stands in a bundle's folder. */
export const readFolder = (folder: string): Folder =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path): [string, Buffer] => [path.slice(folder.length + 1), readFileSync(path)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

export const writeFolder = (files: Folder, folder: string = join(tempHome(), 'bundle')): string => {
  for (const [path, bytes] of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
};

/** The same in memory, for campaigns that would wear out a disk. */
export const inMemory = (files: Folder): BundleFiles => ({
  list: () => [...files].map(([path, { length }]) => ({ path, kind: 'file' as const, size: length })),
  chunks: (path) => [files.get(path) ?? Buffer.alloc(0)],
});

/** `SHA256SUMS` made anew over what is there, as somebody would who wants nothing to show. */
export const resummed = (files: Folder): Folder => {
  const rest = [...files].filter(([path]) => path !== 'SHA256SUMS');
  const sums = rest
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`)
    .join('');
  return new Map([...rest, ['SHA256SUMS', Buffer.from(sums)]]);
};

/** A file with its lines changed; the last line feed is kept out of it. */
export const withLines = (files: Folder, path: string, change: (lines: string[]) => string[]): Folder => {
  const lines = String(files.get(path)).split('\n').slice(0, -1);
  return new Map([
    ...files,
    [
      path,
      Buffer.from(
        change(lines)
          .map((line) => `${line}\n`)
          .join(''),
      ),
    ],
  ]);
};

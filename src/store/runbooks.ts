import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { type Fault, Faults } from '../runbook/faults.ts';
import { clausesIn, type LoadedGuideline, type LoadResult, loadGuideline } from '../runbook/load.ts';
import type { Clauses, Peers } from '../runbook/resolve-clauses.ts';
import { MAX_BYTES } from '../runbook/yaml-text.ts';
import { errnoOf } from './error.ts';

/** Folders beside the guidelines that hold something else. */
const RESERVED: ReadonlySet<string> = new Set(['scenarios', 'notices', 'platforms', 'glossary']);
const GUIDELINE = 'guideline.yaml';

/** Where one guideline lives. */
export interface GuidelineFolder {
  /** The folder's name, which is the guideline's id. */
  readonly id: string;
  readonly path: string;
}

/** What a set of directories holds. */
export interface ReadGuidelines {
  readonly guidelines: readonly LoadedGuideline[];
  /** `file` is the path as given, joined with the file's name. */
  readonly faults: readonly Fault[];
}

/**
 * The guideline folders in these directories, by name, without reading any file. A directory that holds a guideline.yaml
 * is a guideline folder itself.
 */
export function guidelineFolders(dirs: readonly string[]): { folders: readonly GuidelineFolder[]; faults: readonly Fault[] } {
  const folders = new Map<string, GuidelineFolder>();
  const faults: Fault[] = [];
  for (const dir of dirs) {
    for (const folder of foldersIn(dir, faults)) {
      const other = folders.get(folder.id);
      if (other === undefined) folders.set(folder.id, folder);
      else faults.push(...one(folder.path, (list) => list.add('guideline.twice', { line: 0 }, { id: folder.id, other: other.path })));
    }
  }
  return { folders: [...folders.values()], faults };
}

/** Clauses already read, by folder. */
type Read = Map<string, Clauses | undefined>;

/** One guideline, whole. The others' guideline.yaml is opened only when a runbook here cites a clause of theirs. */
export function readGuideline(folder: GuidelineFolder, among: readonly GuidelineFolder[], read: Read = new Map()): LoadResult {
  const faults: Fault[] = [];
  const files = filesOf(folder.path, faults);
  // A folder that cannot be opened, or holds nothing that can be read, has been told of already.
  if (files.size === 0 && faults.length > 0) return { faults };
  const result = loadGuideline(files, peersAmong(among, folder, read), folder.id);
  if (!('faults' in result) && faults.length === 0) return result;
  const found = 'faults' in result ? result.faults.map((fault) => ({ ...fault, file: join(folder.path, fault.file) })) : [];
  return { faults: [...faults, ...found] };
}

/** One file of a guideline folder, as bytes; neither where it is not there. What is there and is not read is told. */
export function readBeside(folder: GuidelineFolder, name: string): { readonly bytes?: Uint8Array; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  if (!namesIn(folder.path, faults).includes(name)) return { faults };
  const bytes = readFile(folder.path, name, faults);
  return bytes === undefined ? { faults } : { bytes, faults };
}

/** Every guideline of these directories. */
export function readGuidelines(dirs: readonly string[]): ReadGuidelines {
  const { folders, faults } = guidelineFolders(dirs);
  const read: Read = new Map();
  const results = folders.map((folder) => readGuideline(folder, folders, read));
  return {
    guidelines: results.flatMap((result) => ('faults' in result ? [] : [result])),
    faults: [...faults, ...results.flatMap((result) => ('faults' in result ? result.faults : []))],
  };
}

function foldersIn(dir: string, faults: Fault[]): GuidelineFolder[] {
  try {
    const entries = readdirSync(dir, { withFileTypes: true });
    if (entries.some(({ name }) => name === GUIDELINE)) return [{ id: basename(resolve(dir)), path: dir }];
    return entries
      .filter((entry) => !RESERVED.has(entry.name) && !entry.name.startsWith('.') && isFolder(dir, entry.name, entry.isDirectory(), faults))
      .map(({ name }) => ({ id: name, path: join(dir, name) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  } catch (error) {
    faults.push(...one(dir, (list) => list.add('folder.missing', { line: 0 }, { reason: errnoOf(error) })));
    return [];
  }
}

/** A folder, or a link to one that stays inside. Other files beside the folders are nobody's business. */
function isFolder(dir: string, name: string, directory: boolean, faults: Fault[]): boolean {
  if (directory) return true;
  const path = join(dir, name);
  try {
    if (!statSync(path).isDirectory()) return false;
    if (isInside(path, dir)) return true;
  } catch {
    return false;
  }
  faults.push(...one(path, (list) => list.add('file.link', { line: 0 }, {})));
  return false;
}

function isInside(path: string, dir: string): boolean {
  return realpathSync(path).startsWith(realpathSync(dir) + sep);
}

/** The YAML files of a folder, by name, as bytes. What is not read is told. */
function filesOf(path: string, faults: Fault[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const name of namesIn(path, faults)) {
    if (!/\.ya?ml$/iu.test(name)) continue;
    const bytes = readFile(path, name, faults);
    if (bytes !== undefined) files.set(name, bytes);
  }
  return files;
}

function namesIn(path: string, faults: Fault[]): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    faults.push(...one(path, (list) => list.add('folder.missing', { line: 0 }, { reason: errnoOf(error) })));
    return [];
  }
}

/** A regular file inside the folder, no larger than a runbook may be. A pipe or a device is not opened to find out. */
function readFile(folder: string, name: string, faults: Fault[]): Uint8Array | undefined {
  const path = join(folder, name);
  const tell = (add: (list: Faults) => void) => {
    faults.push(...one(path, add));
    return undefined;
  };
  try {
    if (!isInside(path, folder)) return tell((list) => list.add('file.link', { line: 0 }, {}));
    if (!statSync(path).isFile()) return tell((list) => list.add('file.kind', { line: 0 }, {}));
    const file = openSync(realpathSync(path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const { size } = fstatSync(file);
      if (!fstatSync(file).isFile()) return tell((list) => list.add('file.kind', { line: 0 }, {}));
      if (size > MAX_BYTES) return tell((list) => list.add('text.size', { line: 0 }, { bytes: size, limit: MAX_BYTES }));
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return tell((list) => list.add('file.unreadable', { line: 0 }, { reason: errnoOf(error) }));
  }
}

/** Opens guideline.yaml of one folder after the other, until every clause wanted is found. */
function peersAmong(folders: readonly GuidelineFolder[], own: GuidelineFolder, read: Read): Peers {
  return (wanted) => {
    const found: Clauses[] = [];
    const missing = new Set(wanted);
    for (const folder of folders) {
      if (missing.size === 0) break;
      if (folder.path === own.path) continue;
      const clauses = read.has(folder.path) ? read.get(folder.path) : clausesAt(folder.path);
      read.set(folder.path, clauses);
      if (clauses === undefined) continue;
      found.push(clauses);
      for (const id of Object.keys(clauses.clauses)) missing.delete(id);
    }
    return found;
  };
}

function clausesAt(path: string): Clauses | undefined {
  const bytes = readFile(path, GUIDELINE, []);
  return bytes === undefined ? undefined : clausesIn(bytes);
}

function one(path: string, add: (list: Faults) => void): readonly Fault[] {
  const faults = new Faults(path);
  add(faults);
  return faults.list;
}

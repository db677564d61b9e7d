import { hash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { firstBreak, isEntry, parseEntry } from '../incident/chain.ts';
import { BACKUP_FORMAT, copyHashed, DATABASES, MANIFEST, type Manifest, manifestSchema } from './backup-files.ts';
import { errnoOf, StoreError } from './error.ts';
import { fsyncDirectory, type Mode, makeFolder } from './home.ts';
import { fileSystemOf } from './network.ts';
import { openLog } from './sqlite-log.ts';
import { inspectDatabase } from './sqlite-open.ts';
import { tempBeside } from './whole-file.ts';

/** What was restored. `missing` are retained files that lines name and the backup did not have. */
export interface Restored {
  readonly path: string;
  readonly incidents: number;
  readonly entries: number;
  readonly evidence: number;
  readonly missing: readonly string[];
  /** When the backup was made, UTC milliseconds. */
  readonly at: number;
}

const readManifest = (path: string): Manifest => {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(path, MANIFEST), 'utf8'));
  } catch (error) {
    throw new StoreError('restore.not-a-backup', { path }, error);
  }
  const format = typeof json === 'object' && json !== null && 'format' in json && typeof json.format === 'number' ? json.format : 0;
  if (format > BACKUP_FORMAT) throw new StoreError('restore.newer', { path, found: format, known: BACKUP_FORMAT });
  const read = manifestSchema.safeParse(json);
  if (read.success) return read.data;
  throw new StoreError('restore.damaged', { path, file: MANIFEST });
};

/** Copies every file of the list, each held against it. */
const bring = (path: string, files: Manifest['files'], into: string): void => {
  for (const file of files) {
    const to = join(into, file.path);
    makeFolder(dirname(to));
    let found: { readonly size: number; readonly sha256: string } | undefined;
    try {
      found = copyHashed(join(path, file.path), to);
    } catch (error) {
      // What cannot be read is not what the list says; what cannot be written is another matter.
      const writing = error instanceof Error && 'syscall' in error && (error.syscall === 'write' || error.syscall === 'fsync');
      const created = error instanceof Error && 'path' in error && error.path === to;
      if (writing || created) throw error;
    }
    if (found?.sha256 !== file.sha256 || found.size !== file.size) throw new StoreError('restore.damaged', { path, file: file.path });
  }
};

interface Counted {
  incidents: number;
  entries: number;
  readonly named: Set<string>;
}

/** Opens a restored log, brings an older form up, and follows every chain in it. */
const examine = (backup: string, file: string, name: (typeof DATABASES)[number], counted: Counted): void => {
  const mode: Mode = name === 'record.db' ? 'real' : 'drill';
  try {
    const log = openLog(file, { mode });
    try {
      if (log.reason !== undefined) throw log.reason;
      for (const { incident } of log.heads()) {
        const lines = log.read(incident);
        if (firstBreak(lines, (text) => hash('sha256', text)) !== undefined)
          throw new StoreError('restore.damaged', { path: backup, file: name });
        counted.incidents += 1;
        counted.entries += lines.length;
        for (const line of lines.map(parseEntry)) if (isEntry(line)) for (const one of line.evidence) counted.named.add(one.sha256);
      }
    } finally {
      log.close();
    }
    inspectDatabase(file, mode);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'log.newer') {
      const { found, known } = error.facts as { found: number; known: number };
      throw new StoreError('restore.newer', { path: backup, found, known }, error);
    }
    if (error instanceof StoreError && !error.code.startsWith('log.')) throw error;
    throw new StoreError('restore.damaged', { path: backup, file: name }, error);
  }
};

const refuse = (path: string, error: unknown): unknown => {
  if (error instanceof StoreError) return error;
  const errno = errnoOf(error);
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return new StoreError('restore.full', { path }, error);
  return error instanceof Error && 'syscall' in error ? new StoreError('restore.unwritable', { path, errno }, error) : error;
};

/**
 * Puts a backup in place as the data directory `home`, which must be empty or not there. Everything is copied beside it and checked
 * there (every file against the backup's list, every chain from its first line); only what is whole takes the name.
 * @throws StoreError `restore.*`, `home.network`
 */
export const restore = (path: string, home: string): Restored => {
  const backup = resolve(path);
  const target = resolve(home);
  const system = fileSystemOf(target);
  if (system.network) throw new StoreError('home.network', { path: target, type: system.name });
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there && (!there.isDirectory() || readdirSync(target).length > 0)) throw new StoreError('restore.not-empty', { path: target });
  const manifest = readManifest(backup);
  const temp = tempBeside(target);
  try {
    makeFolder(dirname(target));
    mkdirSync(temp, { mode: 0o700 });
    bring(backup, manifest.files, temp);
    const counted: Counted = { incidents: 0, entries: 0, named: new Set() };
    for (const name of DATABASES) if (manifest.files.some((one) => one.path === name)) examine(backup, join(temp, name), name, counted);
    if (there) rmdirSync(target);
    renameSync(temp, target);
    fsyncDirectory(dirname(target));
    const kept = new Set(manifest.files.filter((one) => one.path.startsWith('evidence/')).map((one) => one.path.slice('evidence/'.length)));
    return {
      path: target,
      incidents: counted.incidents,
      entries: counted.entries,
      evidence: kept.size,
      missing: [...counted.named].filter((sha256) => !kept.has(sha256)),
      at: manifest.at,
    };
  } catch (error) {
    rmSync(temp, { recursive: true, force: true });
    throw refuse(target, error);
  }
};

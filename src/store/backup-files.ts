import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { eachChunk, READ_FLAGS } from './hash-file.ts';
import { writeAll } from './whole-file.ts';

/** Version of the backup's form. A newer one is not restored. */
export const BACKUP_FORMAT = 1;
export const MANIFEST = 'backup.json';

/** Databases, as they are named in the data directory and in a backup. */
export const DATABASES = ['record.db', 'drill.db'] as const;
/** Single files, and folders with all that is in them, that belong to the record. Drafts do not: they are half said. */
export const BESIDE = ['settings.json', 'installation-key.pem', 'evidence', 'runbooks'] as const;

/** A file of a backup: `path` from its folder, with `/`; `size` in bytes; SHA-256 as 64 hex digits. */
export interface BackedUp {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

// One form each, so that no list can name a place outside the folder.
const PATH =
  /^(?:record\.db|drill\.db|settings\.json|installation-key\.pem|evidence\/[0-9a-f]{64}|runbooks(?:\/(?!\.{1,2}(?:\/|$))[^/\\:*?"<>|\0-\u001f]+)+)$/u;

export const manifestSchema = z.object({
  format: z.int().min(1),
  app: z.string(),
  /** UTC milliseconds. */
  at: z.int(),
  files: z.array(z.object({ path: z.string().regex(PATH), size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/u) })),
});
export type Manifest = z.output<typeof manifestSchema>;

/** Copies a regular file, durable, and says what it was. A link is not followed. Throws the system's error. */
export const copyHashed = (from: string, to: string): Omit<BackedUp, 'path'> => {
  const hash = createHash('sha256');
  let size = 0;
  const source = openSync(from, READ_FLAGS);
  try {
    if (!fstatSync(source).isFile()) throw Object.assign(new Error(from), { code: 'EINVAL' });
    const target = openSync(to, 'wx', 0o600);
    try {
      eachChunk(source, (bytes) => {
        hash.update(bytes);
        size += bytes.length;
        writeAll(target, bytes);
      });
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
  return { size, sha256: hash.digest('hex') };
};

/** Files below `name` in `home` that belong to the record, sorted, as paths with `/`. What bears a strange name is not ours. */
export const filesBelow = (home: string, name: string): string[] => {
  const stat = lstatSync(join(home, name), { throwIfNoEntry: false });
  if (stat?.isFile()) return PATH.test(name) ? [name] : [];
  if (!stat?.isDirectory()) return [];
  return readdirSync(join(home, name))
    .sort()
    .flatMap((below) => filesBelow(home, `${name}/${below}`));
};

import { hash } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { errnoOf, StoreError } from './error.ts';
import { makeFolder } from './home.ts';
import { writeWhole } from './whole-file.ts';

/** A draft's file: the key in clear, so that two keys can never be taken for one another. */
const draftFile = z.object({ key: z.string(), value: z.unknown() });

/** Keys hold incident and step ids, or anything else: hashed, so that none of them is ever a path. */
const fileOf = (home: string, key: string): string => join(home, 'drafts', `${hash('sha256', key)}.json`);

/**
 * What was being written under `key`, as it was given to {@link writeDraft}; undefined when there is none.
 * @throws StoreError `draft.broken`
 */
export const readDraft = (home: string, key: string): unknown => {
  const file = fileOf(home, key);
  try {
    // A pipe would be waited for, a device read for ever.
    if (!statSync(file).isFile()) throw new Error(file);
    const draft = draftFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (draft.key === key) return draft.value;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw new StoreError('draft.broken', { file }, error);
  }
  throw new StoreError('draft.broken', { file });
};

/** Keeps a JSON value beside the log, in place of an earlier one. @throws StoreError `draft.unwritable` */
export const writeDraft = (home: string, key: string, value: unknown): void => {
  const file = fileOf(home, key);
  try {
    makeFolder(join(home, 'drafts'));
    writeWhole(file, JSON.stringify({ key, value }), { replace: true });
  } catch (error) {
    throw new StoreError('draft.unwritable', { file, errno: errnoOf(error) }, error);
  }
};

/** Forgets a draft: its words are in the log, or nobody wants them. One that is not there is fine. @throws StoreError `draft.unwritable` */
export const dropDraft = (home: string, key: string): void => {
  const file = fileOf(home, key);
  try {
    rmSync(file, { force: true });
  } catch (error) {
    throw new StoreError('draft.unwritable', { file, errno: errnoOf(error) }, error);
  }
};

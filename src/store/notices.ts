import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, Faults } from '../runbook/faults.ts';
import { type Notice, readNotice } from '../runbook/notice.ts';
import { errnoOf } from './error.ts';
import { readBeside } from './runbooks.ts';

const FOLDER = 'notices';

/** The drafts that can be used, in the order of their files, and what is wrong with the others. */
export interface ReadNotices {
  readonly notices: readonly Notice[];
  readonly faults: readonly Fault[];
}

/** Every draft in these directories; of two with the same id the first counts, so that a body's own stands before ours. */
export const readNotices = (dirs: readonly string[]): ReadNotices => {
  const notices = new Map<string, Notice>();
  const faults: Fault[] = [];
  for (const dir of dirs) {
    const path = join(dir, FOLDER);
    for (const name of filesIn(path, faults)) {
      const read = readBeside({ id: FOLDER, path }, name);
      faults.push(...read.faults);
      if (read.bytes === undefined) continue;
      const notice = readNotice(name, read.bytes);
      if ('faults' in notice) faults.push(...notice.faults.map((fault) => ({ ...fault, file: join(path, fault.file) })));
      else if (!notices.has(notice.id)) notices.set(notice.id, notice);
    }
  }
  return { notices: [...notices.values()], faults };
};

const filesIn = (path: string, faults: Fault[]): string[] => {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path)
      .filter((name) => /\.ya?ml$/iu.test(name))
      .sort();
  } catch (error) {
    const told = new Faults(path);
    told.add('folder.missing', { line: 0 }, { reason: errnoOf(error) });
    faults.push(...told.list);
    return [];
  }
};

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { errnoOf, StoreError } from './error.ts';
import { writeWhole } from './whole-file.ts';

/** Loose: what a newer version of this program keeps here survives an older one's writing. */
const settingsSchema = z.looseObject({
  /** Guideline this office works by; none until it is chosen. */
  guideline: z.string().min(1).optional(),
  /** Who sat here last: a role of the guideline, and a name. Offered, never taken for granted. */
  person: z.object({ role: z.string(), name: z.string() }).optional(),
  /** What the body has decided itself: guideline id → setting id → value. */
  settings: z.record(z.string(), z.record(z.string(), z.boolean())).default({}),
  lang: z.enum(['ja', 'en']).optional(),
  /** Folders of guidelines besides those shipped; a relative one counts from the data directory. */
  runbooks: z
    .union([
      z
        .string()
        .min(1)
        .transform((one) => [one]),
      z.array(z.string().min(1)),
    ])
    .optional(),
});

export type Settings = z.output<typeof settingsSchema>;

/** Where settings stand; the folder's owner may edit the file. */
export const settingsFile = (home: string): string => join(home, 'settings.json');

/**
 * The settings, or empty ones where none were ever written.
 * @throws StoreError `settings.broken` (not JSON, or fields of another shape), `settings.unreadable`
 */
export const readSettings = (home: string): Settings => {
  const file = settingsFile(home);
  let text: string;
  try {
    // A pipe would be waited for, a device read for ever.
    const stat = statSync(file);
    if (!stat.isFile() && !stat.isDirectory()) throw Object.assign(new Error(file), { code: 'EFTYPE' });
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT') return { settings: {} };
    throw new StoreError('settings.unreadable', { file, errno }, error);
  }
  let json: unknown;
  try {
    // Editors on Windows put a byte order mark first.
    json = JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    const line = Number(/line (\d+)/u.exec(String(error))?.[1] ?? 0);
    throw new StoreError('settings.broken', { file, line, fields: [] }, error);
  }
  const read = settingsSchema.safeParse(json);
  if (read.success) return read.data;
  throw new StoreError('settings.broken', { file, line: 0, fields: read.error.issues.map(({ path }) => path.join('.')) });
};

/** The folders of guidelines that this office named, as paths. One that is gone (a drive not plugged in) keeps nobody from working. */
export const runbookFolders = (home: string): string[] =>
  (readSettings(home).runbooks ?? []).map((one) => resolve(home, one)).filter((path) => existsSync(path));

/** Writes the settings, whole or not at all. @throws StoreError `settings.unwritable` */
export const writeSettings = (home: string, settings: Settings): void => {
  const file = settingsFile(home);
  try {
    writeWhole(file, `${JSON.stringify(settings, undefined, 2)}\n`, { replace: true });
  } catch (error) {
    throw new StoreError('settings.unwritable', { file, errno: errnoOf(error) }, error);
  }
};

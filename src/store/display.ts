import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { errnoOf, StoreError } from './error.ts';
import { writeWhole } from './whole-file.ts';

/** What can be set of the screen, each on or off. */
export const DISPLAY_SWITCHES = ['ascii', 'contrast', 'still', 'lines'] as const;
export type DisplaySwitch = (typeof DISPLAY_SWITCHES)[number];

const fields = {
  /** The terminal draws ambiguous characters two columns wide: rules and arrows in ASCII, the others counted as two. */
  ascii: z.boolean(),
  /** Bold and inverse in the place of colours and dimness. */
  contrast: z.boolean(),
  /** Nothing on the screen changes by itself but for what another terminal records. */
  still: z.boolean(),
  /** Line by line instead of screens, as for a screen reader. */
  lines: z.boolean(),
  /** Hints that were shown, or sent away, on this installation. */
  seen: z.array(z.string()).max(100),
};

/** How the screen is drawn on this installation. It is of the machine, not of the office: no backup takes it along. */
export type Display = { readonly [Name in DisplaySwitch]: boolean } & { readonly seen: readonly string[] };

export const PLAIN_DISPLAY: Display = { ascii: false, contrast: false, still: false, lines: false, seen: [] };

/** Beside the settings of the office, and apart from them: a broken one keeps nobody from working. */
export const displayFile = (home: string): string => join(home, 'display.json');

/** What was read. `ignored` names what of the file was passed over: fields unknown or of another shape, or `''` for all of it. */
export interface ReadDisplay {
  readonly display: Display;
  readonly ignored: readonly string[];
}

const textOf = (file: string): string | undefined => {
  try {
    // A pipe would be waited for, a device read for ever.
    if (!statSync(file).isFile()) return '';
    return readFileSync(file, 'utf8');
  } catch (error) {
    return errnoOf(error) === 'ENOENT' ? undefined : '';
  }
};

const objectOf = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const json: unknown = JSON.parse(text.replace(/^\ufeff/u, ''));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : undefined;
  } catch {
    return undefined;
  }
};

/** Reads field by field: what is sound counts, the rest is named. Never throws. */
export const readDisplay = (home: string): ReadDisplay => {
  const text = textOf(displayFile(home));
  if (text === undefined) return { display: PLAIN_DISPLAY, ignored: [] };
  const given = objectOf(text);
  if (given === undefined) return { display: PLAIN_DISPLAY, ignored: [''] };
  const sound: Record<string, unknown> = {};
  const ignored: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const read = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields].safeParse(value) : undefined;
    if (read?.success === true) sound[name] = read.data;
    else ignored.push(name);
  }
  return { display: { ...PLAIN_DISPLAY, ...(sound as Partial<Display>) }, ignored };
};

/** Writes all of it, whole or not at all. @throws StoreError `settings.unwritable` */
export const writeDisplay = (home: string, display: Display): void => {
  const file = displayFile(home);
  try {
    writeWhole(file, `${JSON.stringify(display, undefined, 2)}\n`, { replace: true });
  } catch (error) {
    throw new StoreError('settings.unwritable', { file, errno: errnoOf(error) }, error);
  }
};

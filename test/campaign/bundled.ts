import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Made when something is bundled and not before: a child that is killed imports this file too, and could not remove its folder.
let folder: string | undefined;
const place = (): string => {
  if (folder !== undefined) return folder;
  const made = mkdtempSync(join(tmpdir(), 'hikeshi-campaign-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
};
const made = new Map<string, Promise<string>>();

/** A child as one file, so that it starts in a tenth of the time: a campaign starts a thousand of them. */
export const bundled = (name: string): Promise<string> => {
  const known = made.get(name);
  if (known !== undefined) return known;
  const file = join(place(), `${name}.mjs`);
  const making = (async () => {
    const build = new URL('../../build.mjs', import.meta.url).href;
    const { bundleTo } = (await import(build)) as { bundleTo(input: string, file: string): Promise<void> };
    await bundleTo(fileURLToPath(new URL(`children/${name}.ts`, import.meta.url)), file);
    return file;
  })();
  made.set(name, making);
  return making;
};

/** Numbers from 0 to 1 that are the same for the same seed. */
export const dice = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

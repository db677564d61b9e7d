import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../runbook/faults.ts';
import { type Glossary, readGlossary } from '../runbook/glossary.ts';
import { readBeside } from './runbooks.ts';

const FOLDER = 'glossary';
const FILE = 'glossary.yaml';

/** The glossaries of these directories as one, and what is wrong with those that cannot be used. */
export interface ReadGlossaries {
  readonly glossary: Glossary;
  readonly faults: readonly Fault[];
}

/** A body's own words stand before ours; of two readings of one title the first counts. */
export const readGlossaries = (dirs: readonly string[]): ReadGlossaries => {
  const faults: Fault[] = [];
  const read = dirs.flatMap((dir): Glossary[] => {
    const path = join(dir, FOLDER);
    if (!existsSync(join(path, FILE))) return [];
    const { bytes, faults: unread } = readBeside({ id: FOLDER, path }, FILE);
    faults.push(...unread);
    const glossary = bytes === undefined ? { faults: [] } : readGlossary(FILE, bytes);
    if (!('faults' in glossary)) return [glossary];
    faults.push(...glossary.faults.map((fault) => ({ ...fault, file: join(path, fault.file) })));
    return [];
  });
  const readings = Object.fromEntries(read.flatMap((one) => Object.entries(one.readings)).reverse());
  return { glossary: { words: read.flatMap((one) => one.words), readings }, faults };
};

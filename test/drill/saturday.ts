import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadedScenario, readScenario, type ScenarioScope } from '../../src/drill/load-scenario.ts';
import { openLibrary } from '../../src/session/folders.ts';

const library = openLibrary([]);

/** What the shipped runbooks offer to a scenario. */
export const scope: ScenarioScope = {
  runbook: (guideline, trouble) => library.runbooks(guideline).find((one) => one.trouble === trouble),
  bodies: library.ids
    .map((id) => library.guideline(id))
    .filter((one) => one?.template === false)
    .map((one) => one?.body ?? ''),
};

/** A scenario with every kind of inject and of rule. */
export const saturdayText = readFileSync(join(import.meta.dirname, 'saturday.yaml'), 'utf8');

/** The same, read; with passages replaced, each of which must stand in it once. */
export function saturday(...changes: readonly (readonly [from: string, to: string])[]): LoadedScenario {
  const read = readScenario('saturday.yaml', changed(...changes), scope);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, undefined, 1));
  return read;
}

/** The text with passages replaced, each of which must stand in it once. */
export function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`「${from}」 stands ${text.split(from).length - 1} times`);
    return text.replace(from, () => to);
  }, saturdayText);
}

import { hash } from 'node:crypto';
import type { Trouble } from '../../machines/words.ts';
import type { Pinned } from '../incident/command.ts';
import { canonicalRunbook } from '../runbook/canonical.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { Guideline } from '../runbook/schema.ts';

/** SHA-256, in hex, of the UTF-8 of a text. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** A runbook with the hash that entries pin it by. */
export const pin = (runbook: Runbook): Pinned => ({ runbook, hash: sha256(canonicalRunbook(runbook)) });

/** The guideline folders at hand, read when they are asked for. */
export interface Library {
  /** Ids of the guidelines, in the order of their folders. */
  readonly ids: readonly string[];
  /** The folders they were looked for in; drafts and platform tables lie there too. */
  readonly dirs?: readonly string[];
  guideline(id: string): Guideline | undefined;
  runbooks(id: string): readonly Runbook[];
}

/** The runbook of one guideline for one trouble, pinned. */
export const pinnedFrom = (library: Library, guideline: string, trouble: Trouble): Pinned | undefined => {
  const runbook = library.runbooks(guideline).find((one) => one.trouble === trouble);
  return runbook === undefined ? undefined : pin(runbook);
};

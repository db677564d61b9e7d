import type { Runbook } from './runbook.ts';

/** Maps whose order is content: the operator picks a role or an answer by its place in the document. */
const ORDERED: ReadonlySet<string> = new Set(['roles', 'answers', 'settings']);

/**
 * The runbook as the one text that is hashed (SHA-256) and pinned: JSON without spaces, keys sorted at every level, except
 * in the maps whose order the document gives.
 */
export function canonicalRunbook(runbook: Runbook): string {
  return JSON.stringify(canonical(runbook, ''));
}

function canonical(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item, ''));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (!ORDERED.has(name)) entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, part]) => [key, canonical(part, ORDERED.has(name) ? '' : key)]));
}

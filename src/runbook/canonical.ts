import type { Runbook } from './runbook.ts';

/** The runbook as the one text that is hashed (SHA-256) and pinned: JSON without spaces, keys sorted at every level. */
export function canonicalRunbook(runbook: Runbook): string {
  return JSON.stringify(sorted(runbook));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}

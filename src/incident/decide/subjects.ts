import type { Incident } from '../incident.ts';

/**
 * Numbers for posts and accounts: one that this incident knows keeps its number, a new one gets the next.
 * `words` holds the new ones under `subjects.<number>`, to be committed.
 */
export const numberSubjects = (
  incident: Incident | undefined,
  values: readonly string[],
): { numbers: string[]; words: Record<string, string> } => {
  const known = new Map([...(incident?.subjects ?? [])].map(([number, value]) => [value, number]));
  const words: Record<string, string> = {};
  let next = (incident?.subjects.size ?? 0) + 1;
  const numbers = values.map((value) => {
    const number = known.get(value) ?? (incident?.subjects.has(value) ? value : undefined);
    if (number !== undefined) return number;
    const fresh = `S${next}`;
    next += 1;
    known.set(value, fresh);
    words[`subjects.${fresh}`] = value;
    return fresh;
  });
  return { numbers: [...new Set(numbers)], words };
};

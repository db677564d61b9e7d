import { rmSync } from 'node:fs';
import { refuseTexts } from '../../incident/decide/texts.ts';
import { refuseAway } from '../../incident/decide/transfer.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Bundled } from '../../session/bundling.ts';
import type { Person } from '../../session/session.ts';
import type { Context } from '../context.ts';

/** Numbers of the retained files that a bundle holds. */
export const takenIn = (kept: Incident['evidence'], absent: Bundled['absent']): string[] => {
  const gone = new Set(absent.map(({ sha256 }) => sha256));
  return [...kept].filter(([, { evidence }]) => evidence.some(({ sha256 }) => !gone.has(sha256))).map(([number]) => number);
};

/** Throws the refusal of such lines, before a bundle takes the place of another one. */
export const checkTaken = (context: Context, incident: Incident, to: string | undefined): void => {
  const refused = refuseAway(incident) ?? refuseTexts('handle', { to });
  if (refused !== undefined) context.told({ refused });
};

/**
 * One line for each retained file that went out with a bundle, behind the line that the bundle ends at (record.md, Evidence: custody).
 * Where a line cannot be written, the bundle goes again: nothing leaves without a record. Gives the lines' numbers.
 */
export const recordTaken = (
  context: Context,
  id: string,
  numbers: readonly string[],
  person: Person,
  to: string | undefined,
  out: string,
) => {
  const seqs: number[] = [];
  let done = false;
  try {
    for (const evidence of numbers) {
      const command = { do: 'handle' as const, evidence, how: 'exported' as const, ...(to !== undefined && { to }) };
      const acted = context.session.run(id, command, person);
      // Throws the refusal.
      if ('refused' in acted) context.told(acted);
      else seqs.push(...acted.entries.map(({ seq }) => seq));
    }
    done = true;
  } finally {
    if (!done) rmSync(out, { recursive: true, force: true });
  }
  return seqs;
};

import { isEntry } from '../chain.ts';
import type { Command } from '../command.ts';
import type { Draft, EntryOf } from '../entry.ts';
import { firstResponse, type Incident } from '../incident.ts';
import type { Refusal } from '../refusal.ts';
import { refuseFuture, refuseTexts } from './texts.ts';

/** A retained file that is not there, and those that are. */
export const refuseEvidence = (incident: Incident, number: string): Refusal | undefined =>
  incident.evidence.has(number) ? undefined : { code: 'evidence.unknown', evidence: number, known: [...incident.evidence.keys()] };

/** A retained file was looked at, copied out, or given to somebody: one line each (record.md, Evidence: custody). */
export const handle = (incident: Incident, command: Extract<Command, { do: 'handle' }>, now: number): readonly Draft[] | Refusal =>
  refuseEvidence(incident, command.evidence) ??
  refuseFuture(command.occurred, now) ??
  refuseTexts('handle', { to: command.to, reason: command.reason }, command.how === 'handed-over' ? ['to'] : []) ?? [
    {
      type: 'evidence.handled',
      runbook: firstResponse(incident).hash,
      ...(command.occurred !== undefined && { occurred: command.occurred }),
      data: { evidence: command.evidence, how: command.how },
      words: { ...(command.to && { to: command.to }), ...(command.reason && { reason: command.reason }) },
      // The file itself, so that the line says which bytes were given away.
      evidence: [...(incident.evidence.get(command.evidence)?.evidence ?? [])],
    },
  ];

/** What happened to a retained file since it was added, in order; undone lines left out. */
export const custodyOf = (incident: Incident, number: string): readonly EntryOf<'evidence.handled'>[] =>
  incident.entries.filter(
    (line): line is EntryOf<'evidence.handled'> =>
      isEntry(line) && line.type === 'evidence.handled' && line.data.evidence === number && !incident.undone.has(line.seq),
  );

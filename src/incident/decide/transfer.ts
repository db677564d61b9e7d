import type { Command } from '../command.ts';
import type { Draft } from '../entry.ts';
import { firstResponse, type Incident } from '../incident.ts';
import type { Refusal } from '../refusal.ts';
import { refuseTexts } from './texts.ts';

/** Nothing is written to a copy that was taken elsewhere (record.md, From one PC to the next). */
export const refuseAway = ({ away }: Incident): Refusal | undefined =>
  away === undefined ? undefined : { code: 'incident.away', seq: away.seq, to: away.words.to ?? '', at: away.occurred ?? away.at };

/** The incident goes on elsewhere: the last line of this copy. */
export const transfer = (incident: Incident, { to, reason }: Extract<Command, { do: 'transfer' }>): readonly Draft[] | Refusal =>
  refuseTexts('transfer', { to, reason }, ['to']) ?? [
    {
      type: 'incident.transferred',
      runbook: firstResponse(incident).hash,
      data: {},
      words: { to, ...(reason && { reason }) },
    },
  ];

/** The first line of the receiving installation. `key` is the fingerprint of the key that signed what was received. */
export const received = (incident: Incident, key: string | undefined): Draft | undefined =>
  incident.away === undefined
    ? undefined
    : {
        type: 'incident.received',
        runbook: firstResponse(incident).hash,
        data: { from: { seq: incident.away.seq, hash: incident.away.hash }, ...(key !== undefined && { key }) },
      };

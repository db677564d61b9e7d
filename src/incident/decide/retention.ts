import { isEntry } from '../chain.ts';
import type { Command } from '../command.ts';
import type { Draft, EntryOf } from '../entry.ts';
import { firstResponse, type Incident } from '../incident.ts';
import type { Refusal } from '../refusal.ts';
import { refuseTexts } from './texts.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;

const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** 保存期間: years after the end, or a day; and what says so. Nothing is ever deleted by it. */
export const retain = (incident: Incident, { years, until, basis }: Of<'retain'>): readonly Draft[] | Refusal => {
  const whole = years === undefined || (Number.isInteger(years) && years >= 1 && years <= 100);
  if ((years === undefined) === (until === undefined) || !whole || (until !== undefined && !isDay(until)))
    return { code: 'retention.shape', ...(years !== undefined && { years }), ...(until !== undefined && { until }) };
  return (
    refuseTexts('retain', { basis }, ['basis']) ?? [
      {
        type: 'retention.set',
        runbook: firstResponse(incident).hash,
        data: { ...(years !== undefined && { years }), ...(until !== undefined && { until }) },
        words: { basis },
      },
    ]
  );
};

/** 文書番号, entered when it is known. */
export const number = (incident: Incident, { document }: Of<'number'>): readonly Draft[] | Refusal =>
  refuseTexts('number', { document }, ['document']) ?? [
    { type: 'document.numbered', runbook: firstResponse(incident).hash, data: {}, words: { document } },
  ];

const last = <T extends 'retention.set' | 'document.numbered'>(incident: Incident, type: T): EntryOf<T> | undefined =>
  incident.entries.findLast((line): line is EntryOf<T> => isEntry(line) && line.type === type && !incident.undone.has(line.seq));

/** The 保存期間 that stands. */
export const retentionOf = (incident: Incident): EntryOf<'retention.set'> | undefined => last(incident, 'retention.set');

/** The 文書番号 that was entered last, besides the one of the closing. */
export const documentOf = (incident: Incident): EntryOf<'document.numbered'> | undefined => last(incident, 'document.numbered');

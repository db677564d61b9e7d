import { near } from '../incident/calendar.ts';
import { carriedOver } from '../incident/carried.ts';
import type { Entry } from '../incident/entry.ts';
import { type Incident, stepOf } from '../incident/incident.ts';
import { type OutOfBand, outOfBand } from '../incident/out-of-band.ts';
import { carriedWords } from '../words/ja/carried.ts';
import { outOfBandLines } from '../words/ja/out-of-band.ts';

/** What went out, or is about to, on an account that is not known to be in control: each caution once. */
const cautionsOf = (incident: Incident, entries: readonly Entry[]): readonly (OutOfBand & { readonly step: string })[] =>
  entries.flatMap((entry) => {
    if (entry.type !== 'step.settled' && entry.type !== 'step.overridden' && entry.type !== 'step.recorded') return [];
    if (entry.type === 'step.settled' && entry.data.outcome !== 'done') return [];
    const response = incident.responses.find(({ id }) => id === entry.response);
    const step = response && stepOf(response.runbook, entry.data.step);
    if (response === undefined || step === undefined) return [];
    const fields = { medium: entry.words['fields.medium'] ?? '', account: entry.words['fields.account'] ?? '' };
    const caution = outOfBand(incident, response, step, fields);
    return caution === undefined ? [] : [{ ...caution, step: step.id }];
  });

/** What is told beside the lines that were just stored: cautions, and what was taken over by an added trouble. As data and as sentences. */
export const beside = (
  incident: Incident,
  entries: readonly Entry[],
  now: number,
): { readonly json: object; readonly lines: readonly string[] } => {
  const cautions = cautionsOf(incident, entries);
  const carried = carriedOver(incident, entries);
  const isAdded = entries.some(({ type }) => type === 'response.opened');
  return {
    json: {
      ...(cautions.length > 0 && { cautions: cautions.map((one) => ({ code: 'account.not-in-control', ...one })) }),
      ...(isAdded && { carried: carried.map(({ response, step, seq, at }) => ({ response, step: step.id, from: seq, at })) }),
    },
    lines: [
      ...cautions.flatMap(outOfBandLines),
      ...(isAdded ? [carried.length === 0 ? carriedWords.none : carriedWords.count(carried.length)] : []),
      ...carried.map(({ step, seq, at }) => `  ${carriedWords.row(step.number, step.title)}　${carriedWords.seq(seq)} ${near(at, now)}`),
    ],
  };
};

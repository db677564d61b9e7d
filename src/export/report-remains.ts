import { occurredAt } from '../incident/corrected.ts';
import type { Incident } from '../incident/incident.ts';
import type { ResponseLine } from '../incident/overview.ts';
import { recordsWith } from './report-overview.ts';
import { saidAt } from './said.ts';

/** 未完了: what is still to be done, or was told to be impossible. */
export interface Remaining {
  /** `oral`: an approval by word of mouth, to be put in writing; `notice`: a notice without a day to take it down. */
  readonly kind: 'open' | 'could-not' | 'oral' | 'notice';
  readonly number: number | null;
  readonly title: string;
  readonly seq?: number;
  readonly at?: number;
  /** Why it could not be done; who approved. */
  readonly text?: string;
}

/** Counting steps that are open or could not be done, approvals not yet in writing, notices without an end. */
export const remainingOf = (incident: Incident, lines: readonly ResponseLine[]): Remaining[] => {
  const inPlay = lines.filter(({ view }) => view.course !== 'handed-over').flatMap(({ steps }) => steps);
  const named = (id: string) => {
    const line = inPlay.findLast(({ step }) => step.id === id);
    return { number: line?.step.number ?? null, title: line?.step.title ?? id };
  };
  const open = inPlay
    .filter(({ counts, state }) => counts && (state === 'open' || state === 'blocked'))
    .map(({ step }): Remaining => ({ kind: 'open', number: step.number, title: step.title }));
  const couldNot = inPlay.flatMap(({ step, counts, settledBy }): Remaining[] => {
    if (!counts || settledBy?.type !== 'step.settled' || settledBy.data.outcome !== 'could-not') return [];
    const text = saidAt(incident, settledBy, 'reason')?.value;
    const at = occurredAt(incident, settledBy);
    return [{ kind: 'could-not', number: step.number, title: step.title, seq: settledBy.seq, at, ...(text !== undefined && { text }) }];
  });
  const oral = recordsWith(incident, 'R14')
    .filter((entry) => entry.data.fields.approval === 'oral' && saidAt(incident, entry, 'document') === undefined)
    .map((entry): Remaining => {
      const text = saidAt(incident, entry, 'approver')?.value;
      return {
        kind: 'oral',
        ...named(entry.data.step),
        seq: entry.seq,
        at: occurredAt(incident, entry),
        ...(text !== undefined && { text }),
      };
    });
  const notices = recordsWith(incident, 'R16')
    .filter((entry) => entry.type !== 'step.recorded' && !(entry.type === 'step.settled' && entry.data.outcome !== 'done'))
    .filter((entry) => saidAt(incident, entry, 'withdrawal') === undefined)
    .map((entry): Remaining => {
      const text = saidAt(incident, entry, 'url')?.value;
      return {
        kind: 'notice',
        ...named(entry.data.step),
        seq: entry.seq,
        at: occurredAt(incident, entry),
        ...(text !== undefined && { text }),
      };
    });
  return [...open, ...couldNot, ...oral, ...notices];
};

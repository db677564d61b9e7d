import { isEntry } from '../incident/chain.ts';
import { occurredAt } from '../incident/corrected.ts';
import type { Entry } from '../incident/entry.ts';
import { type Incident, type Response, recordsOf } from '../incident/incident.ts';
import { clauseName, clauseRefs } from './clauses.ts';
import { describe } from './describe.ts';
import { type Person, personOf } from './person.ts';
import { saidAt, saidOf } from './said.ts';

/** What every line about the record itself tells. */
interface Change {
  readonly seq: number;
  readonly at: number;
  readonly person: Person;
  readonly reason: string;
}

/** 逸脱: something was done before what the text puts first. */
export interface Deviation extends Change {
  /** `override`: an order that blocks was passed over; `order`: the text only sorts the two. */
  readonly kind: 'override' | 'order';
  readonly step: { readonly number: number | null; readonly title: string };
  readonly decidedBy?: string;
  /** What the text puts first, and the words that say so. */
  readonly earlier: readonly {
    readonly number: number | null;
    readonly title: string;
    readonly clause?: string;
    readonly because?: string;
  }[];
}

/** 訂正: one text of a line, old and new. */
export interface Correction extends Change {
  readonly target: number;
  readonly label: string;
  readonly old: string;
  readonly new: string;
}

/** 取消: a line that no longer counts, and stays readable. */
export interface Undoing extends Change {
  readonly target: number;
  readonly kind: string;
  readonly text: string;
}

const changeOf = (incident: Incident, entry: Entry, reason: string): Change => ({
  seq: entry.seq,
  at: occurredAt(incident, entry),
  person: personOf(entry),
  reason: saidAt(incident, entry, reason)?.value ?? '',
});

const earlierOf = (
  { runbook }: Response,
  own: string,
  waiting: readonly { step: string; clause?: string | undefined }[],
): Deviation['earlier'] =>
  waiting.map(({ step: id, clause }) => {
    const step = runbook.steps.find((one) => one.id === id);
    const order = runbook.steps.find((one) => one.id === own)?.after.find((one) => one.step === id);
    const [ref] = clause === undefined ? [] : clauseRefs(runbook, [clause]);
    return {
      number: step?.number ?? null,
      title: step?.title ?? id,
      ...(ref !== undefined && { clause: clauseName(ref) }),
      ...(order?.because !== undefined && { because: order.because }),
    };
  });

/** Every deviation that stands, overrides and records out of the order of the text. */
export const deviationsOf = (incident: Incident): Deviation[] =>
  incident.responses
    .flatMap((response) =>
      response.runbook.steps.flatMap((step) =>
        recordsOf(incident, response.id, step.id).flatMap((entry): Deviation[] => {
          const named = { step: { number: step.number, title: step.title } };
          const decidedBy = saidAt(incident, entry, 'overriddenBy')?.value;
          const overridden: Deviation[] =
            entry.type !== 'step.overridden'
              ? []
              : [
                  {
                    ...changeOf(incident, entry, 'override'),
                    ...named,
                    kind: 'override',
                    ...(decidedBy !== undefined && { decidedBy }),
                    earlier: earlierOf(response, step.id, entry.data.blockedBy),
                  },
                ];
          const sorted = entry.data.outOfOrder ?? [];
          if (sorted.length === 0) return overridden;
          const earlier = earlierOf(response, step.id, sorted);
          return [...overridden, { ...changeOf(incident, entry, 'orderReason'), ...named, kind: 'order', earlier }];
        }),
      ),
    )
    .sort((a, b) => a.seq - b.seq);

/** Every correction that stands, one row for each text put right. */
export const correctionsOf = (incident: Incident): Correction[] =>
  [...incident.corrections]
    .flatMap(([target, corrections]) => {
      const entry = incident.bySeq.get(target);
      if (entry === undefined) return [];
      return saidOf(incident, entry).flatMap(({ struck }) =>
        struck.flatMap(({ label, old, new: now, bySeq }) => {
          const by = corrections.find(({ seq }) => seq === bySeq);
          return by === undefined ? [] : [{ ...changeOf(incident, by, 'reason'), target, label, old, new: now }];
        }),
      );
    })
    .sort((a, b) => a.seq - b.seq);

/** Every line that was undone. */
export const undoingsOf = (incident: Incident): Undoing[] =>
  incident.entries.filter(isEntry).flatMap((entry) => {
    if (entry.type !== 'entry.undone') return [];
    const target = incident.bySeq.get(entry.data.target.seq);
    if (target === undefined) return [];
    const { kind, text } = describe(incident, target);
    return [{ ...changeOf(incident, entry, 'reason'), target: target.seq, kind, text }];
  });

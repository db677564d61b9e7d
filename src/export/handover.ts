import { isEntry } from '../incident/chain.ts';
import { detectedAt, occurredAt } from '../incident/corrected.ts';
import { firstResponse, type Incident, lastEntry } from '../incident/incident.ts';
import { responsesOf } from '../incident/overview.ts';
import { handover as words } from '../words/ja/handover.ts';
import { terms } from '../words/ja/terms.ts';
import { anchorOf } from './anchor.ts';
import { happenedLines, unknownLines } from './handover-known.ts';
import { leftLines, nowLines } from './handover-left.ts';
import { dontLines, publishedLines, reorderedLines, silentLines, toldLines } from './handover-told.ts';
import { postAndName } from './person.ts';
import { saidAt } from './said.ts';

export { handoverText } from './handover-page.ts';

/** One row of the sheet. `lines` is never empty. */
export interface HandoverSection {
  readonly id: keyof typeof words.label;
  readonly label: string;
  readonly lines: readonly string[];
}

/** 引継ぎ書: what the next person must know, in the order in which it can be read out by telephone. Times are UTC milliseconds. */
export interface HandoverModel {
  readonly incident: string;
  readonly drill: boolean;
  readonly body: string;
  readonly troubles: string;
  readonly account?: string;
  readonly detected: number;
  readonly until: { readonly at: number; readonly seq: number };
  readonly sections: readonly HandoverSection[];
  /** The hand-over, where it is the last line of the log. */
  readonly handedOver?: { readonly from: string; readonly to: string; readonly at: number };
  readonly anchor: { readonly text: string; readonly seq: number };
}

const handedOver = (incident: Incident): HandoverModel['handedOver'] => {
  const last = incident.entries.at(-1);
  if (last === undefined || !isEntry(last) || last.type !== 'incident.handed-over') return undefined;
  const name = (id: string) => saidAt(incident, last, id)?.value;
  return {
    from: postAndName(last.data.fromRole, name('from')),
    to: postAndName(last.data.toRole, name('to')),
    at: occurredAt(incident, last),
  };
};

/** The post that goes on: who received the incident, or who wrote last. */
const postInCharge = (incident: Incident): string => {
  const last = lastEntry(incident);
  return last.type === 'incident.handed-over' ? last.data.toRole : last.actor.role;
};

/** The sheet at a moment, from the log alone; every row is there, empty ones say so. */
export const handoverModel = (incident: Incident, now: number): HandoverModel => {
  const lines = responsesOf(incident);
  const said = {
    happened: happenedLines(incident, lines, now),
    now: nowLines(incident, lines, postInCharge(incident)),
    left: leftLines(incident, lines, postInCharge(incident)),
    told: toldLines(incident, lines, now),
    dont: dontLines(incident, lines),
    unknown: unknownLines(incident, lines),
    published: publishedLines(incident, now),
    reordered: reorderedLines(incident, now),
    silent: silentLines(incident, lines),
  } satisfies Record<keyof typeof words.label, readonly string[]>;
  const ids = Object.keys(words.label) as (keyof typeof words.label)[];
  const account = saidAt(incident, incident.opened, 'account')?.value;
  const handed = handedOver(incident);
  const { seq, hash } = incident.head;
  return {
    incident: incident.id,
    drill: incident.opened.mode === 'drill',
    body: firstResponse(incident).runbook.guideline.body,
    troubles: [...new Set(incident.responses.map(({ trouble }) => terms.trouble[trouble]))].join('・'),
    ...(account !== undefined && { account }),
    detected: detectedAt(incident),
    until: { at: now, seq },
    sections: ids.map((id) => ({ id, label: words.label[id], lines: said[id].length > 0 ? said[id] : [words.none] })),
    ...(handed !== undefined && { handedOver: handed }),
    anchor: { text: anchorOf(hash), seq },
  };
};

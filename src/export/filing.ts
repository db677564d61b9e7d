import { documentOf, retentionOf } from '../incident/decide/retention.ts';
import type { Incident } from '../incident/incident.ts';
import { keeping } from '../words/ja/keeping.ts';
import { retentionText } from './describe-fact.ts';
import { saidAt } from './said.ts';

/** How the record is filed, as it stands now, each with its line. */
export interface Filing {
  /** 保存期間. */
  readonly retention?: { readonly seq: number; readonly until: string; readonly basis: string };
  /** 文書番号. */
  readonly document?: { readonly seq: number; readonly number: string };
}

/** How the record of an incident is filed, corrections counted in. */
export const filingOf = (incident: Incident): Filing => {
  const [kept, numbered] = [retentionOf(incident), documentOf(incident)];
  return {
    ...(kept !== undefined && {
      retention: { seq: kept.seq, until: retentionText(kept), basis: saidAt(incident, kept, 'basis')?.value ?? '' },
    }),
    ...(numbered !== undefined && { document: { seq: numbered.seq, number: saidAt(incident, numbered, 'document')?.value ?? '' } }),
  };
};

/** The same for people: a line each, none where nothing was said. */
export const filingLines = (incident: Incident): string[] => {
  const { retention, document } = filingOf(incident);
  return [
    ...(retention === undefined ? [] : [keeping.kept(retention.until, retention.basis, retention.seq)]),
    ...(document === undefined ? [] : [keeping.numbered(document.number, document.seq)]),
  ];
};

import { isEntry } from '../incident/chain.ts';
import { occurredAt, postsOf } from '../incident/corrected.ts';
import { custodyOf } from '../incident/decide/custody.ts';
import type { EntryOf } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { personOf } from './person.ts';
import { saidAt, subjectText } from './said.ts';

/** 証拠一覧: one retained file. */
export interface EvidenceRow {
  /** E1 … */
  readonly number: string;
  readonly seq: number;
  /** The original file name: data, never a path. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
  /** Posts or accounts that it shows. */
  readonly subjects: readonly string[];
  readonly postId?: string;
  /** Time as the post shows it, word for word. */
  readonly shownAt?: string;
  readonly takenBy: string;
  readonly at: number;
  readonly method?: string;
  readonly original?: string;
  readonly shows?: string;
  /** Steps' records that rest on it. */
  readonly usedBy: readonly number[];
  readonly undone: boolean;
  /** The file that it was made from, and those made from it. */
  readonly derivedFrom?: string;
  readonly derived: readonly string[];
  /** Custody: views, copies given out. */
  readonly handled: readonly {
    readonly seq: number;
    readonly at: number;
    readonly how: EntryOf<'evidence.handled'>['data']['how'];
    readonly person: string;
    readonly to?: string;
  }[];
}

/** Every file that was ever retained, undone lines included and told as such. */
export const evidenceRows = (incident: Incident): EvidenceRow[] =>
  incident.entries.filter(isEntry).flatMap((entry) => {
    const file = entry.evidence[0];
    if (entry.type !== 'evidence.added' || file === undefined) return [];
    const said = (id: string) => saidAt(incident, entry, id)?.value;
    const number = entry.data.evidence;
    const usedBy = [...incident.steps.values()].flat().filter(({ data }) => {
      const used = 'fields' in data ? data.fields.evidence : undefined;
      return used === number || (Array.isArray(used) && used.includes(number));
    });
    const [postId, shownAt, method, original, shows] = ['postId', 'shownAt', 'method', 'original', 'shows'].map(said);
    return [
      {
        number,
        seq: entry.seq,
        name: said('name') ?? '',
        sha256: file.sha256,
        bytes: file.size,
        type: file.type,
        subjects: postsOf(incident, entry).map((subject) => subjectText(incident, subject)),
        takenBy: said('takenBy') ?? personOf(entry).text,
        at: occurredAt(incident, entry),
        ...(postId !== undefined && { postId }),
        ...(shownAt !== undefined && { shownAt }),
        ...(method !== undefined && { method }),
        ...(original !== undefined && { original }),
        ...(shows !== undefined && { shows }),
        usedBy: usedBy.map(({ seq }) => seq).sort((a, b) => a - b),
        undone: incident.undone.has(entry.seq),
        ...(entry.data.derivedFrom !== undefined && { derivedFrom: entry.data.derivedFrom }),
        derived: [...incident.evidence.values()].flatMap(({ data }) => (data.derivedFrom === number ? [data.evidence] : [])),
        handled: custodyOf(incident, number).map((line) => {
          const to = saidAt(incident, line, 'to')?.value;
          return {
            seq: line.seq,
            at: occurredAt(incident, line),
            how: line.data.how,
            person: personOf(line).text,
            ...(to !== undefined && { to }),
          };
        }),
      },
    ];
  });

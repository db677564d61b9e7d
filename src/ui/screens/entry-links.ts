import { rowOf } from '../../export/chronology.ts';
import { isEntry } from '../../incident/chain.ts';
import type { Entry } from '../../incident/entry.ts';
import type { Incident } from '../../incident/incident.ts';

/** Retained files that a line names, by their numbers. */
const filesIn = ({ data }: Entry): readonly string[] => {
  const given = 'fields' in data ? data.fields.evidence : 'evidence' in data ? data.evidence : undefined;
  const files = given === undefined ? [] : typeof given === 'string' ? [given] : given;
  return 'derivedFrom' in data && data.derivedFrom !== undefined ? [...files, data.derivedFrom] : files;
};

/** The line that this one is about: what it puts right, takes back, erases or continues. */
const targetOf = ({ data }: Entry): number | undefined =>
  'target' in data ? data.target.seq : 'from' in data && typeof data.from === 'object' ? data.from.seq : undefined;

/**
 * Lines that hang together with this one, in order: what it is about, what is about it, the retained files that it names, and the
 * records that name it when it is a retained file.
 */
export const linkedTo = (incident: Incident, entry: Entry): { readonly seq: number; readonly text: string }[] => {
  const files = filesIn(entry);
  const own = entry.type === 'evidence.added' ? entry.data.evidence : undefined;
  const linked = incident.entries.filter(isEntry).filter((line) => {
    if (line.seq === entry.seq) return false;
    if (line.seq === targetOf(entry) || targetOf(line) === entry.seq) return true;
    if (line.type === 'evidence.added' && files.includes(line.data.evidence)) return true;
    return own !== undefined && filesIn(line).includes(own);
  });
  return linked.map((line) => {
    const { kind, text } = rowOf(incident, line);
    return { seq: line.seq, text: `${kind}　${text.split('\n')[0] ?? ''}` };
  });
};

import { formOf } from '../runbook/forms.ts';
import { isEntry } from './chain.ts';
import type { Entry } from './entry.ts';
import type { Incident } from './incident.ts';

/** Words used before in this incident, and in no other, newest first: what a field may offer again. */
export interface UsedBefore {
  /** People as they were written, with their post where that was written. */
  readonly people: readonly string[];
  /** Names without a post. */
  readonly names: readonly string[];
  readonly roles: readonly string[];
  /** @names, and the account that the incident was opened for. */
  readonly accounts: readonly string[];
  readonly urls: readonly string[];
}

/** More would be a list to read through. */
const MOST = 9;

/** Names that stand beside the forms. */
const NAMES: readonly string[] = ['name', 'from', 'to', 'decidedBy', 'doneBy', 'overriddenBy', 'takenBy', 'approver'];
const ACCOUNTS: readonly string[] = ['account', 'target'];
const isUrl = (text: string): boolean => /^https?:\/\//iu.test(text);
const isAccount = (text: string): boolean => /^[@＠]\S+$/u.test(text);

/** Every word of a line as it stands now, by the id of its field: what was put right, is told right. Blacked out words are none. */
const wordsOf = (incident: Incident, entry: Entry): (readonly [id: string, word: string])[] => {
  const corrections = incident.corrections.get(entry.seq) ?? [];
  return Object.entries(entry.words).map(([path, word]) => {
    const id = path.replace(/^fields\./u, '');
    return [id, corrections.findLast(({ words }) => words[`fields.${id}`] !== undefined)?.words[`fields.${id}`] ?? word];
  });
};

const peopleFields = (entry: Entry): ReadonlySet<string> =>
  new Set([
    ...NAMES,
    ...('form' in entry.data
      ? formOf(entry.data.form)
          .fields.filter(({ kind }) => kind === 'person')
          .map(({ id }) => id)
      : []),
  ]);

/** The file of an evidence line and the words of a correction are no names of people. */
const NAMELESS: ReadonlySet<Entry['type']> = new Set(['evidence.added', 'entry.corrected', 'incident.opened']);

const newest = (words: readonly string[]): string[] =>
  [...new Set(words.map((word) => word.trim()).filter((word) => word !== '' && !word.includes('\n')))].slice(0, MOST);

/** What was used before in this incident. Lines that were taken back count for nothing. */
export const usedBefore = (incident: Incident): UsedBefore => {
  const lines = incident.entries.filter(isEntry).filter(({ seq }) => !incident.undone.has(seq));
  const found = lines.toReversed().map((entry) => {
    const words = wordsOf(incident, entry);
    const people = peopleFields(entry);
    const named = words.filter(([id]) => people.has(id) && !(id === 'name' && NAMELESS.has(entry.type))).map(([, word]) => word);
    const actor = entry.words['actor.name'];
    const posts = 'role' in entry.data && typeof entry.data.role === 'string' ? [entry.data.role] : [];
    const toRole = entry.type === 'incident.handed-over' ? [entry.data.toRole] : [];
    return {
      people: [...named, ...(actor === undefined ? [] : [`${entry.actor.role} ${actor}`])],
      names: [
        ...words.filter(([id]) => id === 'name' && !NAMELESS.has(entry.type)).map(([, word]) => word),
        ...(actor === undefined ? [] : [actor]),
      ],
      roles: [...toRole, ...posts, entry.actor.role],
      accounts: words.filter(([id]) => ACCOUNTS.includes(id)).map(([, word]) => word),
      urls: words.map(([, word]) => word).filter(isUrl),
    };
  });
  const subjects = [...incident.subjects.values()].toReversed();
  return {
    people: newest(found.flatMap(({ people }) => people)),
    names: newest(found.flatMap(({ names }) => names)),
    roles: newest(found.flatMap(({ roles }) => roles)),
    accounts: newest([...subjects.filter(isAccount), ...found.flatMap(({ accounts }) => accounts)]),
    urls: newest([...subjects.filter(isUrl), ...found.flatMap(({ urls }) => urls)]),
  };
};

import type { FormId } from '../../runbook/vocabulary.ts';
import { isEntry } from '../chain.ts';
import type { Command } from '../command.ts';
import type { Draft, Entry } from '../entry.ts';
import { firstResponse, type Incident } from '../incident.ts';
import type { Erased } from '../log.ts';
import type { Refusal } from '../refusal.ts';
import { refuseTexts } from './texts.ts';

type EraseCommand = Extract<Command, { do: 'erase' }>;

/** The path of a line that `given` means: in full, or without `fields.`. */
const pathOf = (entry: Entry, given: string): string | undefined =>
  [given, `fields.${given}`].find((path) => Object.hasOwn(entry.pii, path));

const wordsAt = (incident: Incident, { seq, path }: Erased): string | undefined => incident.bySeq.get(seq)?.words[path];

/**
 * Where else the same field was said: the line that was put right, and its corrections. Old and new words are disclosures of their
 * own, so erasing one leaves the others.
 */
const relatedTo = (incident: Incident, entry: Entry, path: string): Erased[] => {
  const root = entry.type === 'entry.corrected' ? entry.data.target.seq : entry.seq;
  const id = path.replace(/^fields\./u, '');
  const first = incident.bySeq.get(root);
  const own = first === undefined ? undefined : pathOf(first, id);
  const corrections = (incident.corrections.get(root) ?? []).map((one) => ({ seq: one.seq, path: `fields.${id}` }));
  return [...(own === undefined ? [] : [{ seq: root, path: own }]), ...corrections].filter(
    (one) => (one.seq !== entry.seq || one.path !== path) && wordsAt(incident, one) !== undefined,
  );
};

/** What an erasure would take away, and what would stay: the places where the same words are said besides. */
export interface Erasure {
  readonly places: readonly Erased[];
  /** The words, each once. */
  readonly words: readonly string[];
  /** The same field, corrected or uncorrected, that was not asked for. */
  readonly related: readonly Erased[];
  /** Other lines that hold the very words. */
  readonly same: readonly Erased[];
}

/** The places that hold these words as they are, or among others. */
const holding = (incident: Incident, words: readonly string[]): Erased[] =>
  incident.entries.filter(isEntry).flatMap((entry) =>
    Object.entries(entry.words)
      .filter(([, said]) => words.some((one) => said.includes(one)))
      .map(([path]) => ({ seq: entry.seq, path })),
  );

/** The form whose fields a line tells of: its own, or that of the line it puts right. */
const formOn = (incident: Incident, entry: Entry): FormId | undefined => {
  const about = entry.type === 'entry.corrected' ? incident.bySeq.get(entry.data.target.seq) : entry;
  if (about?.type === 'incident.closed') return 'R19';
  return about !== undefined && 'form' in about.data ? about.data.form : undefined;
};

/** What the command means, before anything is done. */
export const planErasure = (incident: Incident, command: EraseCommand): Erasure | Refusal => {
  const entry = incident.bySeq.get(command.seq);
  if (entry === undefined) return { code: 'entry.unknown', seq: command.seq, last: incident.head.seq };
  const path = pathOf(entry, command.path);
  const known = Object.keys(entry.pii).filter((one) => entry.words[one] !== undefined);
  const form = formOn(incident, entry);
  const facts = { seq: command.seq, ...(form !== undefined && { form }) };
  if (path === undefined) return { code: 'erase.nothing', ...facts, path: command.path, known };
  const own = { seq: command.seq, path };
  const related = relatedTo(incident, entry, path);
  if (entry.words[path] === undefined) {
    const by = incident.entries.find(
      (line) => isEntry(line) && line.type === 'pii.erased' && line.data.target.seq === own.seq && line.data.path === path,
    );
    if (by === undefined || !isEntry(by)) return { code: 'erase.nothing', ...facts, path, known };
    if (!command.corrections || related.length === 0) return { code: 'erase.already', ...facts, path, by: by.seq, at: by.at };
  }
  const places = [own, ...(command.corrections ? related : [])].filter((one) => wordsAt(incident, one) !== undefined);
  const words = [...new Set(places.map((one) => wordsAt(incident, one) ?? ''))];
  const isPlace = (one: Erased) => places.some(({ seq, path: at }) => seq === one.seq && at === one.path);
  return {
    places,
    words,
    related: related.filter((one) => !isPlace(one)),
    same: holding(incident, words).filter((one) => !isPlace(one)),
  };
};

/** Erases words: one line for each disclosure, with the reason and who approved (record.md, Personal data and redaction). */
export const erase = (incident: Incident, command: EraseCommand): readonly Draft[] | Refusal => {
  const plan = planErasure(incident, command);
  if ('code' in plan) return plan;
  const { reason, approver } = command;
  const refused = refuseTexts('erase', { reason, approver }, ['reason', 'approver']);
  if (refused !== undefined) return refused;
  // What is erased must not come back in the line that says so.
  const repeated = Object.entries({ reason, approver }).find(([, text]) => plan.words.some((one) => one.length > 1 && text.includes(one)));
  if (repeated !== undefined) return { code: 'erase.repeated', field: repeated[0] };
  return plan.places.map(({ seq, path }) => {
    const target = incident.bySeq.get(seq) as Entry;
    return {
      type: 'pii.erased' as const,
      ...(target.response !== undefined && { response: target.response }),
      runbook: firstResponse(incident).hash,
      data: { target: { seq, hash: target.hash }, path },
      words: { reason, approver },
    };
  });
};

/** The words that drafts take away when they are stored. */
export const erasedBy = (drafts: readonly Draft[]): Erased[] =>
  drafts.flatMap((draft) => (draft.type === 'pii.erased' ? [{ seq: draft.data.target.seq, path: draft.data.path }] : []));

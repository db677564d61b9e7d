import * as z from 'zod';
import { near } from '../../incident/calendar.ts';
import { findStep } from '../../incident/decide/find.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf, type StepLine, stepsInPlay } from '../../incident/overview.ts';
import type { PaperRow } from '../../session/back-entry.ts';
import { dropDraft, readDraft, writeDraft } from '../../store/drafts.ts';
import { backEntry as words } from '../../words/ja/back-entry.ts';
import { forms } from '../../words/ja/forms.ts';
import type { App } from '../app.ts';

const value = z.union([z.string(), z.array(z.string())]);
/** What lies beside the log: the lines of paper that were copied and are not recorded yet. */
const kept = z.array(
  z.object({
    step: z.object({ response: z.string(), id: z.string() }).optional(),
    occurred: z.int(),
    who: z.string(),
    fields: z.record(z.string(), value),
    answer: z.string().optional(),
    missed: z.literal(true).optional(),
    text: z.string().optional(),
  }),
);

const keyOf = (incident: string): string => `${incident}/paper`;

/** The lines that were copied so far; none where there is no such draft, or one that cannot be read. */
export const readRows = (app: App, incident: string): readonly PaperRow[] => {
  const read = kept.safeParse(app.attempt(() => readDraft(app.home, keyOf(incident))));
  return read.success ? (read.data as readonly PaperRow[]) : [];
};

/** Keeps the lines beside the log, whole at every change: nothing that was copied is lost with the window. */
export const keepRows = (app: App, incident: string, rows: readonly PaperRow[]): void => {
  app.attempt(() => (rows.length === 0 ? dropDraft(app.home, keyOf(incident)) : writeDraft(app.home, keyOf(incident), rows)));
};

/** The steps that a number of the paper can mean, of the response whose paper it is. */
export const numbered = (incident: Incident, response: string): readonly StepLine[] =>
  stepsInPlay(responsesOf(incident)).filter((line) => line.response.id === response && line.step.number !== null);

const choiceWord = (id: string, given: string): string =>
  (forms.choice as Readonly<Record<string, Readonly<Record<string, string>>>>)[id]?.[given] ?? given;

/** What stands on a line of paper: the step with its number, or the words of the notes page. */
export const rowTitle = (incident: Incident, row: PaperRow): string => {
  const found = row.step && findStep(incident, row.step.id, row.step.response);
  if (found === undefined || 'code' in found) return `${words.noteRow}　${row.text ?? ''}`;
  const missed = row.missed ? `　${words.results.missed}` : '';
  const answer = row.answer === undefined ? '' : `　${found.step.answers?.[row.answer] ?? row.answer}`;
  const told = Object.entries(row.fields).map(([id, given]) => choiceWord(id, typeof given === 'string' ? given : given.join('、')));
  return `${words.step(found.step.number, found.step.title)}${answer}${missed}${told.length === 0 ? '' : `　${told.join('・')}`}`;
};

/** A line of paper in a sentence. */
export const rowText = (incident: Incident, row: PaperRow, now: number): string =>
  words.row(near(row.occurred, now), row.who, rowTitle(incident, row));

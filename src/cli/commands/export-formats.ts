import type { Document } from '../../export/document.ts';
import { chronologyCsv, jsonFile, reportModel as reportForPrograms, stepsCsv } from '../../export/for-programs.ts';
import { handoverModel } from '../../export/handover.ts';
import { handoverDocument } from '../../export/handover-page.ts';
import { disclosureLines, entryLines } from '../../export/json-lines.ts';
import { markdown } from '../../export/markdown.ts';
import { reportModel } from '../../export/report.ts';
import { asCopy, type Stage, stageDocument } from '../../export/stage.ts';
import { summaryDocument } from '../../export/summary.ts';
import type { Incident } from '../../incident/incident.ts';
import type { SealedEntry } from '../../incident/log.ts';
import type { Redactable } from '../../incident/redaction.ts';
import { htmlPage } from '../../print/html.ts';

/** What is to be taken out of an incident. */
export interface Wanted {
  readonly incident: Incident;
  /** The stored lines, without the words that are blacked out. */
  readonly lines: () => readonly SealedEntry[];
  readonly redacted: readonly Redactable[];
  /** Time of export, UTC milliseconds. */
  readonly at: number;
  readonly stage?: Stage;
  readonly table: Table;
  /** Whether the file asked for is a Word file by its name. */
  readonly word: boolean;
}

export const TABLES = ['chronology', 'steps'] as const;
export type Table = (typeof TABLES)[number];

/** A file's content, and what stands beside it by what is added to its name. */
export interface Made {
  readonly content: string | Iterable<string> | Promise<Uint8Array>;
  readonly beside?: { readonly added: string; readonly content: Iterable<string> };
}

const reportOf = ({ incident, at }: Wanted) => reportModel(incident, at);
const copyMark = (document: Document, { redacted }: Wanted): Document => (redacted.length > 0 ? asCopy(document) : document);

/** The library is large: it is loaded when a Word file is wanted, and not before. */
const word = async (document: Document, { incident }: Wanted): Promise<Uint8Array> => {
  const { docxFile } = await import('../../print/docx.ts');
  const last = incident.bySeq.get(incident.head.seq) ?? incident.opened;
  return docxFile(document, last.at);
};

const staged = (wanted: Wanted): Document => copyMark(stageDocument(wanted.incident, reportOf(wanted), wanted.stage), wanted);

/** A sheet as a page, or as a Word file where the name asks for one. */
const sheet = (document: Document, wanted: Wanted): Made => ({
  content: wanted.word ? word(copyMark(document, wanted), wanted) : htmlPage(copyMark(document, wanted), true),
});

/** Each format of `export`, but for the bundle, which is a folder. */
export const FORMATS = {
  html: (wanted) => ({ content: htmlPage(staged(wanted)) }),
  docx: (wanted) => ({ content: word(staged(wanted), wanted) }),
  summary: (wanted) => sheet(summaryDocument(wanted.incident, reportOf(wanted)), wanted),
  handover: (wanted) => sheet(handoverDocument(handoverModel(wanted.incident, wanted.at)), wanted),
  md: (wanted) => ({ content: markdown(staged(wanted)) }),
  csv: (wanted) => ({
    content: wanted.table === 'steps' ? stepsCsv(reportForPrograms(wanted.incident, wanted.at)) : chronologyCsv(wanted.incident),
  }),
  json: (wanted) => ({ content: jsonFile(wanted.incident, reportForPrograms(wanted.incident, wanted.at), wanted.redacted) }),
  jsonl: (wanted) => ({
    content: entryLines(wanted.lines()),
    beside: { added: '.disclosures.jsonl', content: disclosureLines(wanted.lines()) },
  }),
} as const satisfies Record<string, (wanted: Wanted) => Made>;

export type Format = keyof typeof FORMATS;
export const isFormat = (given: string): given is Format => Object.hasOwn(FORMATS, given);

import { isoTokyo } from '../incident/calendar.ts';
import { isEntry, type RawEntry } from '../incident/chain.ts';
import { isLate } from '../incident/corrected.ts';
import type { Entry } from '../incident/entry.ts';
import { firstResponse, type Incident } from '../incident/incident.ts';
import type { Redactable } from '../incident/redaction.ts';
import { describe } from './describe.ts';
import { type EntryJson, type IncidentJson, JSON_FORMAT } from './json-schema.ts';
import type { Report } from './report.ts';
import type { StepReport } from './report-steps.ts';
import { milestonesOf } from './spans.ts';

type StepJson = IncidentJson['responses'][number]['steps'][number];

const stepJson = (incident: Incident, runbook: string, step: StepReport): StepJson => {
  const written = incident.responses.find(({ hash }) => hash === runbook)?.runbook.steps.find(({ id }) => id === step.id);
  return {
    id: step.id,
    number: step.number,
    title: step.title,
    phase: written?.phase ?? 'detect',
    form: written?.form ?? 'R04',
    layer: step.layer,
    counts: step.counts,
    modality: [...step.modality],
    deadlineWord: step.deadlineWord,
    state: step.state,
    settled: step.settled,
    results: step.results.map(({ person, at, ...rest }) => ({ ...rest, at, time: isoTokyo(at), person: person.text })),
    missed: step.missed.map(({ seq }) => seq),
    clauses: step.clauses.map((clause) => ({ ...clause })),
    quote: step.quote,
    source: step.source,
  };
};

const entryJson = (incident: Incident, line: Entry | RawEntry): EntryJson => {
  if (!isEntry(line)) return { readable: false, seq: line.seq, hash: line.hash, problem: line.problem };
  const { incident: _, mode: __, ...body } = line;
  const said = describe(incident, line);
  return {
    readable: true,
    ...body,
    words: { ...line.words },
    time: isoTokyo(line.at),
    ...(line.occurred !== undefined && { occurredTime: isoTokyo(line.occurred) }),
    told: {
      kind: said.kind,
      text: said.text,
      late: isLate(incident, line),
      deviation: said.marks.includes('deviation'),
      ...(said.undoneBy !== undefined && { undoneBy: said.undoneBy }),
      clauses: said.clauses.map((clause) => ({ ...clause })),
    },
  };
};

const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** JSON whose hidden characters are written by their number: the same value to a program, and nothing to a terminal. */
export const inertJson = (json: string): string =>
  json.replaceAll(HIDDEN, (found) =>
    found === '\n'
      ? found
      : [...Array(found.length).keys()].map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );

/** Everything but the entries. */
export const incidentJson = (incident: Incident, report: Report, redacted: readonly Redactable[]): Omit<IncidentJson, 'entries'> => {
  const { guideline } = firstResponse(incident).runbook;
  const { overview } = report;
  return {
    schema: JSON_FORMAT,
    exportedAt: report.exportedAt,
    incident: incident.id,
    mode: incident.opened.mode,
    redacted: [...redacted],
    closed: incident.closed,
    title: overview.subject,
    account: overview.account,
    guideline: { id: guideline.id, body: guideline.body, title: guideline.title, edition: guideline.edition.label },
    head: { ...incident.head, anchor: report.anchor.text },
    milestones: milestonesOf(incident).map((one) => ({ ...one, time: isoTokyo(one.at) })),
    responses: report.responses.map((response, at) => ({
      id: response.id,
      trouble: response.trouble,
      course: response.course,
      round: response.round,
      runbook: response.runbook,
      coverage: overview.coverage[at]?.kind ?? 'none',
      coverageSentence: overview.coverage[at]?.sentence ?? '',
      silent: [...(overview.coverage[at]?.silent ?? [])],
      steps: response.steps.map((step) => stepJson(incident, response.runbook, step)),
    })),
    deviations: report.deviations.map(({ seq, kind, step, reason, decidedBy }) => ({ seq, kind, step: step.title, reason, decidedBy })),
    corrections: report.corrections.map((one) => ({
      seq: one.seq,
      target: one.target,
      label: one.label,
      old: one.old,
      new: one.new,
      reason: one.reason,
    })),
    undone: report.undone.map(({ seq, target, reason }) => ({ seq, target, reason })),
    evidence: report.evidence.map(({ number, seq, name, sha256, bytes, type, subjects, takenBy, at, undone }) => ({
      number,
      seq,
      name,
      sha256,
      bytes,
      type,
      subjects: [...subjects],
      takenBy,
      at,
      undone,
    })),
    remaining: report.remaining.map(({ kind, number, title }) => ({ kind, number, title })),
  };
};

/** The whole incident as one JSON document, its entries one to a line. */
export function* jsonFile(incident: Incident, report: Report, redacted: readonly Redactable[] = []): Generator<string> {
  const head = inertJson(JSON.stringify(incidentJson(incident, report, redacted), undefined, 1));
  yield `${head.slice(0, -2)},\n "entries": [`;
  let before = '\n  ';
  for (const line of incident.entries) {
    yield before + inertJson(JSON.stringify(entryJson(incident, line)));
    before = ',\n  ';
  }
  yield '\n ]\n}\n';
}

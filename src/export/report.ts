import { type Incident, lastEntry } from '../incident/incident.ts';
import { responsesOf } from '../incident/overview.ts';
import { anchorOf } from './anchor.ts';
import { type ChronologyRow, chronologyOf } from './chronology.ts';
import { type Correction, correctionsOf, type Deviation, deviationsOf, type Undoing, undoingsOf } from './report-changes.ts';
import { type EvidenceRow, evidenceRows } from './report-evidence.ts';
import { type Overview, overviewOf } from './report-overview.ts';
import { type Remaining, remainingOf } from './report-remains.ts';
import { type ResponseReport, responseReports } from './report-steps.ts';

/** The report of an incident as data. Times are UTC milliseconds. The same log always gives the same report, but for `exportedAt`. */
export interface Report {
  readonly incident: string;
  readonly drill: boolean;
  readonly exportedAt: number;
  readonly closed: boolean;
  readonly overview: Overview;
  /** In the order of writing. */
  readonly chronology: readonly ChronologyRow[];
  readonly responses: readonly ResponseReport[];
  readonly deviations: readonly Deviation[];
  /** 後刻記入 */
  readonly late: readonly ChronologyRow[];
  readonly corrections: readonly Correction[];
  readonly undone: readonly Undoing[];
  readonly evidence: readonly EvidenceRow[];
  readonly remaining: readonly Remaining[];
  /** What to write on paper: last line, its time, the first 128 bits of its hash. */
  readonly anchor: { readonly seq: number; readonly at: number; readonly hash: string; readonly text: string };
  /** Version of the program that wrote the last line. */
  readonly app: string;
}

/** Everything the report says, from the log alone. */
export const reportModel = (incident: Incident, exportedAt: number): Report => {
  const lines = responsesOf(incident);
  const chronology = chronologyOf(incident);
  const last = lastEntry(incident);
  const { seq, hash } = incident.head;
  return {
    incident: incident.id,
    drill: incident.opened.mode === 'drill',
    exportedAt,
    closed: incident.closed,
    overview: overviewOf(incident, lines),
    chronology,
    responses: responseReports(incident, lines),
    deviations: deviationsOf(incident),
    late: chronology.filter(({ late }) => late),
    corrections: correctionsOf(incident),
    undone: undoingsOf(incident),
    evidence: evidenceRows(incident),
    remaining: remainingOf(incident, lines),
    anchor: { seq, at: last.at, hash, text: anchorOf(hash) },
    app: last.app,
  };
};

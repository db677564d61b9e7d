import { view } from '../../../machines/response.ts';
import { isEntry } from '../chain.ts';
import type { Command } from '../command.ts';
import type { Draft } from '../entry.ts';
import { isExerciseType } from '../exercise-entry.ts';
import { type Incident, recordsOf, type StepRecord } from '../incident.ts';
import type { Refusal } from '../refusal.ts';
import { ImpossibleLog, type RunbookOf, replay } from '../replay.ts';
import { evidenceIn, refuseUncovered, refuseUsedApproval } from './covered.ts';
import { type Found, findStep, heldBack } from './find.ts';
import { refuseTexts } from './texts.ts';

/** Lines that say how the incident began or what was shown, and those that undo: they stand. */
const RULES_OUT: readonly string[] = [
  'incident.opened',
  'rules.shown',
  'response.opened',
  'step.carried',
  'entry.undone',
  'incident.handed-over',
  'incident.transferred',
  'incident.received',
  'pii.erased',
];

/** Whether the record names retained files that are gone, or stands on posts that are no longer covered. */
const hangs = (incident: Incident, found: Found, record: StepRecord): boolean => {
  const files = evidenceIn(record.data.fields);
  if (files.some((file) => !incident.evidence.has(file))) return true;
  const deed = record.type === 'step.settled' ? record.data.outcome === 'done' : record.type === 'step.recorded' && !record.data.missed;
  return deed && refuseUncovered(incident, found, record.data.subjects, files, {}) !== undefined;
};

type Lines = Incident['entries'];

const emptied = (line: Lines[number]): Lines[number] => ({ raw: '', seq: line.seq, hash: line.hash, problem: 'unknown-type' });

/**
 * Whether a deed that settles nothing kept to the orders when it was recorded. The machines cannot tell: to them it is no event, so
 * the incident is told up to that line, without the lines that were taken back.
 */
const keptOrder = (incident: Incident, lines: Lines, record: StepRecord, runbookOf: RunbookOf): boolean => {
  const before = replay(
    lines
      .filter(({ seq }) => seq < record.seq)
      .map((line) => (isEntry(line) && (incident.undone.has(line.seq) || 'target' in line.data) ? emptied(line) : line)),
    runbookOf,
  );
  const found = findStep(before, record.data.step, record.response);
  return !('code' in found) && heldBack(before, found).length === 0 && refuseUsedApproval(before, found) === undefined;
};

/** The first deed that settles nothing and that kept to the orders only because of the line `seq`. */
const outOfOrder = (incident: Incident, without: Lines, seq: number, runbookOf: RunbookOf): number | undefined =>
  incident.responses
    .flatMap(({ id, runbook }) =>
      runbook.steps
        .filter(({ after }) => after.some(({ order }) => order === 'strict'))
        .flatMap((step) => recordsOf(incident, id, step.id)),
    )
    .filter((record) => record.type === 'step.recorded' && !record.data.missed && record.seq > seq)
    .sort((a, b) => a.seq - b.seq)
    .find((record) => !keptOrder(incident, without, record, runbookOf) && keptOrder(incident, incident.entries, record, runbookOf))?.seq;

/** The first record that stood on firm ground in `incident` and does not `without` a line of it. */
const hanging = (incident: Incident, without: Incident): number | undefined => {
  const seqs = without.responses.flatMap((response) =>
    response.runbook.steps.flatMap((step) => {
      const found: Found = { response, step, view: view(response.live).steps[step.id] as Found['view'] };
      const hung = recordsOf(without, response.id, step.id).filter((record) => hangs(without, found, record));
      return hung.filter((record) => !hangs(incident, found, record)).map(({ seq }) => seq);
    }),
  );
  return seqs.length === 0 ? undefined : Math.min(...seqs);
};

/**
 * Undoes a line by a further line. What was built on it would hang in the air, so the log without it must still be one that
 * the machines allow.
 */
export const undo = (incident: Incident, command: Extract<Command, { do: 'undo' }>): readonly Draft[] | Refusal => {
  const entry = incident.bySeq.get(command.seq);
  if (entry === undefined) return { code: 'entry.unknown', seq: command.seq, last: incident.head.seq };
  if (incident.undone.has(command.seq)) return { code: 'entry.undone', seq: command.seq };
  if (RULES_OUT.includes(entry.type) || (isExerciseType(entry.type) && entry.type !== 'exercise.acted'))
    return { code: 'entry.not-undoable', seq: command.seq, type: entry.type };
  const refused = refuseTexts('undo', { reason: command.reason }, ['reason']);
  if (refused !== undefined) return refused;
  const runbooks = new Map(incident.responses.map((response) => [response.hash, response.runbook]));
  const runbookOf: RunbookOf = (hash) => runbooks.get(hash);
  const without = incident.entries.map((line) => (isEntry(line) && line.seq === command.seq ? emptied(line) : line));
  try {
    const by = hanging(incident, replay(without, runbookOf)) ?? outOfOrder(incident, without, command.seq, runbookOf);
    if (by !== undefined) return { code: 'undo.depended-on', seq: command.seq, by };
  } catch (problem) {
    if (problem instanceof ImpossibleLog) return { code: 'undo.depended-on', seq: command.seq, by: problem.seq };
    throw problem;
  }
  return [
    {
      type: 'entry.undone',
      ...(entry.response !== undefined && { response: entry.response }),
      runbook: entry.runbook,
      data: { target: { seq: entry.seq, hash: entry.hash } },
      words: { reason: command.reason },
    },
  ];
};

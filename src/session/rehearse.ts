import type { ChosenOutcome } from '../../machines/words.ts';
import type { Command } from '../incident/command.ts';
import { stillOpen } from '../incident/decide/ending.ts';
import { findStep } from '../incident/decide/find.ts';
import { firstResponse, type Incident } from '../incident/incident.ts';
import type { Refusal } from '../incident/refusal.ts';
import { settingsOf } from '../runbook/plan.ts';
import { type Rehearsal, verbOf, type WalkLine } from '../runbook/rehearsal.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { memoryLog } from '../store/memory-log.ts';
import { beside } from '../words/ja/beside.ts';
import { type Library, pin } from './library.ts';
import { specimenFields, specimenFile } from './rehearse-fields.ts';
import { Session } from './session.ts';

/** What went otherwise than the script says, and on which line of it. */
export type WalkFault =
  | { readonly code: 'walk.refused'; readonly line: number; readonly refusal: Refusal }
  | { readonly code: 'walk.accepted'; readonly line: number; readonly expected: string }
  | {
      readonly code: 'walk.otherwise';
      readonly line: number;
      readonly expected: string;
      readonly by: readonly string[];
      readonly refusal: Refusal;
    }
  | { readonly code: 'walk.not-closed'; readonly line: number; readonly left: readonly string[] };

/** How a rehearsal went. */
export interface Walked {
  readonly fault?: WalkFault;
  readonly lines: number;
  /** What was refused as the script says: a step, and what held it back. */
  readonly refusals: readonly { readonly step: string; readonly by: string }[];
  readonly rounds: number;
  /** The incident when the walk ended; none where it could not even be opened. */
  readonly incident?: Incident;
}

const START = Date.parse('2026-11-21T02:04:00+09:00');
const PACE = 5 * 60_000;

/**
 * Walks a rehearsal: the same decisions, log and replay as in earnest, in memory, by a clock that goes five minutes a line.
 * Ends at the first line that goes otherwise than the script says.
 */
export function rehearse(rehearsal: Rehearsal, runbook: Runbook, library: Library): Walked {
  let now = START;
  const log = memoryLog();
  const parts = { log, library, mode: 'drill', now: () => now } as const;
  const session = new Session(parts);
  const { account, by } = rehearsal;
  const opened = session.open({ pinned: pin(runbook), settings: settingsOf(runbook, rehearsal.settings), account }, by);
  if ('refused' in opened)
    return { fault: { code: 'walk.refused', line: 1, refusal: opened.refused }, lines: rehearsal.walk.length, refusals: [], rounds: 0 };
  const { id } = opened.incident;
  const refusals: { step: string; by: string }[] = [];
  let fault: WalkFault | undefined;
  for (const [n, line] of rehearsal.walk.entries()) {
    now += PACE;
    const acted = session.run(id, commandOf(line, session.load(id), rehearsal), by);
    const refusal = 'refused' in acted ? acted.refused : undefined;
    fault = judge(line, refusal, rehearsal.lines[n] ?? 0);
    if (fault !== undefined) break;
    if (refusal !== undefined) for (const one of namedBy(refusal)) refusals.push({ step: subjectOf(line), by: one });
  }
  // Read once more from the stored lines alone, as the next program to open it would.
  const incident = new Session(parts).load(id);
  if (fault === undefined && !incident.closed)
    fault = { code: 'walk.not-closed', line: rehearsal.lines.at(-1) ?? 0, left: stillOpen(incident).map(({ title }) => title) };
  return {
    ...(fault !== undefined && { fault }),
    lines: rehearsal.walk.length,
    refusals,
    rounds: Math.max(...incident.responses.map(({ round }) => round)),
    incident,
  };
}

const subjectOf = (line: WalkLine): string => String(line[verbOf(line)]);

function judge(line: WalkLine, refusal: Refusal | undefined, at: number): WalkFault | undefined {
  const { refused } = line;
  if (refused === undefined) return refusal === undefined ? undefined : { code: 'walk.refused', line: at, refusal };
  if (refusal === undefined) return { code: 'walk.accepted', line: at, expected: refused.code };
  const named = namedBy(refusal);
  if (refusal.code === refused.code && refused.by.every((one) => named.includes(one))) return undefined;
  return { code: 'walk.otherwise', line: at, expected: refused.code, by: refused.by, refusal };
}

/** The steps, or fields, on account of which it was refused. */
export function namedBy(refusal: Refusal): string[] {
  switch (refusal.code) {
    case 'step.blocked':
      return refusal.blockedBy.map(({ step }) => step);
    case 'step.dormant':
      return refusal.only.map(({ step }) => step);
    case 'subject.uncovered':
    case 'approval.used':
    case 'approval.missing':
      return [refusal.needs.step];
    case 'close.open':
      return refusal.open.map(({ step }) => step);
    case 'fields.invalid':
      return refusal.problems.map(({ field }) => field);
    default:
      return [];
  }
}

/** The mildest outcome that a step allows, for a line that names none. */
function mildest(incident: Incident, step: string): ChosenOutcome {
  const found = findStep(incident, step);
  const allowed = 'code' in found ? [] : (found.response.live.chart.plan.steps.find(({ id }) => id === step)?.outcomes ?? []);
  return (['not-needed', 'not-applicable', 'could-not'] as const).find((outcome) => allowed.includes(outcome)) ?? 'could-not';
}

function commandOf(line: WalkLine, incident: Incident, { account, by }: Rehearsal): Command {
  const verb = verbOf(line);
  const step = String(line[verb]);
  const reason = line.reason ?? beside.rehearsal.reason;
  const given = line.fields ?? {};
  const found = findStep(incident, step);
  const filled = () => ('code' in found ? given : specimenFields(found.step.form, given, account));
  const override = line.override === undefined ? {} : { override: { reason: line.override } };
  const done = { do: 'settle', step, outcome: 'done', ...override } as const;
  switch (verb) {
    case 'do':
      return { ...done, fields: filled(), ...(line.answer !== undefined && { answer: line.answer }) };
    case 'decide':
      if ('code' in found) return { do: 'answer', question: step, answer: line.answer ?? '', reason };
      return { ...done, answer: line.answer ?? '', fields: filled() };
    case 'skip':
      return {
        do: 'settle',
        step,
        outcome: line.as ?? mildest(incident, step),
        fields: { reason, decidedBy: `${by.role} ${by.name}`, ...given },
      };
    case 'attempt':
      return { do: 'attempt', step, fields: given };
    case 'reopen':
      return { do: 'reopen', step, reason };
    case 'evidence': {
      const name = beside.rehearsal.file(incident.evidence.size + 1);
      return { do: 'evidence', file: specimenFile(name), name, method: 'screenshot', subjects: line.evidence ?? [] };
    }
    case 'recur':
      return { do: 'recur', subjects: line.recur ?? [], note: reason };
    case 'escalate':
      return { do: 'escalate', trouble: line.escalate ?? firstResponse(incident).trouble, reason };
    case 'close':
      return { do: 'close', fields: specimenFields('R19', given, account), unfinished: line.couldNot ?? {} };
  }
}

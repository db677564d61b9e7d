import type { DrillReport } from '../drill/report.ts';
import { isEntry } from '../incident/chain.ts';
import type { Incident } from '../incident/incident.ts';
import { nextStep, responsesOf } from '../incident/overview.ts';
import { evolve, type RunbookOf, replay } from '../incident/replay.ts';
import { type ToldMoment, tellMoment } from './aar-chronology.ts';

/** One line of an exercise's log, in the order of writing. */
export interface ReplayStep extends ToldMoment {
  readonly seq: number;
  /** Milliseconds of exercise time from STARTEX: of an inject, when it came. */
  readonly at: number;
  /** UTC milliseconds of the wall clock. */
  readonly real?: number;
  /** The injects that had come by then. */
  readonly injects: readonly string[];
}

/** Every line of an exercise, one after the other. */
export function replaySteps(report: DrillReport, incident: Incident): ReplayStep[] {
  const given: string[] = [];
  return report.chronology
    .filter((moment): moment is typeof moment & { seq: number } => moment.seq !== undefined)
    .sort((a, b) => a.seq - b.seq)
    .map(({ at, real, seq, inject }): ReplayStep => {
      const isGiven = report.injects.some(({ id, status }) => id === inject && status.state === 'released');
      if (inject !== undefined && isGiven) given.push(inject);
      const told = tellMoment(report, incident, { at, seq, ...(inject !== undefined && { inject }) });
      return { ...told, seq, at, ...(real !== undefined && { real }), injects: [...given] };
    });
}

/** The work as it stood after a line was written. */
export const incidentAt = (incident: Incident, seq: number): Incident =>
  replay(
    incident.entries.filter((line) => line.seq <= seq),
    runbooksIn(incident),
  );

/** How far the work was. */
export interface Stand {
  readonly done: number;
  readonly left: number;
  /** いますること, where something is left. */
  readonly next?: string;
}

/** How far the work was after each line, in the order of writing. */
export function* standsOf(incident: Incident): Generator<Stand> {
  const runbookOf = runbooksIn(incident);
  let at: Incident | undefined;
  for (const [count, line] of incident.entries.entries()) {
    // What was undone is told anew: the line that undoes changes those before it.
    if (at === undefined || !evolve(at, [line], runbookOf)) at = replay(incident.entries.slice(0, count + 1), runbookOf);
    yield standOf(at, isEntry(line) ? line.actor.role : '');
  }
}

/** @param role of whoever asks what to do */
export function standOf(incident: Incident, role: string): Stand {
  const lines = responsesOf(incident);
  const live = lines.filter(({ view }) => view.course !== 'handed-over');
  const next = incident.closed ? undefined : nextStep(lines, role);
  return {
    done: live.reduce((sum, { done }) => sum + done, 0),
    left: live.reduce((sum, { left }) => sum + left, 0),
    ...(next !== undefined && { next: next.step.title }),
  };
}

const runbooksIn = (incident: Incident): RunbookOf => {
  const known = new Map(incident.responses.map(({ hash, runbook }) => [hash, runbook]));
  return (hash) => known.get(hash);
};

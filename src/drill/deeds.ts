import type { Incident, StepEntry } from '../incident/incident.ts';

/** Something that was done in an exercise: a step of the runbook, or an act from the scenario's list. */
export interface Deed {
  readonly deed: string;
  /** Milliseconds of exercise time from STARTEX. */
  readonly at: number;
  /** Number of the record that says so. */
  readonly seq: number;
  /** What was decided, where the step is a decision. */
  readonly answer?: string;
  /** A part was done (one of three posts deleted): it may break an order, but meets no expectation yet. */
  readonly partial?: true;
}

/**
 * The steps that the record of an exercise says were done, in order. Calls that found nobody, and steps that were settled otherwise
 * than by doing them, are no deeds; what was undone is left out.
 *
 * @param at exercise time of an entry, in milliseconds from STARTEX
 */
export function deedsOf(incident: Incident, at: (entry: StepEntry) => number): Deed[] {
  return [...incident.steps.values()]
    .flat()
    .flatMap((entry): Deed[] => {
      const answer = 'answer' in entry.data ? entry.data.answer : undefined;
      const deed = { deed: entry.data.step, at: at(entry), seq: entry.seq, ...(answer !== undefined && { answer }) };
      if (entry.type === 'step.overridden') return [deed];
      if (entry.type === 'step.settled') return entry.data.outcome === 'done' ? [deed] : [];
      return entry.type === 'step.recorded' && !entry.data.missed ? [{ ...deed, partial: true }] : [];
    })
    .sort((a, b) => a.seq - b.seq);
}

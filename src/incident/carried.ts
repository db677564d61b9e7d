import type { Runbook, Step } from '../runbook/runbook.ts';
import { occurredAt } from './corrected.ts';
import { alreadyDone } from './decide/trouble.ts';
import type { Entry } from './entry.ts';
import type { Incident, StepEntry } from './incident.ts';
import { stepOf } from './incident.ts';

/** A step that was taken over from another response of the same incident. */
export interface CarriedStep {
  /** The response it was taken over into; none while that is not there yet. */
  readonly response?: string;
  readonly step: Pick<Step, 'id' | 'number' | 'title'>;
  /** Number of the line that did it first, however often it was taken over since. */
  readonly seq: number;
  /** When it was done, UTC milliseconds. */
  readonly at: number;
  /** Who wrote that line: post, and name unless it was blacked out. */
  readonly role: string;
  readonly name?: string;
}

/** The line that did it: behind a line that only takes over stands another. */
const firstOf = (incident: Incident, entry: StepEntry): Entry => {
  if (entry.type !== 'step.carried') return entry;
  const from = incident.bySeq.get(entry.data.from.seq);
  return from === undefined ? entry : firstOf(incident, from as StepEntry);
};

const told = (incident: Incident, step: Step, entry: StepEntry): CarriedStep => {
  const first = firstOf(incident, entry);
  const name = first.words['actor.name'];
  return {
    step: { id: step.id, number: step.number, title: step.title },
    seq: first.seq,
    at: occurredAt(incident, first),
    role: first.actor.role,
    ...(name !== undefined && { name }),
  };
};

/** What was taken over by these lines, or, without them, by any line of the incident. */
export const carriedOver = (incident: Incident, lines: Iterable<Entry> = incident.bySeq.values()): readonly CarriedStep[] =>
  [...lines].flatMap((entry) => {
    if (entry.type !== 'step.carried') return [];
    const runbook = incident.responses.find(({ id }) => id === entry.response)?.runbook;
    const step = runbook && stepOf(runbook, entry.data.step);
    return step === undefined
      ? []
      : [{ ...told(incident, step, entry), ...(entry.response !== undefined && { response: entry.response }) }];
  });

/** What a runbook would take over, were it added now. */
export const wouldCarry = (incident: Incident, runbook: Runbook): readonly CarriedStep[] =>
  alreadyDone(incident, runbook).map(({ step, by }) => told(incident, step, by));

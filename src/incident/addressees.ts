import type { Runbook } from '../runbook/runbook.ts';
import { isEntry } from './chain.ts';
import { occurredAt } from './corrected.ts';
import type { Entry } from './entry.ts';
import type { Incident } from './incident.ts';
import { isPost, type ResponseLine, type StepLine, stepsInPlay } from './overview.ts';

/** Somebody who is to be told, and since when they know. */
export interface Addressee {
  readonly line: StepLine;
  readonly title: string;
  /** UTC milliseconds; none while nothing in the log shows that this post knows. */
  readonly toldAt?: number;
}

const roleTitle = (runbook: Runbook, id: string): string => runbook.roles[id]?.title ?? id;

/** Posts that a line shows to know of the incident: who wrote it, and who took it over. */
const knowing = (entry: Entry): readonly string[] =>
  entry.type === 'incident.handed-over' ? [entry.actor.role, entry.data.toRole] : [entry.actor.role];

/** Whether the step was done: a call that could not be made told nobody. */
const isTold = ({ state, view }: StepLine): boolean => state === 'settled' && (view.outcome === 'done' || view.outcome === 'carried');

/**
 * Who is to be told: each addressee of each counting step that tells somebody. Told is who was reached in that step, who took the
 * incident over, and who works on it; the step itself stays as it is, and is recorded all the same.
 */
export const addressees = (incident: Incident, lines: readonly ResponseLine[]): Addressee[] => {
  const written = incident.entries.filter(isEntry).filter(({ seq }) => !incident.undone.has(seq));
  return stepsInPlay(lines)
    .filter((line) => line.counts && line.step.phase === 'notify' && line.step.form === 'R05' && line.state !== 'not-yet')
    .flatMap((line) => {
      const titles = line.step.to.map((id) => roleTitle(line.response.runbook, id));
      return (titles.length > 0 ? titles : [line.step.title]).map((title) => {
        const knew = written.find((entry) => knowing(entry).some((post) => isPost(post, title)));
        const toldAt = isTold(line) ? line.doneAt : knew && occurredAt(incident, knew);
        return { line, title, ...(toldAt !== undefined && { toldAt }) };
      });
    });
};

import { view } from '../../../machines/response.ts';
import type { Incident } from '../../../src/incident/incident.ts';

/** What a golden log means, in words that no later version of this program may change: only what version 1 could say. */
export const goldenState = (incident: Incident): object => ({
  incident: incident.id,
  closed: incident.closed,
  head: { seq: incident.head.seq, hash: incident.head.hash },
  undone: [...incident.undone].map(([seq, by]) => `${seq} by ${by.seq}`),
  corrections: [...incident.corrections].map(([seq, by]) => `${seq} by ${by.map((one) => one.seq).join(' ')}`),
  subjects: Object.fromEntries(incident.subjects),
  evidence: Object.fromEntries([...incident.evidence].map(([number, entry]) => [number, entry.evidence[0]?.sha256])),
  roles: incident.roles.map(({ data }) => `${data.role} ${data.as}`),
  responses: incident.responses.map(({ id, trouble, hash, round, live }) => {
    const at = view(live);
    return {
      id,
      trouble,
      runbook: hash,
      round,
      course: at.course,
      questions: at.questions,
      steps: Object.fromEntries(
        Object.entries(at.steps).map(([step, { state, outcome, answer }]) => [
          step,
          [state, outcome, answer].filter((one) => one !== undefined).join(' '),
        ]),
      ),
    };
  }),
});

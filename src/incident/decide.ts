import type { Circumstances, Command } from './command.ts';
import { approve } from './decide/approve.ts';
import { correct } from './decide/correct.ts';
import { handle } from './decide/custody.ts';
import { close, reopen, resume } from './decide/ending.ts';
import { erase } from './decide/erase.ts';
import { breach, evidence, handOver, note, role } from './decide/facts.ts';
import { dormant, findStep, named } from './decide/find.ts';
import { number, retain } from './decide/retention.ts';
import { attempt, settle } from './decide/settle.ts';
import { refuseAway, transfer } from './decide/transfer.ts';
import { answer, escalate, recur } from './decide/trouble.ts';
import { undo } from './decide/undo.ts';
import type { Draft } from './entry.ts';
import type { Incident } from './incident.ts';
import type { Refusal } from './refusal.ts';

export { open } from './decide/open.ts';

/** Whether a decision was refused. */
export const isRefusal = (decided: readonly Draft[] | Refusal): decided is Refusal => 'code' in decided;

/** Commands of those who keep the record: they are as free after ENDEX as before. */
const RECORDS: ReadonlySet<Command['do']> = new Set(['erase', 'correct', 'handle', 'retain', 'number']);

/** In an exercise nobody acts after ENDEX, nor while a real incident has the people. */
const refuseStill = ({ exercise }: Incident, command: Command, now: number): Refusal | undefined => {
  if (exercise === undefined || RECORDS.has(command.do)) return undefined;
  if (exercise.ended !== undefined) return { code: 'exercise.ended', at: exercise.ended.at };
  return exercise.suspended ? { code: 'exercise.suspended', at: now } : undefined;
};

/** What a command means for this incident: the entries to append, together, or the refusal with its facts. Changes nothing. */
export const decide = (incident: Incident, command: Command, circumstances: Circumstances): readonly Draft[] | Refusal => {
  const { now } = circumstances;
  const away = refuseAway(incident);
  if (away !== undefined) return away;
  const still = refuseStill(incident, command, now);
  if (still !== undefined) return still;
  if ('response' in command && command.response !== undefined && !incident.responses.some(({ id }) => id === command.response))
    return { code: 'response.unknown', response: command.response, known: incident.responses.map(({ id }) => id) };
  switch (command.do) {
    case 'settle':
      return settle(incident, command, now);
    case 'attempt':
      return attempt(incident, command, now);
    case 'approve':
      return approve(incident, command, now);
    case 'reopen': {
      const found = findStep(incident, command.step, command.response);
      if ('code' in found) return found;
      if (incident.closed) return { code: 'incident.closed' };
      if (found.view.state === 'dormant') return dormant(found);
      if (found.view.state !== 'settled') return { code: 'step.open', ...named(found.step) };
      return reopen(command, found);
    }
    case 'answer':
      return answer(incident, command, circumstances);
    case 'recur':
      return recur(incident, command, now);
    case 'escalate':
      return escalate(incident, command, circumstances);
    case 'note':
      return note(incident, command, now);
    case 'breach':
      return breach(incident, command, now);
    case 'evidence':
      return evidence(incident, command, now);
    case 'role':
      return role(incident, command, now);
    case 'correct':
      return correct(incident, command, now);
    case 'undo':
      return undo(incident, command);
    case 'handle':
      return handle(incident, command, now);
    case 'erase':
      return erase(incident, command);
    case 'retain':
      return retain(incident, command);
    case 'number':
      return number(incident, command);
    case 'transfer':
      return transfer(incident, command);
    case 'hand-over':
      return handOver(incident, command, now);
    case 'close':
      return close(incident, command, now);
    case 'resume':
      return resume(incident, command);
  }
};

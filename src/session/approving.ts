import { approvalHash, codeOf, compare } from '../incident/approval.ts';
import { approvalStep } from '../incident/approval-given.ts';
import type { Command } from '../incident/command.ts';
import { findStep } from '../incident/decide/find.ts';
import type { Incident, Response } from '../incident/incident.ts';
import type { Step } from '../runbook/runbook.ts';
import { approval as words } from '../words/ja/approval.ts';
import { sha256 } from './library.ts';
import type { Acted, Person, Session } from './session.ts';

/** The hash (64 hex) and the code of a text that is to be approved for this step, or for the step that it waits for. */
export const bindText = (
  incident: Incident,
  response: Response,
  step: Step,
  text: string,
): { readonly hash: string; readonly code: string } => {
  const hash = approvalHash(sha256, { incident: incident.id, response: response.id, step: approvalStep(response, step).id, text });
  return { hash, code: codeOf(hash) };
};

/**
 * Records an answer on a text. An approval that was given before for another text is taken up again first, in a line of its own: until
 * the new one is recorded nothing may go out on the old one. A code that was read back wrongly leaves everything as it was.
 */
export const takeApproval = (session: Session, incident: string, command: Extract<Command, { do: 'approve' }>, person: Person): Acted => {
  const loaded = session.load(incident);
  const asked = findStep(loaded, command.step, command.response);
  const step = 'code' in asked ? undefined : approvalStep(asked.response, asked.step);
  const found = 'code' in asked || step === undefined ? undefined : findStep(loaded, step.id, asked.response.id);
  const heard = compare(codeOf(command.hash), command.readBack).is;
  const again =
    command.verdict === 'given' &&
    (heard === 'matched' || heard === 'none') &&
    found !== undefined &&
    !('code' in found) &&
    found.step.form === 'R14' &&
    found.view.state === 'settled';
  if (!again || found === undefined || 'code' in found) return session.run(incident, command, person);
  const reopened = session.run(incident, { do: 'reopen', step: found.step.id, response: found.response.id, reason: words.again }, person);
  return 'refused' in reopened ? reopened : session.run(incident, command, person);
};

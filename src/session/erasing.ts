import type { Command } from '../incident/command.ts';
import { type Erasure, planErasure } from '../incident/decide/erase.ts';
import { decide, isRefusal } from '../incident/decide.ts';
import { type Swept, sweepCopies } from '../store/erase.ts';
import type { Acted, Person, Session } from './session.ts';

type EraseCommand = Extract<Command, { do: 'erase' }>;

/** What was erased, what was swept with it, and where the same words still stand. */
export interface ErasedWords {
  readonly acted: Acted;
  readonly plan?: Erasure;
  readonly swept?: Swept;
}

/**
 * Erases words so that nothing of them is left in the data directory: first their copies beside the log, then value and salt in the act
 * that records who erased what and why, then the older pages of the log (record.md, Personal data and redaction).
 * Asked again for words that are gone already, it finishes what an earlier call could not.
 * @throws StoreError `erase.unfinished` while another program reads the log
 */
export const eraseWords = (session: Session, home: string, id: string, command: EraseCommand, person: Person): ErasedWords => {
  const incident = session.load(id);
  const plan = planErasure(incident, command);
  if ('code' in plan) {
    if (plan.code === 'erase.already') session.log.scrub();
    return { acted: { refused: plan } };
  }
  // Nothing is swept for an erasure that would be refused.
  const decided = decide(incident, command, { now: session.now(), runbookFor: () => undefined });
  if (isRefusal(decided)) return { acted: { refused: decided } };
  const swept = sweepCopies(home, plan.words);
  return { acted: session.run(id, command, person), plan, swept };
};

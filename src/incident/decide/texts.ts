import { MAX_TEXT } from '../fields.ts';
import type { FieldProblem, Refusal } from '../refusal.ts';
import { holdsSecret } from '../secrets.ts';

/** Refuses texts that are missing where they are needed, too long, or hold a secret; all problems at once. */
export const refuseTexts = (
  step: string,
  texts: Readonly<Record<string, string | undefined>>,
  needed: readonly string[] = [],
): Refusal | undefined => {
  const problems: FieldProblem[] = [];
  for (const [field, text = ''] of Object.entries(texts)) {
    if (text.trim() === '' && needed.includes(field)) problems.push({ field, problem: 'missing' });
    if (text.length > MAX_TEXT) problems.push({ field, problem: 'too-long' });
    if (holdsSecret(text)) problems.push({ field, problem: 'secret' });
  }
  return problems.length === 0 ? undefined : { code: 'fields.invalid', step, problems };
};

/** Minutes that the stated time may lie ahead of this machine's clock before it is refused. */
const CLOCK_SLACK = 60_000;
const DAY = 86_400_000;

/** Refuses a stated time that has not come yet, and proposes the same time yesterday. */
export const refuseFuture = (occurred: number | undefined, now: number): Refusal | undefined =>
  occurred !== undefined && occurred > now + CLOCK_SLACK ? { code: 'time.future', occurred, suggestion: occurred - DAY } : undefined;

import type { Deed } from './deeds.ts';
import { deedOf, type Expected, type Rule, type Scenario } from './scenario.ts';
import { MINUTE, type Schedule } from './schedule.ts';

/** A hint that the controller gave for an expectation. */
export interface Hint {
  readonly expected: string;
  readonly at: number;
  readonly seq: number;
}

/** All that grading reads. Everything in it comes from the log. */
export interface Graded {
  readonly scenario: Scenario;
  readonly schedule: Schedule;
  readonly deeds: readonly Deed[];
  readonly hints: readonly Hint[];
  /** Exercise time up to which is graded, and number of the last record. */
  readonly now: number;
  readonly lastSeq: number;
  /** After ENDEX, what was not done was missed; before, it may still come. */
  readonly ended: boolean;
}

/** How one expectation fared. `idle`: what would have called for it never came. */
export interface Met {
  readonly expected: Expected;
  readonly state: 'idle' | 'open' | 'on-time' | 'late' | 'missed';
  readonly due?: number;
  readonly deed?: Deed;
  /** Milliseconds from the release to the deed; 0 for one that came before it. */
  readonly response?: number;
  readonly hinted: boolean;
}

/** How one rule fared. `idle`: nothing happened that it would judge. */
export interface Kept {
  readonly rule: Rule;
  readonly state: 'idle' | 'open' | 'kept' | 'breached';
  /** The record that breaks it; none where the breach is that something is missing. */
  readonly deed?: Deed;
}

/** Every expectation, in the order of the file. Where two ask for the same deed, one deed meets one of them. */
export function gradeExpected({ scenario, schedule, deeds, hints, now, ended }: Graded): Met[] {
  const spent = new Set<Deed>();
  return scenario.expected.map((expected): Met => {
    const status = schedule.injects.get(expected.from);
    if (status?.state !== 'released') return { expected, state: 'idle', hinted: false };
    const due = status.at + expected.target * MINUTE;
    const deed = deeds.find((one) => answers(one, expected) && one.partial !== true && one.at <= now && !spent.has(one));
    // A hint after the deed helped nobody.
    const hinted = hints.some((hint) => hint.expected === expected.id && hint.at <= (deed?.at ?? now));
    if (deed === undefined) return { expected, state: ended ? 'missed' : 'open', due, hinted };
    spent.add(deed);
    return { expected, state: deed.at <= due ? 'on-time' : 'late', due, deed, response: Math.max(0, deed.at - status.at), hinted };
  });
}

/** A decision that fell otherwise than was right here meets nothing. */
const answers = ({ deed, answer }: Deed, expected: Expected): boolean =>
  deed === deedOf(expected) && (answer === undefined || expected.answer === undefined || answer === expected.answer);

/** Every rule, in the order of the file. */
export const gradeRules = (graded: Graded): Kept[] => graded.scenario.rules.map((rule) => ({ rule, ...judge(rule, graded) }));

function judge(rule: Rule, { schedule, deeds, now, ended }: Graded): Omit<Kept, 'rule'> {
  const first = (deed: string) => deeds.find((one) => one.deed === deed && one.at <= now);
  const breached = (deed?: Deed) => ({ state: 'breached', ...(deed !== undefined && { deed }) }) as const;
  const { precedence, absence, response, within } = rule;
  if (absence !== undefined) {
    const deed = first(absence);
    return deed === undefined ? { state: ended ? 'kept' : 'open' } : breached(deed);
  }
  if (precedence !== undefined) {
    const [before, after] = [first(precedence[0]), first(precedence[1])];
    if (after === undefined) return { state: 'idle' };
    // By number, not by time: within a minute, the record still knows which came first.
    return before !== undefined && before.seq < after.seq ? { state: 'kept' } : breached(after);
  }
  if (response !== undefined) {
    if (schedule.injects.get(response[0])?.state !== 'released') return { state: 'idle' };
    if (first(response[1]) !== undefined) return { state: 'kept' };
    return ended ? breached() : { state: 'open' };
  }
  if (within === undefined) return { state: 'idle' };
  const start = first(within[0]);
  if (start === undefined) return { state: 'idle' };
  const due = start.at + within[2] * MINUTE;
  const end = first(within[1]);
  if (end !== undefined) return end.at <= due ? { state: 'kept' } : breached(end);
  return ended || now > due ? breached() : { state: 'open' };
}

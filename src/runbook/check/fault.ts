/** What the check can find wrong, each with the facts that tell it. The sentences stand in src/words/ja/check.ts. */
export interface CheckFacts {
  /** A step names another that the runbook does not have. */
  'unknown-step': { step: string; names: string; as: 'after' | 'only' | 'reopensWith' };
  /** A condition asks for an answer that the decision cannot give. */
  'unknown-answer': { step: string; decision: string; answer: string };
  'step-twice': { step: string };
  /** Strict orders that wait for each other; the cycle itself, each step waiting for the next. */
  'order-cycle': { steps: readonly string[] };
  /** A step that must be settled waits for mere advice. */
  'order-on-advice': { step: string; advice: string };
  /** A step does what a standing rule forbids. */
  'forbidden-step': { step: string; rule: string };
  'closure-unreachable': Record<never, never>;
  /** By doing and deciding alone it gets stuck. */
  'closure-unreachable-plainly': Record<never, never>;
  /** Nobody can ever do or decide it. */
  'dead-step': { step: string };
  /** The response closes over an open obligation. */
  'open-at-closure': { step: string };
  'order-broken': { step: string; waitsFor: string };
  /** Done while locked out of the account. */
  'lock-out-broken': { step: string };
  'outcome-not-allowed': { step: string; outcome: string };
  /** The machine takes an event that is shown as blocked, or refuses one that is shown as free. */
  'can-disagrees': { event: string; taken: boolean };
  'carry-refused': { step: string };
  /** A closed response takes something other than `resume`. */
  'closed-accepts': { event: string };
  /** Steps are marked perRound, and yet it can come back with nothing to do. */
  'recur-reopens-nothing': Record<never, never>;
  /** The lanes chase each other for ever. */
  'endless-loop': { event: string };
  /** Too many steps hang together to be explored. */
  'too-many-states': { steps: readonly string[]; limit: number };
}

export type CheckCode = keyof CheckFacts;

/** One thing wrong with a runbook as a process, as data. */
export type CheckFault = {
  [C in CheckCode]: {
    readonly code: C;
    readonly facts: Readonly<CheckFacts[C]>;
    /** Shortest events that lead there, from the beginning of a response. */
    readonly path?: readonly string[];
  };
}[CheckCode];

export function fault<C extends CheckCode>(code: C, facts: CheckFacts[C], path?: readonly string[]): CheckFault {
  return { code, facts, ...(path === undefined ? {} : { path }) } as CheckFault;
}

/** The same fault of the same step once, with its shortest path. */
export function distinct(faults: readonly CheckFault[]): CheckFault[] {
  const found = new Map<string, CheckFault>();
  for (const one of faults) {
    const key = `${one.code} ${JSON.stringify(one.facts)}`;
    const known = found.get(key);
    if (known === undefined || (one.path?.length ?? 0) < (known.path?.length ?? 0)) found.set(key, one);
  }
  return [...found.values()];
}

import type { ChosenOutcome, Trouble } from '../../machines/words.ts';
import type { Runbook, SettingValues } from '../runbook/runbook.ts';
import type { EvidenceRef, HANDLED } from './entry.ts';
import type { FieldInput } from './fields.ts';

/** A runbook and the SHA-256 it is pinned by. */
export interface Pinned {
  readonly runbook: Runbook;
  readonly hash: string;
}

/** Opens a new incident; the only command without one. Times are UTC milliseconds. */
export interface OpenCommand {
  readonly pinned: Pinned;
  readonly settings: SettingValues;
  readonly detected?: number;
  readonly title?: string;
  readonly account?: string;
  readonly symptom?: string;
  /** Answers to the questions of 「わからない」. */
  readonly replies?: readonly { readonly question: string; readonly reply: string }[];
  /** Answers to the machine's own questions, such as `access`. */
  readonly answers?: readonly { readonly question: string; readonly answer: string }[];
  /** What was told when it was found (form R01). */
  readonly fields?: FieldInput;
}

interface OnStep {
  readonly step: string;
  /** The response it belongs to; without it, the newest one still in play that has the step. */
  readonly response?: string;
  readonly fields?: FieldInput;
  readonly occurred?: number;
}

/** What an operator wants to do. `occurred` is what the operator states; without it, now. */
export type Command =
  | (OnStep & {
      readonly do: 'settle';
      readonly outcome: ChosenOutcome;
      readonly answer?: string;
      readonly override?: { readonly reason: string; readonly decidedBy?: string };
    })
  | (OnStep & { readonly do: 'attempt'; readonly missed?: boolean })
  | {
      readonly do: 'approve';
      /** The approval, or what it is an approval of. */
      readonly step: string;
      readonly response?: string;
      readonly verdict: 'given' | 'refused';
      readonly approval: string;
      readonly means: string;
      readonly text: string;
      /** {@link approvalHash} of the text, for the step of {@link approvalStep}. */
      readonly hash: string;
      /** What the other side read back, as it was typed. */
      readonly readBack: string;
      /** Who approved: 職・氏名. */
      readonly approver: string;
      /** Who took it down. */
      readonly takenBy: string;
      /** The case of the text (ただし書) that lets it be given by word of mouth. */
      readonly exception?: string;
      readonly note?: string;
      readonly occurred?: number;
    }
  | { readonly do: 'reopen'; readonly step: string; readonly response?: string; readonly reason: string }
  | {
      readonly do: 'answer';
      readonly question: string;
      readonly answer: string;
      readonly response?: string;
      readonly reason?: string;
      readonly occurred?: number;
    }
  | {
      readonly do: 'recur';
      readonly response?: string;
      readonly subjects?: readonly string[];
      readonly note?: string;
      readonly occurred?: number;
    }
  | { readonly do: 'escalate'; readonly trouble: Trouble; readonly reason: string; readonly occurred?: number }
  | { readonly do: 'note'; readonly text: string; readonly response?: string; readonly occurred?: number }
  | { readonly do: 'breach'; readonly rule: string; readonly text: string; readonly response?: string; readonly occurred?: number }
  | {
      readonly do: 'evidence';
      readonly file: EvidenceRef;
      readonly name: string;
      readonly subjects?: readonly string[];
      readonly postId?: string;
      readonly shownAt?: string;
      readonly method?: string;
      readonly original?: string;
      readonly shows?: readonly string[];
      readonly takenBy?: string;
      /** Number of the retained file that this one was made from. */
      readonly derivedFrom?: string;
      readonly occurred?: number;
    }
  | {
      readonly do: 'handle';
      /** E1 … */
      readonly evidence: string;
      readonly how: (typeof HANDLED)[number];
      /** Who was given it. */
      readonly to?: string;
      readonly reason?: string;
      readonly occurred?: number;
    }
  | {
      readonly do: 'role';
      readonly role: string;
      readonly as: 'holder' | 'concurrent' | 'acting' | 'absent';
      readonly name?: string;
      readonly other?: string;
      readonly occurred?: number;
    }
  | { readonly do: 'correct'; readonly seq: number; readonly fields: FieldInput; readonly reason: string }
  | { readonly do: 'undo'; readonly seq: number; readonly reason: string }
  | {
      readonly do: 'erase';
      readonly seq: number;
      /** `fields.gist`, or `gist` for short. */
      readonly path: string;
      readonly reason: string;
      /** Who approved it: 職・氏名. */
      readonly approver: string;
      /** The same field in the line that was put right and in its corrections. */
      readonly corrections?: boolean;
    }
  | { readonly do: 'retain'; readonly years?: number; readonly until?: string; readonly basis: string }
  | { readonly do: 'number'; readonly document: string }
  | { readonly do: 'transfer'; readonly to: string; readonly reason?: string }
  | {
      readonly do: 'hand-over';
      readonly from: { readonly role: string; readonly name: string };
      readonly to: { readonly role: string; readonly name: string };
      readonly occurred?: number;
    }
  | {
      readonly do: 'close';
      readonly fields: FieldInput;
      /** `r1/monitor-account` (or the step alone) → why it could not be done. */
      readonly unfinished?: Readonly<Record<string, string>>;
      readonly occurred?: number;
    }
  | { readonly do: 'resume'; readonly reason: string };

/** What a decision may look at besides the incident. */
export interface Circumstances {
  readonly now: number;
  /** The same guideline's runbook for another trouble, if it has one. */
  readonly runbookFor: (trouble: Trouble) => Pinned | undefined;
}

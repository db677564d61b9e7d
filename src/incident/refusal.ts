import type { Outcome, Trouble } from '../../machines/words.ts';
import type { FormId } from '../runbook/vocabulary.ts';

/** What holds a step back, and the clause that says so. */
export interface Waiting {
  readonly step: string;
  readonly title: string;
  readonly number: number | null;
  readonly clause?: string;
  /** Number of the clause as printed. */
  readonly ref?: string;
  /** The words of the clause that order it. */
  readonly because?: string;
}

export interface FieldProblem {
  readonly field: string;
  readonly problem: 'missing' | 'unknown' | 'choice' | 'evidence' | 'too-long' | 'secret' | 'time';
  readonly choices?: readonly string[];
}

interface Named {
  readonly step: string;
  readonly title: string;
  readonly number: number | null;
}

/**
 * Facts of every refusal, by code. Sentences live with the language files: they tell the titles; ids stand here for programs, and for
 * those who type them.
 */
export interface RefusalFacts {
  'step.unknown': { step: string; known: readonly string[]; titles: readonly string[] };
  'step.blocked': Named & { blockedBy: readonly Waiting[] };
  'step.settled': Named & { outcome: Outcome; role: string; name: string; at: number };
  'step.dormant': Named & { only: readonly { step: string; title: string; answer: string }[] };
  'step.locked-out': Named;
  'step.outcome': Named & { outcome: string; allowed: readonly string[] };
  /** `labels` are the answers in the words of the runbook, in the same order. */
  'step.answer': Named & { answers: readonly string[]; labels: readonly string[] };
  'step.open': Named;
  'step.handed-over': Named & { trouble: Trouble };
  'override.nothing-blocked': Named;
  /** `form` tells which labels the fields bear. */
  'fields.invalid': { step: string; form?: FormId; problems: readonly FieldProblem[] };
  'subject.uncovered': Named & { subjects: readonly string[]; needs: Waiting };
  'approval.used': Named & { needs: Waiting; seq: number };
  'approval.missing': Named & { needs: Waiting };
  /** The text is not the one that was approved by its code in line `seq`. */
  'approval.changed': Named & { needs: Waiting; seq: number };
  /** The letters that were read back are not the code; `of` is the line whose code they are. */
  'approval.code': Named & { given: string; of?: number };
  /** Nothing goes out in this step that could be approved. */
  'approval.no-text': Named;
  'time.future': { occurred: number; suggestion: number };
  'incident.closed': Record<never, never>;
  'incident.open': Record<never, never>;
  'close.open': { open: readonly (Named & { response: string })[] };
  'close.refused': { response: string; trouble: Trouble };
  'response.unknown': { response: string; known: readonly string[] };
  'rule.unknown': { rule: string; known: readonly string[]; titles: readonly string[] };
  'question.unknown': { question: string; known: readonly { question: string; answers: readonly string[] }[] };
  'question.answer': { question: string; answer: string; answers: readonly string[] };
  'recur.refused': { trouble: Trouble };
  'runbook.missing': { guideline: string; body: string; trouble: Trouble };
  'trouble.open': { trouble: Trouble };
  'entry.unknown': { seq: number; last: number };
  'entry.not-undoable': { seq: number; type: string };
  'entry.undone': { seq: number };
  'undo.depended-on': { seq: number; by: number };
  'correct.nothing': { seq: number; form?: FormId; known: readonly string[] };
  /** `known` are the paths of that line whose words are still there. */
  'erase.nothing': { seq: number; form?: FormId; path: string; known: readonly string[] };
  'erase.already': { seq: number; form?: FormId; path: string; by: number; at: number };
  /** The reason or the approver repeats the words that are to be erased. */
  'erase.repeated': { field: string };
  'evidence.unknown': { evidence: string; known: readonly string[] };
  'retention.shape': { years?: number; until?: string };
  /** It goes on at another installation since line `seq`. */
  'incident.away': { seq: number; to: string; at: number };
  'log.impossible': { seq: number };
  /** ENDEX: nobody acts any more. */
  'exercise.ended': { at: number };
  /** A real incident has the people. */
  'exercise.suspended': { at: number };
}

export type RefusalCode = keyof RefusalFacts;
export type Refusal = { [C in RefusalCode]: { readonly code: C } & Readonly<RefusalFacts[C]> }[RefusalCode];

/** Whether the call was wrong (`input`, exit 2) or the rules say no (`rules`, exit 1). */
export const refusalKind = (code: RefusalCode): 'rules' | 'input' => {
  switch (code) {
    case 'step.unknown':
    case 'step.outcome':
    case 'step.answer':
    case 'approval.no-text':
    case 'fields.invalid':
    case 'time.future':
    case 'response.unknown':
    case 'rule.unknown':
    case 'question.unknown':
    case 'question.answer':
    case 'runbook.missing':
    case 'entry.unknown':
    case 'correct.nothing':
    case 'erase.nothing':
    case 'erase.repeated':
    case 'evidence.unknown':
    case 'retention.shape':
      return 'input';
    default:
      return 'rules';
  }
};

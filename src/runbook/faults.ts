import type { FormName } from './schema.ts';

/** What a scenario names by id. */
export type ScenarioPart = 'inject' | 'seat' | 'objective' | 'expected' | 'rule' | 'step' | 'act' | 'deed' | 'variant' | 'value' | 'clause';

/** What can be wrong with a runbook folder, and the facts that tell it. The sentences stand in src/words. */
export interface FaultFacts {
  'folder.missing': { reason: string };
  'folder.empty': Record<never, never>;
  'file.missing': { name: string };
  'file.unknown': { name: string; suggestion?: string };
  'file.unreadable': { reason: string };
  'file.link': Record<never, never>;
  'file.kind': Record<never, never>;
  'guideline.id': { id: string; folder: string };
  'guideline.twice': { id: string; other: string };
  'file.trouble': { trouble: string; expected: string };
  'text.size': { bytes: number; limit: number };
  'text.encoding': Record<never, never>;
  'text.mark': Record<never, never>;
  'text.character': { character: string };
  'text.tab': Record<never, never>;
  'yaml.syntax': { reason: string };
  'yaml.depth': { limit: number };
  'yaml.size': { limit: number };
  'yaml.alias': { word: string };
  'yaml.documents': Record<never, never>;
  'yaml.empty': Record<never, never>;
  'yaml.key': Record<never, never>;
  'yaml.forbidden-key': { key: string };
  'yaml.key-twice': { key: string; first: number };
  'shape.unknown-key': { key: string; suggestion?: string };
  'shape.missing': { key: string };
  'shape.type': { at: string; expected: string };
  'shape.choice': { at: string; value: string; choices: readonly string[]; suggestion?: string };
  'shape.form': { at: string; value: string; form: FormName };
  'shape.empty': { at: string };
  'shape.long': { at: string; limit: number };
  'shape.invalid': { at: string };
  'clause.unknown': { clause: string; suggestion?: string };
  'clause.ambiguous': { clause: string; bodies: readonly string[] };
  'clause.unused': { clause: string };
  'quote.elsewhere': { at: string; words: string; clauses: readonly string[] };
  'role.unknown': { role: string; suggestion?: string };
  'setting.unknown': { setting: string; suggestion?: string };
  'rule.unknown': { rule: string; suggestion?: string };
  'rule.twice': { rule: string; first: number };
  'coverage.sentence': { kind: string };
  'step.unknown': { id: string; suggestion?: string };
  'step.own': { id: string; missing: readonly string[] };
  'step.twice': { id: string; first: number };
  'step.clause': { id: string };
  'step.modality': { id: string };
  'step.peer': { id: string };
  'step.practice': { id: string };
  'step.sample': { id: string };
  'order.unknown-step': { at: string; step: string; suggestion?: string };
  'order.question': { step: string };
  'order.answer': { step: string; answer: string; choices: readonly string[] };
  'order.clause': { step: string };
  'order.peer-clause': { step: string; clause: string };
  'order.advice': { step: string; advice: string };
  'order.cycle': { steps: readonly string[] };
  'walk.verb': { verbs: readonly string[]; known: readonly string[] };
  'walk.step': { step: string; suggestion?: string };
  'scenario.unknown': { kind: ScenarioPart; id: string; suggestion?: string };
  'scenario.twice': { kind: ScenarioPart; id: string; first: number };
  'scenario.one-of': { keys: readonly string[] };
  'scenario.trigger': { inject: string; lacks: 'at' | 'when' | 'condition' };
  'scenario.act-step': { act: string };
  'scenario.answer': { step: string };
  'scenario.unexpected': { inject: string };
  'scenario.slot': { slot: string };
  'scenario.late': { at: string; minutes: number; limit: number };
  'scenario.runbook': { guideline: string; trouble: string };
  'scenario.real': { kind: 'handle' | 'address' | 'body'; word: string };
  'scenario.start': { start: string };
  'scenario.name': { id: string; name: string };
  'scenario.dead': { inject: string };
  /** Which expectations, or else which rules, would leave a way if they alone were looser. */
  'scenario.unsolvable': { values: Readonly<Record<string, string | number>>; targets: readonly string[]; rules: readonly string[] };
  'scenario.undecided': { values: Readonly<Record<string, string | number>> };
  'scenario.tight': { values: Readonly<Record<string, string | number>>; slack: number; least: number };
}

export type FaultCode = keyof FaultFacts;

/** One thing wrong, as data: where it stands (lines and columns from 1; line 0 is the file as a whole) and the facts. */
export type Fault = {
  [C in FaultCode]: {
    readonly code: C;
    readonly file: string;
    readonly line: number;
    readonly column?: number;
    readonly facts: Readonly<FaultFacts[C]>;
  };
}[FaultCode];

/** A place in a file. */
export interface Place {
  readonly line: number;
  readonly column?: number;
}

/** Collects the faults of one file. */
export class Faults {
  readonly list: Fault[] = [];
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  add<C extends FaultCode>(code: C, place: Place, facts: FaultFacts[C]): void {
    this.list.push({ code, file: this.file, ...place, facts } as Fault);
  }
}

/** By file, then line: the order in which a person mends them. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || (a.column ?? 0) - (b.column ?? 0)));
}

/** Long or odd words are cut before they go into facts. */
export function cut(value: unknown): string {
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The word of `known` that was probably meant: at most a third of its letters differ. */
export function didYouMean(word: string, known: Iterable<string>): { suggestion?: string } {
  if (word.length > 60) return {};
  let best: { word: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= Math.max(1, Math.floor(candidate.length / 3)) && (best === undefined || distance < best.distance)) {
      best = { word: candidate, distance };
    }
  }
  return best === undefined ? {} : { suggestion: best.word };
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

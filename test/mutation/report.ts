/** Both from 1. */
type Place = { readonly line: number; readonly column: number };

/** What Stryker's JSON report says of one change. */
export interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
  /** How many tests were run on it. */
  readonly testsCompleted?: number;
  /** The tests that failed on it. */
  readonly killedBy?: readonly string[];
}

export interface Changed {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

/** By file. */
export type Report = Readonly<Record<string, Changed>>;

/** What was noticed of the changes that compile and are not switched off. */
export interface Score {
  readonly of: number;
  /** By a test that failed, or by tests that never ended. */
  readonly killed: number;
  readonly endless: number;
  /** Percent. */
  readonly score: number;
}

export const scored = (mutants: readonly Mutant[]): Score => {
  const counted = mutants.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status));
  const endless = counted.filter(({ status }) => status === 'Timeout').length;
  const killed = counted.filter(({ status }) => status === 'Killed').length + endless;
  return { killed, endless, of: counted.length, score: (100 * killed) / Math.max(1, counted.length) };
};

/**
 * Why a report says nothing; undefined where it can be believed. A runner that finds no test for a change calls it unnoticed, and one that
 * ends at every change calls it noticed: so each file wants tests that were run, and a change that one of them failed on.
 */
export const doubtOf = (report: Report): string | undefined => {
  for (const [file, { mutants }] of Object.entries(report)) {
    if (!mutants.some(({ testsCompleted = 0 }) => testsCompleted > 0)) return `no test was run on any change of ${file}`;
    if (!mutants.some(({ status, killedBy = [] }) => status === 'Killed' && killedBy.length > 0))
      return `no test failed on any change of ${file}`;
  }
  return undefined;
};

const flat = (text: string): string => text.replaceAll(/\s+/gu, ' ').slice(0, 80);

/** The changes that nobody noticed: where, what stood there, what was put in its place. */
export const survivorsOf = (file: string, { source, mutants }: Changed): string[] => {
  const lines = source.split('\n');
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ status, mutatorName, replacement = '', location: { start, end } }) => {
      const stood = (lines[start.line - 1] ?? '').slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
      return `${file}:${start.line} ${status} ${mutatorName} ${flat(stood)} → ${flat(replacement)}`;
    });
};

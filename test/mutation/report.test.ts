import { expect, it } from 'vitest';
import { doubtOf, type Mutant, scored, survivorsOf } from './report.ts';

const mutant = (more: Partial<Mutant> = {}): Mutant => ({
  status: 'Killed',
  mutatorName: 'ConditionalExpression',
  replacement: 'true',
  location: { start: { line: 2, column: 5 }, end: { line: 2, column: 10 } },
  testsCompleted: 1,
  killedBy: ['t'],
  ...more,
});
const survived = mutant({ status: 'Survived', killedBy: [] });
const of = (...mutants: readonly Mutant[]) => ({ 'a.ts': { source: 'x\nif (a > b)\n', mutants } });

it('counts what was noticed, by a test or by never ending, of all that compiled', () => {
  const mutants = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'Ignored'].map((status) => mutant({ status }));
  expect(scored(mutants)).toEqual({ killed: 2, endless: 1, of: 4, score: 50 });
});

it('believes a report where tests were run and one of them failed', () => {
  expect(doubtOf(of(mutant(), survived))).toBeUndefined();
});

it('does not believe one where no test was run, nor one where none failed, in any of its files', () => {
  const unseen = mutant({ status: 'Survived', testsCompleted: 0, killedBy: [] });
  expect(doubtOf(of(unseen, unseen))).toMatch(/no test was run .* a\.ts/u);
  expect(doubtOf({ ...of(mutant()), 'b.ts': { source: '', mutants: [unseen] } })).toMatch(/no test was run .* b\.ts/u);
  expect(doubtOf(of(survived))).toMatch(/no test failed/u);
  expect(doubtOf(of(mutant({ status: 'Timeout', killedBy: [] })))).toMatch(/no test failed/u);
});

it('tells of a change that nobody noticed where it is, what stood there and what was put in its place', () => {
  expect(survivorsOf('a.ts', of(mutant(), survived)['a.ts'])).toEqual(['a.ts:2 Survived ConditionalExpression a > b → true']);
});

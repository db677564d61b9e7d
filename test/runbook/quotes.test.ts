import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import register from '../domain/clauses.json' with { type: 'json' };

// Reads the files without the loader: a fault of the loader must not hide a wrong quotation.
const shipped = join(import.meta.dirname, '../../runbooks');
const bodies = ['ueda', 'hirakawa', 'uenohara', 'komae', 'nagasaki'];
const squeeze = (text: string) => text.replace(/\s+/gu, '');
const known = new Map(register.map((clause) => [clause.id, clause]));
const read = (...path: string[]) => parse(readFileSync(join(shipped, ...path), 'utf8'));
const clausesOf = (id: string): Record<string, { ref: string; text: string }> => read(id, 'guideline.yaml').clauses;

interface RawStep {
  id: string;
  clauses?: string[];
  quote?: string;
  when?: string | string[];
  deadlineWord?: string;
  after?: { clause?: string; because?: string }[];
}
const steps = [...bodies, 'standard'].flatMap((id) =>
  readdirSync(join(shipped, id))
    .filter((file) => file !== 'guideline.yaml' && !file.endsWith('.rehearsal.yaml'))
    .flatMap((file) => (read(id, file).steps as RawStep[]).map((step) => ({ name: `${id} ${file} ${step.id}`, step }))),
);

describe('clauses are quoted verbatim', () => {
  it.each(bodies)('%s: number and text of every clause agree with the register, white space aside', (id) => {
    const wrong = Object.entries(clausesOf(id)).filter(([key, { ref, text }]) => {
      const original = known.get(key);
      return original?.guideline !== id || squeeze(original.ref) !== squeeze(ref) || squeeze(original.quote) !== squeeze(text);
    });
    expect(wrong).toEqual([]);
  });

  it('all 208 clauses of the register stand in the five guidelines, each once', () => {
    expect(bodies.flatMap((id) => Object.keys(clausesOf(id))).sort()).toEqual([...known.keys()].sort());
    expect(known.size).toBe(208);
  });

  it('a single changed character would be seen', () => {
    const [key, clause] = Object.entries(clausesOf('komae')).find(([id]) => id === 'KM-13') ?? [];
    expect(squeeze(known.get(key ?? '')?.quote ?? '')).toBe(squeeze(clause?.text ?? ''));
    expect(squeeze(known.get(key ?? '')?.quote ?? '')).not.toBe(squeeze((clause?.text ?? '').replace('上で', 'うえで')));
  });
});

describe('words given as a quotation really stand in the clause', () => {
  const inside = (clauses: readonly (string | undefined)[], words: string) =>
    clauses.some((id) => squeeze(known.get(id ?? '')?.quote ?? '').includes(squeeze(words)));

  it('quote: in the first clause of its step', () => {
    expect(
      steps.filter(({ step }) => step.quote !== undefined && !inside([step.clauses?.[0]], step.quote)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('every step that cites a clause says which words bear on it', () => {
    expect(steps.filter(({ step }) => step.clauses !== undefined && step.quote === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('because: in the clause that orders the two steps', () => {
    const orders = steps.flatMap(({ name, step }) => (step.after ?? []).map((order) => ({ name, order })));
    expect(
      orders.filter(({ order }) => order.because !== undefined && !inside([order.clause], order.because)).map(({ name }) => name),
    ).toEqual([]);
    expect(orders.filter(({ order }) => order.because !== undefined).length).toBeGreaterThan(40);
  });

  it('conditions and deadline words: in one of the clauses of their step', () => {
    const words = steps.flatMap(({ name, step }) =>
      [step.when ?? [], step.deadlineWord ?? []].flat().map((one) => ({ name, one, clauses: step.clauses ?? [] })),
    );
    expect(words.filter(({ one, clauses }) => !inside(clauses, one)).map(({ name, one }) => `${name} ${one}`)).toEqual([]);
  });
});

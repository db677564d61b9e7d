import { didYouMean, type Faults, type ScenarioPart } from '../runbook/faults.ts';
import type { ListPart, Shaped } from '../runbook/load-shape.ts';
import type { Runbook } from '../runbook/runbook.ts';
import type { YamlFile } from '../runbook/yaml.ts';
import { alone, type Inject, RULE_FORMS, type Scenario, type Test } from './scenario.ts';

/** Everything that a scenario names: it must be there, once, and be used as what it is. */
export function checkReferences(shaped: Shaped<Scenario>, yaml: YamlFile, runbook: Runbook | undefined, faults: Faults): void {
  const { data, index } = shaped;
  // As written, broken ones included: what names them is not wrong as well.
  const written = (part: string): string[] => {
    const list = (yaml.value as Record<string, unknown>)[part];
    return Array.isArray(list) ? list.map((one: { id?: unknown } | null) => String(one?.id)) : [];
  };
  const steps = runbook?.steps.map(({ id }) => id);
  const acts = written('acts');
  const known: Readonly<Record<ScenarioPart, readonly string[] | undefined>> = {
    inject: written('injects'),
    seat: data.seats,
    objective: written('objectives'),
    expected: written('expected'),
    rule: written('rules'),
    step: steps,
    act: acts,
    deed: steps === undefined ? undefined : [...steps, ...acts],
    variant: Object.keys(data.variants),
    value: undefined,
    clause: runbook === undefined ? undefined : Object.keys(runbook.clauses),
  };
  const must = (kind: ScenarioPart, id: string | undefined, path: readonly PropertyKey[]) => {
    const ids = known[kind];
    if (id !== undefined && ids?.includes(id) === false)
      faults.add('scenario.unknown', yaml.at(path), { kind, id, ...didYouMean(id, ids) });
  };
  const oneOf = (item: object, keys: readonly string[], path: readonly PropertyKey[]) => {
    if (keys.filter((key) => (item as Record<string, unknown>)[key] !== undefined).length !== 1)
      faults.add('scenario.one-of', yaml.at(path), { keys });
  };
  const test = (one: Test, path: readonly PropertyKey[]) => {
    oneOf(one, ['done', 'notDone', 'released', 'variant'], path);
    must('deed', one.done, [...path, 'done']);
    must('deed', one.notDone, [...path, 'notDone']);
    must('inject', one.released, [...path, 'released']);
    must('variant', one.variant, [...path, 'variant']);
    const { variant, is } = one;
    if (variant !== undefined && is === undefined) faults.add('shape.missing', yaml.at(path), { key: 'is' });
    const values = variant === undefined ? undefined : data.variants[variant]?.oneOf;
    if (variant === undefined && is !== undefined) faults.add('shape.unknown-key', yaml.keyAt([...path, 'is']), { key: 'is' });
    if (is !== undefined && values?.includes(is) === false)
      faults.add('scenario.unknown', yaml.at([...path, 'is']), {
        kind: 'value',
        id: String(is),
        ...didYouMean(String(is), values.map(String)),
      });
  };
  const each = <P extends ListPart & keyof Scenario>(part: P, look: (item: Scenario[P][number], path: readonly PropertyKey[]) => void) => {
    for (const [n, item] of data[part].entries()) look(item as Scenario[P][number], [part, index(part, n)]);
  };
  const slots = (text: string, path: readonly PropertyKey[]) => {
    for (const [, slot] of text.matchAll(/\{([^{}]*)\}/gu))
      if (known.variant?.includes(slot ?? '') === false) faults.add('scenario.slot', yaml.at(path), { slot: slot ?? '' });
  };

  twice(yaml, faults);
  const asked = new Set(((yaml.value as { expected?: unknown[] }).expected ?? []).map((one) => (one as { from?: unknown } | null)?.from));
  each('injects', (inject, path) => {
    for (const [n, seat] of inject.to.entries()) must('seat', seat, [...path, 'to', n]);
    slots(inject.text, [...path, 'text']);
    if (inject.hidden !== undefined) slots(inject.hidden, [...path, 'hidden']);
    for (const kind of ['all', 'any'] as const)
      for (const [n, one] of (inject.when?.[kind] ?? []).entries()) test(one, [...path, 'when', kind, n]);
    if (inject.when !== undefined) {
      oneOf({ ...inject.when, alone: alone(inject.when)[0] }, ['all', 'any', 'alone'], [...path, 'when']);
      for (const one of alone(inject.when)) test(one, [...path, 'when']);
    }
    const lacks = lackingIn(inject);
    if (lacks !== undefined) faults.add('scenario.trigger', yaml.at(path), { inject: inject.id, lacks });
    if (!inject.info && !asked.has(inject.id)) faults.add('scenario.unexpected', yaml.at(path), { inject: inject.id });
  });
  each('expected', (expected, path) => {
    oneOf(expected, ['step', 'act'], path);
    must('objective', expected.objective, [...path, 'objective']);
    must('seat', expected.seat, [...path, 'seat']);
    must('step', expected.step, [...path, 'step']);
    must('act', expected.act, [...path, 'act']);
    const { step, answer } = expected;
    const answers = Object.keys(runbook?.steps.find(({ id }) => id === step)?.answers ?? {});
    if (answer === undefined && answers.length > 0) faults.add('shape.missing', yaml.at(path), { key: 'answer' });
    else if (answer !== undefined && answers.length === 0 && runbook !== undefined)
      faults.add('scenario.answer', yaml.keyAt([...path, 'answer']), { step: expected.step ?? '' });
    else if (answer !== undefined && step !== undefined && answers.length > 0 && !answers.includes(answer))
      faults.add('order.answer', yaml.at([...path, 'answer']), { step, answer, choices: answers });
    must('inject', expected.from, [...path, 'from']);
  });
  each('acts', ({ id }, path) => {
    if (steps?.includes(id)) faults.add('scenario.act-step', yaml.at([...path, 'id']), { act: id });
  });
  each('rules', (rule, path) => {
    oneOf(rule, RULE_FORMS, path);
    for (const n of [0, 1]) {
      must('deed', rule.precedence?.[n] as string | undefined, [...path, 'precedence', n]);
      must('deed', rule.within?.[n] as string | undefined, [...path, 'within', n]);
    }
    must('deed', rule.absence, [...path, 'absence']);
    must('inject', rule.response?.[0], [...path, 'response', 0]);
    must('deed', rule.response?.[1], [...path, 'response', 1]);
    must('clause', rule.clause, [...path, 'clause']);
  });
  for (const [n, end] of data.end.any.entries()) oneOf(end, ['allDone', 'at'], ['end', 'any', n]);
}

/** A standard inject has a time, an adaptive one a condition; only a condition can hold for some minutes. */
function lackingIn({ kind, at, when, after }: Inject): 'at' | 'when' | 'condition' | undefined {
  if (kind === 'standard' && at === undefined) return 'at';
  if (kind === 'adaptive' && when === undefined) return 'when';
  return after !== undefined && when === undefined ? 'condition' : undefined;
}

const PARTS = { objectives: 'objective', acts: 'act', injects: 'inject', expected: 'expected', rules: 'rule' } as const;

function twice(yaml: YamlFile, faults: Faults): void {
  for (const [part, kind] of Object.entries(PARTS)) {
    const list = (yaml.value as Record<string, unknown>)[part];
    const first = new Map<unknown, number>();
    for (const [n, item] of (Array.isArray(list) ? list : []).entries()) {
      const id: unknown = (item as { id?: unknown } | null)?.id;
      const { line } = yaml.at([part, n, 'id']);
      const before = first.get(id);
      if (before === undefined) first.set(id, line);
      else if (typeof id === 'string') faults.add('scenario.twice', yaml.at([part, n, 'id']), { kind, id, first: before });
    }
  }
}

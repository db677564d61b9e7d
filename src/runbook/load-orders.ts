import { didYouMean } from './faults.ts';
import { type Checked, checkClause, checkQuote, isAdvice, ownClauses, type Scope, stepPlace } from './load-scope.ts';
import type { StepFile, StepOrder } from './schema.ts';

/** What steps say of each other: orders, conditions, reopening; and that strict orders never go round in a circle. */
export function checkOrders(scope: Scope, checked: Checked): void {
  const { yaml, shaped, faults } = checked;
  const steps = new Map(shaped.data.steps.map((step) => [step.id, step]));
  const known = new Set([...steps.keys(), ...rawIds(yaml.value)]);
  for (const [index, step] of shaped.data.steps.entries()) {
    const at = (...path: PropertyKey[]) => stepPlace(checked, index, ...path);
    const refer = (key: string, target: string, path: PropertyKey[]) => {
      if (!known.has(target) || target === step.id)
        faults.add('order.unknown-step', at(...path), { at: key, step: target, ...didYouMean(target, known) });
    };
    for (const [n, order] of step.after.entries()) {
      refer('after', order.step, ['after', n, 'step']);
      checkOrder(scope, checked, index, step, order, n, steps.get(order.step));
    }
    for (const [n, target] of step.reopensWith.entries()) refer('reopensWith', target, ['reopensWith', n]);
    for (const [n, { step: target, answer }] of step.only.entries()) {
      refer('only', target, ['only', n, 'step']);
      const question = steps.get(target);
      if (question === undefined) continue;
      const choices = Object.keys(question.answers ?? {});
      if (choices.length === 0) faults.add('order.question', at('only', n, 'step'), { step: target });
      else if (!choices.includes(answer)) faults.add('order.answer', at('only', n, 'answer'), { step: target, answer, choices });
    }
  }
  for (const ring of [...rings(shaped.data.steps, waitsFor), ...rings(shaped.data.steps, (step) => step.reopensWith)]) {
    const index = shaped.data.steps.findIndex(({ id }) => id === ring[0]);
    faults.add('order.cycle', stepPlace(checked, index, 'id'), { steps: ring });
  }
}

/** A strict order blocks a hand: it needs the words of a clause of this body, and may not wait for mere advice. */
function checkOrder(
  scope: Scope,
  checked: Checked,
  index: number,
  step: StepFile,
  order: StepOrder,
  n: number,
  target: StepFile | undefined,
): void {
  const { faults } = checked;
  const at = (...path: PropertyKey[]) => stepPlace(checked, index, 'after', n, ...path);
  if (order.clause !== undefined) checkClause(scope, order.clause, at('clause'), faults);
  if (order.because !== undefined && order.clause !== undefined) {
    checkQuote(scope, 'because', order.because, [order.clause], at('because'), faults);
  }
  if (order.order !== 'strict') return;
  if (order.clause === undefined || order.because === undefined) faults.add('order.clause', at(), { step: step.id });
  else if (!scope.guideline.template && ownClauses(scope, [order.clause]).length === 0 && scope.find(order.clause).length > 0) {
    faults.add('order.peer-clause', at('clause'), { step: step.id, clause: order.clause });
  }
  if (target !== undefined && !isAdvice(scope, step) && isAdvice(scope, target)) {
    faults.add('order.advice', at('step'), { step: step.id, advice: target.id });
  }
}

/** What must come before a step: by a strict order, or because only an answer there brings it into play. */
function waitsFor(step: StepFile): string[] {
  return [...step.after.filter(({ order }) => order === 'strict').map((order) => order.step), ...step.only.map((one) => one.step)];
}

/** The circles in a relation between steps, each once, beginning with its first step in the document. */
function rings(steps: readonly StepFile[], next: (step: StepFile) => readonly string[]): string[][] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (id: string, trail: string[]) => {
    const loop = trail.indexOf(id);
    if (loop >= 0) found.push(inDocumentOrder(trail.slice(loop), steps));
    const step = byId.get(id);
    if (loop >= 0 || done.has(id) || step === undefined) return;
    for (const target of next(step)) visit(target, [...trail, id]);
    done.add(id);
  };
  for (const { id } of steps) visit(id, []);
  return found;
}

function inDocumentOrder(ring: string[], steps: readonly StepFile[]): string[] {
  const start = Math.max(0, ring.indexOf(steps.find(({ id }) => ring.includes(id))?.id ?? ''));
  return [...ring.slice(start), ...ring.slice(0, start)];
}

function rawIds(value: unknown): string[] {
  const steps = (value as { steps?: unknown }).steps;
  if (!Array.isArray(steps)) return [];
  return steps.map((step: unknown) => (typeof step === 'object' && step !== null ? String((step as { id?: unknown }).id) : ''));
}

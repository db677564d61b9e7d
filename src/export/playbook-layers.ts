import type { Runbook, Step } from '../runbook/runbook.ts';

/** Steps that a step waits for: what a strict order puts first, and the decisions that it hangs on. */
const waitsFor = (step: Step): string[] => [
  ...step.after.filter(({ order }) => order === 'strict').map((order) => order.step),
  ...step.only.map((one) => one.step),
];

/**
 * The steps of a runbook in layers: what stands in one layer has no firm order among itself and can be done side by side, and waits
 * for layers before it alone. Within a layer, the order of the document.
 */
export const layersOf = ({ steps }: Runbook): Step[][] => {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ranks = new Map<string, number>();
  const rankOf = (step: Step, path: readonly string[]): number => {
    const known = ranks.get(step.id);
    if (known !== undefined) return known;
    const before = waitsFor(step).flatMap((id) => {
      const other = byId.get(id);
      // A round is a fault of the runbook, and its check names it; here it must only end.
      return other === undefined || path.includes(id) ? [] : [rankOf(other, [...path, step.id]) + 1];
    });
    const rank = before.reduce((a, b) => Math.max(a, b), 0);
    ranks.set(step.id, rank);
    return rank;
  };
  const layers: Step[][] = [];
  for (const step of steps) {
    const rank = rankOf(step, []);
    layers[rank] = [...(layers[rank] ?? []), step];
  }
  return layers.filter((layer) => layer !== undefined);
};

import type { StepFile } from './schema.ts';

/**
 * Numbers on screen and on paper: rule steps 1, 2, 3 … in document order, advice none.
 * In a template every step has a number: whoever works by it has adopted it.
 */
export function numberSteps(steps: readonly Pick<StepFile, 'layer'>[], template: boolean): (number | null)[] {
  let last = 0;
  return steps.map(({ layer }) => {
    if (layer !== 'rule' && !template) return null;
    last += 1;
    return last;
  });
}

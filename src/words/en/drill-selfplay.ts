import type { drillSelfplay as japanese } from '../ja/drill-selfplay.ts';
import type { Words } from '../shape.ts';

/** Words of `drill selfplay`. */
export const drillSelfplay: Words<typeof japanese> = {
  about: 'play scenarios every way there is (can it be won, the slack, narrow windows, a model answer)',
  variants: (named) => `With ${named.map((one) => `“${one}”`).join(', ')}: `,
  every: (count) => (count === 1 ? '' : `In each of ${count} variants: `),
  solved: (variants, slack) => `  ○ ${variants}it can be won, with ${slack} min of slack`,
  unsolved: (variants, gaveUp) =>
    gaveUp
      ? `  ? ${variants}there are more ways than could be looked at.`
      : `  × ${variants}no way meets every target and keeps every rule.`,
  under: (values) => (values === '' ? '' : ` (${values})`),
  tight: (titles) =>
    titles.length === 0
      ? '     Nothing expected has a window that, quartered, leaves no way.'
      : `     Expected, with a window that, quartered, leaves no way: ${titles.join(' / ')}`,
  dead: (injects) => (injects.length === 0 ? '  Injects that never come: none' : `  Injects that never come: ${injects.join(', ')}`),
  answer: (variant) => `  A model answer${variant}, for one person who takes the standard times and no more:`,
  move: (clock, from, to, seat, title, due) =>
    `    ${clock}  ${String(from).padStart(3)}–${String(to).padStart(3)} min  ${seat}  ${title}  target ${due}`,
  broken: 'These scenarios could not be read.',
  nothing: 'There is no scenario.',
};

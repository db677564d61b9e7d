import type { drillCheck as japanese } from '../ja/drill-check.ts';
import type { Words } from '../shape.ts';

/** Words of `drill check`. */
export const drillCheck: Words<typeof japanese> = {
  about: 'check scenarios (writing, names that could be real, injects that never come, whether they can be won)',
  done: (scenario, title, variants) => `○ ${scenario}  ${title}  ${variants} variant(s)`,
  wrong: (file) => `× ${file}`,
  sound: (scenarios, variants) => `All sound: ${scenarios} scenario(s), ${variants} variant(s). Each can be won.`,
  faults: (count) => `${count} place(s) to be mended.`,
  nothing: 'There is no scenario. Please check where the folder is.',
};

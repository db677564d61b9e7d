import type { Settings } from '../store/settings.ts';
import { drillOpen as words } from '../words/ja/drill-open.ts';
import { drillVerbs } from '../words/ja/drill-verbs.ts';
import { wrongCall } from './failure.ts';

/** A name: as given, of 職・氏名 the second part; else whoever sat here last. */
export const nameOf = (by: string | undefined, { person }: Settings): string => {
  const given =
    (by ?? '')
      .split(/[・:：/／]/u)
      .at(-1)
      ?.trim() ?? '';
  const name = given === '' ? (person?.name ?? '') : given;
  if (name === '') throw wrongCall('by.missing', words.nobody);
  return name;
};

/** A seed: a whole number. */
export const seedOf = (given: string): number => {
  const digits = given.normalize('NFKC');
  if (!/^\d{1,9}$/u.test(digits)) throw wrongCall('number.shape', drillVerbs.number(given), { given });
  return Number(digits);
};

import type { outOfBandWords as japanese, outOfBandLines as japaneseLines } from '../ja/out-of-band.ts';
import type { Words } from '../shape.ts';

/** What is said while an account is not known to be in control. */
export const outOfBandWords: Words<typeof japanese> = {
  access: {
    unknown: '[practice] Nobody has tried yet whether the account can be logged in to.',
    'locked-out': '[practice] Nobody can log in to the account.',
    'recovery-asked': '[practice] Nobody can log in to the account. The platform was asked to restore it.',
  },
  ways: (instead) => `What is posted here may not arrive, or may be altered. ${instead}, or another official account, can tell it instead.`,
  step: (number, title) => (number === null ? `“${title}”` : `Step ${number} “${title}”`),
  homepage: 'The homepage',
  mark: '  Caution: first make sure that you can log in',
};

/** The sentences of one caution. */
export const outOfBandLines: typeof japaneseLines = (one) => [
  outOfBandWords.access[one.access],
  outOfBandWords.ways(one.instead === undefined ? outOfBandWords.homepage : outOfBandWords.step(one.instead.number, one.instead.title)),
];

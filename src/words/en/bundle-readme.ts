import type { absentWords as japaneseAbsent, redactedWords as japaneseRedacted } from '../ja/bundle-readme.ts';
import { bundleReadme as japanesePage } from '../ja/bundle-readme.ts';
import type { Words } from '../shape.ts';

export type { ReadmeFacts } from '../ja/bundle-readme.ts';

/** Kinds of things that are blacked out, as people say them. */
export const redactedWords: Words<typeof japaneseRedacted> = {
  names: 'names',
  text: 'free text',
  accounts: 'posts and accounts',
  evidence: 'original files of evidence',
};
/** Why a retained file is not there. */
export const absentWords: Words<typeof japaneseAbsent> = {
  missing: 'was gone from the exporting machine',
  altered: 'was altered on the exporting machine',
  withheld: 'left out of a redacted copy',
};

/** The page is written for whoever will verify the record, in Japanese and in English, whoever exports it. */
export const bundleReadme = japanesePage;

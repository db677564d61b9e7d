import type { keysPage as japanese } from '../ja/keys-page.ts';
import type { Words } from '../shape.ts';

/** Words of the page of keys. */
export const keysPage: Words<typeof japanese> = {
  title: 'Keys',
  from: 'This page is made from the table that the help (?) shows. To change it, change src/ui/keys/table.ts and run node docs/write-keys.mjs.',
  rules:
    'There are no letter shortcuts: with an input method left on, a wrong key records nothing. Only Enter on a button that carries a verb records.',
  key: 'Key',
  meaning: 'What it does',
  kinds: {
    list: 'Lists (home, symptoms, questions, runbooks)',
    work: 'The incident being worked on',
    form: 'Forms (screens with fields)',
    draft: 'The body of a text',
    search: 'Search and switch',
    log: 'The timeline',
    memo: 'While a note is being typed',
    control: 'Running a drill',
  },
};

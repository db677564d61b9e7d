import type { hints as japanese } from '../ja/hints.ts';
import type { Words } from '../shape.ts';

/** Said once on each installation, where a screen has room for it. */
export const hints: Words<typeof japanese> = {
  list: 'To begin: ↑↓ choose, Enter decides. Typing searches.',
  work: 'To begin: what you type becomes a note. Typing alone records nothing.',
  form: 'To begin: only Enter on a button with a verb records.',
};

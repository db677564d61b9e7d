import { findSecret, holdsSecret } from '../incident/secrets.ts';
import { suspicion as words } from '../words/ja/suspicion.ts';
import { wrongCall } from './failure.ts';

/** Says that what looks like a password is none: nobody can be asked in a script. */
const NOT_SECRET = '--not-secret';
/** Options of the shape k=v: evidence=E1 is no password. */
const PAIRS: ReadonlySet<string> = new Set(['--field', '--set', '--could-not']);
/** Options that are taken apart at ・ and ：, where a label would be parted from its secret. */
const PEOPLE: ReadonlySet<string> = new Set(['--by', '--to', '--approver', '--decided-by', '--taken-by']);

/** Whether the call that is being run has said so. One call a process; tests run several. */
let allowed = false;

/**
 * Asks once about a text that looks like a password and has neither a label nor a known shape (record.md, Secrets): exit 2, with how to
 * say that it is none. The words themselves are not repeated: they may go to a terminal's scrollback or a log.
 */
export const refuseSuspicious = (text: string): void => {
  const found = findSecret(text);
  if (allowed || found?.kind !== 'suspicious') return;
  throw wrongCall('text.suspicious', words.ask(found.end - found.start), { length: found.end - found.start });
};

/**
 * Looks through the words of a call that records something, before anything is made of them: what is refused later is refused here where
 * it would be taken apart or repeated (an option that is none is told by name), and what is suspicious is asked about.
 */
export const askAboutSecrets = (argv: readonly string[]): readonly string[] => {
  allowed = argv.includes(NOT_SECRET);
  if (argv.includes('--by'))
    for (const [at, word] of argv.entries()) {
      const option = argv[at - 1] ?? '';
      if ((PEOPLE.has(option) || word.startsWith('-')) && holdsSecret(word)) throw wrongCall('text.secret', words.refused);
      refuseSuspicious(PAIRS.has(option) ? word.slice(word.indexOf('=') + 1) : word);
    }
  return argv.filter((word) => word !== NOT_SECRET);
};

import { findSecret } from '../incident/secrets.ts';
import { suspicion as words } from '../words/ja/suspicion.ts';
import { wrongCall } from './failure.ts';

/** Says that what looks like a password is none: nobody can be asked in a script. */
const NOT_SECRET = '--not-secret';

/** Options of the shape k=v: evidence=E1 is no password. */
const PAIRS: ReadonlySet<string> = new Set(['--field', '--set', '--could-not']);

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

/** Looks through the words of a call that records something; without the option that says that they are no secrets. */
export const askAboutSecrets = (argv: readonly string[]): readonly string[] => {
  allowed = argv.includes(NOT_SECRET);
  if (argv.includes('--by'))
    for (const [at, word] of argv.entries()) refuseSuspicious(PAIRS.has(argv[at - 1] ?? '') ? word.slice(word.indexOf('=') + 1) : word);
  return argv.filter((word) => word !== NOT_SECRET);
};

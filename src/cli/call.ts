/** What stands before the command is looked for: options of the whole program, and what is left. */
export interface Call {
  /** The words without those options. */
  readonly words: readonly string[];
  readonly lang?: string;
  readonly runbooks?: string;
  /** An option of these that was given no value. */
  readonly missing?: '--lang' | '--runbooks';
}

const OPTIONS = { '--lang': 'lang', '--runbooks': 'runbooks' } as const;

/** Reads `--lang X`, `--lang=X`, `--runbooks DIR` and `--runbooks=DIR` wherever they stand before `--`. Loads nothing: the terminal must start at once. */
export const readCall = (argv: readonly string[]): Call => {
  const words: string[] = [];
  let call: Omit<Call, 'words'> = {};
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') {
      words.push(...argv.slice(at));
      break;
    }
    const [name = '', ...rest] = word.split('=');
    if (name !== '--lang' && name !== '--runbooks') {
      words.push(word);
      continue;
    }
    const value = rest.length > 0 ? rest.join('=') : argv[at + 1];
    if (rest.length === 0) at += 1;
    call = value === undefined || value === '' ? { ...call, missing: name } : { ...call, [OPTIONS[name]]: value };
  }
  return { ...call, words };
};

/** Whether this call opens the terminal: no command, or `resume`. Asking for help or a version is the shell's. */
export const opensTerminal = ({ words }: Call): boolean =>
  words.length === 0 || (words[0] === 'resume' && !words.includes('--help') && !words.includes('-h'));

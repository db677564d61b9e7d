/** Languages that there are words for, the first of them where nothing says otherwise. */
export const LANGUAGES = ['ja', 'en'];

/** What `--lang X` or `--lang=X` before a `--` says; the last one holds. */
const asked = (argv) => {
  let given;
  for (const [at, word] of argv.entries()) {
    if (word === '--') break;
    if (word === '--lang') given = argv[at + 1];
    else if (word.startsWith('--lang=')) given = word.slice('--lang='.length);
  }
  return given;
};

/** The language a locale names: en_US.UTF-8 gives en. C, POSIX and none name none. */
const named = (locale) => (/^(?:c|posix)?$/iu.test(locale) ? undefined : locale.toLowerCase());

/**
 * The language of this call: `--lang`, else HIKESHI_LANG, else that of the locale, where any that is not Japanese is met in English.
 * A word that is no language gives Japanese, in which the call is refused.
 * @param argv words of the call, without those of Node
 * @returns one of LANGUAGES
 */
export const languageOf = (argv, env) => {
  const said = asked(argv) ?? (env.HIKESHI_LANG || undefined);
  if (said !== undefined) return LANGUAGES.includes(said) ? said : 'ja';
  const locale = named((env.LC_ALL || env.LC_MESSAGES || env.LANG || '').split(/[.@]/u)[0]);
  return locale === undefined || /^ja(?:[_-]|$)/u.test(locale) ? 'ja' : 'en';
};

/** The bundle that speaks a language, from this folder. */
export const bundleOf = (language) => new URL(`../dist/hikeshi${language === 'ja' ? '' : `.${language}`}.mjs`, import.meta.url);

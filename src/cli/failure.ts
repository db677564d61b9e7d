import { cli } from '../words/ja/cli.ts';
import type { Call } from './call.ts';

/** Exit codes of the command line (docs: cli.md). */
export const EXIT = { done: 0, refused: 1, input: 2, machine: 3, bug: 70 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** A call that cannot be carried out: what to say, what to answer in JSON, and the exit code. */
export class Failure extends Error {
  readonly exit: Exit;
  /** Sentences for people, in the language chosen. */
  readonly lines: readonly string[];
  /** The same for programs. */
  readonly json: object;

  constructor(exit: Exit, lines: readonly string[], json: object) {
    super(lines.join(' '));
    this.name = 'Failure';
    this.exit = exit;
    this.lines = lines;
    this.json = json;
  }
}

/** A wrong call: exit 2. */
export const wrongCall = (code: string, lines: readonly string[], facts: object = {}): Failure =>
  new Failure(EXIT.input, lines, { error: { code, ...facts } });

/** What Node makes of bytes that are no UTF-8, and half of a pair of UTF-16: nobody types either. */
const BROKEN = /[\ufffd\p{Surrogate}]/u;

/**
 * Refuses a call whose words could not be read, an option of the whole program that has no value, or a language (`--lang`, HIKESHI_LANG)
 * that is not there.
 */
export const refuseCall = ({ words, lang, runbooks, missing }: Call): void => {
  const broken = [...words, lang ?? '', runbooks ?? ''].find((word) => BROKEN.test(word));
  if (broken !== undefined) throw wrongCall('argv.encoding', cli.usage.encoding(broken), { given: broken.toWellFormed() });
  if (missing !== undefined) throw wrongCall('usage', cli.usage.value(missing), { problem: 'value', given: missing });
  const said = lang ?? (process.env.HIKESHI_LANG || undefined);
  if (said !== undefined && said !== 'ja' && said !== 'en') throw wrongCall('lang.unknown', cli.lang(said), { given: said });
};

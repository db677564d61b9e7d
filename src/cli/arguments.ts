import { readFileSync } from 'node:fs';
import { TROUBLES, type Trouble } from '../../machines/words.ts';
import { longDateTime } from '../incident/calendar.ts';
import type { Field } from '../runbook/forms.ts';
import type { Person } from '../session/session.ts';
import { readTime as readTyped } from '../ui/parts/datetime.ts';
import { cli } from '../words/ja/cli.ts';
import { forms } from '../words/ja/forms.ts';
import { terms } from '../words/ja/terms.ts';
import { wrongCall } from './failure.ts';
import { refuseSuspicious } from './suspicion.ts';

/** `--by 職・氏名`. */
export const readPerson = (by: string | undefined): Person => {
  if (by === undefined || by.trim() === '') throw wrongCall('by.missing', cli.by.missing);
  const at = by.search(/[・:：/／]/u);
  const role = at < 0 ? '' : by.slice(0, at).trim();
  const name = at < 0 ? '' : by.slice(at + 1).trim();
  if (role === '' || name === '') throw wrongCall('by.shape', cli.by.shape(by), { given: by });
  return { role, name };
};

/** A trouble by its id or its Japanese name. */
export const readTrouble = (given: string): Trouble => {
  const trouble = TROUBLES.find((one) => one === given || terms.trouble[one] === given);
  if (trouble === undefined) throw wrongCall('trouble.unknown', cli.trouble(given), { given, known: TROUBLES });
  return trouble;
};

/** TIME: ISO 8601, or what people write (2:04, 昨日 23:10). A clock time later than now is asked about. */
export const readTime = (given: string | undefined, now: number): number | undefined => {
  if (given === undefined) return undefined;
  const read = readTyped(given, now);
  if ('at' in read) return read.now === true ? undefined : read.at;
  if (read.problem === 'future' && read.suggestion !== undefined)
    throw wrongCall('time.future', cli.time.future(given, longDateTime(read.suggestion)), {
      given,
      suggestion: new Date(read.suggestion).toISOString(),
    });
  if (read.problem === 'future') throw wrongCall('time.future', cli.time.ahead(given), { given });
  throw wrongCall('time.unreadable', cli.time.unreadable(given), { given });
};

/** Reads `-` from standard input, once in a call. */
export class StandardInput {
  #used = false;

  /** `given`, or what comes on standard input when it is `-`. */
  text(given: string): string {
    if (given !== '-') return given;
    if (this.#used) throw wrongCall('stdin.twice', cli.stdinTwice);
    this.#used = true;
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(0);
    } catch {
      throw wrongCall('stdin.missing', cli.stdin);
    }
    let text: string;
    try {
      // Shift_JIS read as UTF-8 would be kept as characters that nobody wrote.
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/u, '');
    } catch {
      throw wrongCall('stdin.encoding', cli.stdinEncoding);
    }
    refuseSuspicious(text);
    return text;
  }
}

const pair = (given: string): [string, string] => {
  const at = given.indexOf('=');
  if (at <= 0) throw wrongCall('pair.shape', cli.pair(given), { given });
  return [given.slice(0, at).trim(), given.slice(at + 1)];
};

/** A choice by its id or by the word on the screen; what is no choice of this form stays as it was written. */
const choiceId = (field: string, value: string, fields: readonly Field[]): string => {
  const choices = fields.find(({ id }) => id === field)?.choices ?? [];
  const words = (forms.choice as Readonly<Record<string, Readonly<Record<string, string>>>>)[field] ?? {};
  return choices.find((choice) => words[choice] === value) ?? value;
};

/** `--field k=v`, repeated; a field given twice has two values. Choices of the form may be written in Japanese. */
export const readFieldPairs = (
  given: readonly string[],
  stdin: StandardInput,
  form: readonly Field[],
): Record<string, string | string[]> => {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const one of given) {
    const [field, value] = pair(one);
    const read = choiceId(field, stdin.text(value), form);
    const before = fields[field];
    fields[field] = before === undefined ? read : [...(typeof before === 'string' ? [before] : before), read];
  }
  return { ...fields };
};

/** `--set key=value`, repeated: the guideline's settings for this incident. */
export const readSettings = (given: readonly string[], known: Readonly<Record<string, { default: boolean }>>): Record<string, boolean> => {
  const values = Object.fromEntries(Object.entries(known).map(([key, setting]) => [key, setting.default]));
  for (const one of given) {
    const [key, value] = pair(one);
    if (!Object.hasOwn(known, key) || !['true', 'false'].includes(value))
      throw wrongCall('setting.unknown', cli.setting(key, Object.keys(known)), { given: one });
    values[key] = value === 'true';
  }
  return values;
};

/** A number of the log. */
export const readSeq = (given: string): number => {
  const digits = given.normalize('NFKC');
  if (!/^\d{1,9}$/u.test(digits)) throw wrongCall('seq.shape', cli.seq(given), { given });
  return Number(digits);
};

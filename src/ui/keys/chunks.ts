import { typed } from '../parts/safe.ts';
import { isOpenPaste, readEscape } from './escapes.ts';
import type { CtrlLetter, Key, KeyName } from './key.ts';

/** A key before it is known what else its chunk brought. */
type Draft = Omit<Key, 'chunk' | 'withText' | 'last'>;

const ESC = '\u001b';
const CTRL_LETTERS = 'abcdefklnpuwz';
const CONTROL: Readonly<Record<string, KeyName>> = { '\r': 'enter', '\n': 'enter', '\t': 'tab', '\b': 'backspace', '\u007f': 'backspace' };

const isControl = (unit: string): boolean => unit < ' ' || unit === '\u007f';

const controlName = (unit: string): KeyName | undefined => {
  const known = CONTROL[unit];
  if (known !== undefined) return known;
  const letter = String.fromCharCode(unit.charCodeAt(0) + 0x60);
  return CTRL_LETTERS.includes(letter) ? `ctrl-${letter as CtrlLetter}` : undefined;
};

/** Full-width digits to ASCII, or undefined when something else is in it. */
const digitsOf = (text: string): string | undefined => {
  const plain = text.normalize('NFKC');
  return /^[0-9]+$/u.test(plain) ? plain : undefined;
};

const SIGNS: Readonly<Record<string, '?' | '/'>> = { '?': '?', '？': '?', '/': '/', '／': '/', '・': '/', '･': '/' };

/** What decoding makes of bytes that are no UTF-8. Nobody types it. */
const REPLACED = '\ufffd';

/**
 * Keys of a read without its text, where some of that is broken: letters inside (half of a Shift_JIS character looks like one) may
 * mean something else, and an Enter behind it confirms what is not there.
 */
const withoutBroken = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.some(({ name }) => name === 'broken')
    ? [...drafts.filter(({ name }) => name !== 'broken' && name !== 'text' && name !== 'enter'), { name: 'broken' }]
    : drafts;

/** The key of a run of text; undefined when nothing of it may be kept. */
const textKey = (raw: string, paste: boolean): Draft | undefined => {
  if (raw.includes(REPLACED)) return { name: 'broken' };
  const text = typed(raw, 'many');
  if (text === '') return undefined;
  if (paste) return { name: 'text', text, paste: true };
  const digits = digitsOf(text);
  const sign = SIGNS[text];
  return { name: 'text', text, ...(digits === undefined ? {} : { digits }), ...(sign === undefined ? {} : { sign }) };
};

/** More than any field takes. Of a longer paste the beginning is kept, and the last units, where its end may be half arrived. */
const PASTE_LIMIT = 100_000;
const shortened = (waiting: string): string =>
  waiting.length > 2 * PASTE_LIMIT && isOpenPaste(waiting) ? waiting.slice(0, PASTE_LIMIT) + waiting.slice(-8) : waiting;

/** Turns reads of the terminal into keys. */
export interface KeyReader {
  /** Keys that are whole after this read; a sequence cut by the end of the read waits for the next. */
  push(chunk: string): Key[];
  /** What is waiting: nothing, a sequence (`flush` it after some 50 ms: a lone Esc), or an open paste (wait longer). */
  waiting(): 'nothing' | 'sequence' | 'paste';
  /** Takes what waits as it stands. */
  flush(): Key[];
}

/** A reader of terminal input. It expects decoded text: `stdin.setEncoding('utf8')` keeps a character whole that two reads split. */
export const keyReader = (): KeyReader => {
  let pending = '';
  let chunk = 0;

  const read = (input: string, final: boolean): Key[] => {
    const drafts: Draft[] = [];
    const add = (draft: Draft | undefined) => draft !== undefined && drafts.push(draft);
    pending = '';
    let at = 0;
    while (at < input.length) {
      const unit = input[at] ?? '';
      if (unit === ESC) {
        const found = readEscape(input, at, final);
        if (found.is === 'incomplete') {
          pending = shortened(input.slice(at));
          break;
        }
        if (found.is === 'key') add({ name: found.name, ...(found.alt ? { alt: true } : {}) });
        if (found.is === 'paste') add(textKey(found.text, true));
        at += found.length;
      } else if (isControl(unit)) {
        const name = controlName(unit);
        if (name !== undefined) add({ name });
        at += unit === '\r' && input[at + 1] === '\n' ? 2 : 1;
      } else {
        let end = at + 1;
        while (end < input.length && !isControl(input[end] ?? '')) end += 1;
        add(textKey(input.slice(at, end), false));
        at = end;
      }
    }
    if (drafts.length > 0) chunk += 1;
    const keys = withoutBroken(drafts);
    const withText = keys.some((draft) => draft.name === 'text');
    return keys.map((draft, index) => ({ ...draft, chunk, withText, last: index === keys.length - 1 }));
  };

  return {
    push: (text) => read(pending + text, false),
    waiting: () => (pending === '' ? 'nothing' : isOpenPaste(pending) ? 'paste' : 'sequence'),
    flush: () => read(pending, true),
  };
};

/** A key for tests and for screens that make one up: `key('enter')`, `key('text', 'あ')`. Each has a chunk of its own unless given. */
export const key = (name: KeyName, text?: string, chunk = nextOwn()): Key => {
  const draft: Draft = (text === undefined ? undefined : textKey(text, false)) ?? { name };
  return { ...draft, name, chunk, withText: name === 'text', last: true };
};
let own = 0;
const nextOwn = (): number => {
  own -= 1;
  return own;
};

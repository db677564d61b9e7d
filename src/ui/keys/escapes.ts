import type { KeyName } from './key.ts';

/** What stands at one place of the input: a key, a paste, nothing of use, or a sequence that is still to come whole. */
export type Escape =
  | { readonly is: 'key'; readonly name: KeyName; readonly alt?: true; readonly length: number }
  | { readonly is: 'paste'; readonly text: string; readonly length: number }
  | { readonly is: 'nothing'; readonly length: number }
  | { readonly is: 'incomplete' };

const ESC = '\u001b';
const PASTE_START = `${ESC}[200~`;
const PASTE_END = `${ESC}[201~`;

/** CSI and SS3 keys by their last character. */
const BY_FINAL: Readonly<Record<string, KeyName>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  M: 'enter',
  Z: 'shift-tab',
};
/** CSI keys that end in `~`, by their number. */
const BY_NUMBER: Readonly<Record<string, KeyName>> = {
  1: 'home',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
};
/** The same with Alt or Ctrl held, and what Alt with a letter stands for where the arrows send that (macOS). */
const BY_WORD: Readonly<Record<string, KeyName>> = { C: 'word-right', D: 'word-left', f: 'word-right', b: 'word-left' };
/** Alt or Ctrl, in what a terminal adds up behind the `;`, less one. */
const ALT_OR_CTRL = 0b110;
/** Keys that some terminals report by code (`CSI 13 u`, `CSI 27;2;13~`). */
const BY_CODE: Readonly<Record<string, KeyName>> = { 9: 'tab', 13: 'enter', 27: 'escape', 127: 'backspace' };

const byCode = (code: string, modifiers: string): { name: KeyName; alt?: true } | undefined => {
  const name = BY_CODE[code];
  const held = Number(modifiers || 1) - 1;
  if (name === 'tab' && (held & 1) !== 0) return { name: 'shift-tab' };
  if (name === undefined) return undefined;
  return name === 'enter' && (held & 2) !== 0 ? { name, alt: true } : { name };
};

const csi = (input: string, at: number): Escape => {
  // The Linux console sends `ESC [ [ A` for F1.
  const from = input[at + 2] === '[' ? at + 3 : at + 2;
  let end = from;
  while (end < input.length && /[ -?]/u.test(input[end] ?? '')) end += 1;
  const final = input[end];
  if (final === undefined) return { is: 'incomplete' };
  if (!/[@-~]/u.test(final)) return { is: 'nothing', length: end - at };
  const length = end + 1 - at;
  if (from === at + 3) return { is: 'nothing', length };
  const [first = '', second = '', third = ''] = input.slice(from, end).split(';');
  const coded = final === 'u' ? byCode(first, second) : final === '~' && first === '27' ? byCode(third, second) : undefined;
  if (coded !== undefined) return { is: 'key', ...coded, length };
  const isHeld = final !== '~' && ((Number(second || 1) - 1) & ALT_OR_CTRL) !== 0;
  const byWord = isHeld && /^\d*$/u.test(first) ? BY_WORD[final] : undefined;
  if (byWord !== undefined) return { is: 'key', name: byWord, length };
  const name = final === '~' ? BY_NUMBER[first] : /^[\d;]*$/u.test(input.slice(from, end)) && final !== 'M' ? BY_FINAL[final] : undefined;
  return name === undefined ? { is: 'nothing', length } : { is: 'key', name, length };
};

/** A string command (OSC, DCS, APC, PM, SOS): a terminal's answer, skipped up to BEL or ESC \. */
const stringCommand = (input: string, at: number): Escape => {
  for (let end = at + 2; end < input.length; end++) {
    if (input[end] === '\u0007') return { is: 'nothing', length: end + 1 - at };
    if (input[end] === ESC) return { is: 'nothing', length: (input[end + 1] === '\\' ? end + 2 : end) - at };
  }
  return { is: 'incomplete' };
};

/**
 * Reads what begins with ESC at `at`. `final` says that nothing more came for a while: what is incomplete is then taken as it
 * stands, a lone ESC as the Esc key.
 */
export const readEscape = (input: string, at: number, final: boolean): Escape => {
  const next = input[at + 1];
  const read = ((): Escape => {
    if (next === undefined) return { is: 'incomplete' };
    if (next === '[') {
      if (!input.startsWith(PASTE_START, at)) return csi(input, at);
      const end = input.indexOf(PASTE_END, at);
      if (end < 0) return { is: 'incomplete' };
      return { is: 'paste', text: input.slice(at + PASTE_START.length, end), length: end + PASTE_END.length - at };
    }
    if (next === 'O') {
      const letter = input[at + 2];
      if (letter === undefined) return { is: 'incomplete' };
      const name = BY_FINAL[letter];
      return name === undefined ? { is: 'nothing', length: 3 } : { is: 'key', name, length: 3 };
    }
    if (/[\]P_^X]/u.test(next)) return stringCommand(input, at);
    if (next === '\r' || next === '\n') return { is: 'key', name: 'enter', alt: true, length: 2 };
    // Alt+Backspace takes a word away, as Ctrl+W does.
    if (next === '\u007f' || next === '\b') return { is: 'key', name: 'ctrl-w', length: 2 };
    const byWord = BY_WORD[next];
    if (byWord !== undefined && /[bf]/u.test(next)) return { is: 'key', name: byWord, length: 2 };
    // Alt with another letter means nothing here; Esc followed by anything else is two keys.
    return /[ -~]/u.test(next) ? { is: 'nothing', length: 2 } : { is: 'key', name: 'escape', length: 1 };
  })();
  if (read.is !== 'incomplete' || !final) return read;
  if (next === undefined) return { is: 'key', name: 'escape', length: 1 };
  if (input.startsWith(PASTE_START, at)) return { is: 'paste', text: input.slice(at + PASTE_START.length), length: input.length - at };
  return { is: 'nothing', length: input.length - at };
};

/** Whether `pending` is a paste whose end has not come: it may take long, and no key is in it. */
export const isOpenPaste = (pending: string): boolean => pending.startsWith(PASTE_START);

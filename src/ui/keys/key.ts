/** Letters that arrive with Ctrl as keys of their own. */
export type CtrlLetter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'k' | 'l' | 'n' | 'p' | 'u' | 'w' | 'z';

export type KeyName =
  | 'text'
  /** Text of which some bytes were no characters (Shift_JIS, half a character). All of that read is left out. */
  | 'broken'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'enter'
  | 'tab'
  | 'shift-tab'
  | 'escape'
  | 'pageup'
  | 'pagedown'
  | 'home'
  | 'end'
  | 'word-left'
  | 'word-right'
  | 'backspace'
  | 'delete'
  | `ctrl-${CtrlLetter}`;

/** One thing the operator did, as the screens see it. */
export interface Key {
  readonly name: KeyName;
  /** What was typed or pasted, for `text`: at least one character, line breaks as `\n`. */
  readonly text?: string;
  /** The same in ASCII, when it is digits only (`１` → `1`). */
  readonly digits?: string;
  /** `?` for one ？ or ?; `/` for one ／ / or ・ (a Japanese keyboard types ・ where / is). */
  readonly sign?: '?' | '/';
  readonly paste?: true;
  /** Enter with Alt held. */
  readonly alt?: true;
  /** Which read of the terminal brought it; keys of one read have one number. */
  readonly chunk: number;
  /** The same read brought text: an Enter among it confirms a conversion and records nothing. */
  readonly withText: boolean;
  /** The last key of its read. */
  readonly last: boolean;
}

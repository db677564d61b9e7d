import { keyReader } from './chunks.ts';
import type { Key } from './key.ts';

/** A lone ESC is the Esc key when nothing follows within this; over a slow line a sequence may arrive in two pieces. */
const SEQUENCE_WAIT = 50;
/** A paste without an end is taken as it stands after this. */
const PASTE_WAIT = 2000;

/** A terminal's input: `process.stdin`, or a stream in a test. */
export type KeyStream = NodeJS.ReadableStream & {
  setRawMode?(on: boolean): unknown;
  readonly isTTY?: boolean;
  unref?(): unknown;
  ref?(): unknown;
};

/**
 * Reads keys from a terminal in raw mode. We read it ourselves: Ink's `useInput` hides which keys came in one read, and a record
 * button must know that. `setEncoding` joins the bytes of a character that two reads split. Returns what stops it and restores the terminal.
 */
export const readKeys = (stdin: KeyStream, receive: (keys: readonly Key[]) => void, ended: () => void): (() => void) => {
  const reader = keyReader();
  let timer: NodeJS.Timeout | undefined;
  const pass = (keys: readonly Key[]) => {
    clearTimeout(timer);
    const waiting = reader.waiting();
    if (waiting !== 'nothing') timer = setTimeout(() => pass(reader.flush()), waiting === 'paste' ? PASTE_WAIT : SEQUENCE_WAIT);
    if (keys.length > 0) receive(keys);
  };
  const onData = (chunk: string | Buffer) => pass(reader.push(chunk.toString()));
  stdin.setEncoding('utf8');
  if (stdin.isTTY) stdin.setRawMode?.(true);
  stdin.ref?.();
  stdin.on('data', onData);
  stdin.on('end', ended);
  stdin.on('error', ended);
  stdin.resume();
  return () => {
    clearTimeout(timer);
    stdin.off('data', onData);
    stdin.off('end', ended);
    stdin.off('error', ended);
    stdin.pause();
    if (stdin.isTTY) stdin.setRawMode?.(false);
    stdin.unref?.();
  };
};

import { type Instance, render, Text, useApp, useCursor } from 'ink';
import type { ReactElement } from 'react';
import type { KeyStream } from './keys/stdin.ts';
import type { Picture } from './picture.ts';

/** Gives the terminal away while a promise lasts. */
export type Suspend = ReturnType<typeof useApp>['suspendTerminal'];

/** A picture as Ink paints it, with the real cursor on it. */
export const Painter = ({ picture, suspend }: { picture: Picture; suspend: { current?: Suspend } }) => {
  suspend.current = useApp().suspendTerminal;
  useCursor().setCursorPosition(picture.cursor === undefined ? undefined : { ...picture.cursor });
  return <Text>{picture.text}</Text>;
};

/** Takes the terminal, alternate screen and raw input, and paints the first picture. Throws what Ink throws, the input as it was. */
export const inkOn = (stdin: KeyStream, stdout: NodeJS.WriteStream, first: ReactElement): Instance => {
  const raw = (on: boolean) => {
    if (stdin.isTTY) stdin.setRawMode?.(on);
  };
  // Before anything is drawn: who sees the screen may type, and the terminal must neither echo that nor stop the program for it by itself.
  raw(true);
  try {
    return render(first, {
      stdin: stdin as NodeJS.ReadStream,
      stdout,
      alternateScreen: true,
      incrementalRendering: true,
      // A key is answered by a frame within 8 ms; Ink's own 30 frames a second would keep it waiting for up to 33.
      maxFps: 125,
      exitOnCtrlC: false,
      patchConsole: false,
      interactive: true,
      isScreenReaderEnabled: false,
    });
  } catch (problem) {
    raw(false);
    throw problem;
  }
};

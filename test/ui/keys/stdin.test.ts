import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Key } from '../../../src/ui/keys/key.ts';
import { type KeyStream, readKeys } from '../../../src/ui/keys/stdin.ts';

/** A terminal's input that the test writes to, with the keys read from it and what raw mode was set to. */
const terminal = () => {
  const keys: Key[] = [];
  const raw: boolean[] = [];
  let ended = 0;
  const stream = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) });
  const stop = readKeys(
    stream as KeyStream,
    (read) => keys.push(...read),
    () => {
      ended += 1;
    },
  );
  const write = async (...reads: (Buffer | string)[]) => {
    for (const read of reads) {
      stream.write(read);
      await wait(0);
    }
  };
  return { stream, keys, raw, write, stop, ended: () => ended };
};

test('joins a character whose bytes came in two reads', async () => {
  const { keys, write, stop } = terminal();
  const bytes = Buffer.from('𠮷野家');
  await write(bytes.subarray(0, 2), bytes.subarray(2, 5), bytes.subarray(5));
  expect(keys.map(({ text }) => text).join('')).toBe('𠮷野家');
  stop();
});

test('numbers the reads, so that an Enter knows whether text came with it', async () => {
  const { keys, write, stop } = terminal();
  await write('乗っ取り\r', '\r');
  expect(keys.map(({ name, chunk, withText }) => [name, chunk, withText])).toEqual([
    ['text', 1, true],
    ['enter', 1, true],
    ['enter', 2, false],
  ]);
  stop();
});

test('takes a lone ESC as the Esc key after a while, and two halves of a sequence as one key', async () => {
  const { keys, write, stop } = terminal();
  await write('\u001b', '[A');
  expect(keys.map(({ name }) => name)).toEqual(['up']);
  await write('\u001b');
  await expect.poll(() => keys.map(({ name }) => name)).toEqual(['up', 'escape']);
  stop();
});

test('sets raw mode, and gives it back without reading further', async () => {
  const { keys, raw, write, stop } = terminal();
  stop();
  await write('あ');
  expect([raw, keys]).toEqual([[true, false], []]);
});

test('tells when the terminal has gone', async () => {
  const { stream, ended } = terminal();
  stream.end();
  await expect.poll(ended).toBe(1);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assertAligned, openTerminal, type TerminalOptions, type TestTerminal } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-terminal-'));
const program = join(folder, 'counter.mjs');
const opened: TestTerminal[] = [];

beforeAll(async () => {
  const build: { bundleTo(input: string, file: string): Promise<void> } = await import(new URL('../../build.mjs', import.meta.url).href);
  await build.bundleTo(fileURLToPath(new URL('./counter-program.tsx', import.meta.url)), program);
});
afterAll(() => {
  for (const terminal of opened) terminal.kill();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (options: TerminalOptions = {}): Promise<TestTerminal> => {
  const terminal = openTerminal({ program, ...options });
  opened.push(terminal);
  await terminal.waitFor('おわり');
  return terminal;
};

describe('a running program', () => {
  let terminal: TestTerminal;
  beforeAll(async () => {
    terminal = await start();
    await terminal.waitFor('見た 2');
  });
  beforeEach(async () => {
    terminal.press('ctrl-u');
    await terminal.waitFor(/メモ：$/mu);
  });

  test('is drawn on the alternate screen, in colour', () => {
    expect(terminal.isAlternate()).toBe(true);
    expect(terminal.cells()[2]?.[0]?.colored).toBe(true);
    assertAligned(terminal);
  });

  test('has the real cursor where the text goes, so that an IME draws there', async () => {
    terminal.type('乗っ取り');
    await terminal.waitFor('メモ：乗っ取り');
    expect(terminal.cursor()).toEqual({ x: 14, y: 22, hidden: false });
  });

  test('gets text and Enter of one read as two keys of one chunk', async () => {
    terminal.type('乗っ取り\r');
    await terminal.waitFor(/(\d+):text\(乗っ取り\)\n\1:enter/u);
  });

  test('gets a paste as one text and a lone Esc as a key', async () => {
    terminal.paste('一行目\r\n二行目');
    await terminal.waitFor('メモ：一行目 二行目');
    await terminal.waitFor(/:text\(一行目 二行目\)$/mu);
    terminal.press('escape');
    await terminal.waitFor(':escape');
  });

  test('writes only the row that changed', async () => {
    const before = terminal.raw().length;
    terminal.type('あ');
    await terminal.waitFor('メモ：あ');
    const written = terminal.raw().slice(before);
    expect(written).toContain('あ');
    expect(written).not.toContain('おわり');
    expect(written).not.toContain('\u001b[2J');
  });

  test('goes on after Ctrl+Z', async () => {
    terminal.type('あ');
    await terminal.waitFor('メモ：あ');
    const before = terminal.raw().length;
    terminal.press('ctrl-z');
    // It gives the terminal back, and takes it again: only then are keys its own.
    await terminal.waitFor(() => /\u001b\[\?2004l[\s\S]*\u001b\[\?2004h/u.test(terminal.raw().slice(before)));
    terminal.type('い');
    await terminal.waitFor('メモ：あい');
  });

  test('goes on after Ctrl+Z in one read with text, and again before it is back', async () => {
    terminal.press('ctrl-u');
    terminal.send('か\u001aき\u001a\u001a');
    terminal.press('ctrl-z', 'ctrl-z');
    await terminal.waitFor('メモ：かき');
    terminal.type('く');
    await terminal.waitFor((lines) => lines.some((line) => /^メモ：かき.*く$/u.test(line)));
    expect(terminal.screen().join('')).not.toContain('^Z');
    terminal.press('ctrl-u');
  });

  test('is drawn anew in another size, and told when it is too small', async () => {
    terminal.resize(60, 20);
    await terminal.waitFor('60×20');
    await terminal.waitFor((lines) => lines[19] === `${'─'.repeat(54)}おわり`);
    expect(terminal.screen().join('')).not.toContain('小さい');
    terminal.resize(40, 12);
    await terminal.waitFor('40×12 小さい');
    terminal.resize(120, 40);
    await terminal.waitFor((lines) => lines[39] === `${'─'.repeat(114)}おわり`);
    assertAligned(terminal);
    expect(terminal.screen().filter((line) => line.includes('火消し'))).toHaveLength(1);
  });

  test('gives the terminal back when it ends', async () => {
    terminal.press('ctrl-c');
    expect((await terminal.exited).code).toBe(0);
    expect(terminal.isAlternate()).toBe(false);
    expect(terminal.screen().join('')).toContain('おわりました program');
    expect(terminal.raw()).toContain('\u001b[?2004l');
    expect(terminal.cursor().hidden).toBe(false);
  });
});

test.concurrent('leaves out colours under NO_COLOR and keeps inverse, underline and strike', async () => {
  const terminal = await start({ env: { NO_COLOR: '1' } });
  const cells = terminal.cells();
  expect(cells.flat().some(({ colored }) => colored)).toBe(false);
  expect(cells[2]?.slice(2, 11).map(({ inverse, underline, strike }) => [inverse, underline, strike].indexOf(true))).toEqual([
    0, 0, 0, 0, 1, 1, 1, 1, 2,
  ]);
  expect(cells[0]?.[0]?.bold).toBe(true);
});

test.concurrent('restores the terminal and ends with the error when the program throws', async () => {
  const terminal = await start();
  terminal.type('壊');
  expect((await terminal.exited).code).toBe(1);
  expect(terminal.isAlternate()).toBe(false);
  expect(terminal.screen().join('\n')).toContain('壊れました');
});

test.concurrent.for(['SIGTERM', 'SIGHUP'] as const)('restores the terminal on %s', async (signal) => {
  const terminal = await start();
  process.kill(terminal.pid, signal);
  await terminal.exited;
  expect(terminal.isAlternate()).toBe(false);
  expect(terminal.screen().join('')).toContain(`おわりました ${signal}`);
});

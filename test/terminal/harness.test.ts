import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assertAligned, openTerminal } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-harness-'));
const program = join(folder, 'echo.mjs');
writeFileSync(
  program,
  `process.stdin.setRawMode(true);
process.stdout.write('CI=' + ('CI' in process.env) + ' ' + (process.argv[2] ?? '') + '\\r\\n┌─ 家族👨‍👩‍👧‍👦 ──┐\\r\\n│ ⚠️㈱𠮷が  │\\r\\n└───────────┘\\r\\n');
process.stdin.on('data', (data) => data.includes(3) ? process.exit(4) : process.stdout.write('<' + data + '>'));`,
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('runs a program in a terminal, types, shows the screen, and tells how it ended', async () => {
  const terminal = openTerminal({ program, args: ['引数'] });
  await terminal.waitFor('CI=false 引数');
  await terminal.waitFor('└');
  assertAligned(terminal);
  terminal.type('あ');
  const lines = await terminal.waitFor(/<あ>/u);
  expect(lines).toHaveLength(24);
  expect(terminal.cells()[2]?.slice(2, 6)).toMatchObject([{ text: '⚠️', width: 2 }, { width: 0 }, { text: '㈱', width: 2 }, { width: 0 }]);
  terminal.press('ctrl-c');
  expect((await terminal.exited).code).toBe(4);
  await expect(terminal.waitFor('もう来ない')).rejects.toThrow(/ended with 4[\s\S]*<あ>/u);
});

test('throws with the last screen when nothing comes within the deadline', async () => {
  const terminal = openTerminal({ program, deadline: 300 });
  await expect(terminal.waitFor('けっして出ない')).rejects.toThrow(/did not show within 300 ms: けっして出ない[\s\S]*end of screen/u);
  terminal.kill();
  await terminal.exited;
});

test.each([
  ['a row that is too wide', ['あ'.repeat(41)], /82 columns/u],
  ['a row that starts with 。', ['ここまで', '。つぎ'], /starts with/u],
  ['a row that starts with ー inside a box', ['┌────┐', '│ ー │', '└────┘'], /starts with/u],
  ['a rule that ends before the edge', [`── 手順 ${'─'.repeat(71)}`], /rule that ends at 79/u],
  ['a box whose side is out of place', ['┌────┐', '│ あ│', '└────┘'], /sides of the box/u],
  ['a box without a lower edge', ['┌────┐', '│ あ │'], /lower edge/u],
  ['a box whose lower corner is out of place', ['┌────┐', '│ あ │', '└───┘'], /corner/u],
])('finds %s', (_, lines, message) => {
  expect(() => assertAligned(lines, 80)).toThrow(message);
});

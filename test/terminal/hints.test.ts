import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { newOffice, type Operator } from './operator.ts';

const office = newOffice({ guideline: 'komae' });
afterAll(() => office.leave());
const seen = (): string[] => {
  try {
    return (JSON.parse(readFileSync(join(office.home, 'display.json'), 'utf8')) as { seen: string[] }).seen;
  } catch {
    return [];
  }
};
const opened = async (): Promise<Operator> => {
  const me = office.open();
  await me.see('新しい事案を始める');
  return me;
};

test('a hint stands in rows that were empty, goes with the first deed, and comes no more on this machine', async () => {
  const me = await opened();
  expect(me.row(22)).toBe(' はじめに　↑↓ で選び、Enter で決めます。文字を打つと検索です。');
  // Moving about is no deed.
  await me.press('down');
  expect(me.row(22)).toContain('はじめに');
  await me.press('up', 'enter');
  await me.see('何が起きましたか');
  expect(me.screen()).not.toContain('はじめに');
  await me.digit('2');
  await me.press('enter');
  await me.see('2/2');
  expect(me.screen()).toContain('はじめに　記録になるのは、');
  await me.press('tab');
  expect(me.screen()).not.toContain('はじめに');
  await vi.waitFor(() => expect(seen()).toEqual(['list', 'form']));
  me.terminal.kill('SIGKILL');
  const again = await opened();
  expect(again.screen()).not.toContain('はじめに');
  await again.press('enter');
  await again.see('何が起きましたか');
  await again.digit('2');
  await again.press('enter');
  await again.see('2/2');
  expect(again.screen()).not.toContain('はじめに');
  again.terminal.kill();
});

test('a hint takes no row from anything else, and a folder that cannot be written is not spoken of', async () => {
  const small = newOffice({ guideline: 'komae' });
  for (const trouble of ['takeover', 'firestorm', 'rumor'])
    await small.command('open', trouble, '--guideline', 'komae', '--by', '管理者・田中恵子');
  writeFileSync(join(small.home, 'display.json'), '{}', { mode: 0o400 });
  const me = small.open({ columns: 60, rows: 20 });
  await me.see('対応中の事案が3件あります');
  expect(me.screen()).not.toContain('はじめに');
  await me.press('tab', 'escape');
  expect(me.screen()).not.toContain('保存できません');
  small.leave();
});

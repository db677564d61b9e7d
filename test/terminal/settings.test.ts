import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TerminalOptions } from './harness.ts';
import { newOffice, type Office, type Operator } from './operator.ts';
import { tour } from './tour.ts';

const ME = { role: '管理者', name: '田中 恵子' };
const offices: Office[] = [];
const officeWith = (display?: object, person: object = { person: ME }): Office => {
  const office = newOffice({ guideline: 'komae', ...person, settings: { komae: { sampleAdopted: true } } });
  if (display !== undefined) writeFileSync(join(office.home, 'display.json'), JSON.stringify(display));
  offices.push(office);
  return office;
};
afterAll(() => {
  for (const office of offices) office.leave();
});
const kept = (office: Office): Record<string, unknown> => JSON.parse(readFileSync(join(office.home, 'display.json'), 'utf8'));

describe('the settings of the screen', () => {
  const office = officeWith();
  let me: Operator;
  const opened = async (options: TerminalOptions = {}): Promise<void> => {
    me = office.open(options);
    await me.see('新しい事案を始める');
  };
  beforeAll(() => opened());

  test('are changed where they are chosen, from home, and kept for the next time', async () => {
    expect(existsSync(join(office.home, 'display.json'))).toBe(false);
    await me.button('設定を変える');
    await me.see('この端末の設定');
    expect(me.screen()).toMatch(/1 +記号を英数字にする +いま：しない/u);
    await me.press('enter');
    await me.see('「記号を英数字にする」を「する」にしました。');
    expect(me.screen()).toMatch(/1 +記号を英数字にする +いま：する/u);
    expect(me.screen()).not.toMatch(/[─│┌┐└┘→←↑↓…]/u);
    expect(me.row(2)).toBe('-'.repeat(80));
    expect(kept(office)).toMatchObject({ ascii: true, contrast: false });
    me.terminal.kill('SIGKILL');
    await opened();
    expect(me.screen()).toContain('-- ふだん ---');
  });

  test('turn colours into bold and inverse, and back', async () => {
    const colours = () => me.terminal.cells().some((row) => row.some(({ colored }) => colored));
    await me.button('設定を変える');
    await me.see('この端末の設定');
    await me.digit('2');
    await me.press('enter');
    await me.see('「高コントラストにする」を「する」にしました。');
    const rowOf = me.terminal.screen().findIndex((line) => line.includes('> 2'));
    const marked = me.terminal.cells()[rowOf]?.filter(({ inverse }) => inverse) ?? [];
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.every(({ bold }) => bold)).toBe(true);
    expect(colours()).toBe(false);
    await me.press('enter');
    await me.see('「高コントラストにする」を「しない」にしました。');
    expect(kept(office)).toMatchObject({ contrast: false });
  });

  test('go line by line at once, and back to the screens the same way', async () => {
    await me.press('escape');
    await me.see('新しい事案を始める');
    await me.button('設定を変える');
    await me.see('この端末の設定');
    await me.digit('4');
    me.terminal.press('enter');
    await me.terminal.waitFor(() => me.words.endsWith('入れてください：'));
    expect(me.terminal.isAlternate()).toBe(false);
    expect(kept(office)).toMatchObject({ lines: true });
    me.terminal.type('4\r');
    await me.terminal.waitFor(() => me.terminal.isAlternate());
    await me.see('いま：しない');
    expect(kept(office)).toMatchObject({ lines: false });
  });
});

test('a file that cannot be read is told, passed over, and never stands in the way', async () => {
  const office = officeWith({ contrast: 'とても', font: 'big', ascii: true });
  const me = office.open();
  await me.see('読めないところがありました（contrast、font）');
  expect(me.words).toContain('記録には影響しません');
  expect(me.screen()).toMatch(/^-- ふだん -+$/mu);
  expect(me.marked).toContain('新しい事案を始める');
  me.terminal.kill();
  writeFileSync(join(office.home, 'display.json'), '{"ascii": tr');
  const again = office.open();
  await again.see('読めないところがありました。');
  expect(again.screen()).toMatch(/^── ふだん ─+$/mu);
});

test('the clock stands still where motion is reduced, until a key comes', async () => {
  // Clocks of the program that run sixty times as fast: a minute is a second.
  const office = officeWith({ still: true });
  const fast = join(office.cwd, 'fast.mjs');
  writeFileSync(
    fast,
    'const real = Date.now, begun = real(); Date.now = () => begun + (real() - begun) * 60; const wait = setTimeout; globalThis.setTimeout = (run, ms, ...more) => wait(run, ms / 60, ...more);',
  );
  await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子');
  const env = { NODE_OPTIONS: `--import=${fast}` };
  const [still, moving] = [office.open({ args: ['resume', '20'], env }), officeWith().open()];
  await still.see('しないこと');
  await moving.see('新しい事案を始める');
  moving.terminal.kill();
  const other = officeWith({ still: false });
  await other.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子');
  const ticking = other.open({ args: ['resume', '20'], env });
  await ticking.see('しないこと');
  const before = still.screen();
  const clock = ticking.row(24);
  await ticking.terminal.waitFor(() => ticking.row(24) !== clock);
  const next = ticking.row(24);
  await ticking.terminal.waitFor(() => ticking.row(24) !== next);
  expect(ticking.row(1)).toMatch(/から[1-9]\d*分/u);
  expect(still.screen()).toBe(before);
  await still.press('down');
  expect(still.row(24)).not.toBe(before.split('\n')[23]);
});

/** What is out of place on a screen in ASCII: a sign that should have been replaced, a rule that is not as wide as the screen, a box out of joint. */
const outOfJoint = (me: Operator, columns: number): string[] => {
  const cells = me.terminal.cells();
  const lines = me.terminal.screen();
  const found: string[] = [];
  const placesOf = (y: number, symbol: string) => (cells[y] ?? []).flatMap((cell, x) => (cell.text === symbol ? [x] : []));
  for (const [y, line] of lines.entries()) {
    if (/[─│┌┐└┘→←↑↓…]/u.test(line)) found.push(`row ${y + 1}: a sign that this terminal draws wide: ${line}`);
    if (/^-- |^-{20}/u.test(line)) {
      const used = (cells[y] ?? []).findLastIndex(({ text }) => text !== '' && text !== ' ') + 1;
      if (used !== columns) found.push(`row ${y + 1}: the rule ends at ${used}: ${line}`);
    }
    if (/^\s*[。、」』）ー]/u.test(line)) found.push(`row ${y + 1}: begins against 禁則処理: ${line}`);
    const [corner, ...more] = placesOf(y, '+');
    if (!/^\+-/u.test(line) || corner === undefined) continue;
    for (let below = y + 1; below < lines.length && !/^\+-/u.test(lines[below] ?? ''); below += 1)
      if (placesOf(below, '|').at(0) !== corner || placesOf(below, '|').at(-1) !== more.at(-1))
        found.push(`row ${below + 1}: the sides of the box are out of place: ${lines[below]}`);
    break;
  }
  if (lines.length === 0 || lines.at(-1) === '') found.push('the last row is empty');
  return found;
};

test.each([
  [80, 24],
  [60, 20],
])('every screen stays in joint at %i×%i on a terminal that draws ① ○ ─ two columns wide', { retry: 1 }, async (columns, rows) => {
  const office = officeWith({ ascii: true }, {});
  const me = office.open({ columns, rows, wide: true });
  let seen = 0;
  await tour({
    me,
    office,
    account: '公式X ①○α @広報👨‍👩‍👧‍👦𠮷野か\u3099',
    look: async (name) => {
      await me.terminal.waitFor(() => outOfJoint(me, columns).length === 0).catch(() => undefined);
      expect(outOfJoint(me, columns), `${name}\n${me.screen()}`).toEqual([]);
      seen += 1;
    },
  });
  expect(seen).toBeGreaterThan(35);
});

test('without the setting such a terminal would break the rules', async () => {
  const office = officeWith();
  const me = office.open({ wide: true });
  await me.terminal.waitFor(/新しい事案/u);
  expect(outOfJoint(me, 80)).not.toEqual([]);
});

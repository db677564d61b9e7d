import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lookAround, WILD } from './every-size.ts';
import { type Logged, newOffice, type Operator } from './operator.ts';

const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
let me: Operator;
const ids: string[] = [];

beforeAll(async () => {
  for (const [trouble, account] of [
    ['takeover', '@ichiban'],
    ['firestorm', '@niban'],
    ['rumor', '@sanban'],
  ] as const) {
    const { incident } = await office.command<{ incident: string }>(
      ...['open', trouble, '--guideline', 'komae', '--by', '管理者・田中恵子', '--account', account + WILD],
    );
    ids.push(incident);
  }
  me = office.open({ args: ['resume', ids[0] ?? ''] });
  await me.see('しないこと');
});
afterAll(() => office.leave());

const at = (account: string): boolean => me.row(1).includes(account);

describe('of three open incidents', () => {
  test('each is one key away, round and round, and says which it is', async () => {
    expect(at('@ichiban')).toBe(true);
    expect(me.row(24)).toContain('←→ 別の事案');
    await me.press('right');
    expect(at('@niban')).toBe(true);
    expect(me.words).toContain('狛江市炎上@niban');
    expect(me.words).toContain('に移りました（対応中3件の2件目）。');
    await lookAround(me, '05-work');
    await me.press('right');
    expect(at('@sanban')).toBe(true);
    await me.press('right');
    expect(at('@ichiban')).toBe(true);
    await me.press('left');
    expect(at('@sanban')).toBe(true);
    await me.press('right');
    expect(at('@ichiban')).toBe(true);
  });

  test('each keeps its mark, its memo and its half-written form', async () => {
    await me.digit('8');
    expect(me.marked).toMatch(/> +8 /u);
    await me.press('right');
    await me.type('二件目のメモ');
    expect(me.row(23)).toContain('二件目のメモ');
    // In the line the arrows are the text's.
    await me.press('left');
    expect(at('@niban')).toBe(true);
    await me.press('escape');
    await me.press('right');
    expect(at('@sanban')).toBe(true);
    expect(me.row(23)).not.toContain('二件目のメモ');
    await me.press('enter');
    await me.see('書く欄');
    await me.type('三件目の書きかけ');
    await me.press('escape');
    await me.see('途中');
    await me.press('right');
    expect(at('@ichiban')).toBe(true);
    expect(me.marked).toMatch(/> +8 /u);
    await me.press('right');
    expect(me.row(23)).toMatch(/^メモ・検索：…件目のメ/u);
    await me.press('right');
    expect(me.screen()).toContain('途中');
    await me.press('enter');
    await me.see('三件目の書きかけ');
    await me.press('escape');
    await me.see('しないこと');
    // Beside the log, too: whoever closes the window loses none of it.
    await vi.waitFor(() => expect(office.drafts()).toContain('二件目のメモ'));
    expect(office.drafts()).toContain('三件目の書きかけ');
    for (const id of ids) expect((await office.command<Logged[]>('timeline', id)).some(({ type }) => type === 'note')).toBe(false);
  });

  test('the one written last is / and Enter away, the others a ↓ more; this one stands last', async () => {
    await me.press('right');
    expect(at('@ichiban')).toBe(true);
    await office.command('note', ids[1] ?? '', '電話', '--by', '管理者・田中恵子');
    await me.type('/');
    await me.see('対応中の事案　3件');
    expect(me.marked).toMatch(/> 1 +狛江市 炎上　@niban/u);
    expect(me.screen()).toMatch(/3 +狛江市 乗っ取り　@ichiban.* +いまの事案/u);
    await lookAround(me, '10-switch');
    await me.press('enter');
    await me.see('いますること');
    expect(at('@niban')).toBe(true);
    await me.press('escape');
    await me.see('対応中の事案が3件あります');
    await lookAround(me, '01-home-open');
    expect(me.marked).toMatch(/> 2 +狛江市 炎上　@niban/u);
  });

  test('text and Enter of one read open none', async () => {
    await me.type('/\r');
    await me.see('対応中の事案　3件');
    await me.press('down');
    expect(me.row(1)).toContain('検索と切り替え');
    expect(me.marked).toMatch(/> 2 /u);
  });
});

test('with one alone ← and → go nowhere, and the footer does not speak of them', async () => {
  const single = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
  await single.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子');
  const one = single.open({ args: ['resume', '20'] });
  await one.see('しないこと');
  expect(one.row(24)).not.toContain('別の事案');
  await one.press('down');
  await one.press('up');
  const before = one.screen();
  one.terminal.press('right', 'left');
  await one.press('down');
  await one.press('up');
  expect(one.screen()).toBe(before);
  single.leave();
});

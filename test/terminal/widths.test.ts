import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { library } from '../session/scene.ts';
import { check, checkSoon, inEverySize, resize, SIZES, WILD, WILD_WORDS } from './every-size.ts';
import { assertAligned, type TerminalOptions } from './harness.ts';
import { newOffice, type Office, type Operator } from './operator.ts';
import { tour } from './tour.ts';
import { more } from './walks.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../../bin/hikeshi.mjs', import.meta.url));
const ME = { role: '管理者', name: '田中 恵子' };
const KOMAE = { guideline: 'komae', settings: { komae: { sampleAdopted: true } } };

const offices: Office[] = [];
const officeWith = (chosen: Parameters<typeof newOffice>[0]): Office => {
  const office = newOffice(chosen);
  offices.push(office);
  return office;
};
afterAll(() => {
  for (const office of offices) office.leave();
});

// Once more where a loaded machine drew a frame later than a tenth of a second: a broken screen is broken each time.
test('fits every screen of an incident into 80×24, 60×20 and 120×40, also when the size changes in the middle', {
  retry: 1,
  timeout: 60_000,
}, async () => {
  const office = officeWith(KOMAE);
  const me = office.open();
  const seen: string[] = [];
  const looked = inEverySize(me);
  await tour({
    me,
    office,
    account: WILD,
    odd: '①※👩🏽‍🚒𠮷か\u3099ーっ、」。',
    look: async (name) => {
      await looked(name);
      seen.push(name);
    },
  });
  // What the tour shows is what the pictures in docs/screens show.
  expect(seen.length).toBeGreaterThan(35);
  expect(me.row(1)).toContain('公式X @広報👨‍👩‍👧‍👦𠮷野か\u3099');
});

const LONGEST = [
  ['ueda', 'firestorm'],
  ['uenohara', 'firestorm'],
  ['komae', 'takeover'],
  ['nagasaki', 'firestorm'],
] as const;
test.each(LONGEST)('fits the longest titles and marks: %s %s', async (guideline, trouble) => {
  const steps = library.runbooks(guideline).find((book) => book.trouble === trouble)?.steps ?? [];
  const [longest] = steps.filter(({ number }) => number !== null).toSorted((a, b) => stringWidth(b.title) - stringWidth(a.title));
  const office = officeWith({ guideline, person: ME });
  await office.command('open', trouble, '--guideline', guideline, '--by', '管理者・田中恵子', '--account', WILD);
  const me = office.open({ args: ['resume', '20'] });
  await me.see('いますること');
  const looked = inEverySize(me);
  await looked('05-work');
  await me.mark(longest?.title ?? '');
  await looked('05-work');
  expect(me.words).toContain(longest?.title);
  await more({ me, office, look: () => {} }, '規定外の助言を開く');
  await me.see('いますること');
  await me.press('end');
  await looked('05-advice');
});

test('the longest title and the longest clause of a step, of all cities, are among those', () => {
  const all = library.ids.flatMap((id) => library.runbooks(id));
  const most = (lengths: readonly number[]) => Math.max(...lengths);
  const titles = (books: typeof all) => books.flatMap(({ steps }) => steps.map(({ title }) => stringWidth(title)));
  const clauses = (books: typeof all) =>
    books.flatMap(({ steps, clauses: texts }) => steps.map((step) => stringWidth(texts[step.clauses[0] ?? '']?.text ?? '')));
  const looked = all.filter(({ guideline, trouble }) => LONGEST.some(([id, which]) => id === guideline.id && which === trouble));
  expect(looked).toHaveLength(LONGEST.length);
  expect(most(titles(looked))).toBe(most(titles(all)));
  expect(most(clauses(looked))).toBe(most(clauses(all)));
});

describe('the terminal around the screens', () => {
  const colours = /\u001b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;[25])(?:;\d+)*m/u;

  const office = officeWith({ guideline: 'komae', person: ME });
  beforeAll(() => office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子'));
  const opened = async (options: TerminalOptions = {}): Promise<Operator> => {
    const me = office.open({ args: ['resume', '20'], ...options });
    await me.see('しないこと');
    return me;
  };

  test('is the same again after it was narrow for a while', async () => {
    const me = await opened({ columns: 120, rows: 40 });
    await me.press('escape');
    await me.see('対応中の事案が1件あります');
    await me.button('使い方を見る');
    await me.see('この画面のキー');
    const before = me.screen();
    await resize(me, 60, 20);
    expect(me.screen()).not.toBe(before);
    await resize(me, 120, 40);
    await me.terminal.waitFor(() => me.screen() === before);
  });

  test('has no colour under NO_COLOR, and keeps bold, inverse and underline', async () => {
    const [plain, coloured] = await Promise.all([opened({ env: { NO_COLOR: '1' } }), opened()]);
    expect(coloured.terminal.raw()).toMatch(colours);
    expect(plain.terminal.raw()).not.toMatch(colours);
    const cells = plain.terminal.cells();
    const row = (words: string) => cells[plain.terminal.screen().findIndex((line) => line.includes(words))] ?? [];
    expect(row('いますること').some(({ bold }) => bold)).toBe(true);
    expect(row('> ').some(({ inverse }) => inverse)).toBe(true);
    expect(row('情報の内容を確認し').some(({ underline }) => underline)).toBe(true);
    expect(plain.screen()).toBe(coloured.screen());
  });

  test('leaves with Ctrl+C twice, not once, and gives the terminal back', async () => {
    const me = await opened();
    expect(me.terminal.isAlternate()).toBe(true);
    await me.press('ctrl-c');
    expect(me.words).toContain('もう一度押すと終了します。記録はすべて保存されています。');
    await me.press('down');
    expect(me.words).not.toContain('もう一度押すと終了します');
    await me.press('ctrl-c');
    me.terminal.press('ctrl-c');
    expect((await me.terminal.exited).code).toBe(0);
    expect(me.terminal.isAlternate()).toBe(false);
    expect(me.terminal.cursor().hidden).toBe(false);
    expect(me.terminal.raw()).toContain('\u001b[?2004l');
    expect(me.screen().trim()).toBe('');
  });

  test('stays at home when Esc is pressed there, and says how to leave', async () => {
    const me = await opened();
    await me.press('escape');
    await me.see('対応中の事案が1件あります');
    await me.press('escape');
    expect(me.words).toContain('終了はCtrl+Cを2回、または［終了する］です。');
    await me.press('down', 'up');
    await me.button('終了する').catch(() => undefined);
    expect((await me.terminal.exited).code).toBe(0);
  });

  test('is not needed for status, which writes no escape into a pipe', async () => {
    const env = { ...process.env, HIKESHI_HOME: office.home };
    const { stdout } = await run(process.execPath, [program, 'status', '20'], { env });
    expect(stdout).toContain('いますること');
    expect(stdout).toContain('情報の内容の確認');
    expect(stdout).not.toContain('\u001b');
  });
});

test('whatever is typed, no border breaks: in the memo line, in the search, in a form, whose fields scroll', { retry: 1 }, async () => {
  const wild = WILD + WILD_WORDS;
  const office = officeWith({ guideline: 'komae', person: ME });
  await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子', '--account', WILD);
  const me = office.open({ args: ['resume', '20'] });
  await me.see('しないこと');
  const looked = inEverySize(me);
  await me.type(wild);
  await looked('19-typed');
  await me.press('ctrl-u');
  await me.type('/');
  await me.see('検索と切り替え');
  await me.type(wild);
  await looked('10-search');
  await me.press('ctrl-u');
  await me.type('アカウント');
  await looked('10-found');
  await me.press('escape');
  await me.choose('情報の内容の確認');
  await me.see('確かめたこと');
  await me.type(wild);
  await looked('07-verify');
});

test('draws nothing of an account name but its letters: no escape, no link, no turned writing, no flood of marks', async () => {
  const office = officeWith({ guideline: 'komae', person: ME });
  const evil = `公式\u001b]8;;https://evil.example\u0007押す\u001b]8;;\u0007\u001b]52;c;ZXZpbA==\u0007\u001b[45;5m\u009b2J\u202eXTEN\u2066\u200b@e\u0300${'\u0301'.repeat(60)}vil`;
  await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子', '--account', evil, '--not-secret');
  const me = office.open();
  await me.see('対応中の事案が1件あります');
  for (const open of ['enter', 'escape'] as const) {
    await me.press(open);
    for (const size of SIZES) {
      await resize(me, ...size);
      await checkSoon(me, open === 'enter' ? '05-work' : '01-home', size);
    }
  }
  await me.type('/');
  await me.see('検索と切り替え');
  check(me, '10-search', [120, 40]);
  expect(me.words).toContain('公式');
  const raw = me.terminal.raw();
  for (const bytes of ['\u001b]8', '\u001b]52', '\u0007', '\u001b[45', '\u009b', '\u202e', '\u2066', '\u200b', '\u0301'.repeat(6)])
    expect(raw.includes(bytes), JSON.stringify(bytes)).toBe(false);
  // The record has the name as it was given.
  const [opened] = await office.command<{ words: Record<string, string> }[]>('timeline', '20');
  expect(opened?.words.account).toBe(evil);
});

test('the pictures in docs/screens are as wide as they say', () => {
  for (const [columns, rows] of SIZES.slice(0, 2)) {
    const folder = fileURLToPath(new URL(`../../docs/screens/${columns}x${rows}/`, import.meta.url));
    for (const name of ['01-home', '05-work', '06-blocked', '12-closed']) {
      const lines = readFileSync(`${folder}${name}.txt`, 'utf8').split('\n').slice(0, -1);
      expect(lines).toHaveLength(rows);
      assertAligned(lines, columns);
    }
  }
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROGRAM } from '../cli/shell.ts';
import { assertAligned } from './harness.ts';
import { LineCaller } from './line-caller.ts';
import { type Logged, newOffice, type Office, type Operator } from './operator.ts';

const BY = ['--by', '管理者・田中恵子'];
const offices: Office[] = [];
afterAll(() => {
  for (const office of offices) office.leave();
});

const begun = async (): Promise<Office> => {
  const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
  offices.push(office);
  await office.command('open', 'takeover', '--guideline', 'komae', ...BY);
  return office;
};
const log = (office: Office) => office.command<Logged[]>('timeline', '20');
const ends = async (terminal: ReturnType<Office['open']>['terminal']): Promise<number> => {
  terminal.press('ctrl-c', 'ctrl-c');
  return (await terminal.exited).code;
};

/** Before the program listens, bytes would be echoed by the terminal itself. */
const listening = ({ terminal }: Operator) => terminal.waitFor(() => terminal.raw().includes('\u001b[?2004h'));

/** The program, started once the terminal says that it is 0 by 0, as a serial line or a container without a size does. */
const sizeless = (office: Office): string => {
  const program = join(office.cwd, 'sizeless.mjs');
  const lines = [
    "import { spawnSync } from 'node:child_process';",
    "spawnSync('stty', ['cols', '0', 'rows', '0'], { stdio: 'inherit' });",
    `await import(${JSON.stringify(pathToFileURL(PROGRAM).href)});`,
  ];
  writeFileSync(program, lines.join('\n'));
  return program;
};

describe('a terminal of 0 columns', () => {
  test('is taken for 80×24', async () => {
    const office = await begun();
    const me = office.open({ args: ['resume', '20'], program: sizeless(office) });
    await me.see('しないこと');
    assertAligned(me.terminal);
    expect(me.row(24)).toContain('↑↓ 選ぶ');
    expect(await ends(me.terminal)).toBe(0);
  });

  test('is talked to line by line where it is dumb', async () => {
    const office = await begun();
    const me = new LineCaller(office.open({ args: ['resume', '20'], program: sizeless(office), env: { TERM: 'dumb' } }).terminal);
    expect(await me.listen()).toContain('いますること');
    expect(await me.say('終了').catch(() => '')).toBe('');
    expect((await me.terminal.exited).code).toBe(0);
  });
});

describe('bytes that are no UTF-8', () => {
  const BYTES = [
    ['Shift_JIS', Buffer.from([0x93, 0x64, 0x98, 0x62]), false],
    ['half a character', Buffer.from([0xe3, 0x81]), true],
    ['no character of any kind', Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xf5, 0xff]), false],
    ['a lone surrogate', Buffer.from([0xed, 0xa0, 0x80]), false],
  ] as const;

  let office: Office;
  let me: Operator;
  beforeAll(async () => {
    office = await begun();
    me = office.open({ args: ['resume', '20'] });
    await me.see('しないこと');
    await listening(me);
  });

  /** Sends them, and what makes them whole if they might still become a character: it came with them. */
  const sent = async (bytes: Buffer, isOpen: boolean) => {
    me.terminal.send(bytes);
    if (isOpen) me.terminal.type('号');
    await me.see('読めない文字が届きました。一緒に届いた文字も入れていません。');
    assertAligned(me.terminal);
  };

  test.each(BYTES)('typed into the memo line are told and never recorded: %s', async (_, bytes, isOpen) => {
    await sent(bytes, isOpen);
    expect(me.row(23)).toMatch(/^メモ・検索： /u);
    await me.type('電話あり');
    expect(me.row(23)).toBe('メモ・検索：電話あり');
    await me.press('enter', 'enter');
    await me.see('を記録しました');
    expect((await log(office)).at(-1)?.words?.text).toBe('電話あり');
  });

  test.each(BYTES)('typed into a field are told and never recorded: %s', async (_, bytes, isOpen) => {
    if (!me.screen().includes('確かめたこと')) await me.choose('情報の内容の確認');
    await me.see('> 確かめたこと');
    await sent(bytes, isOpen);
    expect(me.screen()).toMatch(/^ > 確かめたこと$/mu);
    await me.type('投稿');
    expect(me.screen()).toMatch(/^ > 確かめたこと +投稿$/mu);
    expect(me.words).not.toContain('読めない文字');
    await me.press('ctrl-u');
  });

  test('pasted with Enters behind are told, and none of the letters among them is taken for what was meant', async () => {
    const before = await log(office);
    const bytes = Buffer.from([0x93, 0x64, 0x98, 0x62, 0x82, 0xa0, 0x82, 0xe8]);
    await sent(Buffer.concat([Buffer.from('\u001b[200~'), bytes, Buffer.from('\u001b[201~\r\r\r')]), false);
    expect(me.screen()).toMatch(/^ > 確かめたこと$/mu);
    expect(await log(office)).toEqual(before);
    await me.type('投稿が3件');
    await me.button('確認したと記録する');
    await me.see('を記録しました');
    const after = await log(office);
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)?.words?.['fields.finding']).toBe('投稿が3件');
    expect(await ends(me.terminal)).toBe(0);
  });
});

describe('a paste of a million bytes', () => {
  const BIG = '市の公式アカウントに心当たりのない投稿があります。'.repeat(14_000);

  test.each([
    ['in brackets', true],
    ['as if it were typed', false],
  ])('into a field is told at once, changes nothing in the log, and can be rubbed out: %s', async (_, bracketed) => {
    const office = await begun();
    const before = await log(office);
    const me = office.open({ args: ['resume', '20'], deadline: 60_000 });
    await me.see('しないこと');
    await me.choose('情報の内容の確認');
    await me.see('確かめたこと');
    const began = Date.now();
    if (bracketed) me.terminal.paste(BIG);
    else me.terminal.type(BIG);
    await me.see('1万字まで');
    expect(Date.now() - began).toBeLessThan(20_000);
    assertAligned(me.terminal);
    await me.press('ctrl-u');
    await me.type('投稿が3件');
    await me.button('確認したと記録する');
    await me.see('を記録しました');
    const after = await log(office);
    expect(after).toHaveLength(before.length + 1);
    expect((after.at(-1)?.words?.['fields.finding'] ?? '').length).toBeLessThanOrEqual(10_000);
    expect(await ends(me.terminal)).toBe(0);
  });

  test('into the memo line is told, and no memo is made of it', async () => {
    const office = await begun();
    const before = await log(office);
    const me = office.open({ args: ['resume', '20'], deadline: 60_000 });
    await me.see('しないこと');
    me.terminal.paste(BIG);
    await me.see('1万字まで');
    expect(await log(office)).toEqual(before);
    expect(await ends(me.terminal)).toBe(0);
  });
});

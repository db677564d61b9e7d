import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { assertAligned } from './harness.ts';
import { newOffice, type Office, type Operator } from './operator.ts';

const offices: Office[] = [];
afterAll(() => {
  for (const office of offices) office.leave();
});
const officeWith = async (): Promise<Office> => {
  const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
  offices.push(office);
  await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子');
  return office;
};
const opened = async (office: Office): Promise<Operator> => {
  const me = office.open({ args: ['resume', '20'] });
  await me.see('しないこと');
  return me;
};
const program = join(import.meta.dirname, '../../bin/hikeshi.mjs');
/** Whether a process is still there. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The program under a shell that keeps jobs, at the work screen. */
const underShell = async () => {
  const office = await officeWith();
  const shell = join(office.cwd, 'shell.mjs');
  writeFileSync(shell, "process.execve('/bin/bash', ['bash', '--norc', '--noprofile', '-i'], { ...process.env, PS1: 'kara% ' });");
  const { terminal } = office.open({ program: shell });
  await terminal.waitFor('kara%');
  terminal.type(`'${process.execPath}' '${program}' resume 20\r`);
  await terminal.waitFor('しないこと');
  return terminal;
};
/** The shell has the keys: what is typed is a command. */
const asksTheShell = async (terminal: Operator['terminal']): Promise<void> => {
  terminal.type('echo ko$((40 + 2))\r');
  await terminal.waitFor('ko42');
};
/** `fg`, and the program has its screen again, whole, and the keys. */
const comesBack = async (terminal: Operator['terminal'], memo: string): Promise<void> => {
  terminal.type('fg\r');
  await terminal.waitFor((lines) => (lines[22] ?? '').startsWith(`メモ・検索：${memo}`) && (lines[0] ?? '').startsWith('狛江市 乗っ取り'));
  terminal.type('、3件目');
  await terminal.waitFor(`メモ・検索：${memo}、3件目`);
  assertAligned(terminal);
  expect(terminal.screen().join('\n')).not.toMatch(/kara%|ko42|Stopped|\^Z/u);
};

describe.runIf(existsSync('/bin/bash') && existsSync('/proc/self/task'))('a program that is stopped under a shell', () => {
  test('by Ctrl+Z gives the terminal back, and fg goes on where it was', async () => {
    const terminal = await underShell();
    terminal.type('広報課から電話');
    await terminal.waitFor('メモ・検索：広報課から電話');
    terminal.press('ctrl-z');
    await terminal.waitFor(/Stopped/u);
    expect(terminal.isAlternate()).toBe(false);
    expect(terminal.cursor().hidden).toBe(false);
    await asksTheShell(terminal);
    await comesBack(terminal, '広報課から電話');
    terminal.kill('SIGKILL');
  });

  test('by Ctrl+Z pressed again and again, with text between, is stopped once and goes on', async () => {
    const terminal = await underShell();
    terminal.send('広報課\u001aから\u001a電話\u001a');
    await terminal.waitFor(/Stopped/u);
    await asksTheShell(terminal);
    await comesBack(terminal, '広報課から電話');
    terminal.kill('SIGKILL');
  });

  test.each(['SIGSTOP', 'SIGTSTP'] as const)('by somebody else with %s draws itself anew and takes the keys back', async (signal) => {
    const terminal = await underShell();
    terminal.type('広報課から電話');
    await terminal.waitFor('メモ・検索：広報課から電話');
    const [child] = readFileSync(`/proc/${terminal.pid}/task/${terminal.pid}/children`, 'utf8').trim().split(' ');
    process.kill(Number(child), signal);
    await terminal.waitFor(/Stopped/u);
    await asksTheShell(terminal);
    await comesBack(terminal, '広報課から電話');
    terminal.kill('SIGKILL');
  });
});

describe('a terminal that goes away in the middle of a form', () => {
  test('ends the program, and what was typed lies beside the log', async () => {
    const office = await officeWith();
    const me = await opened(office);
    await me.choose('情報の内容の確認');
    await me.see('確かめたこと');
    await me.type('書きかけのまま窓を閉じる');
    const { pid } = me.terminal;
    me.terminal.close();
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000, interval: 20 });
    const again = await opened(office);
    await again.choose('情報の内容の確認');
    await again.see('書きかけのまま窓を閉じる');
  });

  test.each(['SIGHUP', 'SIGTERM'] as const)('so does %s, and the terminal is as it was', async (signal) => {
    const office = await officeWith();
    const me = await opened(office);
    await me.choose('情報の内容の確認');
    await me.see('確かめたこと');
    await me.type('書きかけのまま止められる');
    process.kill(me.terminal.pid, signal);
    await me.terminal.exited;
    expect(me.terminal.isAlternate()).toBe(false);
    expect(me.terminal.cursor().hidden).toBe(false);
    expect(me.terminal.raw()).toContain('\u001b[?2004l');
    expect(office.drafts()).toContain('書きかけのまま止められる');
  });
});

test('a fault of the program leaves the terminal as it was, outside of every key and frame too', async () => {
  const office = await officeWith();
  const trigger = join(office.cwd, 'now');
  const fault = join(office.cwd, 'fault.mjs');
  writeFileSync(
    fault,
    `import { existsSync } from 'node:fs'; setInterval(() => { if (existsSync(${JSON.stringify(trigger)})) throw new Error('planted'); }, 20).unref();`,
  );
  const me = office.open({ args: ['resume', '20'], env: { NODE_OPTIONS: `--import=${fault}` } });
  await me.see('しないこと');
  expect(me.terminal.isAlternate()).toBe(true);
  writeFileSync(trigger, '');
  expect((await me.terminal.exited).code).not.toBe(0);
  expect(me.terminal.isAlternate()).toBe(false);
  expect(me.terminal.cursor().hidden).toBe(false);
  expect(me.terminal.raw()).toContain('\u001b[?2004l');
  const again = await opened(office);
  expect(again.screen()).toContain('記録');
});

test('the size may change at any moment, as often as it likes, while words are typed', async () => {
  const office = await officeWith();
  const me = await opened(office);
  await me.choose('情報の内容の確認');
  await me.see('確かめたこと');
  const words = '市が出していない投稿が一件ある。画面を保存してから消す';
  for (const [at, letter] of [...words].entries()) {
    me.terminal.type(letter);
    me.terminal.resize(60 + ((at * 37) % 61), 20 + ((at * 13) % 21));
  }
  me.terminal.resize(80, 24);
  await me.see(words);
  await me.terminal.waitFor((lines) => lines.length === 24 && (lines[23] ?? '').includes('Esc 戻る'));
  assertAligned(me.terminal);
  expect(me.row(1)).toContain('狛江市 乗っ取り');
});

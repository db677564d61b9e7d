import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/incident/canonical.ts';
import { lines } from '../../src/words/ja/lines.ts';
import { type Folder, readFolder, resummed, withLines, writeFolder } from '../record/sample.ts';
import { openTerminal, type TerminalOptions, type TestTerminal } from '../terminal/harness.ts';
import { LineCaller } from '../terminal/line-caller.ts';
import { Operator } from '../terminal/operator.ts';
import { TABLE } from './hostile-words.ts';
import { BY, Shell } from './shell.ts';

/** The commands that the screens of hikeshi are drawn with, and no other: nothing of them can be said in a text. */
const OWN =
  /\u001b\[(?:\?(?:25|1049|2004|2026)[hl]|(?:0|1|2|4|7|9|22|24|27|29|30|31|32|33|34|35|36|37|39|90)?m|\d*[ABEGK]|\d+;\d+H|H|[02]?J)/gu;
/** Controls but the carriage return and the line feed, and what turns, hides or joins words. */
const RAW =
  /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\ufeff\u{e0000}-\u{e007f}]|\u0301{5}/u;

/** The first thing among the bytes that left the program which no screen of its own needs, with what stands around it. */
const foreign = (raw: string): string | undefined => {
  const left = raw.replaceAll(OWN, '');
  const found = RAW.exec(left);
  return found === null ? undefined : JSON.stringify(left.slice(Math.max(0, found.index - 20), found.index + 20));
};

let shell: Shell;
let id: string;
const terminals: TestTerminal[] = [];
const words = TABLE.map(([, one]) => one);
const all = words.join('');

/** An incident in which every text that can be is one of the table, or all of them. */
beforeAll(() => {
  shell = new Shell();
  mkdirSync(shell.beside('given'));
  const picture = join(shell.beside('given'), '\u001b]52;c;eA==\u0007\u202egnp.png');
  writeFileSync(picture, 'x'.repeat(50));
  mkdirSync(shell.home, { mode: 0o700 });
  writeFileSync(join(shell.home, 'settings.json'), JSON.stringify({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } }), {
    mode: 0o600,
  });
  const flat = all.replaceAll(/[\n\r]/gu, ' ');
  id = shell.ok<{ incident: string }>(
    'open',
    'takeover',
    '--guideline',
    'komae',
    '--title',
    flat,
    '--account',
    flat,
    ...BY,
    '--not-secret',
  ).incident;
  for (const one of words) shell.ok('note', id, one, ...BY, '--not-secret');
  shell.ok('evidence', 'add', id, picture, ...BY, '--not-secret');
  shell.ok('do', id, 'verify-content', '--field', `finding=${all}`, '--field', `subject=${flat}`, ...BY, '--not-secret');
  shell.ok('role', id, '管理者', '--name', flat, ...BY, '--not-secret');
});
afterAll(() => {
  for (const terminal of terminals) terminal.kill('SIGKILL');
  shell.dispose();
});

const open = (options: TerminalOptions): TestTerminal => {
  const terminal = openTerminal({
    columns: 100,
    rows: 40,
    cwd: shell.beside(''),
    ...options,
    env: { HIKESHI_HOME: shell.home, ...options.env },
  });
  terminals.push(terminal);
  return terminal;
};

/** A bundle of that incident; one with words of the table in the places that a verification tells of. */
const bundles = (): { sound: string; meddled: string } => {
  const sound = shell.beside('bundle');
  shell.ok('export', id, '--format', 'bundle', '--out', sound);
  const files = readFolder(sound);
  const with3 = withLines(files, 'entries.jsonl', (list) =>
    list.with(2, canonicalJson({ ...(JSON.parse(list[2] as string) as object), incident: all.toWellFormed(), mode: 'drill' })),
  );
  const named: Folder = new Map([...with3, ['\u001b]0;偽の題\u0007\u009b31m\u202e.png', Buffer.from('x')]]);
  return { sound, meddled: writeFolder(resummed(named), shell.beside('meddled')) };
};

describe('of hostile words, the bytes that leave the terminal', () => {
  it('are told by this test where they are not the program’s own', () => {
    expect(foreign('\u001b[?1049h\u001b[1m手順\u001b[22m\r\n\u001b[3A\u001b[12G\u001b[K')).toBeUndefined();
    for (const one of words.slice(0, 11)) expect([one, typeof foreign(`\u001b[1m${one}\u001b[22m`)]).toEqual([one, 'string']);
    expect(foreign('\u001b[6n')).toBeDefined();
  });

  it('hold no command but those of the screens: whatever command shows an incident or speaks of a fault', async () => {
    const { sound, meddled } = bundles();
    const yaml = shell.beside('町');
    mkdirSync(yaml);
    writeFileSync(join(yaml, 'guideline.yaml'), `schema: hikeshi/guideline@1\nid: "x\\e]52;c;eA==\\a"\n"\\x9b31m\\u202e": 1\n`);
    const calls: readonly (readonly string[])[] = [
      ['timeline', id],
      ['status', id],
      ['incidents', '--all'],
      ['evidence', 'list', id],
      ['evidence', 'verify', id],
      ['handover', id],
      ['verify', sound],
      ['verify', meddled],
      ['verify', sound, '--anchor', all.replaceAll('\u0000', '')],
      ['runbook', 'check', yaml],
      ['status', all.replaceAll('\u0000', '')],
      ['timeline', id, '--json'],
      ['verify', meddled, '--json'],
    ];
    for (const args of calls) {
      const terminal = open({ args });
      const { code } = await terminal.exited;
      // In JSON a flood of marks is data, as it was typed.
      const raw = args.includes('--json') ? terminal.raw().replaceAll('\u0301', '') : terminal.raw();
      expect([args.slice(0, 2), code < 3, foreign(raw)]).toEqual([args.slice(0, 2), true, undefined]);
      expect(terminal.raw().length, String(args)).toBeGreaterThan(10);
    }
    const told = open({ args: ['verify', meddled] });
    expect((await told.exited).code).toBe(1);
    // The hostile words were there to be told.
    expect(told.raw()).toContain('偽の題');
  }, 120_000);

  it('hold no command but those of the screens: on the screens that show the incident, and while hostile words are pasted', async () => {
    const me = new Operator(open({ args: ['resume'] }));
    await me.see('1  新しい事案を始める');
    await me.press('enter');
    await me.see('しないこと');
    await me.button('ほかの操作');
    await me.see('── ほかの操作');
    await me.choose('時系列を見る');
    await me.see('番を選んでいます');
    for (let line = 0; line < words.length + 4; line += 1) await me.press('up');
    await me.press('enter');
    await me.press('escape', 'escape');
    await me.see('しないこと');
    await me.button('引き継ぐ');
    await me.see('受ける人の職');
    await me.press('escape');
    await me.see('しないこと');
    // As somebody pastes it who took it from a hostile page; what ends a paste ends this one.
    for (const one of words.filter((text) => !text.includes('\u001b[201~'))) {
      me.terminal.paste(one);
      me.terminal.press('ctrl-u');
    }
    await me.type('終わりの印');
    await me.see('終わりの印');
    expect(foreign(me.terminal.raw())).toBeUndefined();
  }, 120_000);

  it('hold no command at all line by line', async () => {
    const caller = new LineCaller(open({ args: ['resume'], env: { TERM: 'dumb' } }));
    await caller.listen();
    for (const said of ['1', '2', '戻る', '時系列', '戻る']) await caller.say(said);
    const raw = caller.terminal.raw();
    expect(raw).toContain(lines.prompt);
    expect([raw.includes('\u001b'), foreign(raw)]).toEqual([false, undefined]);
  }, 60_000);
});

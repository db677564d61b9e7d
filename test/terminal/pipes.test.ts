import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { documentOf, Office, PROGRAM } from '../cli/shell.ts';
import { openTerminal } from './harness.ts';
import { LineCaller } from './line-caller.ts';
import { newOffice } from './operator.ts';

const BY = ['--by', '管理者・田中恵子'];
const here = new Office();
const offices: ReturnType<typeof newOffice>[] = [];
afterAll(() => {
  here.leave();
  for (const office of offices) office.leave();
});

const open = (): string => here.quick<{ incident: string }>(['open', '乗っ取り', '--guideline', '狛江', ...BY]).incident;
const lines = (id: string) => here.quick<{ type: string; words: Record<string, string> }[]>(['timeline', id]);
const talk = (id: string, input: string | Uint8Array) => here.run(['resume', id], { input });
/** The answers to 操作する人 (post, name, the button), which is asked before anything is recorded. */
const ME = ['1', '田中 恵子', '1'];

describe('a pipe as standard input', () => {
  test('is talked to line by line: a memo is recorded, and the end of the pipe is the end', () => {
    const id = open();
    const { code, out, err } = talk(id, `メモ 広報課から電話\n${ME.join('\n')}\nメモ 広報課から電話\n終了\n`);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('いますること');
    expect(out.replaceAll('\n', '')).toContain('まだ記録していません。どなたが書くかを先に入れて');
    expect(out).toContain('終わります。記録はすべて保存されています。');
    expect(out).not.toContain('\u001b');
    expect(lines(id).filter(({ type }) => type === 'note.added')).toHaveLength(1);
  });

  test('that is empty, or ends in Windows line ends, is no fault', () => {
    const id = open();
    expect(talk(id, '').code).toBe(0);
    expect(talk(id, '使い方\r\n終了\r\n')).toMatchObject({ code: 0, err: '' });
  });

  test('that ends in the middle of a form records nothing, and keeps what was written for the next time', () => {
    const id = open();
    const before = lines(id).length;
    const { code, out } = talk(id, `2\n${ME.join('\n')}\n2\n市が出していない投稿が3件`);
    expect(code).toBe(0);
    expect(out.trimEnd()).toMatch(/ここまでの書きかけは残っています。$/u);
    expect(lines(id)).toHaveLength(before);
    expect(readdirSync(join(here.home, 'drafts')).length).toBeGreaterThan(0);
    const again = talk(id, `2\n${ME.join('\n')}\n2\n`);
    expect(again.out).toContain('いまは「市が出していない投稿が3件」です');
    expect(lines(id)).toHaveLength(before);
  });

  test('of bytes that are no text is told so, and the log is what it was', () => {
    const id = open();
    const before = lines(id).length;
    const { code, out } = talk(id, Buffer.concat([Buffer.from([0x83, 0x81, 0x83, 0x82, 0x0a, 0xff, 0xfe, 0x0a]), Buffer.from('終了\n')]));
    expect(code).toBe(0);
    expect(out.split('文字の一部が届きませんでした').length).toBe(3);
    expect(lines(id)).toHaveLength(before);
  });

  test('is no conversation for a program that asks for JSON', () => {
    const ran = here.run(['resume', '--json']);
    expect(ran.code).toBe(3);
    expect(documentOf(ran)).toEqual({ error: { code: 'terminal.none' } });
  });
});

describe('a terminal whose output goes elsewhere', () => {
  test('is not talked to: nobody would read the question', async () => {
    const program = join(here.home, 'piped.mjs');
    const call = `[${JSON.stringify(PROGRAM)}], { stdio: ['inherit', 'pipe', 'inherit'] }`;
    writeFileSync(
      program,
      `import { spawnSync } from 'node:child_process';\nprocess.exitCode = spawnSync(process.execPath, ${call}).status ?? 9;\n`,
    );
    const terminal = openTerminal({ program, env: { HIKESHI_HOME: here.home } });
    await terminal.waitFor('この画面は、端末で開いてください。');
    expect((await terminal.exited).code).toBe(3);
  });
});

describe('Ctrl+D on a dumb terminal', () => {
  test('in the middle of a form ends with 0; the next time the answer stands there', async () => {
    const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
    offices.push(office);
    await office.command('open', 'takeover', '--guideline', 'komae', ...BY);
    const begin = async () => {
      const me = new LineCaller(office.open({ args: ['resume', '20'], env: { TERM: 'dumb' } }).terminal);
      await me.listen();
      return me;
    };
    const me = await begin();
    expect(await me.say('2')).toContain('確かめたこと');
    expect(await me.say('投稿が3件')).toContain('問い 2／');
    me.terminal.send('\u0004');
    expect((await me.terminal.exited).code).toBe(0);
    expect(me.terminal.raw()).toContain('ここまでの書きかけは残っています。');
    const later = await begin();
    expect(await later.say('2')).toContain('いまは「投稿が3件」です');
  });

  test('opens the record of a step that is done by its number', async () => {
    const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
    offices.push(office);
    await office.command('open', 'takeover', '--guideline', 'komae', ...BY);
    await office.command('do', '20', 'verify-content', '--field', 'finding=市が出していない投稿が3件', ...BY);
    const me = new LineCaller(office.open({ args: ['resume', '20'], env: { TERM: 'dumb' } }).terminal);
    await me.listen();
    expect(me.heard.replaceAll('\n', '')).toContain('2 情報の内容の確認');
    const said = await me.say('2');
    expect(said).toContain('確かめたこと：市が出していない投稿が3件');
    expect(said).toContain('この手順を開き直す');
    await me.say('戻る');
    expect(await me.say('１')).toContain('覚知の記録');
    await me.say('戻る');
    expect(await me.say('55')).toContain('番号は 1・2・3・');
  });
});

import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { isEntry, parseEntry, seal } from '../../src/incident/chain.ts';
import type { Draft } from '../../src/incident/entry.ts';
import { sha256 } from '../../src/session/library.ts';
import { logFile } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { assertAligned } from './harness.ts';
import { LineCaller } from './line-caller.ts';
import { newOffice, type Office } from './operator.ts';

const offices: Office[] = [];
afterAll(() => {
  for (const office of offices) office.leave();
});

const begun = async (): Promise<{ office: Office; bad: string; good: string }> => {
  const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
  offices.push(office);
  const open = (account: string) =>
    office.command<{ incident: string }>('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子', '--account', account);
  const { incident: good } = await open('公式X @good_example');
  const { incident: bad } = await open('公式X @bad_example');
  return { office, bad, good };
};

/** Writes a line into the real store that no operator could have written: a post deleted before anything was retained. The chain holds. */
const forge = (office: Office, incident: string): void => {
  const log = openLog(logFile(office.home, 'real'), { mode: 'real' });
  try {
    const lines = log.read(incident);
    const last = parseEntry(lines.at(-1) as (typeof lines)[number]);
    if (!isEntry(last)) throw new Error('no line to forge after');
    const draft: Draft = {
      type: 'step.settled',
      response: 'r1',
      runbook: last.runbook,
      data: { step: 'delete-unauthorized-posts', round: 1, form: 'R12', fields: {}, subjects: [], outcome: 'done' },
    };
    const sealed = seal([draft], last, {
      incident,
      mode: 'real',
      actor: { role: '管理者', name: '田中 恵子' },
      at: last.at + 1,
      mono: 0,
      session: 'forged',
      app: last.app,
      sha256,
      random: (bytes) => randomBytes(bytes).toString('hex'),
    });
    log.append(incident, last.seq, sealed);
  } finally {
    log.close();
  }
};

describe('a log that no operator could have written', () => {
  test('closes its screen with a sentence while it is open; the program lives, and the other incident can be used', async () => {
    const { office, bad, good } = await begun();
    const me = office.open({ args: ['resume', bad] });
    await me.see('@bad_example');
    await me.see('しないこと');
    forge(office, bad);
    await me.see(`事案 ${bad} は開けません`);
    await me.see('記録の4番を、手順書の順序で読み直せませんでした');
    assertAligned(me.terminal);
    await me.see('読み直せない事案です');
    expect(me.screen()).not.toContain('@bad_example');
    await me.choose('@good_example');
    await me.see('いますること');
    await me.type('引き続き対応中');
    await me.see('打っただけでは');
    await me.press('enter', 'enter');
    await me.see('を記録しました');
    expect(await office.command<unknown[]>('timeline', good)).toHaveLength(4);
  });

  test.each([
    [80, 24],
    [60, 20],
  ])('is not opened by resume: home says so, at %i×%i', async (columns, rows) => {
    const { office, bad } = await begun();
    forge(office, bad);
    const me = office.open({ args: ['resume', bad], columns, rows });
    await me.see(`事案 ${bad} は開けません`);
    await me.see('対応中の事案が1件あります');
    assertAligned(me.terminal);
    await me.press('down');
    expect(me.screen()).not.toContain(`事案 ${bad} は開けません`);
    me.terminal.press('ctrl-c', 'ctrl-c');
    expect((await me.terminal.exited).code).toBe(0);
  });

  test('is told line by line too, and the conversation goes on', async () => {
    const { office, bad } = await begun();
    const me = new LineCaller(office.open({ args: ['resume', bad], env: { TERM: 'dumb' } }).terminal);
    await me.listen();
    forge(office, bad);
    const said = await me.say('もう一度');
    expect(said.replaceAll('\n', '')).toContain(`事案 ${bad} は開けません`);
    expect(await me.say('使い方')).toContain('番号を入れると');
    expect(await me.say('もう一度')).toContain('@good_example');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { spelled } from '../../src/words/ja/spelling.ts';
import { inEverySize, WILD, WILD_WORDS } from './every-size.ts';
import { type Logged, newOffice, type Office, type Operator } from './operator.ts';
import { more } from './walks.ts';

const ME = { role: '広報担当', name: '田中 恵子' };
const HEAD = '所属課長 佐藤 花子';
const BODY = `ご心配をおかけしています。事実を確認しています。${WILD_WORDS}`;
const offices: Office[] = [];
afterAll(() => {
  for (const office of offices) office.leave();
});

/** 上野原市 炎上, opened in the shell; the terminal stands on the incident. */
const burning = async (): Promise<{ office: Office; me: Operator; look: (name: string) => Promise<void> }> => {
  const office = newOffice({ guideline: 'uenohara', person: ME });
  offices.push(office);
  await office.command('open', 'firestorm', '--guideline', 'uenohara', '--by', '広報担当・田中恵子', '--account', WILD);
  const me = office.open({ args: ['resume'] });
  await me.see('1  新しい事案を始める');
  await me.press('enter');
  await me.see('しないこと');
  return { office, me, look: inEverySize(me) };
};

/** The code as it stands on the screen, in the row that bears its name. */
const codeOn = (me: Operator): string => /承認の符号 +((?:[ア-ヶ] ?){4})/u.exec(me.screen())?.[1]?.replaceAll(' ', '') ?? '';

describe('an approval on the telephone', () => {
  test('is read out, refused with a wrong code, recorded with the right one, and gone once the text changed', async () => {
    const { office, me, look } = await burning();
    const log = () => office.command<Logged[]>('timeline', '20');
    await me.choose('発信の了承・決裁');
    await me.tab('文案');
    await me.type(BODY);
    await me.tab('電話で承認を受ける');
    await me.press('enter');
    await me.see('承認の符号');
    await look('09-approval');
    expect(me.words).toContain('これから文を読みます。この文でよければ、承認の符号を復唱してください。');
    const code = codeOn(me);
    expect(code).toHaveLength(4);
    expect(me.words).toContain(spelled(code));
    await me.type(HEAD);
    await me.press('enter');
    await me.digit('2');
    const before = (await log()).length;
    await me.type(code.startsWith('ア') ? 'イイイイ' : 'ああああ');
    await me.press('enter');
    await me.see('符号が違います。');
    await look('09-refused');
    expect((await log()).length).toBe(before);
    await me.press('ctrl-u');
    await me.type(spelled(code));
    await me.see('符号が一致しました。');
    await me.tab('紙に書き出す');
    await me.press('enter');
    await me.see('書き出しました');
    const [file = ''] = readdirSync(office.cwd).filter((name) => name.startsWith('shounin-'));
    expect(readFileSync(join(office.cwd, file), 'utf8')).toContain([...code].join(' '));
    await me.button('承認を記録する');
    await me.see('を記録しました');
    expect((await log()).slice(before)).toMatchObject([
      { type: 'approval.taken', data: { code, readBack: 'matched', means: 'phone' }, words: { approver: HEAD, text: BODY } },
      { type: 'step.settled', data: { step: 'obtain-approval' } },
    ]);
    await me.choose('説明・訂正・謝罪等の発信');
    await me.see('番で承認された文です');
    await me.tab('本文');
    await me.type('お詫びします。');
    await me.see('文が変わりました。もう一度承認がいります');
    await look('09-changed');
    expect(me.words).not.toContain('[発信したと記録する]');
  });
});

describe('a second trouble in mid-incident', () => {
  test('tells what it takes over, by the number of each line, and warns of the account from then on', async () => {
    const { office, me, look } = await burning();
    await me.choose('所属課長等への報告');
    await me.see('手順2');
    await me.type(HEAD);
    await me.press('enter');
    await me.digit('1');
    await me.type('批判が集まっている');
    await me.button('つながったと記録する');
    await me.see('を記録しました');
    const told = (await office.command<Logged[]>('timeline', '20')).at(-1)?.seq ?? 0;
    await more({ me, office, look: () => undefined }, '別の種別を加える');
    await me.digit('2');
    await me.see('引き継ぐ手順');
    expect(me.words).toContain(`${told}番の記録`);
    await look('05-add');
    await me.type('アカウントに入れない');
    await me.button('この種別を加える');
    await me.see('「乗っ取り」の手順書を加えました');
    expect(me.screen()).toMatch(new RegExp(`所属課長等への報告 +${told}番の記録`, 'u'));
    await look('05-carried');
    await me.button('対応を続ける');
    await me.see('しないこと');
    await me.mark('発信の了承・決裁');
    await me.press('enter');
    await me.see('か、ほかの公式アカウントで知らせる方法があります');
    await look('07-warned');
    await me.press('escape');
    await more({ me, office, look: () => undefined }, '引き継いだ手順を見る');
    await me.see('「乗っ取り」に引き継いだ手順');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { lines } from '../../src/words/en/lines.ts';
import { lookAround } from './every-size.ts';
import { LineCaller } from './line-caller.ts';
import { newOffice, type Office, type Operator } from './operator.ts';
import { POSTS } from './walks.ts';

const CHOSEN = { guideline: 'komae', settings: { komae: { sampleAdopted: true } } };
const offices = [newOffice(CHOSEN), newOffice(CHOSEN)] as const;
afterAll(() => {
  for (const office of offices) office.leave();
});

const NAME = '田中 恵子';
const HEAD = '所属長 鈴木 一郎';
const INFOSEC = '統括情報セキュリティ責任者 山本 健';
const TITLE = '【注意喚起】市公式Xについて';

/** What may stand on an English screen in Japanese: the words of the guidelines, what was typed, and the words that the glossary explains. */
const runbooks = fileURLToPath(new URL('../../runbooks', import.meta.url));
const QUOTED = [
  ...readdirSync(runbooks, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.yaml'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  ...[NAME, HEAD, INFOSEC, TITLE, '作業', '削除'],
  ...['なりすまし', '乗っ取り', '炎上', 'デマ', '覚知', '規', '他市', '実務', '止', '後刻記入', '見え消し', '逸脱', 'トラブル種別'],
]
  .join('\n')
  .replaceAll(/\s+/gu, '');
const JAPANESE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu;

/** Words on a screen that are Japanese and nobody's but ours. */
const untranslated = (screen: string): string[] => [...new Set(screen.match(JAPANESE) ?? [])].filter((one) => !QUOTED.includes(one));

/** A whole takeover, from the first look to the anchor, in English. */
const walk = async (me: Operator, office: Office, look: (name: string) => Promise<void>) => {
  const record = async (title: string, button: string, fill?: () => Promise<void>) => {
    await me.choose(title);
    await me.see('Fields');
    await fill?.();
    await look(button);
    await me.button(button);
    await me.see('Recorded as entry');
  };
  const call = async (to: string, button: string) => {
    await me.see('Record that they were reached');
    await me.type(to);
    await me.press('enter');
    await me.digit('1');
    await me.type('An unknown post is on our account');
    await look(button);
    await me.button(button);
    await me.see('Recorded as entry');
  };
  await me.see('Start a new incident');
  await look('home');
  await me.press('enter');
  await me.see('What happened?');
  await me.digit('2');
  await look('symptoms');
  await me.press('enter');
  await me.see('2/2');
  await me.digit('1');
  await me.type(NAME);
  await me.fill({ Account: '@komae_example' });
  await look('begin');
  await me.button('I have read what not to do: start the response');
  await me.see('Do now');
  await look('work');
  await record('情報の内容の確認', 'Record what was verified', async () => {
    await me.type('There is one post that we did not make');
    await me.press('tab');
    await me.type(POSTS[0]);
  });
  await me.choose('所属長への連絡');
  await call(HEAD, 'Record that nobody was reached');
  await look('missed');
  await me.choose('所属長への連絡');
  await call(HEAD, 'Record that they were reached');
  await me.choose('統括情報セキュリティ責任者への連絡');
  await call(INFOSEC, 'Record that they were reached');
  await look('told');
  await me.choose('当該情報の削除');
  await me.see('cannot start yet');
  await look('blocked');
  await me.press('enter');
  await me.see('Step 5 画面の保存等の記録');
  await me.button('Add evidence');
  await me.see('Drop the image here');
  await me.paste(`'${office.picture('screen 1.png', 10)}'`);
  await me.press('tab');
  await me.type(POSTS[0]);
  await look('evidence');
  await me.button('Record this evidence');
  await me.see('E1 saved');
  await me.button('Record that it was saved');
  await me.see('Recorded as entry');
  await record('当該情報の削除', 'Record the deletion');
  await record('パスワードの変更', 'Record the change', () => me.digit('123'));
  await record('連携機能の解除', 'Record the release', async () => {
    await me.type('none');
    await me.press('enter');
    await me.type('one scheduling tool');
  });
  await record('市公式ホームページでの注意喚起', 'Record the notice', async () => {
    await me.type('https://www.city.example/oshirase/1');
    await me.press('enter');
    await me.type(TITLE);
    await me.fill({ Approver: HEAD });
  });
  await record('常時監視', 'Record the finding', () => me.type('No new post'));
  await look('settled');
  await me.type('?');
  await me.see('Keys of this screen');
  await look('help');
  await me.press('escape');
  await me.type('/');
  await me.see('Search and switch');
  await me.type('削除');
  await look('search');
  await me.press('escape');
  await me.button('More');
  await me.see('── More');
  await look('more');
  await me.choose('Read and correct the timeline');
  await me.see('Timeline');
  await look('timeline');
  await me.press('escape');
  await me.button('Hand over');
  await me.see('Who hands over to whom');
  await look('hand-over');
  await me.press('escape');
  await me.type('close');
  await me.see('What shall become of this text?');
  await look('memo');
  await me.press('down', 'enter');
  await me.see('Closing review');
  await me.digit('1');
  await me.fill({ Cause: 'not known yet' });
  await look('close');
  await me.button('Close this incident');
  await me.see('Please copy the anchor');
  await look('closed');
};

describe('a whole takeover in English', () => {
  const [office] = offices;
  const me = office.open({ args: ['--lang', 'en'] });
  const strange: (readonly [string, readonly string[]])[] = [];

  test('is walked from home to the anchor, every border where it belongs', async () => {
    await walk(me, office, (name) =>
      lookAround(me, name, () => {
        const found = untranslated(me.screen());
        if (found.length > 0) strange.push([name, found]);
      }),
    );
    me.terminal.kill();
  });

  test('says nothing in Japanese but what is quoted', () => {
    expect(strange).toEqual([]);
    expect(untranslated('Do now いますること')).toEqual(['いますること']);
  });
});

describe('an incident in English on a dumb terminal', () => {
  const [, office] = offices;
  const me = new LineCaller(office.open({ args: ['--lang=en'], env: { TERM: 'dumb' } }).terminal, lines);
  const heard: string[] = [];
  const say = async (line: string): Promise<string> => {
    const said = await me.say(line);
    // The first line is what was typed, as the terminal echoes it.
    heard.push(said.slice(said.indexOf('\n') + 1));
    return said;
  };

  test('is begun, read and noted line by line', async () => {
    await me.listen();
    expect(me.heard).toContain('This screen goes line by line');
    expect(me.heard).toContain('1: Start a new incident');
    expect(await say('1')).toContain('2: Our account shows a post that we did not make');
    expect(await say('2')).toContain('Your post');
    await say('1');
    await say(NAME);
    expect(await me.fill({}, 'I have read what not to do: start the response')).toContain('Do now. 2 情報の内容の確認');
    // One sentence is parted from the next.
    expect(me.heard).toContain('当該情報の削除. 5 first');
    expect(me.heard).not.toMatch(/[a-z\p{L}]\.[\p{L}\d“]/u);
    expect(await say('?')).toContain('“back” goes one back');
    expect(await say('clause')).toContain('４(３)カ');
    expect(await say('note a call from the press')).toContain('Recorded as entry');
    expect(await say('6')).toContain('6 当該情報の削除 cannot start yet');
    // Japanese commands are understood too.
    expect(await say('戻る')).toContain('What was written so far is kept');
    expect(await say('again')).toContain('Do now. 2 ');
    expect(await say('nonsense')).toContain('That was not understood');
    expect(await say('99')).toContain('There is no 99');
  });

  test('says nothing in Japanese but what is quoted', () => {
    expect(heard.flatMap((words) => untranslated(words))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { Help } from '../../../src/ui/screens/help.ts';
import { Home } from '../../../src/ui/screens/home.ts';
import { Search } from '../../../src/ui/screens/search.ts';
import { done, Scene } from '../../session/scene.ts';
import { NARROW, Stage, squeezed } from './stage.ts';

const scene = () => new Scene({ guideline: 'komae', trouble: 'takeover' });
const searching = (text: string, one = scene()): Stage => new Stage(new Search(one.id, text), { scene: one });

describe('the search finds', () => {
  it.each([
    ['のっとり', '狛江市 乗っ取り　直接の規定があります'],
    ['ノットリ', '狛江市 乗っ取り　直接の規定があります'],
    ['ﾉｯﾄﾘ', '狛江市 乗っ取り　直接の規定があります'],
    ['乗っ取り', '狛江市 乗っ取り　直接の規定があります'],
    ['がめんのほぞん', '[規] 画面の保存等の記録'],
    ['れんけいきのうのかいじょ', '[規] 連携機能の解除'],
    ['パスワード', '[規] パスワードの変更'],
    ['ぱすわーど', '[規] パスワードの変更'],
    ['５', '[規] 画面の保存等の記録'],
    ['４(３)カ', '狛江市 ４(３)カ 第1段'],
    ['4(3)カ', '狛江市 ４(３)カ 第1段'],
    ['43か', '狛江市 ４(３)カ 第1段'],
    ['ふせじ', '伏せ字　明記を避けるために、その部分を空白にしたり'],
    ['フセジ', '４(４)イ'],
    ['ひきつぎ', '引継ぎ書'],
    ['ヒキツギ', '引継ぎ書'],
    ['しゅうけつ', '終結する'],
    ['せってい', 'この端末の設定'],
    ['さいはつ', 'また起きたことを記録する'],
    ['いつだつ', '逸脱　規定の順序を、理由を書いて変えたこと'],
    ['Shift+Tab', 'ボタンへ移ります。Shift+Tab で前へ戻ります。'],
    ['ゆーあーるえる', 'ＵＲＬ　ウェブサイトのアドレス'],
  ])('by kanji, by reading, in any width: %s', (query, found) => {
    expect(searching(query).text({ columns: 120, rows: 100 })).toContain(found);
  });

  it('steps of every runbook outside of an incident, and opens the book there', () => {
    const stage = new Stage(new Search(undefined, 'きかくかちょう'));
    expect(stage.text()).toContain('上野原市　企画課長への報告');
    stage.press('enter', 'enter');
    expect(stage.text()).toMatch(/> \d+ +\[\S+\] 企画課長への報告/u);
  });

  it('a clause, and opens it verbatim with the steps that rest on it', () => {
    const stage = searching('画面を保存するなど');
    stage.press('enter', 'enter');
    expect(stage.text()).toMatch(/^狛江市 ４\(３\)カ 第1段 +原文のまま$/mu);
    expect(squeezed(stage.text())).toContain('画面を保存するなど記録を残した上で、当該情報を削除し');
    expect(stage.text()).toMatch(/\[規\] 当該情報の削除 +乗っ取り$/mu);
    stage.press('enter');
    expect(stage.text()).toMatch(/> \d+ +\[規\] 情報の内容の確認/u);
  });

  it('nothing by one kana, and says how to go on where there is too much', () => {
    expect(searching('ゑ').text()).toContain('見つかりませんでした');
    const much = searching('アカウント');
    expect(much.text({ columns: 80, rows: 60 })).toMatch(/ほか\d+件。言葉を足すと絞れます。/u);
    expect(much.text(NARROW)).toMatch(/↓ あと\d+行 ──$/mu);
  });

  it('a word, and opens the glossary on it, with whose words they are', () => {
    const stage = searching('すぱむこうい');
    for (let turn = 0; turn < 9 && !/> +\d+ +スパム行為/u.test(stage.text()); turn += 1) stage.press('down');
    stage.press('enter');
    expect(stage.text()).toMatch(/> スパム行為 +他のユーザーの迷惑になる行為のこと。/u);
    expect(stage.text()).toContain('出所　狛江市ソーシャルメディア活用ガイドライン');
    stage.press('escape');
    expect(stage.text()).toContain('検索：すぱむこうい');
  });
});

describe('the words', () => {
  it('are reached from ?, in the order of their readings, and fit 60×20', () => {
    const stage = new Stage(new Help('work'));
    stage.button('言葉の説明を読む');
    expect(stage.text()).toContain('── この道具の言葉');
    const words = stage.text({ columns: 80, rows: 200 });
    expect(words.indexOf('  アカウント  ')).toBeGreaterThan(words.indexOf('ガイドラインの言葉（原文のまま）'));
    expect(words.indexOf('逸脱')).toBeLessThan(words.indexOf('後刻記入'));
    stage.press('end');
    expect(stage.text(NARROW)).toContain('＜用語の解説＞');
  });

  it('are reached from home by typing', () => {
    const stage = new Stage(new Home());
    stage.type('ふせじ').press('enter');
    expect(stage.text()).toContain('検索：ふせじ');
    expect(stage.text()).toContain('伏せ字　明記を避けるために');
  });
});

describe('an operation that was found', () => {
  it('is opened on the incident, and Esc comes back to what was sought', () => {
    const one = scene();
    one.do(done('verify-content', { finding: '確かめた' }));
    const stage = searching('じけいれつ', one);
    stage.press('enter', 'enter');
    expect(stage.text()).toContain('── 時系列');
    stage.press('escape');
    expect(stage.text()).toContain('検索：じけいれつ');
  });

  it('is none of an incident outside of one', () => {
    expect(new Stage(new Search(undefined, 'ひきつぎ')).text()).not.toContain('引継ぎ書');
  });
});

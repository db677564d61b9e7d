import { describe, expect, it } from 'vitest';
import { handoverModel, handoverText } from '../../src/export/handover.ts';
import { HOSTILE, komaeEscalated, komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm, suzuki } from '../fixtures/incidents.ts';

const walk = komaeTakeover();
const sheet = handoverModel(walk.incident, walk.now);
const lines = (label: string, model = sheet) => model.sections.find((section) => section.label === label)?.lines;

describe('the hand-over sheet', () => {
  it('answers in the order in which it is read out by telephone', () => {
    expect(sheet.sections.map(({ label }) => label)).toEqual([
      '何が起きたか',
      'いますること',
      '残っていること',
      '知らせた人',
      'しないこと',
      '分かっていない',
      '出したお知らせ',
      '順番を変えた',
      '規定がない',
    ]);
  });

  it('begins with what happened, when it was found and what was done', () => {
    expect(lines('何が起きたか')?.[0]).toBe('乗っ取り。令和8年11月21日（土）2時04分に覚知（市民の通報）。');
    expect(lines('何が起きたか')?.at(-1)).toBe(
      '済んだこと　当該情報の削除 2:31、パスワードの変更 2:33、画面の保存等の記録 2:36、連携機能の解除 2:53',
    );
  });

  it('says what is next and when to look again, and what may still be decided', () => {
    expect(lines('いますること')).toEqual(['11 常時監視　新しい投稿がないか見続けます', '次の確認　9時00分']);
    expect(lines('残っていること')?.[0]).toBe('9 アカウントの停止（任意・まだ決めていません）');
  });

  it('names everybody who was told, and those who were not, with the calls that found nobody', () => {
    expect(lines('知らせた人')).toEqual(['所属長 鈴木 2:11', '統括情報セキュリティ責任者 山本 8:08']);
    const early = komaeTakeover();
    early.do({ do: 'undo', seq: 20, reason: '別の人だった' });
    expect(lines('知らせた人', handoverModel(early.incident, early.now))?.[1]).toBe(
      '統括情報セキュリティ責任者　まだ（つながらず2回）「速やかに」',
    );
  });

  it('says what must not be done in the words of the first screen', () => {
    expect(lines('しないこと')).toContain('アカウントの削除');
    const fresh = nagasakiFirestorm();
    expect(lines('しないこと', handoverModel(fresh.incident, fresh.now))).not.toEqual([]);
  });

  it('says what is not known, what was published with whose approval, and what the guideline leaves open', () => {
    expect(lines('分かっていない')).toEqual(['原因']);
    expect(lines('出したお知らせ')).toEqual(['市公式ホームページでの注意喚起 3:07「市公式Xの不正な投稿について」（承認　所属長 鈴木）']);
    expect(lines('規定がない')?.join()).toContain('警察への相談');
  });

  it('says what was done before its turn, why, and who decided', () => {
    expect(lines('順番を変えた')?.[0]).toBe(
      '6 当該情報の削除 2:31　5 画面の保存等の記録より先に　理由「市民の住所が載り、閲覧が増え続けているため」　判断　所属長 鈴木',
    );
  });

  it('says ありません where there is nothing, and leaves no row out', () => {
    const fresh = nagasakiFirestorm();
    const model = handoverModel(fresh.incident, fresh.now);
    expect(lines('順番を変えた', model)).toEqual(['ありません']);
    expect(lines('出したお知らせ', model)).toEqual(['ありません']);
    expect(model.sections.every((section) => section.lines.length > 0)).toBe(true);
  });

  it('tells that it came back, and opens the steps of the new round', () => {
    const again = komaeTakeover().as(suzuki);
    again.at('9:40').do({ do: 'recur', note: '4件目の投稿を確認' });
    const model = handoverModel(again.incident, again.now);
    expect(lines('何が起きたか', model)).toContain('9:40に、また起きました（第2回）。4件目の投稿を確認');
    expect(lines('いますること', model)?.[0]).toContain('5 画面の保存等の記録');
    expect(lines('残っていること', model)?.join()).toContain('6 当該情報の削除（5 画面の保存等の記録が先　４(３)カ 第1段）');
  });

  it('names the trouble of a step where two responses run, and tells nobody and nothing twice', () => {
    const both = komaeEscalated();
    const model = handoverModel(both.incident, both.now);
    expect(lines('何が起きたか', model)).toContain('9:00に、「炎上」の対応を始めました。乗っ取り中の投稿に批判が集まっているため');
    expect(lines('知らせた人', model)).toEqual(['所属長 鈴木 2:11', '統括情報セキュリティ責任者 山本 8:08']);
    expect(lines('いますること', model)?.[0]).toMatch(/^乗っ取り 11 /u);
    expect(lines('残っていること', model)?.filter((line) => line.includes('アカウントの停止'))).toHaveLength(1);
  });

  it('says in one sentence that a guideline has no clause of its own', () => {
    const fresh = nagasakiFirestorm();
    expect(lines('規定がない', handoverModel(fresh.incident, fresh.now))?.[0]).toBe(
      '長崎市のガイドラインに「炎上」を直接定めた規定はありません。',
    );
  });

  it('says of a closed incident that it is closed', () => {
    const closed = komaeTakeoverClosed();
    expect(lines('いますること', handoverModel(closed.incident, closed.now))).toEqual(['終結しました。']);
  });

  it('names both people once the hand-over is the last line', () => {
    expect(sheet.handedOver).toMatchObject({ from: '管理者 田中 恵子', to: '所属長 鈴木 一郎' });
    expect(sheet.anchor.seq).toBe(24);
  });

  it('stands as text within the columns asked for, no line beginning with a mark that may not', () => {
    const width = (text: string) => [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2), 0);
    const text = handoverText(sheet, 60);
    expect(text[0]).toBe('引継ぎ書　狛江市　乗っ取り　公式X @komae_koho_example');
    for (const line of text) {
      expect(width(line)).toBeLessThanOrEqual(62);
      expect(line.trimStart()).not.toMatch(/^[、。）」]/u);
    }
    expect(handoverText(sheet).join('\n')).toContain('知らせた人　　　所属長 鈴木 2:11');
  });

  it('marks every line of a drill, and lets no hostile word out of its line', () => {
    const drill = komaeTakeover({ mode: 'drill' });
    for (const note of HOSTILE) {
      drill.do({ do: 'recur', note });
      const text = handoverText(handoverModel(drill.incident, drill.now));
      expect(text.filter((line) => !line.startsWith('【訓練】'))).toEqual([]);
      expect(text.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\u200b\u2028]/u);
    }
  });
});

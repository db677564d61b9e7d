import { begin, call, close, more, POSTS, record, report, retain, type Walk } from './walks.ts';

/** People of the tour; none of them is real. */
const ME = '田中 恵子';
const HEAD = '所属長 鈴木 一郎';
const INFOSEC = '統括情報セキュリティ責任者 山本 健';

/** Opens a screen, looks at it, and comes back with Esc. */
const glance = async (walk: Walk, name: string, open: () => Promise<void>, shows: string | RegExp): Promise<void> => {
  await open();
  await walk.me.see(shows);
  await walk.look(name);
  await walk.me.press('escape');
};

/** What is seen before anything is recorded. Ends at home. */
const beforeAll = async (walk: Walk): Promise<void> => {
  const { me, look } = walk;
  await me.see('1  新しい事案を始める');
  await me.button('使い方を見る');
  await me.see('この画面のキー');
  await look('01-help');
  await glance(walk, '01-glossary', () => me.button('言葉の説明を読む'), 'この道具の言葉');
  await me.press('escape');
  await glance(walk, '01-settings', () => me.button('設定を変える'), 'この端末の設定');
  await me.choose('手順書を読む');
  await me.see('平川市');
  await look('01-runbooks');
  await glance(walk, '01-runbook', () => me.press('enter'), '── 手順');
  await me.press('escape');
  await me.mark('新しい事案を始める');
  await me.press('enter');
  await me.see('何が起きましたか');
  await glance(walk, '02-guideline', () => me.button('ガイドラインを変える'), 'どのガイドラインで動きますか');
  await me.choose('わからない');
  await me.see('質問1');
  await me.digit('1');
  await me.press('enter');
  await me.see('質問2');
  await look('03-question');
  await me.press('escape', 'escape', 'escape');
};

/** From a call to the closed incident, 狛江市 乗っ取り with the sample policy adopted: every screen of the walk, each looked at. */
export const tour = async (walk: Walk): Promise<void> => {
  const { me, look, odd = '' } = walk;
  await beforeAll(walk);
  await begin(walk, '2', ME + odd);
  await look('05-work');
  await record(walk, '情報の内容の確認', '確認したと記録する', {
    fill: async () => {
      await me.type(`市が出していない投稿が1件ある${odd}`);
      await me.press('tab');
      await me.type(POSTS[0]);
    },
    look: '07-verify',
  });
  await me.choose('所属長への連絡');
  await call(walk, HEAD + odd, `公式Xに、市が出していない投稿があることを伝えた。画面を保存してから消す${odd}`);
  await me.choose('統括情報セキュリティ責任者への連絡');
  await call({ ...walk, look: () => {} }, INFOSEC, '電話に出ない', 'つながらなかったと記録する');
  await look('05-missed');
  await me.choose('当該情報の削除');
  await me.see('まだ始められません');
  await look('06-blocked');
  await me.digit('2');
  await me.type(HEAD);
  await me.press('enter');
  await me.type(`投稿のリンクから送金した市民がいる${odd}`);
  await look('06-override');
  await me.tab('選ぶ');
  await me.digit('1');
  await me.press('shift-tab', 'enter');
  await me.see('手順5');
  await look('07-capture');
  await retain(walk, '画面 1.png', POSTS[0], 50);
  await look('07-captured');
  await me.button('保存したと記録する');
  await record(walk, '当該情報の削除', '削除したと記録する', { look: '07-delete' });
  await record(walk, 'パスワードの変更', '変更したと記録する', { fill: () => walk.me.digit('123'), look: '07-password' });
  await me.choose('連携機能の解除');
  await me.see('手順8');
  await me.button('行わない・できないと記録する');
  await me.see('判断した人');
  await me.type(`連携している機能がないことを確かめた${odd}`);
  await look('07-not-done');
  await me.button('理由を記録する');
  await record(walk, '市公式ホームページでの注意喚起', '掲載したと記録する', {
    fill: async () => {
      await me.type('https://www.city.example/oshirase/1');
      await me.press('enter');
      await me.type(`【注意喚起】市公式Xに、市が発信していない投稿があります${odd}`);
      await me.fill({ 承認した人: HEAD });
    },
    look: '07-notice',
  });
  await me.type(`広報課から電話。テレビ局が取材したいとのこと${odd}`);
  await me.see('打った文字を');
  await look('19-typed');
  await me.press('enter', 'enter');
  await me.see('を記録しました');
  await look('05-noted');
  await me.choose('統括情報セキュリティ責任者への連絡');
  await call({ ...walk, look: () => {} }, INFOSEC, '折り返しがあり、同じ内容を伝えた');
  await more(walk, '時系列を見る');
  await me.see('番を選んでいます');
  await me.button('この記録を訂正する');
  await me.see('の訂正');
  await me.tab('要旨');
  await me.press('ctrl-u');
  await me.type(`折り返しがあり、投稿が1件だったことを伝えた${odd}`);
  await me.tab('理由');
  await me.type(`伝えた内容を書き足すため${odd}`);
  await look('13-correct');
  await me.button('訂正を記録する');
  await me.see('を記録しました');
  await look('13-timeline');
  await me.press('escape');
  await me.button('ほかの操作');
  await me.see('── ほかの操作');
  await look('05-more');
  await me.choose('質問に答える');
  await me.see('これは何ですか');
  await look('05-questions');
  await me.press('escape');
  await more(walk, '規定外の助言を開く');
  await me.press('end');
  await me.see('完了の条件に入りません');
  await look('05-advice');
  await more(walk, '規定外の助言を開く');
  await more(walk, 'また起きたことを記録する');
  await me.type(POSTS[1]);
  await look('05-recur');
  await me.button('次の回を始める');
  await me.see('2回目');
  await look('05-round-2');
  await me.press('home', 'enter');
  await me.see('── 済');
  await look('05-settled');
  await glance(walk, '05-step', () => me.press('enter'), 'この手順の記録');
  await me.press('escape');
  await me.button('引き継ぐ');
  await me.see('受ける人の職');
  await look('11-handover');
  await me.press('escape');
  await me.type('/');
  await me.see('検索と切り替え');
  await look('10-switch');
  await me.type('のっとり');
  await look('10-search');
  await me.press('ctrl-u');
  await me.type('ふせじ');
  await me.press('enter', 'enter');
  await me.see('原文のまま');
  await look('10-clause');
  await me.press('escape');
  await me.see('検索と切り替え');
  await me.press('escape');
  await me.press('escape');
  await me.see('対応中の事案が1件あります');
  await look('01-home-open');
  await me.press('enter');
  await me.see('しないこと');
  await me.choose('画面の保存等の記録');
  await retain({ ...walk, look: () => {} }, '画面2.png', POSTS[1], 60);
  await me.button('保存したと記録する');
  await record(walk, '当該情報の削除', '削除したと記録する');
  await record(walk, 'パスワードの変更', '変更したと記録する', { fill: () => walk.me.digit('4') });
  await me.type('しゅうけつ');
  await me.see('打った文字を');
  await me.press('down', 'enter');
  await me.see('あと1件で終結できます');
  await look('12-close-open');
  await me.press('escape');
  await record(walk, '常時監視', '所見を記録する', { fill: () => me.type(`新しい投稿はない${odd}`), look: '07-monitor' });
  await look('05-done');
  await close(walk, '1', '分かっていない');
  await me.press('enter');
  await me.see('この事案は終結しています');
  await look('05-closed');
  await report(walk);
  await look('05-reported');
};

import { spelled } from '../../src/words/ja/spelling.ts';
import { LineCaller } from './line-caller.ts';
import type { Office, Operator } from './operator.ts';
import { call, more } from './walks.ts';

/** Where the pictures go: the screen as it stands, under its name. */
export type Picture = (name: string, me: Operator) => void;

/** An office of its own for one walk, with what it chose, and its terminal in the size of the pictures. */
export interface Place {
  readonly office: (chosen: NonNullable<Parameters<typeof import('./operator.ts').newOffice>[0]>) => Office;
  readonly open: (office: Office, args?: readonly string[], env?: Readonly<Record<string, string>>) => Operator;
  readonly picture: Picture;
  /** Words that differ from run to run are put as these in every picture from then on. */
  readonly mask: (words: string, as: string) => void;
}

const PERSON = { role: '広報担当', name: '田中 恵子' };
const HEAD = '所属課長 佐藤 花子';
const ACCOUNT = '公式X @koho_example';
/** The code that stands in the pictures. */
const CODE = 'サトメリ';

const opened = async ({ office, open }: Place, guideline: string, troubles: readonly string[]): Promise<{ town: Office; me: Operator }> => {
  const town = office({ guideline, person: PERSON });
  for (const trouble of troubles)
    await town.command('open', trouble, '--guideline', guideline, '--by', '広報担当・田中 恵子', '--account', ACCOUNT);
  const me = open(town, ['resume']);
  await me.see('1  新しい事案を始める');
  await me.press('enter');
  await me.see('しないこと');
  return { town, me };
};

/** 09: an approval by telephone, of a statement that has to be approved. */
const approval = async (place: Place): Promise<void> => {
  const { me } = await opened(place, 'uenohara', ['firestorm']);
  await me.choose('発信の了承・決裁');
  await me.tab('文案');
  await me.type('ご心配をおかけしています。事実を確認しています。');
  await me.tab('電話で承認を受ける');
  await me.press('enter');
  await me.see('承認の符号');
  const code = /承認の符号 +((?:[ア-ヶ] ?){4})/u.exec(me.screen())?.[1]?.replaceAll(' ', '') ?? '';
  place.mask(spelled(code), spelled(CODE));
  place.mask([...code].join(' '), [...CODE].join(' '));
  place.mask(code, CODE);
  place.picture('09-approval', me);
  await me.type(HEAD);
  await me.press('enter');
  await me.digit('2');
  await me.type(code);
  await me.see('符号が一致しました。');
  place.picture('09-matched', me);
  await me.button('承認を記録する');
  await me.see('を記録しました');
  await me.choose('説明・訂正・謝罪等の発信');
  await me.see('番で承認された文です');
  await me.tab('本文');
  await me.type('お詫びします。');
  await me.see('もう一度承認がいります');
  place.picture('09-changed', me);
};

/** A second trouble in mid-incident, and what it takes over. */
const escalation = async (place: Place): Promise<void> => {
  const { town, me } = await opened(place, 'uenohara', ['firestorm']);
  const walk = { me, office: town, look: () => undefined };
  await me.choose('所属課長等への報告');
  await call(walk, HEAD, '批判が集まっている');
  await more(walk, '別の種別を加える');
  await me.digit('2');
  await me.see('引き継ぐ手順');
  await me.type('アカウントに入れない');
  place.picture('05-add', me);
  await me.button('この種別を加える');
  await me.see('「乗っ取り」の手順書を加えました');
  place.picture('05-carried', me);
  await me.button('対応を続ける');
  await me.see('しないこと');
  place.picture('05-two-troubles', me);
  await me.mark('発信の了承・決裁');
  await me.press('enter');
  await me.see('知らせる方法があります');
  place.picture('07-elsewhere', me);
};

/** Paper that is copied afterwards. */
const paper = async (place: Place): Promise<void> => {
  const { me } = await opened(place, 'komae', ['takeover']);
  await me.type('紙');
  await me.see('紙の記録を書き写す');
  await me.press('enter', 'enter');
  await me.see('紙の番号');
  const line = async (number: string, time: string, ...texts: string[]): Promise<void> => {
    await me.type(number);
    await me.press('enter');
    await me.type(time);
    await me.see('と読みました');
    await me.press('enter');
    for (const text of texts) {
      if (/^\d$/u.test(text)) await me.digit(text);
      else {
        await me.type(text);
        await me.press('enter');
      }
    }
  };
  await line('2', '1:40', '管理者 田中', '覚えのない投稿が3件');
  place.picture('13-paper', me);
  await me.press('enter');
  await line('3', '1:52', '1', '投稿が3件あることを伝えた');
  await me.press('enter');
  await me.see('2行（まだ記録していません）');
  await me.button('まとめを確かめる（2行）');
  await me.see('起きた順に並べました');
  place.picture('13-paper-summary', me);
};

/** Three incidents at once. */
const several = async (place: Place): Promise<void> => {
  const { me } = await opened(place, 'komae', ['takeover', 'firestorm', 'rumor']);
  await me.press('right');
  await me.see('に移りました');
  place.picture('05-switched', me);
  await me.press('escape');
  await me.see('対応中の事案が3件あります');
  place.picture('01-home-three', me);
};

/** 18: no clause rules this trouble. */
const uncovered = async (place: Place): Promise<void> => {
  const me = place.open(place.office({ guideline: 'nagasaki' }));
  await me.see('1  新しい事案を始める');
  await me.press('enter');
  await me.see('何が起きましたか');
  await me.digit('4');
  await me.press('enter');
  await me.see('直接定めた規定はありません');
  place.picture('18-uncovered', me);
};

/** 15 and 16: a drill, as who steers it and who plays it sees it. */
const drill = async (place: Place): Promise<void> => {
  const town = place.office({});
  const trainer = place.open(town, ['drill', 'control', 'takeover-saturday', '--seed', '42', '--by', '佐藤 誠']);
  await trainer.see(/次.*　I2/u);
  const { exercise } = await town.command<{ exercise: string }>('drill', 'status', '20');
  const player = place.open(town, ['drill', 'join', exercise, '--seat', '担当', '--by', '高橋 直']);
  await player.see('届いた知らせ 1件・新着1');
  await trainer.tab('I2を付与する');
  await trainer.press('enter');
  await player.see('新着2');
  place.picture('15-control', trainer);
  place.picture('16-player', player);
};

/** 17: the same incident line by line. */
const lineByLine = async (place: Place): Promise<void> => {
  const town = place.office({ guideline: 'komae', person: PERSON });
  await town.command('open', 'takeover', '--guideline', 'komae', '--by', '広報担当・田中 恵子', '--account', ACCOUNT);
  const me = place.open(town, ['resume', '20'], { TERM: 'dumb' });
  await new LineCaller(me.terminal).listen();
  place.picture('17-lines', me);
};

/** The same program in English. */
const english = async (place: Place): Promise<void> => {
  const town = place.office({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
  await town.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中 恵子', '--account', ACCOUNT);
  const me = place.open(town, ['--lang', 'en', 'resume']);
  await me.see('Start a new incident');
  place.picture('en-01-home', me);
  await me.press('enter');
  await me.see('Add evidence');
  place.picture('en-05-work', me);
};

/** What the tour of one incident does not pass by: approvals, a second trouble, paper, several incidents, drills, lines, English. */
export const screensBeside = [approval, escalation, paper, several, uncovered, drill, lineByLine, english] as const;

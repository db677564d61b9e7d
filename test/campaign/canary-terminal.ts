import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newOffice, type Office, type Operator } from '../terminal/operator.ts';
import type { Secret } from './canary.ts';

/** A form of the terminal: how somebody at the list of steps comes to it, and the fields in which a text may be typed. */
interface Prompts {
  readonly open: (me: Operator) => Promise<void>;
  readonly fields: readonly string[];
  /** How often Esc is pressed to stand at the list of steps again. */
  readonly back: number;
}

const more =
  (words: string) =>
  async (me: Operator): Promise<void> => {
    await me.button('ほかの操作');
    await me.see('── ほかの操作');
    await me.choose(words);
  };

const FORMS: Readonly<Record<string, Prompts>> = {
  'a step': {
    open: async (me) => {
      await me.choose('情報の内容の確認');
      await me.see('書く欄');
    },
    fields: ['確かめたこと', '投稿・アカウント', '本物との違い', '投稿の日時', '閲覧・登録者', '照会の結果', '日時'],
    back: 1,
  },
  'a call': {
    open: async (me) => {
      await me.choose('所属長への連絡');
      await me.see('誰へ');
    },
    fields: ['誰へ', '要旨'],
    back: 1,
  },
  'why a step is left undone': {
    open: async (me) => {
      await me.choose('連携機能の解除');
      await me.button('行わない・できないと記録する');
      await me.see('判断した人');
    },
    fields: ['理由', '判断した人'],
    back: 1,
  },
  'why an order is passed over': {
    open: async (me) => {
      await me.choose('当該情報の削除');
      await me.see('まだ始められません');
      await me.digit('2');
    },
    fields: ['決めた人', '理由'],
    back: 1,
  },
  'who operates': { open: more('操作する人を替える'), fields: ['氏名'], back: 1 },
  'what happened again': { open: more('また起きたことを記録する'), fields: ['新しい投稿のURL', '要旨'], back: 1 },
  'who holds a post': { open: more('職と当日の人を記録する'), fields: ['氏名'], back: 1 },
  'how long it is kept': { open: more('保存期間を記録する'), fields: ['根拠'], back: 1 },
  'the document number': { open: more('文書番号を記録する'), fields: ['文書番号'], back: 1 },
  'a correction': {
    open: async (me) => {
      await more('時系列を見る')(me);
      await me.button('この記録を訂正する');
      await me.see('番の訂正');
    },
    fields: ['概要', '発見した人', '理由'],
    back: 2,
  },
  'a hand-over': { open: (me) => me.button('引き継ぐ'), fields: ['受ける人の職', '受ける人の氏名'], back: 1 },
};

export interface TerminalCanary {
  /** Kinds of prompts, and how often a secret was put into one. */
  prompts: number;
  typed: number;
  /** Where a secret was found afterwards. */
  readonly hits: string[];
  /** Where an ordinary word was found that stood in the same field: the search does find what is kept. */
  control: readonly string[];
}

const ORDINARY = 'コマツグミ';

/** Types, or pastes what has several lines, as people do. */
const give = async (me: Operator, text: string): Promise<void> => {
  const before = me.screen();
  if (text.includes('\n')) me.terminal.paste(text);
  else me.terminal.type(text);
  await me.terminal.waitFor(() => me.screen() !== before);
};

/** A new terminal on the incident, at the list of steps. */
const resume = async (office: Office): Promise<Operator> => {
  const me = office.open({ args: ['resume'], env: { TMPDIR: join(office.cwd, 'tmp') } });
  await me.see('1  新しい事案を始める');
  await me.press('enter');
  await me.see('しないこと');
  return me;
};

/** The memo line: typed, chosen to be recorded, refused, and wiped; then searched for. */
const memo = async (me: Operator, text: string): Promise<void> => {
  await give(me, text);
  await me.press('enter', 'enter');
  await me.see('どの欄にも書けません');
  await me.press('ctrl-u');
  await me.type('/');
  await me.see('検索と切り替え');
  await give(me, text);
  await me.press('escape');
  // What was searched for stands there; a first Esc wipes it.
  if (me.screen().includes('検索と切り替え')) await me.press('escape');
  await me.see('しないこと');
};

const form = async (me: Operator, { open, fields, back }: Prompts, text: string): Promise<void> => {
  await open(me);
  for (const field of fields) {
    await me.tab(field);
    // A name stands there already; of an empty field nothing changes.
    me.terminal.press('ctrl-u');
    await give(me, text);
  }
  // The last one is left by Esc with the secret still in it.
  for (let turn = 0; turn < back; turn += 1) await me.press('escape');
  await me.see('しないこと');
};

/** Whole words anywhere below the office: the data directory, drafts, what was left in the temporary folder, exports. */
const holding = (folder: string, part: string): string[] =>
  spawnSync('grep', ['-rlaF', '--', part, folder], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((file) => file !== '');

/**
 * Types each secret into every kind of prompt of the terminal, kills the program with one in a field, and looks for it: in the data
 * directory with its -wal and drafts, in the temporary folder, in every export.
 */
export const terminalCanary = async (secrets: readonly Secret[], forms = Object.keys(FORMS)): Promise<TerminalCanary> => {
  const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
  const found: TerminalCanary = { prompts: 2, typed: 0, hits: [], control: [] };
  try {
    mkdirSync(join(office.cwd, 'tmp'));
    await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子', '--account', '@koho_example');
    for (const name of forms) found.prompts += FORMS[name]?.fields.length ?? 0;
    for (const { text, part } of secrets) {
      const me = await resume(office);
      await memo(me, text);
      for (const name of forms) {
        const one = FORMS[name];
        if (one === undefined) throw new Error(`no form ${name}`);
        await form(me, one, text);
      }
      found.typed += found.prompts;
      await FORMS['a step']?.open(me);
      await me.tab('本物との違い');
      await me.type(ORDINARY);
      await me.tab('確かめたこと');
      found.control = holding(office.home, ORDINARY);
      await give(me, text);
      me.terminal.kill('SIGKILL');
      await me.terminal.exited;
      found.hits.push(...holding(join(office.cwd, '..'), part).map((file) => `${file}: ${part}`));
    }
    for (const format of ['html', 'md', 'json', 'csv', 'bundle'])
      await office.command('export', '20', '--format', format, '--out', join(office.cwd, `out.${format}`));
    for (const { part } of secrets) found.hits.push(...holding(office.cwd, part).map((file) => `${file}: ${part}`));
  } finally {
    office.leave();
  }
  return found;
};

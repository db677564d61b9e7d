import type { Office, Operator } from './operator.ts';

/** One incident on its way through the screens. `look` is called at every screen worth looking at, with its name. */
export interface Walk {
  readonly me: Operator;
  readonly office: Office;
  readonly look: (name: string) => void | Promise<void>;
  readonly account?: string;
  /** Put behind what is typed: characters that are hard to place. */
  readonly odd?: string;
}

const POST = 'https://x.example/koho_example/status/199000000000000';
/** Three posts that nobody of the office wrote. */
export const POSTS = [`${POST}1`, `${POST}2`, `${POST}3`] as const;

/** 01 → 02 → 04: from home to the running incident, by the number of the symptom; the operator holds the first post offered. */
export const begin = async ({ me, look, account }: Walk, symptom: string, name: string): Promise<void> => {
  await me.see('1  新しい事案を始める');
  await look('01-home');
  await me.press('enter');
  await me.see('何が起きましたか');
  if (symptom !== '1') await me.digit(symptom);
  await look('02-symptoms');
  await me.press('enter');
  await me.see('2/2');
  await me.digit('1');
  await me.type(name);
  if (account !== undefined) await me.fill({ アカウント: account });
  await look('04-begin');
  await me.button('しないことを確認して、対応を始める');
  await me.see('いますること');
};

/** In the form of a call: to whom, by telephone, what was said; then the button. */
export const call = async ({ me, look }: Walk, to: string, gist: string, button = 'つながったと記録する'): Promise<void> => {
  await me.see('誰へ');
  await me.type(to);
  await me.press('enter');
  await me.digit('1');
  await me.type(gist);
  await look('07-call');
  await me.button(button);
  await me.see('を記録しました');
};

/** From a form to the evidence screen and back: one picture, and the post that it shows. */
export const retain = async ({ me, look, office }: Walk, file: string, post: string, shade: number): Promise<void> => {
  await me.button('証拠を加える');
  await me.see('画像をここに落とすか');
  await me.paste(`'${office.picture(file, shade)}'`);
  await me.press('tab');
  await me.type(post);
  await look('08-evidence');
  await me.button('この証拠を記録する');
  await me.see('保存済み　');
};

/** Opens a step from the work screen and records it with the button, as it stands or with what `fill` writes. */
export const record = async (
  { me, look }: Walk,
  title: string,
  button: string,
  options: { readonly fill?: () => Promise<void>; readonly look?: string } = {},
): Promise<void> => {
  await me.choose(title);
  await me.see('書く欄');
  await options.fill?.();
  if (options.look !== undefined) await look(options.look);
  await me.button(button);
  await me.see('を記録しました');
};

/** From the work screen into one of ほかの操作. */
export const more = async ({ me }: Walk, words: string): Promise<void> => {
  await me.button('ほかの操作');
  await me.see('── ほかの操作');
  await me.choose(words);
};

/** 12: opens the closing by its name, fills in what it asks and closes. The anchor is on the screen then. */
export const close = async ({ me, look }: Walk, damage: string, cause: string): Promise<void> => {
  await me.type('終結');
  await me.see('打った文字を');
  await me.press('down', 'enter');
  await me.see('終結の確認');
  await look('12-close');
  await me.digit(damage);
  await me.fill({ 原因: cause });
  await me.button('この事案を終結する');
  await me.see('紙の控えを書き写してください');
  await look('12-closed');
};

/** Writes the report from ほかの操作 to the place that is offered, and returns that place. */
export const report = async (walk: Walk): Promise<string> => {
  await more(walk, '報告書を書き出す（HTML）');
  await walk.me.see('書き出し先');
  await walk.look('report');
  await walk.me.button('書き出す');
  await walk.me.see('書き出しました');
  return (
    walk.me.terminal
      .screen()
      // A long path goes on in the next row.
      .map((row) => row.trim())
      .join('')
      .match(/書き出しました：\s*(\S+?\.html)/u)?.[1] ?? ''
  );
};

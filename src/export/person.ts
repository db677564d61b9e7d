import type { Entry } from '../incident/entry.ts';
import { report } from '../words/ja/report.ts';

/** What stands where words were blacked out, with what they were: ■（氏名）. */
export const blackedOut = (what: string): string => `■（${what}）`;

/** Who wrote a line: the post in clear, the name as it was disclosed. */
export interface Person {
  readonly role: string;
  readonly name: string;
  readonly as?: 'concurrent' | 'acting';
  /** 管理者（代行） 田中 恵子 */
  readonly text: string;
}

/** The post and name that a line was written under. */
export const personOf = (entry: Entry): Person => {
  const { role, as } = entry.actor;
  const name = entry.words['actor.name'] ?? (entry.pii['actor.name'] === undefined ? '' : blackedOut(report.what.name));
  const post = as === undefined ? role : `${role}（${report.as[as]}）`;
  return { role, name, ...(as !== undefined && { as }), text: [post, name].filter((part) => part !== '').join(' ') };
};

/** A post and a name, each where it is known. */
export const postAndName = (role: string, name: string | undefined): string => [role, name ?? ''].filter((part) => part !== '').join(' ');

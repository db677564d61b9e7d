import { afterAll, describe, expect, it } from 'vitest';
import { documentOf, Office } from './shell.ts';

const office = new Office();
afterAll(() => office.leave());

const BY = ['--by', '管理者・田中恵子'] as const;
interface Answer {
  readonly incident: string;
  readonly entries: readonly { readonly seq: number; readonly type: string }[];
  readonly cautions?: readonly { readonly code: string; readonly step: string; readonly instead?: { readonly step: string } }[];
  readonly carried?: readonly { readonly step: string; readonly from: number }[];
}
interface Status {
  readonly responses: readonly { readonly steps: readonly { readonly id: string; readonly cautions?: readonly unknown[] }[] }[];
}
const said = <T = Answer>(...words: string[]) => documentOf<T>(office.call([...words, '--json']));

describe('a trouble that changes, from the shell', () => {
  const { incident } = said('open', 'takeover', '--guideline', 'standard', ...BY, '--account', '公式X @minato_example');

  it('warns of what goes out on an account that nobody has made sure of, before and after, and proposes the homepage', () => {
    const before = said<Status>('status', incident).responses[0]?.steps.find(({ id }) => id === 'publish-statement');
    expect(before?.cautions).toMatchObject([{ code: 'account.not-in-control', access: 'unknown' }]);
    expect(office.call(['status', incident]).out).toContain('注意　アカウントに入れることを確かめてから');
    const ran = office.call(['do', incident, 'publish-statement', ...BY, '--field', 'body=確認しています', '--override', '急ぐ', '--json']);
    expect(documentOf<Answer>(ran).cautions).toMatchObject([
      { code: 'account.not-in-control', step: 'publish-statement', instead: { step: 'publish-website-notice' } },
    ]);
    expect(ran.err).toContain('か、ほかの公式アカウントで知らせる方法があります');
  });

  it('lists what was taken over, by the numbers of the lines that did it', () => {
    const answer = said('escalate', incident, '炎上', '--reason', '投稿に批判', ...BY);
    expect(answer.carried).toMatchObject([{ step: 'record-detection' }]);
    const from = answer.carried?.[0]?.from ?? 0;
    expect(said<{ seq: number; data: { step?: string } }[]>('timeline', incident)[from - 1]?.data.step).toBe('record-detection');
    const ran = office.call(['escalate', incident, 'デマ', '--reason', '噂も', ...BY]);
    expect(ran.out).toContain('引き継いだ手順　1件');
    expect(ran.out).toContain(`覚知の記録　${from}番の記録`);
  });

  it('says nothing more once the account is in control', () => {
    said('decide', incident, 'access', 'in-control', ...BY);
    const steps = said<Status>('status', incident).responses.flatMap((one) => one.steps);
    expect(steps.filter(({ cautions }) => cautions !== undefined)).toEqual([]);
  });
});

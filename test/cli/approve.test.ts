import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentOf, Office, type Ran } from './shell.ts';

const office = new Office();
afterAll(() => office.leave());

const BY = ['--by', '広報担当・田中恵子'] as const;
const BODY = 'ご心配をおかけしています。確認しています。';
interface Told {
  readonly incident: string;
  readonly recorded?: boolean;
  readonly step?: string;
  readonly code?: string;
  readonly spelled?: string;
  readonly hash?: string;
  readonly refused?: { readonly code: string };
  readonly entries?: readonly { readonly type: string }[];
}
const call = (...words: string[]): Ran => office.call([...words, '--json']);
const said = (...words: string[]): Told => documentOf<Told>(call(...words));

describe('approve', () => {
  const { incident } = said('open', 'firestorm', '--guideline', 'uenohara', ...BY);
  const approve = (...words: string[]) => call('approve', incident, 'publish-statement', ...BY, ...words);
  const text = ['--field', `body=${BODY}`] as const;
  const who = ['--approver', '企画課長・佐藤花子', '--channel', 'phone'] as const;

  it('tells the code of a text for reading out, and records nothing', () => {
    const before = said('status', incident);
    const ran = approve(...text);
    const told = documentOf<Told>(ran);
    expect(told).toMatchObject({ recorded: false, step: 'obtain-approval', hash: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    expect([...(told.code ?? '')]).toHaveLength(4);
    expect(ran.err).toContain(told.spelled ?? '?');
    expect(ran.err).toContain('まだ何も記録していません');
    expect({ ...said('status', incident), elapsed: 0 }).toEqual({ ...before, elapsed: 0 });
    expect(documentOf<Told>(call('approve', incident, 'obtain-approval', ...BY, '--field', `text=${BODY}`)).code).toBe(told.code);
  });

  it('refuses a wrong code with exit 1 and records nothing', () => {
    const ran = approve(...text, ...who, '--code', 'アアアア');
    expect(ran.code).toBe(1);
    expect(documentOf<Told>(ran).refused?.code).toBe('approval.code');
    expect(ran.err).toContain('復唱された符号が違います。何も記録していません。');
  });

  it('asks for the text and for the approver', () => {
    expect(approve().code).toBe(2);
    const ran = approve(...text, '--code', documentOf<Told>(approve(...text)).code ?? '');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('承認した人');
    expect(approve(...text, '--channel', 'pigeon').code).toBe(2);
  });

  it('records the answer once the code is right, and settles the approval', () => {
    const { spelled = '' } = documentOf<Told>(approve(...text));
    const told = documentOf<Told>(approve(...text, ...who, '--code', spelled));
    expect(told.entries?.map(({ type }) => type)).toEqual(['approval.taken', 'step.settled']);
    expect(call('do', incident, 'publish-statement', ...BY, '--field', `body=${BODY}追記`).code).toBe(1);
    expect(office.call(['timeline', incident]).out).toContain(`符号${told.code}一致`);
  });

  it('takes a changed text up again in one call', () => {
    const changed = ['--field', `body=${BODY}追記`] as const;
    const { code = '' } = documentOf<Told>(approve(...changed));
    const told = documentOf<Told>(approve(...changed, ...who, '--code', code));
    expect(told.entries?.map(({ type }) => type)).toEqual(['approval.taken', 'step.settled']);
    expect(call('do', incident, 'publish-statement', ...BY, '--field', `body=${BODY}追記`).code).toBe(0);
  });

  it('records a refusal, and prints the text with its code', () => {
    const out = join(office.home, '文.html');
    const told = documentOf<Told>(approve(...text, ...who, '--refused', '--note', '言い方がきつい', '--out', out));
    expect(told.entries?.map(({ type }) => type)).toEqual(['approval.taken']);
    const page = readFileSync(out, 'utf8');
    expect(page).toContain([...(told.code ?? '')].join(' '));
    expect(page).toContain(BODY);
    expect(approve(...text, '--out', out).code).toBe(2);
  });
});

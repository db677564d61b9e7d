import { afterAll, expect, test } from 'vitest';
import { lookAround, WILD } from './every-size.ts';
import { newOffice } from './operator.ts';

const offices = [newOffice({ guideline: 'nagasaki' }), newOffice({ guideline: 'hirakawa' })] as const;
afterAll(() => {
  for (const office of offices) office.leave();
});

test.each([
  ['長崎市', '市の投稿に、批判や苦情が集まっている', '炎上', offices[0]],
  ['平川市', '市のアカウントに、出した覚えのない投稿がある', '乗っ取り', offices[1]],
] as const)(
  'where %s has no clause, that is said first; every clause that may bear on it can be read; the work says so too',
  async (body, symptom, trouble, office) => {
    const me = office.open();
    await me.see('1  新しい事案を始める');
    await me.press('enter');
    await me.see('何が起きましたか');
    await me.mark(symptom);
    await lookAround(me, '02-symptoms');
    await me.press('enter');
    await me.see('── 始め方');
    expect(me.words).toContain(`${body}のガイドラインに「${trouble}」を直接定めた規定はありません。`);
    await lookAround(me, '18-uncovered');
    await me.button('条項をすべて読む');
    await me.see('PgDn');
    await lookAround(me, 'clauses');
    await me.press('escape');
    await me.see('── 始め方');
    await me.digit('2');
    await me.press('enter');
    await me.see('2/2');
    await me.digit('1');
    await me.type('田中 恵子');
    await me.fill({ アカウント: WILD });
    await lookAround(me, '04-begin');
    await me.button('しないことを確認して、対応を始める');
    await me.see('直接の規定なし');
    await lookAround(me, '05-work');
  },
);

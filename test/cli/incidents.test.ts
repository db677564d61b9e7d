import { afterAll, expect, test } from 'vitest';
import { Office } from './shell.ts';

const here = new Office();
afterAll(() => here.leave());

test('incidents of one day stand in the order in which they were begun', () => {
  const open = () => here.quick<{ incident: string }>(['open', 'デマ', '--guideline', '狛江', '--by', '管理者・田中恵子']).incident;
  const begun = Array.from({ length: 6 }, open);
  expect(here.quick<{ incident: string }[]>(['incidents']).map(({ incident }) => incident)).toEqual(begun);
});

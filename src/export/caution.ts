import type { Caution } from '../incident/overview.ts';
import { beside } from '../words/ja/beside.ts';

/** What must not be done, as a noun for the row しないこと: 投稿の削除（画面の保存が先）, アカウントの削除. */
export const cautionText = (caution: Caution): string => {
  if ('rule' in caution) return caution.rule.short ?? caution.rule.title;
  const { step, blockedBy } = caution.held;
  const [waiting] = blockedBy;
  const order = step.after.find((one) => one.step === waiting?.step);
  return order?.short ?? (waiting === undefined ? step.title : beside.firstOf(step.title, waiting.title));
};

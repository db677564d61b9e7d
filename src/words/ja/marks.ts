import type { StepLine } from '../../incident/overview.ts';

/** The state of a step as a kanji (screens.md 5); never only a colour. */
export const stateMark = (line: StepLine, begun = false): string => {
  if (line.state === 'settled') {
    if (line.view.outcome === 'could-not') return '不能';
    if (line.view.outcome === 'not-needed' || line.view.outcome === 'not-applicable') return '不要';
    return line.step.phase === 'monitor' ? '継続' : '済';
  }
  if (begun) return '途中';
  if (line.state === 'blocked') return '止';
  if (line.state === 'not-yet') return '待';
  if (line.reopened) return '再';
  return line.counts || line.step.layer !== 'rule' || !line.adopted ? '未' : '任意';
};

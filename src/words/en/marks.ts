import type { StepLine } from '../../incident/overview.ts';
import type { stateMark as japanese } from '../ja/marks.ts';

/** The state of a step in a word of five letters at most, as wide as two kanji and a blank; never only a colour. */
export const stateMark: typeof japanese = (line: StepLine, begun = false): string => {
  if (line.state === 'settled') {
    if (line.view.outcome === 'could-not') return "can't";
    if (line.view.outcome === 'not-needed' || line.view.outcome === 'not-applicable') return 'skip';
    return line.step.phase === 'monitor' ? 'watch' : 'done';
  }
  if (begun) return 'begun';
  if (line.state === 'blocked') return 'held';
  if (line.state === 'not-yet') return 'later';
  if (line.reopened) return 'again';
  return line.counts || line.step.layer !== 'rule' || !line.adopted ? 'open' : 'opt.';
};

import type { Step } from '../runbook/runbook.ts';
import { report } from '../words/ja/report.ts';
import { terms } from '../words/ja/terms.ts';

/**
 * Where a step comes from, as every screen and page shows it: [規] [規・間接] [見本・未採用] [他市] [実務].
 * A sample policy that this body has adopted is its own rule.
 */
export const layerMark = (step: Pick<Step, 'layer' | 'basis'>, adopted: boolean): string => {
  if (step.layer !== 'rule') return `[${terms.layer[step.layer]}]`;
  if (step.basis === 'sample') return adopted ? `[${terms.layer.rule}]` : `[${report.layer.notAdopted}]`;
  return step.basis === 'indirect' ? `[${terms.layer.rule}・${report.layer.indirect}]` : `[${terms.layer.rule}]`;
};

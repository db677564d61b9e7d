import { PHASES } from '../../machines/words.ts';
import { isAdvice, settingsOf } from '../runbook/plan.ts';
import type { Runbook, SettingValues, Step } from '../runbook/runbook.ts';
import { diagram as words } from '../words/ja/diagram.ts';
import { terms } from '../words/ja/terms.ts';
import { clauseName, clauseRefs } from './clauses.ts';
import { mermaidText } from './diagram-text.ts';
import { layerMark } from './layer.ts';

/**
 * The steps of a runbook as a Mermaid flowchart: one box a step, by phase; a thick arrow blocks, a dotted one only sorts, each
 * with the clause that orders it; a plain arrow leads from a decision to what it brings into play.
 */
export function stepDiagram(runbook: Runbook, chosen: SettingValues): string {
  const settings = settingsOf(runbook, chosen);
  const ids = new Map(runbook.steps.map((step, index) => [step.id, `s${index + 1}`]));
  const id = (step: string) => ids.get(step) ?? 's0';
  const advice = runbook.steps.filter((step) => isAdvice(runbook, step, settings)).map((step) => id(step.id));
  const phases = PHASES.map((phase) => ({ phase, steps: runbook.steps.filter((step) => step.phase === phase) })).filter(
    ({ steps }) => steps.length > 0,
  );
  return [
    'flowchart TD',
    ...phases.flatMap(({ phase, steps }) => [
      `  subgraph ${phase}["${terms.phase[phase]}"]`,
      ...steps.map((step) => `    ${id(step.id)}${box(step, settings)}`),
      '  end',
    ]),
    ...runbook.steps.flatMap((step) => [
      ...step.after.map(
        (order) => `  ${id(order.step)} ${order.order === 'strict' ? '==>' : '-.->'}${labelOf(runbook, order.clause)} ${id(step.id)}`,
      ),
      ...step.only.map((one) => `  ${id(one.step)} -->${label(answerOf(runbook, one.step, one.answer))} ${id(step.id)}`),
    ]),
    ...(advice.length === 0 ? [] : ['  classDef advice stroke-dasharray: 4 3', `  class ${advice.join(',')} advice`]),
  ].join('\n');
}

function box(step: Step, settings: SettingValues): string {
  const adopted = step.setting === undefined || settings[step.setting] === true;
  const number = step.number === null ? '' : `${step.number} `;
  const again = step.perRound ? words.again : '';
  const text = mermaidText(`${number}${step.title}${again} ${layerMark(step, adopted)}`);
  return step.answers === undefined ? `["${text}"]` : `{{"${text}"}}`;
}

const label = (text: string): string => (text === '' ? '' : `|"${mermaidText(text)}"|`);

const labelOf = (runbook: Runbook, clause: string | undefined): string =>
  label(clause === undefined ? '' : clauseRefs(runbook, [clause]).map(clauseName).join(''));

const answerOf = (runbook: Runbook, decision: string, answer: string): string =>
  runbook.steps.find((step) => step.id === decision)?.answers?.[answer] ?? answer;

import { clauseName, clauseRefs, clauseTexts } from '../../export/clauses.ts';
import { coverageOf } from '../../export/coverage.ts';
import { layerMark } from '../../export/layer.ts';
import { adopted, settingsOf } from '../../runbook/plan.ts';
import type { Runbook, SettingValues, Step } from '../../runbook/runbook.ts';
import type { StepOrder } from '../../runbook/schema.ts';
import { beside } from '../../words/ja/beside.ts';
import { cli } from '../../words/ja/cli.ts';
import { runbookWords } from '../../words/ja/runbooks.ts';
import { terms } from '../../words/ja/terms.ts';

const { show: words } = runbookWords;

/** A runbook to be read in the shell: what its guideline says of the trouble, the steps with their clauses, what not to do. */
export const runbookText = (runbook: Runbook, chosen: SettingValues = {}): string[] => [
  `${runbook.guideline.title}（${runbook.guideline.edition.label}）　${terms.trouble[runbook.trouble]}`,
  ...coverageLines(runbook, chosen),
  ...runbook.steps.flatMap((step) => ['', ...stepLines(runbook, step, settingsOf(runbook, chosen))]),
  ...(runbook.standingRules.length > 0 ? ['', `${cli.dont}：`, ...runbook.standingRules.map(({ title }) => `  ${title}`)] : []),
  ...(runbook.coverage.silent.length > 0 ? ['', words.silent(runbook.coverage.silent)] : []),
];

/** The sentence the operator is shown here, the one under the other choice, and the general clauses that may bear on the trouble. */
const coverageLines = (runbook: Runbook, chosen: SettingValues): string[] => {
  const { unless } = runbook.coverage;
  const said = (settings: SettingValues) => coverageOf({ runbook, trouble: runbook.trouble }, settings);
  const { sentence, indirect, kind } = said(chosen);
  const other = unless === undefined ? undefined : settingsOf(runbook, chosen)[unless.setting] !== true;
  return [
    sentence,
    ...(unless === undefined || other === undefined
      ? []
      : [
          words.otherwise(
            runbook.settings[unless.setting]?.title ?? unless.setting,
            other,
            said({ ...chosen, [unless.setting]: other }).sentence,
          ),
        ]),
    ...(kind === 'direct' || indirect.length === 0 ? [] : [words.indirect(indirect.map(clauseName))]),
  ];
};

const stepLines = (runbook: Runbook, step: Step, settings: SettingValues): string[] => {
  const role = (id: string) => runbook.roles[id]?.title ?? id;
  const modality = step.modality.map((one) => terms.modality[one]).join('・');
  const word = step.deadlineWord === undefined ? '' : beside.quoted(step.deadlineWord);
  return [
    `${step.number ?? '−'} ${layerMark(step, adopted(step, settings))} ${step.title}（${step.id}）　${modality}${word}`,
    ...(step.by === undefined ? [] : [words.by(role(step.by))]),
    ...(step.to.length === 0 ? [] : [words.to(step.to.map(role))]),
    ...(step.when ?? []).map((when) => beside.runbook.when(when)),
    ...step.after.map((order) => orderLine(runbook, order)),
    ...(step.exceptions ?? []).map(({ clause, approval, items }) =>
      words.exception[approval](items.length > 0 ? items : clauseRefs(runbook, [clause]).map(clauseName)),
    ),
    ...clauseTexts(runbook, step.clauses).map(
      ({ id, ref, text }) => `   ${runbook.clauses[id]?.body ?? ''} ${ref}　${text.replaceAll(/\s+/gu, '')}`,
    ),
  ];
};

const orderLine = (runbook: Runbook, { step, order, because }: StepOrder): string => {
  const first = runbook.steps.find((one) => one.id === step)?.title ?? step;
  return `${order === 'strict' ? beside.runbook.strict(first) : beside.runbook.document(first)}${because === undefined ? '' : beside.quoted(because)}`;
};

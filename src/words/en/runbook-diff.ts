import type { Change, RunbookDiff } from '../../runbook/diff.ts';
import type { diffLines as japanese } from '../ja/runbook-diff.ts';
import { terms } from './terms.ts';

/** What a field is called where a change of it is told. */
const FIELD: Readonly<Record<string, string>> = {
  title: 'title',
  hint: 'hint',
  layer: 'layer',
  basis: 'basis',
  modality: 'modality',
  clauses: 'clauses',
  quote: 'quoted words',
  source: 'source',
  by: 'by',
  to: 'to',
  when: 'condition',
  deadlineWord: 'deadline word',
  phase: 'phase',
  form: 'form',
  needsAccess: 'needs a login',
  setting: 'setting',
  answers: 'answers',
  only: 'comes up when',
  after: 'order',
  exceptions: 'exceptions',
  perRound: 'when it comes back',
  reopensWith: 'reopens with',
  outcomes: 'outcomes',
  'coverage.kind': 'coverage',
  'coverage.direct': 'direct clauses',
  'coverage.indirect': 'clauses that may apply',
  'coverage.sentence': 'sentence shown',
  'coverage.silent': 'not ruled',
  'coverage.unless': 'difference by setting',
  standingRules: 'standing rules',
  order: 'order of the steps',
  id: 'id',
  body: 'name of the body',
  edition: 'edition',
  template: 'template',
  settings: 'settings',
  roles: 'posts',
};

/** A value as a person reads it: words as they are, nothing as none, the rest as it would be written in the file. */
const value = (field: string, given: unknown): string => {
  if (given === null || (Array.isArray(given) && given.length === 0)) return 'none';
  if (typeof given === 'boolean') return given ? 'yes' : 'no';
  if (field === 'modality' && Array.isArray(given))
    return given.map((one) => terms.modality[one as keyof typeof terms.modality] ?? one).join(', ');
  if (field === 'layer') return terms.layerSpoken[given as keyof typeof terms.layerSpoken] ?? String(given);
  if (field === 'phase') return terms.phase[given as keyof typeof terms.phase] ?? String(given);
  if (Array.isArray(given)) return given.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
  return typeof given === 'string' ? given : JSON.stringify(given);
};

const changeLine = ({ field, old, new: now }: Change): string => `${FIELD[field] ?? field}: ${value(field, old)} → ${value(field, now)}`;
const steps = (count: number): string => `${count} ${count === 1 ? 'step' : 'steps'}`;

const runbookLines = (diff: RunbookDiff): string[] => {
  const name = terms.trouble[diff.trouble];
  if (diff.kind === 'same') return [`${name}: no change`];
  if (diff.kind === 'added') return [`${name}: a runbook is added (${steps(diff.added.length)})`];
  if (diff.kind === 'removed') return [`${name}: the runbook is removed (${steps(diff.removed.length)})`];
  return [
    name,
    ...diff.whole.map((change) => `  ${changeLine(change)}`),
    ...diff.added.map(({ step, title }) => `  + ${title} (${step})`),
    ...diff.removed.map(({ step, title }) => `  - ${title} (${step})`),
    ...diff.changed.flatMap(({ step, title, changes, clauses }) => [
      `  * ${title} (${step})`,
      ...changes.map((change) => `      ${changeLine(change)}`),
      ...(clauses.length === 0 ? [] : [`      words of the clauses changed: ${clauses.join(', ')}`]),
    ]),
  ];
};

/** What a new edition changes: the guideline, its clauses, then each trouble. */
export const diffLines: typeof japanese = (diff) => {
  if (diff.same) return ['Nothing changes.'];
  const clauses = diff.clauses.flatMap(({ clause, kind, old, new: now }) => {
    if (kind === 'added') return [`  + ${clause}  ${now?.ref ?? ''}  ${now?.text ?? ''}`];
    if (kind === 'removed') return [`  - ${clause}  ${old?.ref ?? ''}  ${old?.text ?? ''}`];
    return [
      `  * ${clause}  ${now?.ref ?? ''}`,
      `      old: ${old?.ref ?? ''}  ${old?.text ?? ''}`,
      `      new: ${now?.ref ?? ''}  ${now?.text ?? ''}`,
    ];
  });
  return [
    ...diff.whole.map(changeLine),
    ...(clauses.length === 0 ? [] : ['Clauses', ...clauses]),
    ...diff.runbooks.flatMap(runbookLines),
    'Open incidents keep the runbook with which they started.',
  ];
};

import type { StepLine } from '../../incident/overview.ts';
import { type PaperRow, paperFields } from '../../session/back-entry.ts';
import { backEntry as words } from '../../words/ja/back-entry.ts';
import type { App } from '../app.ts';
import type { Field, FormValues } from '../parts/form.ts';
import { listOf, textOf } from './form-screen.ts';
import { stepFields } from './step-fields.ts';

/** What is told of a call that found somebody. */
const REACHED: readonly string[] = ['means', 'gist'];

const isMissed = (values: FormValues): boolean => textOf(values, 'result') === 'missed';

const choices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([id, label]) => ({ id, label }));

/** What a line of paper gives for its step besides number, time and who did it: the answer of a decision, how a call ended, what the form needs. */
export const neededFields = (app: App, incident: string, line: StepLine): Field[] => {
  const { form, answers } = line.step;
  const wanted = new Set(paperFields(form));
  const [addressee] = line.step.to.map((id) => line.response.runbook.roles[id]?.title ?? id);
  const asked = stepFields(app.load(incident), line, app.person).filter(({ id }) => wanted.has(id));
  const result: Field = {
    id: 'result',
    label: words.result,
    kind: 'choice',
    required: true,
    initial: 'reached',
    choices: choices(words.results),
  };
  return [
    ...(answers === undefined
      ? []
      : [{ id: 'answer', label: words.answer, kind: 'choice' as const, required: true, choices: choices(answers) }]),
    ...(form === 'R05' ? [result] : []),
    ...asked.map(({ optionalNote, ...field }): Field => {
      const isTo = form === 'R05' && field.id === 'to' && addressee !== undefined;
      // A call that found nobody has nothing more to say; what was saved or deleted has a name, if only 「投稿3件」.
      const isReached = form === 'R05' && REACHED.includes(field.id);
      return {
        ...field,
        ...(isTo && { initial: addressee }),
        ...(isReached && { when: (values: FormValues) => !isMissed(values) }),
        ...(field.id === 'subject' ? { required: true } : optionalNote !== undefined && { optionalNote }),
      };
    }),
  ];
};

/** What was filled in for a step, as the line of paper that it stands for. */
export const deedOf = (line: StepLine, values: FormValues): Pick<PaperRow, 'step' | 'fields' | 'answer' | 'missed'> => {
  const missed = isMissed(values);
  const fields = Object.fromEntries(
    paperFields(line.step.form)
      .filter((id) => !(missed && REACHED.includes(id)))
      .map((id) => [id, id === 'subject' || id === 'evidence' ? listOf(values, id) : textOf(values, id)] as const)
      .filter(([, given]) => given.length > 0),
  );
  // A post without a picture was kept on paper only.
  const isBare = line.step.form === 'R07' && fields.evidence === undefined && fields.subject !== undefined;
  const answer = textOf(values, 'answer');
  return {
    step: { response: line.response.id, id: line.step.id },
    fields: isBare ? { ...fields, method: 'no-image' } : fields,
    ...(answer !== '' && { answer }),
    ...(missed && { missed: true as const }),
  };
};

import { Option, type Command as Program } from 'commander';
import type { ChosenOutcome } from '../../../machines/words.ts';
import { findStep } from '../../incident/decide/find.ts';
import type { Incident } from '../../incident/incident.ts';
import { type Field, formOf } from '../../runbook/forms.ts';
import { cli } from '../../words/ja/cli.ts';
import { readFieldPairs, readPerson, readTime, StandardInput } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';

interface StepOptions extends Shared {
  readonly by?: string;
  readonly field: readonly string[];
  readonly occurred?: string;
  readonly override?: string;
  readonly decidedBy?: string;
  readonly reason?: string;
  readonly response?: string;
  readonly as?: ChosenOutcome;
  readonly reached?: true;
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

/** Options that every act on an incident takes. */
export const acting = (program: Program): Program =>
  program.option('--by <職・氏名>', '行う人').option('--json', '結果を JSON で出す').option('--lang <LANG>', '言葉（ja）');

/** An act that may be written down later than it happened. */
export const timed = (program: Program): Program => acting(program).option('--occurred <TIME>', '起きた時刻（後刻記入）');

/** An act on one of several responses. */
export const onResponse = (program: Program): Program => program.option('--response <ID>', '対応の番号（r1 など）');

const withFields = (program: Program): Program => program.option('--field <k=v>', '様式の欄（何度でも）', collect, []);

/** Fields of the form that a step is recorded with; none for a step that is not there. */
const formFields = (incident: Incident, step: string, response?: string): readonly Field[] => {
  const found = findStep(incident, step, response);
  return 'code' in found ? [] : formOf(found.step.form).fields;
};

/** The outcome that skipping a step means, when none is named: the mildest one its modality allows. */
export const skippedAs = (incident: Incident, step: string, response?: string): ChosenOutcome => {
  const found = findStep(incident, step, response);
  if ('code' in found) return 'could-not';
  const allowed = found.response.live.chart.plan.steps.find(({ id }) => id === step)?.outcomes ?? [];
  return (['not-needed', 'not-applicable', 'could-not'] as const).find((outcome) => allowed.includes(outcome)) ?? 'could-not';
};

const common = (options: StepOptions, context: Context) => {
  const occurred = readTime(options.occurred, context.session.now());
  return {
    ...(options.response !== undefined && { response: options.response }),
    ...(occurred !== undefined && { occurred }),
  };
};

/** do, attempt, decide, skip, reopen: what happens to steps and questions. */
export const stepCommands = (program: Program): void => {
  withFields(onResponse(timed(program.command('do').argument('<INCIDENT>').argument('<STEP>').description('手順を行ったと記録する'))))
    .option('--override <REASON>', '順番を変える理由（逸脱として残る）')
    .option('--decided-by <職・氏名>', '順番を変えると決めた人')
    .option('--answer <ANSWER>', '判断の手順の答え')
    .action((given: string, step: string, options: StepOptions & { answer?: string }) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const stdin = new StandardInput();
      const override = options.override === undefined ? undefined : stdin.text(options.override);
      const acted = context.session.run(
        incident.id,
        {
          do: 'settle',
          step,
          outcome: 'done',
          fields: readFieldPairs(options.field, stdin, formFields(incident, step, options.response)),
          ...common(options, context),
          ...(options.answer !== undefined && { answer: options.answer }),
          ...(override !== undefined && {
            override: { reason: override, ...(options.decidedBy !== undefined && { decidedBy: options.decidedBy }) },
          }),
        },
        person,
      );
      context.told(acted);
    });

  withFields(
    onResponse(
      timed(
        program.command('attempt').argument('<INCIDENT>').argument('<STEP>').description('手順を終えない記録（つながらなかった電話など）'),
      ),
    ),
  )
    .option('--reached', '連絡の手順で、つながったが終えていないとき')
    .action((given: string, step: string, options: StepOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const fields = readFieldPairs(options.field, new StandardInput(), formFields(incident, step, options.response));
      const missed = options.reached ? { missed: false } : {};
      context.told(context.session.run(incident.id, { do: 'attempt', step, fields, ...missed, ...common(options, context) }, person));
    });

  withFields(
    onResponse(
      timed(
        program
          .command('decide')
          .argument('<INCIDENT>')
          .argument('<QUESTION>')
          .argument('<ANSWER>')
          .description('質問や判断の手順に答える'),
      ),
    ),
  )
    .option('--runbooks <DIR>', cli.help.runbooks)
    .option('--reason <R>', '理由')
    .option('--override <REASON>', '順番を変える理由（逸脱として残る）')
    .option('--decided-by <職・氏名>', '判断した人')
    .action((given: string, question: string, answer: string, options: StepOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const stdin = new StandardInput();
      const reason = options.reason === undefined ? undefined : stdin.text(options.reason);
      const isStep = incident.responses.some(({ runbook }) => runbook.steps.some((step) => step.id === question));
      if (!isStep) {
        const acted = context.session.run(
          incident.id,
          { do: 'answer', question, answer, ...(reason !== undefined && { reason }), ...common(options, context) },
          person,
        );
        context.told(acted);
        return;
      }
      const fields = {
        decidedBy: options.decidedBy ?? `${person.role} ${person.name}`,
        ...(reason !== undefined && { reason }),
        ...readFieldPairs(options.field, stdin, formFields(incident, question, options.response)),
      };
      const override = options.override === undefined ? {} : { override: { reason: stdin.text(options.override) } };
      context.told(
        context.session.run(
          incident.id,
          { do: 'settle', step: question, outcome: 'done', answer, fields, ...override, ...common(options, context) },
          person,
        ),
      );
    });

  onResponse(
    timed(
      program
        .command('skip')
        .argument('<INCIDENT>')
        .argument('<STEP>')
        .description('行わないこと・できなかったことを、理由とともに記録する'),
    ),
  )
    .option('--reason <R>', '理由')
    .option('--decided-by <職・氏名>', '決めた人')
    .addOption(new Option('--as <OUTCOME>', 'どう終えるか').choices(['not-needed', 'not-applicable', 'could-not']))
    .action((given: string, step: string, options: StepOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const reason = options.reason === undefined ? '' : new StandardInput().text(options.reason);
      const outcome = options.as ?? skippedAs(incident, step, options.response);
      const fields = { reason, ...(outcome === 'not-needed' && { decidedBy: options.decidedBy ?? `${person.role} ${person.name}` }) };
      context.told(context.session.run(incident.id, { do: 'settle', step, outcome, fields, ...common(options, context) }, person));
    });

  onResponse(acting(program.command('reopen').argument('<INCIDENT>').argument('<STEP>').description('済んだ手順を開き直す')))
    .option('--reason <R>', '理由')
    .action((given: string, step: string, options: StepOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const reason = new StandardInput().text(options.reason ?? '');
      context.told(
        context.session.run(
          incident.id,
          { do: 'reopen', step, reason, ...(options.response !== undefined && { response: options.response }) },
          person,
        ),
      );
    });

  onResponse(timed(program.command('recur').argument('<INCIDENT>').description('また起きたことを記録し、次の回を始める')))
    .option('--subject <URL>', '新しい投稿・アカウント（何度でも）', collect, [])
    .option('--note <TEXT>', '要旨')
    .action((given: string, options: StepOptions & { subject: string[]; note?: string }) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const note = options.note === undefined ? {} : { note: new StandardInput().text(options.note) };
      context.told(
        context.session.run(incident.id, { do: 'recur', subjects: options.subject, ...note, ...common(options, context) }, person),
      );
    });
};

import { Option, type Command as Program } from 'commander';
import type { ChosenOutcome } from '../../../machines/words.ts';
import { findStep } from '../../incident/decide/find.ts';
import type { Incident } from '../../incident/incident.ts';
import { type Field, formOf } from '../../runbook/forms.ts';
import { cli } from '../../words/ja/cli.ts';
import { commands } from '../../words/ja/commands.ts';
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
  program.option(`--by <${commands.words.person}>`, commands.by).option('--json', commands.json);

/** An act that may be written down later than it happened. */
export const timed = (program: Program): Program => acting(program).option('--occurred <TIME>', commands.occurred);

/** An act on one of several responses. */
export const onResponse = (program: Program): Program => program.option('--response <ID>', commands.response);

const withFields = (program: Program): Program => program.option('--field <k=v>', commands.field, collect, []);

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

/**
 * do, attempt, decide, skip, reopen: what happens to steps and questions.
 *
 * @param open what a call works with: the record, or an exercise
 */
export const stepCommands = (program: Program, open: (shared: Shared) => Context = (shared) => new Context(shared)): void => {
  withFields(onResponse(timed(program.command('do').argument('<INCIDENT>').argument('<STEP>').description(commands.do))))
    .option('--override <REASON>', commands.override)
    .option(`--decided-by <${commands.words.person}>`, commands.overriddenBy)
    .option('--answer <ANSWER>', commands.answer)
    .action((given: string, step: string, options: StepOptions & { answer?: string }) => {
      const context = open(options);
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

  withFields(onResponse(timed(program.command('attempt').argument('<INCIDENT>').argument('<STEP>').description(commands.attempt))))
    .option('--reached', commands.reached)
    .action((given: string, step: string, options: StepOptions) => {
      const context = open(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const fields = readFieldPairs(options.field, new StandardInput(), formFields(incident, step, options.response));
      const missed = options.reached ? { missed: false } : {};
      context.told(context.session.run(incident.id, { do: 'attempt', step, fields, ...missed, ...common(options, context) }, person));
    });

  withFields(
    onResponse(
      timed(program.command('decide').argument('<INCIDENT>').argument('<QUESTION>').argument('<ANSWER>').description(commands.decide)),
    ),
  )
    .option('--runbooks <DIR>', cli.help.runbooks)
    .option('--reason <R>', commands.reason)
    .option('--override <REASON>', commands.override)
    .option(`--decided-by <${commands.words.person}>`, commands.decidedBy)
    .action((given: string, question: string, answer: string, options: StepOptions) => {
      const context = open(options);
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

  onResponse(timed(program.command('skip').argument('<INCIDENT>').argument('<STEP>').description(commands.skip)))
    .option('--reason <R>', commands.reason)
    .option(`--decided-by <${commands.words.person}>`, commands.settledBy)
    .addOption(new Option('--as <OUTCOME>', commands.as).choices(['not-needed', 'not-applicable', 'could-not']))
    .action((given: string, step: string, options: StepOptions) => {
      const context = open(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const reason = options.reason === undefined ? '' : new StandardInput().text(options.reason);
      const outcome = options.as ?? skippedAs(incident, step, options.response);
      const fields = { reason, ...(outcome === 'not-needed' && { decidedBy: options.decidedBy ?? `${person.role} ${person.name}` }) };
      context.told(context.session.run(incident.id, { do: 'settle', step, outcome, fields, ...common(options, context) }, person));
    });

  onResponse(acting(program.command('reopen').argument('<INCIDENT>').argument('<STEP>').description(commands.reopen)))
    .option('--reason <R>', commands.reason)
    .action((given: string, step: string, options: StepOptions) => {
      const context = open(options);
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

  onResponse(timed(program.command('recur').argument('<INCIDENT>').description(commands.recur)))
    .option('--subject <URL>', commands.subject, collect, [])
    .option('--note <TEXT>', commands.gist)
    .action((given: string, options: StepOptions & { subject: string[]; note?: string }) => {
      const context = open(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const note = options.note === undefined ? {} : { note: new StandardInput().text(options.note) };
      context.told(
        context.session.run(incident.id, { do: 'recur', subjects: options.subject, ...note, ...common(options, context) }, person),
      );
    });
};

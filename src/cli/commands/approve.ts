import { Option, type Command as Program } from 'commander';
import { approvalCopyDocument } from '../../export/approval-copy.ts';
import { compare } from '../../incident/approval.ts';
import { approvalStep } from '../../incident/approval-given.ts';
import { textOfForm } from '../../incident/approval-text.ts';
import { findStep } from '../../incident/decide/find.ts';
import { refusalKind } from '../../incident/refusal.ts';
import { htmlPage } from '../../print/html.ts';
import { formOf } from '../../runbook/forms.ts';
import { bindText, takeApproval } from '../../session/approving.ts';
import { writeOutput } from '../../store/output.ts';
import { approval as words } from '../../words/ja/approval.ts';
import { approvalCli } from '../../words/ja/approval-cli.ts';
import { cli } from '../../words/ja/cli.ts';
import { commands } from '../../words/ja/commands.ts';
import { refusalLines } from '../../words/ja/refusals.ts';
import { spelled } from '../../words/ja/spelling.ts';
import { readFieldPairs, readPerson, readTime, StandardInput } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, Failure, wrongCall } from '../failure.ts';
import { onResponse, timed } from './steps.ts';

interface ApproveOptions extends Shared {
  readonly by?: string;
  readonly approver?: string;
  readonly channel: string;
  readonly approval?: string;
  readonly code?: string;
  readonly refused?: true;
  readonly takenBy?: string;
  readonly exception?: string;
  readonly note?: string;
  readonly field: readonly string[];
  readonly response?: string;
  readonly occurred?: string;
  readonly out?: string;
  readonly force?: true;
}

const MEANS = formOf('R14').fields.find(({ id }) => id === 'means')?.choices ?? [];

/** The text that goes out, as the fields of the step's form hold it. */
const textFrom = (given: Readonly<Record<string, string | readonly string[]>>, form: Parameters<typeof textOfForm>[0]): string =>
  textOfForm(form, (id) => {
    const value = given[id] ?? '';
    return typeof value === 'string' ? value : value.join('\n');
  });

/**
 * approve: an approval by word of mouth. Without `--code` the code of the text is told, for reading out, and nothing is recorded; with
 * it the answer is recorded once the code is right.
 */
export const approveCommand = (program: Program): void => {
  onResponse(timed(program.command('approve').argument('<INCIDENT>').argument('<STEP>').description(approvalCli.about)))
    .option(`--approver <${commands.words.person}>`, approvalCli.approver)
    .addOption(new Option('--channel <C>', approvalCli.channel).choices(MEANS).default('phone'))
    .addOption(new Option('--approval <A>', approvalCli.kind).choices(['consent', 'decision', 'oral']).default('decision'))
    .option('--field <k=v>', approvalCli.field, (value: string, before: readonly string[]) => [...before, value], [])
    .option('--code <CODE>', approvalCli.code)
    .option('--refused', approvalCli.refused)
    .option(`--taken-by <${commands.words.person}>`, approvalCli.takenBy)
    .option('--exception <REF>', approvalCli.exception)
    .option('--note <TEXT>', approvalCli.note)
    .option('--out <PATH>', approvalCli.out)
    .option('--force', approvalCli.force)
    .action((given: string, id: string, options: ApproveOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const found = findStep(incident, id, options.response);
      if ('code' in found)
        throw new Failure(refusalKind(found.code) === 'rules' ? EXIT.refused : EXIT.input, refusalLines(found), { refused: found });
      const { response, step } = found;
      const text = textFrom(readFieldPairs(options.field, new StandardInput(), formOf(step.form).fields), step.form);
      const bound = bindText(incident, response, step, text);
      const told = { step: approvalStep(response, step).id, ...bound, spelled: spelled(bound.code) };
      if (options.out !== undefined) {
        const page = htmlPage(approvalCopyDocument({ incident, response, step, text, ...bound, now: context.session.now() }));
        writeOutput(options.out, page, { force: options.force === true });
        context.say(cli.written(options.out));
      }
      if (options.code === undefined && !options.refused) {
        if (text === '') throw wrongCall('text.missing', approvalCli.textMissing);
        context.answer({ incident: incident.id, recorded: false, ...told, ...(options.out !== undefined && { out: options.out }) });
        context.say(`${words.codeRow}　${[...bound.code].join(' ')}　${told.spelled}`, words.purpose, approvalCli.next);
        return;
      }
      const occurred = readTime(options.occurred, context.session.now());
      const acted = takeApproval(
        context.session,
        incident.id,
        {
          do: 'approve',
          step: id,
          response: response.id,
          verdict: options.refused ? 'refused' : 'given',
          approval: options.approval ?? '',
          means: options.channel,
          text,
          hash: bound.hash,
          readBack: options.code ?? '',
          approver: options.approver ?? '',
          takenBy: options.takenBy ?? `${person.role} ${person.name}`,
          ...(options.exception !== undefined && { exception: options.exception }),
          ...(options.note !== undefined && { note: options.note }),
          ...(occurred !== undefined && { occurred }),
        },
        person,
      );
      context.told(acted, { recorded: true, ...told, readBack: compare(bound.code, options.code ?? '').is });
    });
};

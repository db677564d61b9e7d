import type { Command as Program } from 'commander';
import { near as told } from '../../incident/calendar.ts';
import { detectedAt } from '../../incident/corrected.ts';
import type { Incident } from '../../incident/incident.ts';
import { responsesOf, stepsInPlay } from '../../incident/overview.ts';
import { type Field, formOf } from '../../runbook/forms.ts';
import { type Copied, type PaperRow, paperFields, recordRows, rehearseRows } from '../../session/back-entry.ts';
import { type PaperSpan, paperTime } from '../../ui/parts/paper-time.ts';
import { backEntry as words } from '../../words/ja/back-entry.ts';
import { commands } from '../../words/ja/commands.ts';
import { forms } from '../../words/ja/forms.ts';
import { paperCli } from '../../words/ja/paper-cli.ts';
import { refusalLines } from '../../words/ja/refusals.ts';
import { readPerson, readTime, StandardInput } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, Failure, wrongCall } from '../failure.ts';
import { readSheet } from '../sheet.ts';
import { acting, onResponse } from './steps.ts';

interface PaperOptions extends Shared {
  readonly by?: string;
  readonly reason?: string;
  readonly decidedBy?: string;
  readonly response?: string;
  readonly dryRun?: true;
}

/** The field that a cell names, by its id or by its label; a cell without = goes to the first one that is still empty. */
const fieldOf = (fields: readonly Field[], labels: Readonly<Record<string, string>>, name: string): Field | undefined =>
  fields.find(({ id }) => id === name || labels[id] === name);

const choiceOf = ({ id, choices }: Field, given: string): string => {
  const said = (forms.choice as Readonly<Record<string, Readonly<Record<string, string>>>>)[id] ?? {};
  return choices?.find((one) => said[one] === given) ?? given;
};

/** One line of the file as a line of paper. */
const readLine = (incident: Incident, response: string, cells: readonly string[], at: number, span: PaperSpan): PaperRow => {
  const [number = '', time = '', who = '', ...more] = cells.map((cell) => cell.trim());
  const read = paperTime(time, span);
  const occurred = 'at' in read ? read.at : readTime(time, span.now);
  if (occurred === undefined || who === '') throw wrongCall('paper.line', paperCli.shape(at), { line: at });
  const plain = number.normalize('NFKC');
  if (plain === '' || plain === '0') return { occurred, who, fields: {}, text: more.join('　') };
  const line = stepsInPlay(responsesOf(incident)).find(
    ({ response: own, step }) => own.id === response && (String(step.number) === plain || step.id === plain),
  );
  if (line === undefined) throw wrongCall('paper.step', [paperCli.at(at) + words.numberUnknown(number)], { line: at, given: number });
  const { step } = line;
  const fields = formOf(step.form).fields;
  const labels: Readonly<Record<string, string>> = forms.field[step.form];
  const row = { step: { response, id: step.id }, occurred, who };
  const given: Record<string, string | string[]> = {};
  let answer: string | undefined;
  for (const cell of more.filter((one) => one !== '')) {
    const [, name = '', value = ''] = /^([^=＝]{1,20})[=＝](.*)$/su.exec(cell) ?? [];
    const named = fieldOf(fields, labels, name.trim());
    const free = paperFields(step.form).find((id) => given[id] === undefined);
    const field = named ?? fields.find(({ id }) => id === free);
    const said = Object.entries(step.answers ?? {}).find(([id, label]) => id === cell || label === cell);
    if (cell === words.results.missed) continue;
    if (said !== undefined) [answer] = said;
    else if (field === undefined) throw wrongCall('paper.cell', paperCli.cell(at, cell), { line: at, given: cell });
    else
      given[field.id] = field.many
        ? (named === undefined ? cell : value).split(/[\s、,]+/u)
        : choiceOf(field, named === undefined ? cell : value.trim());
  }
  const missed = more.includes(words.results.missed);
  const bare = step.form === 'R07' && given.evidence === undefined && given.subject !== undefined && given.method === undefined;
  return {
    ...row,
    fields: bare ? { ...given, method: 'no-image' } : given,
    ...(answer !== undefined && { answer }),
    ...(missed && { missed: true as const }),
  };
};

const copiedJson = ({ row, fate, why, seqs }: Copied, lineOf: ReadonlyMap<PaperRow, number>) => ({
  line: lineOf.get(row) ?? 0,
  fate,
  step: row.step?.id ?? null,
  occurred: row.occurred,
  seqs,
  ...(why !== undefined && { why }),
});

/** paper: takes in what was done on the paper twin, all lines or none. */
export const paperCommand = (program: Program): void => {
  onResponse(acting(program.command('paper').argument('<INCIDENT>').argument('<FILE>').description(paperCli.about)))
    .option('--reason <R>', paperCli.reason)
    .option(`--decided-by <${commands.words.person}>`, paperCli.decidedBy)
    .option('--dry-run', paperCli.dryRun)
    .addHelpText('after', `\n${paperCli.help.join('\n')}`)
    .action((given: string, file: string, options: PaperOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const now = context.session.now();
      const response = options.response ?? responsesOf(incident).findLast(({ view }) => view.course !== 'handed-over')?.response.id ?? 'r1';
      const text = file === '-' ? new StandardInput().text('-') : readSheet(file);
      const lines = text.split(/\r?\n/u).map((line, index) => ({ line, at: index + 1 }));
      const lineOf = new Map<PaperRow, number>();
      const found = detectedAt(incident);
      let near = found;
      for (const { line, at } of lines.filter((one) => one.line.trim() !== '' && !one.line.startsWith('#'))) {
        const cells = line.split(line.includes('\t') ? '\t' : /[|｜]/u);
        const row = readLine(incident, response, cells, at, { now, found, near });
        near = row.occurred;
        lineOf.set(row, at);
      }
      const rows = [...lineOf.keys()];
      if (rows.length === 0) throw wrongCall('paper.empty', paperCli.empty);
      const tried = rehearseRows(context.session, incident.id, rows, person);
      const say = (copied: readonly Copied[]) =>
        copied.map(({ row, fate, why }) => {
          const step = incident.responses.flatMap(({ runbook }) => runbook.steps).find(({ id }) => id === row.step?.id);
          const what = step === undefined ? `${words.noteRow}　${row.text ?? ''}` : words.step(step.number, step.title);
          const because = why === undefined || fate === 'deviation' ? '' : `　${refusalLines(why)[0] ?? ''}`;
          return `${words.fate[fate]}　${words.row(told(row.occurred, now), row.who, what)}${because}`;
        });
      const json = (copied: readonly Copied[], recorded: boolean) => ({
        incident: incident.id,
        recorded,
        rows: copied.map((one) => copiedJson(one, lineOf)),
      });
      const broken = tried.filter(({ fate }) => fate === 'incomplete').length;
      if (broken > 0)
        throw new Failure(EXIT.input, [...say(tried), words.incomplete(broken)], {
          error: { code: 'paper.incomplete', ...json(tried, false) },
        });
      if (options.dryRun) {
        context.answer(json(tried, false));
        context.say(...say(tried), paperCli.nothing);
        return;
      }
      const deviations = tried.filter(({ fate }) => fate === 'deviation').length;
      const reason = options.reason ?? '';
      if (deviations > 0 && reason.trim() === '')
        throw wrongCall('paper.reason', [...say(tried), ...paperCli.reasonMissing(deviations)], json(tried, false));
      const copied = recordRows(
        context.session,
        incident.id,
        rows,
        { reason, ...(options.decidedBy !== undefined && { decidedBy: options.decidedBy }) },
        person,
      );
      const seqs = copied.flatMap((one) => one.seqs);
      context.answer(json(copied, true));
      context.say(...say(copied), words.done(Math.min(...seqs), Math.max(...seqs), copied.length));
    });
};

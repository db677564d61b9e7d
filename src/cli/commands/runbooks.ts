import type { Command as Program } from 'commander';
import { daysBetween, isoTokyo } from '../../incident/calendar.ts';
import type { Runbook } from '../../runbook/runbook.ts';
import { guidelinesInOrder } from '../../session/guideline-names.ts';
import { type LastDrill, LastDrilled } from '../../session/last-drilled.ts';
import { pin } from '../../session/library.ts';
import { homePath } from '../../store/home.ts';
import { lastDrillLine } from '../../ui/screens/last-drill-line.ts';
import { cacao } from '../../words/ja/cacao.ts';
import { cli } from '../../words/ja/cli.ts';
import { commands } from '../../words/ja/commands.ts';
import { runbookWords } from '../../words/ja/runbooks.ts';
import { terms } from '../../words/ja/terms.ts';
import { readTrouble } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { wrongCall } from '../failure.ts';
import { guidelineFrom } from '../named-guideline.ts';
import { checkCommand } from './check-runbooks.ts';
import { coverageCommand } from './coverage.ts';
import { diffCommand } from './diff-runbooks.ts';
import { type ExportRunbookOptions, exportRunbook } from './export-runbook.ts';
import { drawRunbook, type PrintOptions, printRunbook } from './print-runbooks.ts';
import { runbookText } from './runbook-text.ts';

/** Options that every runbook command takes. */
const shared = (program: Program): Program =>
  program.option('--json').option('--lang <LANG>').option('--runbooks <DIR>', commands.guideline);

const taken = (program: Program): Program =>
  shared(program).option('--set <key=value>', commands.settings, (value: string, before: readonly string[]) => [...before, value], []);

/** The runbook named on the command line. */
const runbookNamed = (context: Context, named: string, given: string): Runbook => {
  const library = context.library();
  const trouble = readTrouble(given);
  const guideline = guidelineFrom(library, named);
  const { id } = guideline;
  const found = library.runbooks(id).find((one) => one.trouble === trouble);
  if (found === undefined)
    throw wrongCall('runbook.unknown', cli.runbook(guideline.body, terms.trouble[trouble]), { guideline: id, trouble });
  return found;
};

const list = (options: Shared): void => {
  const context = new Context(options);
  const library = context.library();
  const drilled = new LastDrilled(homePath(), library).whole();
  const now = Date.now();
  const rows = guidelinesInOrder(library).flatMap((id) =>
    library.runbooks(id).map((one) => ({
      guideline: id,
      body: one.guideline.body,
      trouble: one.trouble,
      coverage: one.coverage.kind,
      hash: pin(one).hash,
      last: drilled.of(id, one.trouble),
    })),
  );
  context.answer(
    rows.map(({ guideline, trouble, coverage, hash, last }) => ({ guideline, trouble, coverage, hash, ...lastDrilled(last, now) })),
  );
  if (!context.json)
    for (const { guideline, body, trouble, coverage, last } of rows) {
      context.say(`${guideline} ${trouble}　${body}　${terms.trouble[trouble]}　${terms.coverage[coverage]}`);
      context.say(`    ${lastDrillLine(last, now)}`);
    }
};

/** When a runbook was drilled last, for programs; nothing where it never was. */
const lastDrilled = (last: LastDrill | 'unknown' | undefined, now: number): object =>
  last === undefined || last === 'unknown'
    ? {}
    : { lastDrilled: { ...last, time: isoTokyo(last.at), days: Math.max(0, daysBetween(last.at, now)) } };

const show = (id: string, given: string, options: Shared): void => {
  const context = new Context(options);
  const found = runbookNamed(context, id, given);
  context.answer({ ...found, hash: pin(found).hash });
  if (!context.json) context.say(...runbookText(found, context.decided(id)));
};

/** runbook list|show|check|coverage|print|diagram|export|diff: what the guidelines say, and whether it holds together. */
export const runbookCommands = (program: Program): void => {
  const runbook = program.command('runbook').description(commands.runbook);
  shared(runbook.command('list').description(commands.runbookList)).action(list);
  shared(runbook.command('show').argument('<GUIDELINE>').argument('<TROUBLE>').description(commands.runbookShow)).action(show);
  shared(runbook.command('check').argument('[DIR...]').description(runbookWords.check.about)).action(checkCommand);
  shared(runbook.command('coverage').description(runbookWords.coverage.about)).action(coverageCommand);
  taken(runbook.command('print').argument('<GUIDELINE>').argument('<TROUBLE>').description(runbookWords.print))
    .option('--out <PATH>', commands.outHtml)
    .option('--force', commands.force)
    .action((id: string, given: string, options: PrintOptions) => {
      const context = new Context(options);
      printRunbook(context, runbookNamed(context, id, given), options);
    });
  taken(runbook.command('diagram').argument('<GUIDELINE>').argument('<TROUBLE>').description(runbookWords.diagram)).action(
    (id: string, given: string, options: PrintOptions) => {
      const context = new Context(options);
      drawRunbook(context, runbookNamed(context, id, given), options);
    },
  );
  shared(runbook.command('export').argument('<GUIDELINE>').argument('<TROUBLE>').description(cacao.about))
    .option('--format <F>', cacao.format, 'cacao')
    .option('--out <PATH>', cacao.out)
    .option('--force', cacao.force)
    .action((id: string, given: string, options: ExportRunbookOptions) => {
      const context = new Context(options);
      exportRunbook(context, runbookNamed(context, id, given), options);
    });
  shared(runbook.command('diff').argument('<OLD>').argument('<NEW>').description(runbookWords.diff.about)).action(diffCommand);
};

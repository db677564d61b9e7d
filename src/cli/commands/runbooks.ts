import type { Command as Program } from 'commander';
import type { Runbook } from '../../runbook/runbook.ts';
import { pin } from '../../session/library.ts';
import { cacao } from '../../words/ja/cacao.ts';
import { cli } from '../../words/ja/cli.ts';
import { runbookWords } from '../../words/ja/runbooks.ts';
import { terms } from '../../words/ja/terms.ts';
import { readTrouble } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { wrongCall } from '../failure.ts';
import { checkCommand } from './check-runbooks.ts';
import { coverageCommand } from './coverage.ts';
import { diffCommand } from './diff-runbooks.ts';
import { type ExportRunbookOptions, exportRunbook } from './export-runbook.ts';
import { drawRunbook, type PrintOptions, printRunbook } from './print-runbooks.ts';
import { runbookText } from './runbook-text.ts';

/** Options that every runbook command takes. */
const shared = (program: Program): Program =>
  program.option('--json').option('--lang <LANG>').option('--runbooks <DIR>', 'ガイドラインのフォルダー');

const taken = (program: Program): Program =>
  shared(program).option('--set <key=value>', 'ガイドラインの設定', (value: string, before: readonly string[]) => [...before, value], []);

/** The runbook named on the command line. */
const runbookNamed = (context: Context, id: string, given: string): Runbook => {
  const library = context.library();
  const trouble = readTrouble(given);
  const guideline = library.ids.includes(id) ? library.guideline(id) : undefined;
  if (guideline === undefined) throw wrongCall('guideline.unknown', cli.guideline(id, library.ids), { given: id, known: library.ids });
  const found = library.runbooks(id).find((one) => one.trouble === trouble);
  if (found === undefined)
    throw wrongCall('runbook.unknown', cli.runbook(guideline.body, terms.trouble[trouble]), { guideline: id, trouble });
  return found;
};

const list = (options: Shared): void => {
  const context = new Context(options);
  const library = context.library();
  const rows = library.ids.flatMap((id) =>
    library.runbooks(id).map((one) => ({
      guideline: id,
      body: one.guideline.body,
      trouble: one.trouble,
      coverage: one.coverage.kind,
      hash: pin(one).hash,
    })),
  );
  context.answer(rows.map(({ guideline, trouble, coverage, hash }) => ({ guideline, trouble, coverage, hash })));
  if (!context.json)
    for (const { guideline, body, trouble, coverage } of rows)
      context.say(`${guideline} ${trouble}　${body}　${terms.trouble[trouble]}　${terms.coverage[coverage]}`);
};

const show = (id: string, given: string, options: Shared): void => {
  const context = new Context(options);
  const found = runbookNamed(context, id, given);
  context.answer({ ...found, hash: pin(found).hash });
  if (!context.json) context.say(...runbookText(found, context.decided(id)));
};

/** runbook list|show|check|coverage|print|diagram|export|diff: what the guidelines say, and whether it holds together. */
export const runbookCommands = (program: Program): void => {
  const runbook = program.command('runbook').description('手順書');
  shared(runbook.command('list').description('手順書の一覧')).action(list);
  shared(runbook.command('show').argument('<GUIDELINE>').argument('<TROUBLE>').description('手順書を読む')).action(show);
  shared(runbook.command('check').argument('[DIR...]').description(runbookWords.check.about)).action(checkCommand);
  shared(runbook.command('coverage').description(runbookWords.coverage.about)).action(coverageCommand);
  taken(runbook.command('print').argument('<GUIDELINE>').argument('<TROUBLE>').description(runbookWords.print))
    .option('--out <PATH>', '書き出し先（HTML）')
    .option('--force', '同じ名のファイルに上書きする')
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

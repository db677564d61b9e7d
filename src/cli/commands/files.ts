import type { Command as Program } from 'commander';
import { commands } from '../../words/ja/commands.ts';
import { exports as words } from '../../words/ja/exports.ts';
import { keeping } from '../../words/ja/keeping.ts';
import { verify } from '../../words/ja/verify.ts';
import { Context } from '../context.ts';
import { type ExportOptions, exportIncident } from './export.ts';

/** export: what is taken out of an incident. */
export const fileCommands = (program: Program): void => {
  program
    .command('export')
    .argument('<INCIDENT>')
    .description(words.cli.about)
    .option('--format <F>', words.cli.format, 'html')
    .option('--out <PATH>', words.cli.out)
    .option('--stage <STAGE>', words.cli.stage)
    .option('--table <TABLE>', words.cli.table)
    .option('--force', words.cli.force)
    .option('--redact [KINDS]', words.cli.redact)
    .option(`--by <${commands.words.person}>`, verify.by)
    .option('--to <WHO>', keeping.cli.option.to)
    .option('--json')
    .option('--lang <LANG>')
    .action((given: string, options: ExportOptions) => exportIncident(new Context(options), given, options));
};

import type { Command as Program } from 'commander';
import { anchorOf } from '../../export/anchor.ts';
import { handoverModel, handoverText } from '../../export/handover.ts';
import { exports as words } from '../../words/ja/exports.ts';
import { readPerson, readTime } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { type ExportOptions, exportIncident } from './export.ts';
import { timed } from './steps.ts';

/** export, handover: what is taken out of an incident. */
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
    .option('--json')
    .option('--lang <LANG>')
    .action((given: string, options: ExportOptions) => exportIncident(new Context(options), given, options));

  timed(program.command('handover').argument('<INCIDENT>').description('引継ぎ書を見る（--to を書くと、引継ぎを記録する）'))
    .option('--to <職・氏名>', '受ける人')
    .action((given: string, options: Shared & { by?: string; to?: string; occurred?: string }) => {
      const context = new Context(options);
      const incident = context.incident(given);
      const now = context.session.now();
      if (options.to === undefined) {
        context.answer({
          incident: incident.id,
          sheet: handoverModel(incident, now),
          anchor: anchorOf(incident.head.hash),
          seq: incident.head.seq,
        });
        if (!context.json) context.say(...handoverText(handoverModel(incident, now)));
        return;
      }
      const from = readPerson(options.by);
      const occurred = readTime(options.occurred, now);
      const acted = context.session.run(
        incident.id,
        { do: 'hand-over', from, to: readPerson(options.to), ...(occurred !== undefined && { occurred }) },
        from,
      );
      if (!('refused' in acted)) {
        context.told(acted, { anchor: anchorOf(acted.incident.head.hash), seq: acted.incident.head.seq });
        context.say(...handoverText(handoverModel(acted.incident, now)));
        return;
      }
      context.told(acted);
    });
};

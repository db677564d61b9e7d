import type { Command as Program } from 'commander';
import { anchorOf } from '../../export/anchor.ts';
import { handoverModel, handoverText } from '../../export/handover.ts';
import { markdownReport } from '../../export/markdown.ts';
import { reportModel } from '../../export/report.ts';
import { htmlReport } from '../../print/html.ts';
import { copyOf } from '../../session/bundling.ts';
import { writeOutput } from '../../store/output.ts';
import { cli } from '../../words/ja/cli.ts';
import { readPerson, readTime } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { wrongCall } from '../failure.ts';
import { readKinds, writeBundleFor } from './bundle.ts';
import { timed } from './steps.ts';

const FORMATS = { html: htmlReport, md: markdownReport } as const;
const BUNDLE = 'bundle';

/** export, handover: what is taken out of an incident. */
export const fileCommands = (program: Program): void => {
  program
    .command('export')
    .argument('<INCIDENT>')
    .description('報告書を書き出す')
    .option('--format <F>', 'html、md、bundle（記録の控え一式）', 'html')
    .option('--out <PATH>', '書き出し先')
    .option('--force', '同じ名のファイルに上書きする')
    .option('--redact [KINDS]', '黒塗りの写しにする（names,text,accounts,evidence。書かなければすべて）')
    .option('--json')
    .option('--lang <LANG>')
    .action((given: string, options: Shared & { format: string; out?: string; force?: true; redact?: string | true }) => {
      const context = new Context(options);
      const known = [...Object.keys(FORMATS), BUNDLE];
      if (!known.includes(options.format)) throw wrongCall('format.unknown', cli.format(options.format), { given: options.format, known });
      if (options.out === undefined) throw wrongCall('out.missing', cli.outMissing);
      const incident = context.incident(given);
      if (options.format === BUNDLE) {
        writeBundleFor(context, incident.id, options.out, options);
        return;
      }
      const redact = readKinds(options.redact);
      const shown = redact.length === 0 ? incident : copyOf(context.log, incident.id, redact).incident;
      const model = reportModel(shown, context.session.now());
      writeOutput(options.out, FORMATS[options.format as keyof typeof FORMATS](model), { force: options.force === true });
      context.answer({
        incident: incident.id,
        format: options.format,
        out: options.out,
        seq: incident.head.seq,
        anchor: anchorOf(incident.head.hash),
      });
      context.say(cli.written(options.out));
    });

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

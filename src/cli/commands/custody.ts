import type { Command as Program } from 'commander';
import type { Acted } from '../../session/session.ts';
import { copyEvidence } from '../../store/evidence-copy.ts';
import { safe } from '../../ui/parts/safe.ts';
import { cli } from '../../words/ja/cli.ts';
import { commands } from '../../words/ja/commands.ts';
import { keeping } from '../../words/ja/keeping.ts';
import { readPerson, readTime, StandardInput } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, Failure, wrongCall } from '../failure.ts';
import { acting } from './steps.ts';

const { cli: words } = keeping;

interface HandleOptions extends Shared {
  readonly by?: string;
  readonly occurred?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly out?: string;
  readonly force?: true;
}

const handle = (
  context: Context,
  given: string,
  number: string,
  how: 'viewed' | 'exported' | 'handed-over',
  options: HandleOptions,
): Acted => {
  const person = readPerson(options.by);
  const incident = context.incident(given);
  const occurred = readTime(options.occurred, context.session.now());
  return context.session.run(
    incident.id,
    {
      do: 'handle',
      evidence: number,
      how,
      ...(options.to !== undefined && { to: options.to }),
      ...(options.reason !== undefined && { reason: new StandardInput().text(options.reason) }),
      ...(occurred !== undefined && { occurred }),
    },
    person,
  );
};

/** Writes the copy, then its line. Without the line the copy goes again: nothing leaves without a record. */
const giveOut = (context: Context, given: string, number: string, out: string, options: HandleOptions): void => {
  readPerson(options.by);
  const [file] = context.incident(given).evidence.get(number)?.evidence ?? [];
  const copy = file === undefined ? undefined : copyEvidence(context.home, file.sha256, out, { force: options.force === true });
  if (copy !== undefined && copy.state !== 'written')
    throw new Failure(EXIT.refused, words.altered(number, copy.state), {
      refused: { code: 'evidence.altered', evidence: number, ...copy },
    });
  let acted: Acted | undefined;
  try {
    acted = handle(context, given, number, 'exported', options);
  } finally {
    if (acted === undefined || 'refused' in acted) copy?.undo();
  }
  context.told(acted, { out });
  context.say(safe(words.written(out)));
};

/** evidence viewed|export|handed: what became of retained files. retention, document: how the record is filed. */
export const custodyCommands = (program: Program): void => {
  const evidence = program.commands.find((one) => one.name() === 'evidence') ?? program.command('evidence');
  const handling = (name: string, about: string) =>
    acting(evidence.command(name).argument('<INCIDENT>').argument('<E>', words.number).description(about))
      .option('--to <WHO>', words.option.to)
      .option('--reason <R>', keeping.reason);
  handling('viewed', words.viewed).action((given: string, number: string, options: HandleOptions) => {
    const context = new Context(options);
    context.told(handle(context, given, number, 'viewed', options));
  });
  handling('handed', words.handed).action((given: string, number: string, options: HandleOptions) => {
    const context = new Context(options);
    context.told(handle(context, given, number, 'handed-over', options));
  });
  handling('export', words.exported)
    .option('--out <PATH>', commands.out)
    .option('--force', commands.force)
    .action((given: string, number: string, options: HandleOptions) => {
      const context = new Context(options);
      if (options.out === undefined) throw wrongCall('out.missing', cli.outMissing);
      giveOut(context, given, number, options.out, options);
    });

  acting(program.command('retention').argument('<INCIDENT>').description(words.retention))
    .option('--years <N>', words.option.years)
    .option('--until <DATE>', words.option.until)
    .option('--basis <TEXT>', words.option.basis)
    .action((given: string, options: Shared & { by?: string; years?: string; until?: string; basis?: string }) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const years = options.years?.normalize('NFKC');
      if (years !== undefined && !/^\d{1,3}$/u.test(years)) throw wrongCall('years.shape', words.years(years), { given: years });
      const command = {
        do: 'retain' as const,
        ...(years !== undefined && { years: Number(years) }),
        ...(options.until !== undefined && { until: options.until }),
        basis: new StandardInput().text(options.basis ?? ''),
      };
      context.told(context.session.run(incident.id, command, person));
    });

  acting(program.command('document').argument('<INCIDENT>').argument('<NUMBER>').description(words.document)).action(
    (given: string, number: string, options: Shared & { by?: string }) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      context.told(context.session.run(incident.id, { do: 'number', document: new StandardInput().text(number) }, person));
    },
  );
};

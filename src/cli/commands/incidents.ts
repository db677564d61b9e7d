import { Option, type Command as Program } from 'commander';
import { anchorOf } from '../../export/anchor.ts';
import { longDateTime, near } from '../../incident/calendar.ts';
import { isEntry } from '../../incident/chain.ts';
import { detectedAt } from '../../incident/corrected.ts';
import { aboutOf, type Incident } from '../../incident/incident.ts';
import { ImpossibleLog } from '../../incident/replay.ts';
import { SYMPTOMS } from '../../incident/symptoms.ts';
import { formOf } from '../../runbook/forms.ts';
import { pin } from '../../session/library.ts';
import { safe } from '../../ui/parts/safe.ts';
import { beside } from '../../words/ja/beside.ts';
import { cli } from '../../words/ja/cli.ts';
import { commands } from '../../words/ja/commands.ts';
import { receiveWords } from '../../words/ja/receive.ts';
import { terms } from '../../words/ja/terms.ts';
import { readFieldPairs, readPerson, readSettings, readTime, readTrouble, StandardInput } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, wrongCall } from '../failure.ts';
import { guidelineFrom } from '../named-guideline.ts';
import { statusJson, statusText } from '../status.ts';
import { timelineText } from '../timeline.ts';
import { acting, timed } from './steps.ts';

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

interface OpenOptions extends Shared {
  readonly guideline?: string;
  readonly by?: string;
  readonly title?: string;
  readonly account?: string;
  readonly symptom?: string;
  readonly detected?: string;
  readonly set: readonly string[];
  readonly field: readonly string[];
  readonly access?: string;
}

/** open, incidents, status, timeline, close, resume-closed, handover: an incident as a whole. */
export const incidentCommands = (program: Program): void => {
  program
    .command('open')
    .argument('<TROUBLE>')
    .description(commands.open)
    .option('--guideline <ID>', commands.openGuideline)
    .option(`--by <${commands.words.person}>`, commands.by)
    .option('--title <T>', commands.title)
    .option('--account <@X>', commands.account)
    .option('--detected <TIME>', commands.detected)
    .addOption(new Option('--symptom <S>', commands.symptom).choices(SYMPTOMS.map(({ id }) => id)))
    .option('--set <key=value>', commands.settings, collect, [])
    .option('--field <k=v>', commands.openField, collect, [])
    .option('--access <ANSWER>', commands.access)
    .option('--json')
    .option('--lang <LANG>')
    .option('--runbooks <DIR>', commands.guideline)
    .action((given: string, options: OpenOptions) => {
      const context = new Context(options);
      const trouble = readTrouble(given);
      const person = readPerson(options.by);
      const library = context.library();
      const guideline = guidelineFrom(library, options.guideline ?? context.settings.guideline ?? 'standard');
      const { id } = guideline;
      const runbook = library.runbooks(id).find((one) => one.trouble === trouble);
      if (runbook === undefined)
        throw wrongCall('runbook.unknown', cli.runbook(guideline.body, terms.trouble[trouble]), { guideline: id, trouble });
      const settings = { ...readSettings([], guideline.settings), ...context.settings.settings[id] };
      const chosen = options.set.length === 0 ? settings : { ...settings, ...pickSet(options.set, guideline.settings) };
      const detected = readTime(options.detected, context.session.now());
      const acted = context.session.open(
        {
          pinned: pin(runbook),
          settings: chosen,
          ...(detected !== undefined && { detected }),
          ...(options.title !== undefined && { title: options.title }),
          ...(options.account !== undefined && { account: options.account }),
          ...(options.symptom !== undefined && { symptom: options.symptom }),
          ...(options.access !== undefined && { answers: [{ question: 'access', answer: options.access }] }),
          fields: readFieldPairs(options.field, new StandardInput(), formOf('R01').fields),
        },
        person,
      );
      if (!('refused' in acted)) context.say(cli.opened(acted.incident.id));
      context.told(acted);
    });

  program
    .command('incidents')
    .description(commands.incidents)
    .option('--all')
    .option('--json')
    .option('--lang <LANG>')
    .action((options: Shared & { all?: true }) => {
      const context = new Context(options);
      const now = context.session.now();
      // One log that cannot be read must not hide the others.
      const read = context.session.ids().map((id) => ({ id, incident: loaded(context, id) }));
      const found = read
        .flatMap(({ incident }) => (incident instanceof ImpossibleLog ? [] : [incident]))
        .filter((one) => options.all || !one.closed)
        // An id tells the day alone.
        .sort((a, b) => a.opened.at - b.opened.at);
      const unread = read.flatMap(({ id, incident }) => (incident instanceof ImpossibleLog ? [{ id, problem: incident }] : []));
      if (unread.length > 0) process.exitCode = EXIT.refused;
      context.answer([
        ...found.map((incident) => ({
          incident: incident.id,
          mode: incident.opened.mode,
          title: aboutOf(incident, 'title') ?? null,
          account: aboutOf(incident, 'account') ?? null,
          guideline: incident.opened.data.guideline,
          troubles: incident.responses.map(({ trouble }) => trouble),
          closed: incident.closed,
          ...(incident.away && { away: true }),
          detected: detectedAt(incident),
        })),
        ...unread.map(({ id, problem: { seq, problem } }) => ({ incident: id, refused: { code: 'log.impossible', seq, problem } })),
      ]);
      for (const { id, problem } of unread) process.stderr.write(`${[id, ...cli.impossible(problem.seq)].map(safe).join('　')}\n`);
      if (context.json) return;
      if (found.length === 0 && unread.length === 0) context.say(...cli.incident.nothing);
      for (const incident of found) {
        const troubles = incident.responses.map(({ trouble }) => terms.trouble[trouble]).join('・');
        const body = incident.responses[0]?.runbook.guideline.body ?? '';
        context.say(
          `${incident.id}　${body} ${troubles}　${aboutOf(incident, 'account') ?? ''}　${beside.status.detected(near(detectedAt(incident), now))}${incident.closed ? beside.status.closed : ''}${incident.away ? receiveWords.away : ''}`,
        );
      }
    });

  program
    .command('status')
    .argument('<INCIDENT>')
    .description(commands.status)
    .option(`--by <${commands.words.person}>`, commands.statusBy)
    .option('--json')
    .option('--lang <LANG>')
    .action((given: string, options: Shared & { by?: string }) => {
      const context = new Context(options);
      const incident = context.incident(given);
      // Without --by, what the last one at work has to do, as the home screen says it.
      const last = incident.entries.findLast(isEntry)?.actor.role ?? '';
      const role = options.by === undefined ? last : readPerson(options.by).role;
      const now = context.session.now();
      context.answer(statusJson(incident, now, role));
      if (!context.json) context.say(...statusText(incident, now, role));
    });

  program
    .command('timeline')
    .argument('<INCIDENT>')
    .description(commands.timeline)
    .option('--json')
    .option('--lang <LANG>')
    .action((given: string, options: Shared) => {
      const context = new Context(options);
      const incident = context.incident(given);
      context.answer(
        incident.entries.map((line) =>
          isEntry(line) ? { ...line } : { seq: line.seq, hash: line.hash, raw: line.raw, problem: line.problem },
        ),
      );
      if (!context.json) context.say(...timelineText(incident, context.session.now()));
    });

  timed(program.command('close').argument('<INCIDENT>').description(commands.close))
    .option('--field <k=v>', commands.closeField, collect, [])
    .option('--could-not <STEP=REASON>', commands.couldNot, collect, [])
    .action((given: string, options: OpenOptions & { occurred?: string; couldNot: string[] }) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const stdin = new StandardInput();
      const occurred = readTime(options.occurred, context.session.now());
      const fields = { judge: `${person.role} ${person.name}`, ...readFieldPairs(options.field, stdin, formOf('R19').fields) };
      const unfinished = Object.fromEntries(
        options.couldNot.map((one) => {
          const at = one.indexOf('=');
          if (at <= 0) throw wrongCall('pair.shape', cli.pair(one), { given: one });
          return [one.slice(0, at), stdin.text(one.slice(at + 1))];
        }),
      );
      const acted = context.session.run(
        incident.id,
        { do: 'close', fields, unfinished, ...(occurred !== undefined && { occurred }) },
        person,
      );
      const anchor = 'refused' in acted ? {} : { anchor: anchorOf(acted.incident.head.hash), seq: acted.incident.head.seq };
      context.told(acted, anchor);
      if (!('refused' in acted))
        context.say(
          `${longDateTime(context.session.now())}　${beside.status.upTo(acted.incident.head.seq)}`,
          anchorOf(acted.incident.head.hash),
        );
    });

  acting(program.command('restart').argument('<INCIDENT>').description(commands.restart))
    .option('--reason <R>', commands.reason)
    .action((given: string, options: Shared & { by?: string; reason?: string }) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      context.told(context.session.run(incident.id, { do: 'resume', reason: new StandardInput().text(options.reason ?? '') }, person));
    });
};

/** The incident, or why its log cannot be read. */
const loaded = (context: Context, id: string): Incident | ImpossibleLog => {
  try {
    return context.session.load(id);
  } catch (problem) {
    if (problem instanceof ImpossibleLog) return problem;
    throw problem;
  }
};

const pickSet = (given: readonly string[], known: Readonly<Record<string, { default: boolean }>>): Record<string, boolean> => {
  const named = given.map((one) => one.slice(0, Math.max(0, one.indexOf('='))).trim());
  const all = readSettings(given, known);
  return Object.fromEntries(named.map((key) => [key, all[key] as boolean]));
};

import { homedir } from 'node:os';
import { Option, type Command as Program } from 'commander';
import { timeFieldOf } from '../../incident/corrected.ts';
import { fieldsFor } from '../../incident/decide/correct.ts';
import type { Entry } from '../../incident/entry.ts';
import { importEvidence, verifyEvidence } from '../../store/evidence.ts';
import { expandPath } from '../../store/expand-path.ts';
import { beside } from '../../words/ja/beside.ts';
import { cli } from '../../words/ja/cli.ts';
import { commands } from '../../words/ja/commands.ts';
import { readFieldPairs, readPerson, readSeq, readTime, readTrouble, StandardInput } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT } from '../failure.ts';
import { evidenceLine } from '../show.ts';
import { acting, onResponse, timed } from './steps.ts';

interface FactOptions extends Shared {
  readonly by?: string;
  readonly occurred?: string;
  readonly response?: string;
  readonly reason?: string;
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

type Pairs = Record<string, string | string[]>;

/** What a correction gives in this program's words: times as people type them, and the URL of a retained file by the name it was added with. */
const correctionOf = (entry: Entry | undefined, { url, ...fields }: Pairs, now: number): Pairs => {
  const time = entry && timeFieldOf(entry);
  const given = time === undefined ? undefined : fields[time];
  const at = typeof given === 'string' && given.trim() !== '' ? (readTime(given, now) ?? now) : undefined;
  const named = url === undefined ? {} : { [entry?.type === 'evidence.added' ? 'subject' : 'url']: url };
  return { ...fields, ...named, ...(time !== undefined && at !== undefined && { [time]: new Date(at).toISOString() }) };
};

/** note, evidence, role, correct, undo, escalate: facts of an incident. */
export const factCommands = (program: Program): void => {
  onResponse(timed(program.command('note').argument('<INCIDENT>').argument('<TEXT>').description(commands.note))).action(
    (given: string, text: string, options: FactOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const occurred = readTime(options.occurred, context.session.now());
      const response = options.response === undefined ? {} : { response: options.response };
      const command = {
        do: 'note' as const,
        text: new StandardInput().text(text),
        ...response,
        ...(occurred !== undefined && { occurred }),
      };
      context.told(context.session.run(incident.id, command, person));
    },
  );

  onResponse(
    timed(program.command('breach').argument('<INCIDENT>').argument('<RULE>').argument('<TEXT>').description(commands.breach)),
  ).action((given: string, rule: string, text: string, options: FactOptions) => {
    const context = new Context(options);
    const person = readPerson(options.by);
    const incident = context.incident(given);
    const occurred = readTime(options.occurred, context.session.now());
    const response = options.response === undefined ? {} : { response: options.response };
    const command = {
      do: 'breach' as const,
      rule,
      text: new StandardInput().text(text),
      ...response,
      ...(occurred !== undefined && { occurred }),
    };
    context.told(context.session.run(incident.id, command, person));
  });

  const evidence = program.command('evidence').description(commands.evidence);
  timed(evidence.command('add').argument('<INCIDENT>').argument('<FILE>').description(commands.evidenceAdd))
    .option('--url <U>', commands.url, collect, [])
    .option('--post-id <P>', commands.postId)
    .option('--shown-at <TIME>', commands.shownAt)
    .addOption(new Option('--method <M>', commands.method).choices(['screenshot', 'page', 'print', 'camera']))
    .addOption(new Option('--original <O>', commands.original).choices(['original', 'copy']))
    .option(`--taken-by <${commands.words.person}>`, commands.takenBy)
    .option('--shows <S>', commands.shows, collect, [])
    .option('--derived-from <E>', commands.derivedFrom)
    .action(
      (
        given: string,
        file: string,
        options: FactOptions & {
          url: string[];
          postId?: string;
          shownAt?: string;
          method?: string;
          original?: string;
          derivedFrom?: string;
          takenBy?: string;
          shows: string[];
        },
      ) => {
        const context = new Context(options);
        const person = readPerson(options.by);
        const incident = context.incident(given);
        const occurred = readTime(options.occurred, context.session.now());
        // The file is durable before the line that names it: a crash leaves an orphan, never a dangling entry.
        const kept = importEvidence(context.home, expandPath(file, homedir(), process.platform));
        const acted = context.session.run(
          incident.id,
          {
            do: 'evidence',
            file: { sha256: kept.sha256, size: kept.size, type: kept.type },
            name: kept.name,
            subjects: options.url,
            ...(options.postId !== undefined && { postId: options.postId }),
            ...(options.shownAt !== undefined && { shownAt: options.shownAt }),
            ...(options.method !== undefined && { method: options.method }),
            ...(options.original !== undefined && { original: options.original }),
            ...(options.takenBy !== undefined && { takenBy: options.takenBy }),
            ...(options.shows.length > 0 && { shows: options.shows }),
            ...(options.derivedFrom !== undefined && { derivedFrom: options.derivedFrom }),
            ...(occurred !== undefined && { occurred }),
          },
          person,
        );
        const entry = 'refused' in acted ? undefined : acted.entries[0];
        const number = entry?.type === 'evidence.added' ? entry.data.evidence : '';
        context.told(acted, { evidence: number, sha256: kept.sha256, size: kept.size, type: kept.type });
      },
    );

  evidence
    .command('list')
    .argument('<INCIDENT>')
    .description(commands.evidenceList)
    .option('--json')
    .option('--lang <LANG>')
    .action((given: string, options: Shared) => {
      const context = new Context(options);
      const incident = context.incident(given);
      const kept = [...incident.evidence.values()];
      context.answer(kept.map((entry) => evidenceLine(incident, entry).json));
      if (!context.json) context.say(...kept.map((entry) => evidenceLine(incident, entry).text));
    });

  evidence
    .command('verify')
    .argument('<INCIDENT>')
    .description(commands.evidenceVerify)
    .option('--json')
    .option('--lang <LANG>')
    .action((given: string, options: Shared) => {
      const context = new Context(options);
      const incident = context.incident(given);
      const checked = [...incident.evidence.values()].map((entry) => {
        const line = evidenceLine(incident, entry);
        const state = verifyEvidence(context.home, line.json.sha256);
        return { ...line, state: state.state };
      });
      context.answer(checked.map(({ json, state }) => ({ ...json, state })));
      if (!context.json)
        context.say(...checked.map(({ text, state }) => `${state === 'intact' ? beside.status.intact : beside.status.altered}　${text}`));
      if (checked.some(({ state }) => state !== 'intact')) process.exitCode = EXIT.refused;
    });

  timed(program.command('role').argument('<INCIDENT>').argument('<ROLE>').description(commands.role))
    .option('--name <NAME>', commands.name)
    .option('--concurrent <ROLE>', commands.concurrent)
    .option('--acting-for <ROLE>', commands.acting)
    .option('--absent', commands.absent)
    .action(
      (given: string, role: string, options: FactOptions & { name?: string; concurrent?: string; actingFor?: string; absent?: true }) => {
        const context = new Context(options);
        const person = readPerson(options.by);
        const incident = context.incident(given);
        const occurred = readTime(options.occurred, context.session.now());
        const as = options.absent
          ? 'absent'
          : options.concurrent !== undefined
            ? 'concurrent'
            : options.actingFor !== undefined
              ? 'acting'
              : 'holder';
        const other = options.concurrent ?? options.actingFor;
        context.told(
          context.session.run(
            incident.id,
            {
              do: 'role',
              role,
              as,
              ...(options.name !== undefined && { name: options.name }),
              ...(other !== undefined && { other }),
              ...(occurred !== undefined && { occurred }),
            },
            person,
          ),
        );
      },
    );

  acting(program.command('correct').argument('<INCIDENT>').argument('<SEQ>').description(commands.correct))
    .option('--field <k=v>', commands.correctField, collect, [])
    .option('--reason <R>', commands.reason)
    .action((given: string, seq: string, options: FactOptions & { field: string[] }) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const stdin = new StandardInput();
      const number = readSeq(seq);
      const entry = incident.bySeq.get(number);
      const pairs = readFieldPairs(options.field, stdin, entry === undefined ? [] : fieldsFor(entry));
      const fields = correctionOf(entry, pairs, context.session.now());
      const reason = stdin.text(options.reason ?? '');
      context.told(context.session.run(incident.id, { do: 'correct', seq: number, fields, reason }, person));
    });

  acting(program.command('undo').argument('<INCIDENT>').argument('<SEQ>').description(commands.undo))
    .option('--reason <R>', commands.reason)
    .action((given: string, seq: string, options: FactOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const reason = new StandardInput().text(options.reason ?? '');
      context.told(context.session.run(incident.id, { do: 'undo', seq: readSeq(seq), reason }, person));
    });

  timed(program.command('escalate').argument('<INCIDENT>').argument('<TROUBLE>').description(commands.escalate))
    .option('--runbooks <DIR>', cli.help.runbooks)
    .option('--reason <R>', commands.reason)
    .action((given: string, trouble: string, options: FactOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const incident = context.incident(given);
      const reason = new StandardInput().text(options.reason ?? '');
      const occurred = readTime(options.occurred, context.session.now());
      context.told(
        context.session.run(
          incident.id,
          { do: 'escalate', trouble: readTrouble(trouble), reason, ...(occurred !== undefined && { occurred }) },
          person,
        ),
      );
    });
};

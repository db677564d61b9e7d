import { lstatSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command as Program } from 'commander';
import { anchorOf } from '../../export/anchor.ts';
import { handoverModel, handoverText } from '../../export/handover.ts';
import { longDateTime } from '../../incident/calendar.ts';
import { type Incident, lastEntry } from '../../incident/incident.ts';
import { exportBundle } from '../../session/bundling.ts';
import { type Continuation, type NotReceived, receive } from '../../session/receiving.ts';
import { StoreError } from '../../store/error.ts';
import { commands } from '../../words/ja/commands.ts';
import { receiveWords as words } from '../../words/ja/receive.ts';
import { report } from '../../words/ja/report.ts';
import { verify } from '../../words/ja/verify.ts';
import { readPerson, readTime } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, Failure, wrongCall } from '../failure.ts';
import { timed } from './steps.ts';
import { readFingerprint, readPaper } from './verify.ts';

interface HandoverOptions extends Shared {
  readonly by?: string;
  readonly to?: string;
  readonly out?: string;
  readonly occurred?: string;
}

/** Asked before the incident is given away: a folder that cannot be written would leave it nowhere. */
const checkFolder = (path: string): void => {
  const target = resolve(path);
  if (statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory() !== true) throw new StoreError('output.no-directory', { path });
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) throw new StoreError('output.exists', { path });
};

/** Gives the incident to another PC: the line that says so, then the folder. Called again, the folder alone. */
const transfer = (context: Context, before: Incident, out: string, options: HandoverOptions): void => {
  const person = readPerson(options.by);
  checkFolder(out);
  let incident = before;
  if (before.away === undefined) {
    if (options.to === undefined) throw wrongCall('to.missing', words.toMissing);
    const { role, name } = readPerson(options.to);
    const acted = context.session.run(before.id, { do: 'transfer', to: `${role} ${name}` }, person);
    if ('refused' in acted) {
      context.told(acted);
      return;
    }
    incident = acted.incident;
  } else context.say(words.again);
  const { seq, hash } = incident.head;
  try {
    const parts = { log: context.log, home: context.home, now: () => context.session.now() };
    const written = exportBundle(parts, incident.id, out);
    context.answer({
      incident: incident.id,
      out,
      seq,
      hash,
      anchor: anchorOf(hash),
      key: written.fingerprint ?? null,
      absent: written.absent,
    });
  } catch (problem) {
    context.say(words.unwritten(seq));
    throw problem;
  }
  context.say(...words.transferred(out), ...verify.anchor(longDateTime(lastEntry(incident).at), seq, anchorOf(hash)));
};

const sideOf = ({ at, role, name, type }: Continuation): string =>
  words.line(
    at === 0 ? '' : longDateTime(at),
    [role, name].filter(Boolean).join(' '),
    (report.kind as Readonly<Record<string, string>>)[type] ?? '',
  );

const failureOf = (refused: NotReceived): Failure => {
  const lines = ((): readonly string[] => {
    switch (refused.code) {
      case 'receive.not-transferred':
        return words.notTransferred(refused.seq);
      case 'receive.already':
        return words.already(refused.incident, refused.seq, refused.last);
      case 'receive.diverged':
        return words.diverged(refused.seq, sideOf(refused.here), sideOf(refused.there));
      default:
        return words.problem[refused.code];
    }
  })();
  return new Failure(EXIT.refused, lines, { refused });
};

/** handover, receive: an incident goes from one person, or one PC, to the next. */
export const handoverCommands = (program: Program): void => {
  timed(program.command('handover').argument('<INCIDENT>').description(words.handover))
    .option(`--to <${commands.words.person}>`, words.to)
    .option('--out <FOLDER>', words.out)
    .action((given: string, options: HandoverOptions) => {
      const context = new Context(options);
      const incident = context.incident(given);
      if (options.out !== undefined) {
        transfer(context, incident, options.out, options);
        return;
      }
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

  program
    .command('receive')
    .argument('<FOLDER>')
    .description(words.about)
    .option(`--by <${commands.words.person}>`, commands.by)
    .option(`--anchor <${commands.words.anchorWord}>`, words.anchor)
    .option(`--key <${commands.words.fingerprint}>`, words.key)
    .option('--json')
    .option('--lang <LANG>')
    .action((folder: string, options: Shared & { by?: string; anchor?: string; key?: string }) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const done = receive({ session: context.session, log: context.log, home: context.home }, folder, person, {
        ...(options.anchor !== undefined && { anchor: readPaper(options.anchor) }),
        ...(options.key !== undefined && { key: readFingerprint(options.key) }),
      });
      if ('code' in done) throw failureOf(done);
      const { acted, brought, evidence, absent, completeness } = done;
      context.told(acted, { brought, evidence, absent, completeness });
      if ('refused' in acted) return;
      context.say(
        words.received(acted.incident.id, brought, evidence),
        ...(absent.length > 0 ? [words.absent(absent.map(({ sha256 }) => sha256))] : []),
        ...(completeness.state === 'confirmed' ? [] : [words.unconfirmed]),
      );
    });
};

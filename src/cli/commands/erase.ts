import type { Command as Program } from 'commander';
import type { Erased } from '../../incident/log.ts';
import { eraseWords } from '../../session/erasing.ts';
import { safe } from '../../ui/parts/safe.ts';
import { commands } from '../../words/ja/commands.ts';
import { eraseWords as words } from '../../words/ja/erase.ts';
import { readPerson, readSeq, StandardInput } from '../arguments.ts';
import { Context, type Shared } from '../context.ts';
import { wrongCall } from '../failure.ts';

interface EraseOptions extends Shared {
  readonly by?: string;
  readonly reason?: string;
  readonly approver?: string;
  readonly withCorrections?: true;
}

const placesOf = (places: readonly Erased[]): string => places.map(({ seq, path }) => words.place(seq, path)).join('、');

/** 職・氏名 of who approved, kept as it was written. */
const approverOf = (given: string | undefined): string => {
  if (given === undefined || given.trim() === '') return '';
  if (!/.[・:：/／\s　]./u.test(given.trim())) throw wrongCall('approver.shape', words.approverShape(given), { given });
  return given.trim();
};

/** erase: words go, and that they went stays (record.md, Personal data and redaction). */
export const eraseCommands = (program: Program): void => {
  program
    .command('erase')
    .argument('<INCIDENT>')
    .argument('<SEQ>', words.seq)
    .argument('<PATH>', words.path)
    .description(words.about)
    .option('--reason <R>', words.reason)
    .option(`--approver <${commands.words.person}>`, words.approver)
    .option('--with-corrections', words.corrections)
    .option(`--by <${commands.words.person}>`, commands.by)
    .option('--json')
    .option('--lang <LANG>')
    .action((given: string, seq: string, path: string, options: EraseOptions) => {
      const context = new Context(options);
      const person = readPerson(options.by);
      const approver = approverOf(options.approver);
      const incident = context.incident(given);
      const command = {
        do: 'erase' as const,
        seq: readSeq(seq),
        path,
        reason: new StandardInput().text(options.reason ?? ''),
        approver,
        corrections: options.withCorrections === true,
      };
      const { acted, plan, swept } = eraseWords(context.session, context.home, incident.id, command, person);
      context.told(acted, { erased: plan?.places, related: plan?.related, same: plan?.same, ...swept });
      if (plan === undefined || swept === undefined) return;
      context.say(
        words.erased(placesOf(plan.places)),
        ...(plan.related.length > 0 ? [words.related(placesOf(plan.related))] : []),
        ...(plan.same.length > 0 ? [words.same(placesOf(plan.same))] : []),
        ...(swept.removed.length > 0 ? [safe(words.removed(swept.removed))] : []),
        ...(swept.kept.length > 0 ? [safe(words.kept(swept.kept))] : []),
        words.elsewhere,
      );
    });
};

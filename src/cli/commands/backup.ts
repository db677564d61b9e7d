import type { Command as Program } from 'commander';
import { longDateTime } from '../../incident/calendar.ts';
import { APP_VERSION } from '../../session/version.ts';
import { backUp } from '../../store/backup.ts';
import { StoreError } from '../../store/error.ts';
import { homePath } from '../../store/home.ts';
import { restore } from '../../store/restore.ts';
import { safe } from '../../ui/parts/safe.ts';
import { backup as words } from '../../words/ja/backup.ts';
import { sayStoreError } from '../../words/ja/store.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, Failure } from '../failure.ts';

/** A backup that is not what it was: what was given failed its verification, which is exit 1 (cli.md). */
const restored = (path: string, home: string) => {
  try {
    return restore(path, home);
  } catch (problem) {
    if (!(problem instanceof StoreError) || problem.code !== 'restore.damaged') throw problem;
    throw new Failure(EXIT.refused, [sayStoreError(problem)], { refused: { code: problem.code, ...problem.facts } });
  }
};

/** backup, restore: the whole data directory. */
export const backupCommands = (program: Program): void => {
  program
    .command('backup')
    .argument('<PATH>')
    .description(words.about)
    .option('--json')
    .option('--lang <LANG>')
    .action((path: string, options: Shared) => {
      const context = new Context(options);
      const made = backUp(context.home, path, { app: APP_VERSION, now: Date.now() });
      context.answer(made);
      context.say(
        safe(words.done(made.path, made.files, words.size(made.bytes))),
        ...(made.damaged.length > 0 ? [words.damaged(made.damaged)] : []),
        words.care,
      );
    });

  program
    .command('restore')
    .argument('<PATH>')
    .description(words.restore)
    .option('--into <HOME>', words.into)
    .option('--json')
    .option('--lang <LANG>')
    .action((path: string, options: Shared & { into?: string }) => {
      const context = new Context(options);
      // The files of a restored record are nobody else's to read.
      process.umask(0o077);
      const done = restored(path, options.into ?? homePath());
      context.answer(done);
      context.say(
        safe(words.restored(done.path, done.incidents, done.entries, done.evidence)),
        words.made(longDateTime(done.at)),
        ...(done.missing.length > 0 ? [words.missing(done.missing)] : []),
      );
    });
};

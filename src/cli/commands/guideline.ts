import { basename, resolve } from 'node:path';
import type { Command as Program } from 'commander';
import { StoreError } from '../../store/error.ts';
import { writeNewFolder } from '../../store/new-folder.ts';
import { commands } from '../../words/ja/commands.ts';
import { guidelineTemplate } from '../../words/ja/guideline-template.ts';
import { runbookWords } from '../../words/ja/runbooks.ts';
import { Context, type Shared } from '../context.ts';
import { wrongCall } from '../failure.ts';

/** A folder's name is its guideline's id. */
const ID = /^[a-z][a-z0-9-]{0,59}$/u;

/** Nothing of the town's own is ever written over: there is no --force here. */
const make = (dir: string, files: ReadonlyMap<string, string>): void => {
  try {
    writeNewFolder(dir, files);
  } catch (problem) {
    if (problem instanceof StoreError && problem.code === 'output.exists')
      throw wrongCall('output.exists', runbookWords.guideline.exists(dir), { path: dir });
    throw problem;
  }
};

/** guideline new: a commented folder to start from. */
export const guidelineCommands = (program: Program): void => {
  program
    .command('guideline')
    .description(commands.guideline)
    .command('new')
    .argument('<DIR>')
    .description(commands.guidelineNew)
    .option('--json')
    .option('--lang <LANG>')
    .action((dir: string, options: Shared) => {
      const context = new Context(options);
      const id = basename(resolve(dir));
      if (!ID.test(id)) throw wrongCall('guideline.name', runbookWords.guideline.name(id), { given: id });
      const files = guidelineTemplate(id);
      make(dir, files);
      context.answer({ guideline: id, folder: dir, files: [...files.keys()] });
      context.say(...runbookWords.guideline.made(dir, [...files.keys()]));
    });
};

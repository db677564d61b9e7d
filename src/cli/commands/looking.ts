import type { Command as Program } from 'commander';
import { examine } from '../../store/doctor.ts';
import { homePath } from '../../store/home.ts';
import { commands } from '../../words/ja/commands.ts';
import { sayFinding } from '../../words/ja/store.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT } from '../failure.ts';

/** doctor: what is here, without touching any incident. */
export const lookingCommands = (program: Program): void => {
  program
    .command('doctor')
    .description(commands.doctor)
    .option('--json')
    .option('--lang <LANG>')
    .action((options: Shared) => {
      const context = new Context(options);
      const findings = examine(homePath());
      context.answer(findings);
      if (!context.json)
        for (const finding of findings) {
          const { said, mend } = sayFinding(finding);
          context.say(`${finding.ok ? '○' : finding.stops ? '×' : '△'} ${said}`, ...(mend === undefined ? [] : [`   ${mend}`]));
        }
      if (findings.some(({ ok, stops }) => !ok && stops)) process.exitCode = EXIT.machine;
    });
};

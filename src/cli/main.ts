import { opensTerminal, readCall } from './call.ts';
import { EXIT } from './failure.ts';

const argv = process.argv.slice(2);
const call = readCall(argv);

// The terminal and the shell share nothing before this line, so that neither pays for the other's start.
if (opensTerminal(call)) {
  const { openTerminal } = await import('./terminal.ts');
  process.exitCode = await openTerminal(call);
} else {
  const { runCommand } = await import('./program.ts');
  const { cli } = await import('../words/ja/cli.ts');
  // Whoever reads may have had enough (`| head`): that is no failure of what was done. A full disk is one, though not of the record.
  process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit();
    process.stderr.write(`${cli.unwritten(code).join('\n')}\n`);
    process.exit(EXIT.machine);
  });
  await runCommand(argv);
}

process.exitCode ??= EXIT.done;

import { EXIT } from './failure.ts';

const argv = process.argv.slice(2);

// The terminal and the shell share nothing before this line, so that neither pays for the other's start.
if (argv.length === 0 || argv[0] === 'resume' || (argv[0] === '--runbooks' && (argv.length < 3 || argv[2] === 'resume'))) {
  const { openTerminal } = await import('./terminal.ts');
  process.exitCode = await openTerminal(argv);
} else {
  const { runCommand } = await import('./program.ts');
  runCommand(argv);
}

process.exitCode ??= EXIT.done;

import { openLibrary } from '../session/folders.ts';
import { Session } from '../session/session.ts';
import { logFile, openHome } from '../store/home.ts';
import { readSettings, runbookFolders } from '../store/settings.ts';
import { openLog } from '../store/sqlite-log.ts';
import { App } from '../ui/app.ts';
import { safe } from '../ui/parts/safe.ts';
import { Home } from '../ui/screens/home.ts';
import { routes } from '../ui/screens/routes.ts';
import { runTerminal } from '../ui/terminal.tsx';
import { cli } from '../words/ja/cli.ts';
import { sayStoreError } from '../words/ja/store.ts';
import { EXIT, type Exit, Failure, wrongCall } from './failure.ts';

/** `--runbooks DIR`, taken out of the words of the call. */
const folderNamed = (argv: readonly string[]): { rest: readonly string[]; more: readonly string[] } => {
  const at = argv.indexOf('--runbooks');
  if (at < 0) return { rest: argv, more: [] };
  const dir = argv[at + 1];
  if (dir === undefined) throw wrongCall('usage', cli.runbooksMissing);
  return { rest: argv.toSpliced(at, 2), more: [dir] };
};

const opened = (words: readonly string[]): App => {
  const { rest: argv, more } = folderNamed(words);
  const home = openHome();
  const log = openLog(logFile(home.path, 'real'), { mode: 'real' });
  const session = new Session({ log, library: openLibrary([...more, ...runbookFolders(home.path)]), mode: 'real', now: () => Date.now() });
  const reason = log.reason === undefined ? undefined : sayStoreError(log.reason);
  const settings = readSettings(home.path);
  const app = new App(
    { session, home: home.path, settings, cwd: process.cwd(), routes, ...(reason !== undefined && { readOnly: reason }) },
    new Home(),
  );
  app.person = settings.person;
  const [, given] = argv;
  if (given !== undefined) {
    const matches = session.ids().filter((id) => id === given || id.startsWith(given) || id.endsWith(given));
    const [id] = matches;
    if (id === undefined) throw wrongCall('incident.unknown', cli.incident.none(given), { given });
    if (matches.length > 1) throw wrongCall('incident.ambiguous', cli.incident.many(given, matches), { given, matches });
    app.open(routes.work(id));
  }
  return app;
};

/** Opens the terminal program, at home or at an incident (`resume ID`), and returns its exit code when it is left. */
export const openTerminal = async (argv: readonly string[]): Promise<Exit> => {
  try {
    if (!process.stdin.isTTY || !process.stdout.isTTY)
      throw new Failure(EXIT.machine, cli.needsTerminal, { error: { code: 'terminal.none' } });
    const app = opened(argv);
    const first = { app, done: false };
    await runTerminal(
      {
        model: first,
        update: (model, key) => {
          model.app.press(key);
          return { app: model.app, done: model.app.done };
        },
        frame: (model, size) => model.app.draw(size),
        poll: (model) => (model.app.changed() ? { app: model.app, done: model.app.done } : model),
      },
      { stdin: process.stdin, stdout: process.stdout, env: process.env },
    );
    return EXIT.done;
  } catch (problem) {
    const { failureOf } = await import('./program.ts');
    const failure = failureOf(problem);
    process.stderr.write(`${failure.lines.map(safe).join('\n')}\n`);
    if (failure.exit === EXIT.bug && process.env.HIKESHI_DEBUG && problem instanceof Error)
      process.stderr.write(`${safe(problem.stack ?? '')}\n`);
    return failure.exit;
  }
};

import { Checkpoints } from '../session/checkpoints.ts';
import { openLibrary } from '../session/folders.ts';
import { Session } from '../session/session.ts';
import { displayFile, readDisplay } from '../store/display.ts';
import { logFile, openHome } from '../store/home.ts';
import { readSettings, runbookFolders } from '../store/settings.ts';
import { openLog } from '../store/sqlite-log.ts';
import { App } from '../ui/app.ts';
import { safe } from '../ui/parts/safe.ts';
import type { DrillChoice } from '../ui/screens/drill-choice.ts';
import { Home } from '../ui/screens/home.ts';
import { routes } from '../ui/screens/routes.ts';
import { cli } from '../words/ja/cli.ts';
import { settingsWords } from '../words/ja/settings.ts';
import { sayStoreError } from '../words/ja/store.ts';
import type { Call } from './call.ts';
import { lookUpDrills } from './drilled.ts';
import { EXIT, type Exit, Failure, refuseCall, wrongCall } from './failure.ts';
import { jsonLine } from './json.ts';
import { runApp } from './run-app.ts';

/** The incident named in `resume INCIDENT`; refuses what the call does not take. */
const incidentNamed = ({ words }: Call): string | undefined => {
  const [, ...rest] = words;
  const option = rest.find((word) => word.startsWith('-') && word !== '--json' && word !== '--');
  if (option !== undefined) throw wrongCall('usage', cli.usage.option(option), { problem: 'option', given: option });
  const [given, ...more] = rest.filter((word) => word !== '--json' && word !== '--');
  if (more.length > 0) throw wrongCall('usage', cli.usage.excess('resume'), { problem: 'excess' });
  return given;
};

const opened = (call: Call): { app: App; checkpoints: Checkpoints } => {
  const home = openHome();
  const more = call.runbooks === undefined ? [] : [call.runbooks];
  const log = openLog(logFile(home.path, 'real'), { mode: 'real' });
  const session = new Session({ log, library: openLibrary([...more, ...runbookFolders(home.path)]), mode: 'real', now: () => Date.now() });
  const checkpoints = new Checkpoints({ log, home: home.path, now: () => Date.now() }).watch();
  const reason = log.reason === undefined ? undefined : sayStoreError(log.reason);
  const settings = readSettings(home.path);
  const { display, ignored } = readDisplay(home.path);
  const app = new App(
    { session, home: home.path, settings, display, cwd: process.cwd(), routes, ...(reason !== undefined && { readOnly: reason }) },
    new Home(),
  );
  if (ignored.length > 0) app.notice = [settingsWords.ignored(displayFile(home.path), settingsWords.fields(ignored))];
  app.person = settings.person;
  const given = incidentNamed(call);
  if (given !== undefined) {
    const matches = session.ids().filter((id) => id === given || id.startsWith(given) || id.endsWith(given));
    const [id] = matches;
    if (id === undefined) throw wrongCall('incident.unknown', cli.incident.none(given), { given });
    if (matches.length > 1) throw wrongCall('incident.ambiguous', cli.incident.many(given, matches), { given, matches });
    app.open(app.work(id));
  }
  return { app, checkpoints };
};

/** Runs a drill that was chosen; what the home screen says when it is left, or why it could not be opened. */
const drilled = async (choice: DrillChoice, call: Call): Promise<readonly string[]> => {
  const { openChoice } = await import('./drill-terminal.ts');
  try {
    return await openChoice(choice, call);
  } catch (problem) {
    const { failureOf } = await import('./program.ts');
    const failure = failureOf(problem);
    if (failure.exit === EXIT.bug) throw problem;
    return failure.lines;
  }
};

/** Opens the terminal program, at home or at an incident (`resume ID`), and returns its exit code when it is left. */
export const openTerminal = async (call: Call): Promise<Exit> => {
  try {
    refuseCall(call);
    incidentNamed(call);
    // What comes through a pipe is answered line by line; not a program that wants one document, nor somebody who could not read the answer.
    const isMute = process.stdin.isTTY ? !process.stdout.isTTY : call.words.includes('--json');
    if (isMute) throw new Failure(EXIT.machine, cli.needsTerminal, { error: { code: 'terminal.none' } });
    const { app, checkpoints } = opened(call);
    const drills = lookUpDrills(app);
    const poll = () => {
      checkpoints.tick();
      const known = drills();
      return app.changed() || known;
    };
    for (;;) {
      await runApp(app, poll);
      const { away } = app;
      if (away === undefined) break;
      // A drill takes the terminal for a while; the record is where it was.
      app.away = undefined;
      app.done = false;
      app.notice = await drilled(away, call);
    }
    return EXIT.done;
  } catch (problem) {
    const { failureOf } = await import('./program.ts');
    const failure = failureOf(problem);
    if (call.words.includes('--json')) process.stdout.write(jsonLine(failure.json));
    process.stderr.write(`${failure.lines.map(safe).join('\n')}\n`);
    if (failure.exit === EXIT.bug && process.env.HIKESHI_DEBUG && problem instanceof Error)
      process.stderr.write(`${safe(problem.stack ?? '')}\n`);
    return failure.exit;
  }
};

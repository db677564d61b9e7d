import { Checkpoints } from '../session/checkpoints.ts';
import { openLibrary } from '../session/folders.ts';
import { Session } from '../session/session.ts';
import { displayFile, readDisplay } from '../store/display.ts';
import { logFile, openHome } from '../store/home.ts';
import { readSettings, runbookFolders } from '../store/settings.ts';
import { openLog } from '../store/sqlite-log.ts';
import { App } from '../ui/app.ts';
import { runLines, wantsLines } from '../ui/lines/run.ts';
import { safe } from '../ui/parts/safe.ts';
import { Home } from '../ui/screens/home.ts';
import { routes } from '../ui/screens/routes.ts';
import { runTerminal, sizeOf } from '../ui/terminal.tsx';
import { cli } from '../words/ja/cli.ts';
import { lines } from '../words/ja/lines.ts';
import { settingsWords } from '../words/ja/settings.ts';
import { sayStoreError } from '../words/ja/store.ts';
import type { Call } from './call.ts';
import { lookUpDrills } from './drilled.ts';
import { EXIT, type Exit, Failure, refuseCall, wrongCall } from './failure.ts';
import { jsonLine } from './json.ts';

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

/** Opens the terminal program, at home or at an incident (`resume ID`), and returns its exit code when it is left. */
export const openTerminal = async (call: Call): Promise<Exit> => {
  try {
    refuseCall(call);
    incidentNamed(call);
    if (!process.stdin.isTTY || !process.stdout.isTTY)
      throw new Failure(EXIT.machine, cli.needsTerminal, { error: { code: 'terminal.none' } });
    const { app, checkpoints } = opened(call);
    const drills = lookUpDrills(app);
    const poll = () => {
      checkpoints.tick();
      const known = drills();
      return app.changed() || known;
    };
    const isSmall = () => sizeOf(process.stdout).small;
    const plain = wantsLines(process.env);
    let back = false;
    while (!app.done) {
      if (plain || app.display.lines || isSmall()) {
        const by = await runLines(app, {
          stdin: process.stdin,
          stdout: process.stdout,
          poll,
          ...(plain ? {} : { ...(app.display.lines ? {} : { why: lines.small }), isLarge: () => !app.display.lines && !isSmall() }),
        });
        if (by !== 'large') break;
        continue;
      }
      back = false;
      const { by } = await runTerminal(
        {
          model: { app, done: false as boolean },
          update: (model, key) => {
            model.app.press(key);
            back = !model.app.done && model.app.display.lines;
            return { app: model.app, done: model.app.done || back };
          },
          look: (model) => model.app.display,
          frame: (model, size) => model.app.draw(size),
          poll: (model) => (poll() ? { app: model.app, done: model.app.done } : model),
          // Under 60×20 the screens give way to lines; what is half written is kept first.
          resized: (model, { small }) => {
            if (small) model.app.top.rest?.(model.app);
            back = small;
            return small ? { app: model.app, done: true } : model;
          },
        },
        { stdin: process.stdin, stdout: process.stdout, env: process.env },
      );
      if (by !== 'program' || !back) break;
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

import type { DrillReport } from '../../drill/report.ts';
import { drillReport } from '../../drill/report.ts';
import { realClock, simClock } from '../../export/aar-time.ts';
import { replaySteps, standsOf } from '../../export/drill-replay.ts';
import { isoTokyo } from '../../incident/calendar.ts';
import type { Incident } from '../../incident/incident.ts';
import type { DrillShelf } from '../../session/drill-shelf.ts';
import { homePath } from '../../store/home.ts';
import { drillReplay as words } from '../../words/ja/drill-replay.ts';
import { exports } from '../../words/ja/exports.ts';
import { Context, type Shared } from '../context.ts';
import { exerciseNamed, openShelf } from '../drill-shelf.ts';
import { later } from '../later.ts';

/** `drill replay`: an exercise gone through again; on a terminal step by step, on a pipe every line with the work as it stood. */
export const drillReplayCommand = (given: string, options: Shared): void => {
  const context = new Context(options);
  const shelf = openShelf(context);
  const exercise = exerciseNamed(shelf, given);
  const report = drillReport(exercise, { trend: { rows: [], decidable: false } });
  const { incident } = exercise;
  if (!context.json && process.stdin.isTTY && process.stdout.isTTY) later(onTerminal(shelf, report, incident));
  else list(context, report, incident);
};

function list(context: Context, report: DrillReport, incident: Incident): void {
  const stands = [...standsOf(incident)];
  const steps = replaySteps(report, incident).map((step, at) => ({ ...step, stand: stands[at] ?? { done: 0, left: 0 } }));
  const { cover } = report;
  context.answer({
    exercise: cover.exercise,
    mode: 'drill',
    scenario: cover.scenario.id,
    entries: steps.map(({ at, real, ...step }) => ({
      ...step,
      minutes: Math.floor(at / 60_000),
      simTime: isoTokyo(cover.started.sim + at),
      ...(real !== undefined && { realTime: isoTokyo(real) }),
    })),
  });
  if (context.json) return;
  const say = (line: string) => context.say(`${exports.drill}${line}`);
  say(words.title(cover.scenario.title));
  for (const { seq, at, real, who, kind, lines, stand } of steps) {
    const clocks = [
      words.sim(simClock(report, at), Math.floor(at / 60_000)),
      ...(real === undefined ? [] : [words.real(realClock(report, real))]),
    ];
    say([String(seq), ...clocks, who, kind, ...lines].filter((part) => part !== '').join('　'));
    say(`    ${words.stand(stand.done, stand.left, stand.next)}`);
  }
}

/** The screens are loaded for this alone. */
async function onTerminal(shelf: DrillShelf, report: DrillReport, incident: Incident): Promise<void> {
  const [{ App }, { DrillReplay }, { routes }, { runApp }, { readDisplay }, { readSettings }] = await Promise.all([
    import('../../ui/app.ts'),
    import('../../ui/screens/drill-replay.ts'),
    import('../../ui/screens/routes.ts'),
    import('../run-app.ts'),
    import('../../store/display.ts'),
    import('../../store/settings.ts'),
  ]);
  const home = homePath();
  const parts = {
    session: shelf.session,
    home,
    settings: readSettings(home),
    display: readDisplay(home).display,
    cwd: process.cwd(),
    routes,
  };
  const app = new App(parts, new DrillReplay(report, incident));
  await runApp(app, () => false);
}

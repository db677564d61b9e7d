import type { ExerciseSession } from '../session/exercise.ts';
import { newHolder } from '../session/exercise-lease.ts';
import { SeatSession } from '../session/exercise-seat.ts';
import { startExercise } from '../session/exercise-store.ts';
import type { Person } from '../session/session.ts';
import { readDisplay } from '../store/display.ts';
import { App, type Screen } from '../ui/app.ts';
import type { DrillChoice } from '../ui/screens/drill-choice.ts';
import { DrillControl } from '../ui/screens/drill-control.ts';
import { Projector } from '../ui/screens/drill-projector.ts';
import { drillWork } from '../ui/screens/drill-work.ts';
import { routes } from '../ui/screens/routes.ts';
import { drillLog } from '../words/ja/drill-log.ts';
import { drillOpen as words } from '../words/ja/drill-open.ts';
import type { Call } from './call.ts';
import { DrillRoom } from './drill-room.ts';
import { EXIT, Failure, wrongCall } from './failure.ts';
import { runApp } from './run-app.ts';

const BELL = '\u0007';

/** Screens need a terminal: where there is none, the verbs of the shell do the same. */
export const needTerminal = (): void => {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new Failure(EXIT.machine, words.needsTerminal, { error: { code: 'terminal.none' } });
};

/** The app of one drill terminal: its own session, never that of the record. */
const appOf = (room: DrillRoom, session: ExerciseSession, person: Person, first: (app: App) => Screen): App => {
  const { display } = readDisplay(room.home);
  const screen: Screen = { draw: () => ({ rows: [] }), press: () => undefined };
  const app = new App({ session, home: room.home, settings: room.settings, display, cwd: process.cwd(), routes }, screen);
  app.person = person;
  app.replace(first(app));
  return app;
};

/**
 * Opens the controller's screen. Another terminal that steers is told of, and stays in the seat unless it is taken from it: `look` opens
 * the screen all the same, on which who holds it stands beside the button that takes it.
 */
export const openControl = async (room: DrillRoom, exercise: string, person: Person, held: 'refuse' | 'take' | 'look'): Promise<void> => {
  const session = room.exercise(exercise);
  const holder = newHolder(process.pid);
  const looks = held === 'look' && session.heldFrom(holder) !== undefined;
  if (session.exercise().ended === undefined && !looks) room.done(session.lead(person, holder, held === 'take'));
  const app = appOf(room, session, person, () => new DrillControl(session, holder));
  await runApp(app, () => {
    app.attempt(() => session.follow());
    return app.changed();
  });
};

/** The seats of an exercise that were asked for; all of them must be there. */
export const seatsOf = (session: ExerciseSession, given: string | undefined): string[] => {
  const known = session.exercise().scenario.seats;
  const seats = (given ?? '').split(/[,、，]/u).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  if (seats.length === 0) throw wrongCall('seat.missing', words.needsSeat(known), { known });
  const unknown = seats.find((seat) => !known.includes(seat));
  if (unknown !== undefined) throw wrongCall('seat.unknown', words.noSeat(unknown, known), { given: unknown, known });
  return [...new Set(seats)];
};

/** Opens a player's screen for one or more seats. In a self-paced run they are all of them, and the clock is driven from here. */
export const openSeat = async (room: DrillRoom, exercise: string, given: string | undefined, name: string): Promise<void> => {
  const found = room.exercise(exercise);
  const { alone } = found.exercise().started.data.pace;
  const seats = seatsOf(found, given);
  const session = new SeatSession(room.parts, found.id, seats);
  const person = { role: alone ? words.aloneRole : seats.join('・'), name };
  if (session.exercise().ended === undefined && !session.exercise().suspended) room.done(session.take({ do: 'join', seats }, person));
  const app = appOf(room, session, person, () => drillWork(session));
  let heard = session.inbox().length;
  await runApp(app, () => {
    if (alone) app.attempt(() => session.follow());
    const come = session.inbox().length;
    // A message that comes is heard once, unless this office wants it still.
    if (come > heard && !app.display.still) process.stdout.write(BELL);
    heard = come;
    return app.changed();
  });
};

/** For the whole room: nothing is written from here. */
export const openProjector = async (room: DrillRoom, exercise: string): Promise<void> => {
  const session = room.exercise(exercise);
  const app = appOf(room, session, drillLog.itself, () => new Projector(session));
  await runApp(app, () => app.changed());
};

/** Starts an exercise on a scenario and tells its id. */
export const begin = (room: DrillRoom, scenario: string, seed: number, alone: boolean, person: Person): string =>
  room.done(startExercise(room.parts, room.scenario(scenario), { seed, alone }, person)).incident.id;

/** What was chosen on the home screen; returns what the home screen says afterwards. */
export const openChoice = async (choice: DrillChoice, call: Call): Promise<readonly string[]> => {
  const room = new DrillRoom(call.runbooks === undefined ? {} : { runbooks: call.runbooks });
  const { name } = choice;
  const away = (exercise: string) => words.away(room.exercise(exercise).exercise().scenario.title);
  if (choice.as === 'join') {
    await openSeat(room, choice.exercise, choice.seats.join(','), name);
    return away(choice.exercise);
  }
  const person = { role: choice.as === 'alone' ? words.aloneRole : words.controlRole, name };
  const id = 'exercise' in choice ? choice.exercise : begin(room, choice.scenario, choice.seed, choice.as === 'alone', person);
  if (choice.as === 'projector') await openProjector(room, id);
  else if (choice.as === 'control') await openControl(room, id, person, 'look');
  else await openSeat(room, id, room.exercise(id).exercise().scenario.seats.join(','), name);
  return away(id);
};

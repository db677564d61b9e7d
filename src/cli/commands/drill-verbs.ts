import { Option, type Command as Program } from 'commander';
import type { ExerciseCommand } from '../../drill/exercise-command.ts';
import { inboxOf } from '../../drill/inbox.ts';
import { RATINGS, type Rating } from '../../drill/rating.ts';
import { hm } from '../../incident/calendar.ts';
import { aboutOf } from '../../incident/incident.ts';
import type { ExerciseActed, ExerciseSession } from '../../session/exercise.ts';
import { SHELL } from '../../session/exercise-lease.ts';
import { keepPicture } from '../../session/exercise-picture.ts';
import { exercisesIn, startExercise } from '../../session/exercise-store.ts';
import { commands } from '../../words/ja/commands.ts';
import { drillControl } from '../../words/ja/drill-control.ts';
import { drillVerbs as words } from '../../words/ja/drill-verbs.ts';
import { exports } from '../../words/ja/exports.ts';
import { readPerson, StandardInput } from '../arguments.ts';
import type { Shared } from '../context.ts';
import { DrillRoom } from '../drill-room.ts';
import { stateOf, statusOf } from '../drill-status.ts';
import { wrongCall } from '../failure.ts';

interface Verb extends Shared {
  readonly by?: string;
  readonly take?: true;
}

/** A whole number, without a sign. */
const numberOf = (given: string): number => {
  if (!/^\d{1,6}$/u.test(given.normalize('NFKC'))) throw wrongCall('number.shape', words.number(given), { given });
  return Number(given.normalize('NFKC'));
};

const ratingOf = (given: string): Rating => {
  const rating = RATINGS.find((one) => one === given.normalize('NFKC').toUpperCase());
  if (rating === undefined || rating === 'N/A') throw wrongCall('rating.shape', words.ratingShape(given), { given, known: RATINGS });
  return rating;
};

const clockOf = (session: ExerciseSession): string => {
  const exercise = session.exercise();
  const now = session.elapsed();
  return words.clock(hm(exercise.started.at + now), Math.floor(now / 60_000), words.state[stateOf(exercise)], exercise.clock.rate);
};

/** Whatever is told of a drill says of itself that it is one: it may be copied into a mail. */
const say = (room: DrillRoom, ...lines: readonly string[]): void => room.say(...lines.map((line) => `${exports.drill}${line}`));

const tell = (room: DrillRoom, session: ExerciseSession, acted: ExerciseActed): void => {
  const { entries } = room.done(acted);
  room.answer({ exercise: session.id, entries: entries.map(({ seq, type, hash }) => ({ seq, type, hash })) });
  if (!room.json) say(room, entries.length === 0 ? words.nothing : words.done(hm(session.now())), clockOf(session));
};

/** Every exercise of the drill store, oldest first. */
const listExercises = (room: DrillRoom): void => {
  const all = exercisesIn(room.parts).map((incident) => {
    const { started, ended } = incident.exercise ?? {};
    const state = ended === undefined ? ('running' as const) : ('ended' as const);
    const { scenario, seed, pace } = started?.data ?? {};
    return { exercise: incident.id, scenario, seed, alone: pace?.alone, state, title: aboutOf(incident, 'title') ?? incident.id };
  });
  room.answer(all);
  if (room.json) return;
  if (all.length === 0) room.say(words.none);
  else
    say(room, ...all.map(({ exercise, state, title }) => words.row(exercise, state === 'ended' ? words.state.ended : words.going, title)));
};

/** Options that every drill command takes. */
const shared = (program: Program): Program => program.option('--json').option('--lang <LANG>');

/** The commands that run a drill without a terminal: each is one act in one exercise. */
export const drillVerbCommands = (drill: Program): void => {
  shared(drill.command('start').argument('<SCENARIO>').description(words.start))
    .option('--runbooks <DIR>')
    .option('--seed <N>', words.seed, '1')
    .option('--solo', words.alone)
    .option(`--by <${commands.words.person}>`, words.by)
    .action((given: string, options: Verb & { seed: string; solo?: true }) => {
      const room = new DrillRoom(options);
      const person = readPerson(options.by);
      const loaded = room.scenario(given);
      const { incident } = room.done(
        startExercise(room.parts, loaded, { seed: numberOf(options.seed), alone: options.solo === true }, person),
      );
      room.answer({ exercise: incident.id });
      if (!room.json) say(room, words.started(incident.id));
    });

  shared(drill.command('status').argument('[EXERCISE]').description(words.status)).action((given: string | undefined, options: Shared) => {
    const room = new DrillRoom(options);
    if (given === undefined) {
      listExercises(room);
      return;
    }
    const session = room.exercise(given);
    const status = statusOf(session);
    room.answer(status);
    if (room.json) return;
    const of = (...states: readonly string[]) => status.expected.filter(({ state }) => states.includes(state)).length;
    say(
      room,
      words.row(status.exercise, status.title, clockOf(session)),
      ...status.injects.map(({ id, state, to }) => words.line(id, drillControl.status[state], to.join('・'))),
      words.expected(of('on-time', 'late'), of('open', 'missed'), of('idle')),
    );
  });

  shared(drill.command('inbox').argument('<EXERCISE>').description(words.inbox))
    .requiredOption('--seat <SEAT>', words.seat)
    .action((given: string, options: Shared & { seat: string }) => {
      const room = new DrillRoom(options);
      const session = room.exercise(given);
      const { started, values } = session.exercise();
      const messages = inboxOf(session.schedule(), options.seat.split(/[,、]/u), values);
      room.answer(messages.map((one) => ({ ...one, at: Math.floor(one.at / 60_000) })));
      if (!room.json) say(room, ...messages.map(({ at, from, via, text }) => words.message(hm(started.at + at), from, via, text)));
    });

  /** One act of whoever steers. */
  const steering = (
    name: string,
    about: string,
    parameters: readonly string[],
    read: (given: readonly string[], options: Options) => ExerciseCommand,
  ) => {
    const command = parameters.reduce((one, parameter) => one.argument(parameter), drill.command(name).argument('<EXERCISE>'));
    return shared(command.description(about))
      .option(`--by <${commands.words.person}>`, words.by)
      .option('--take', words.take)
      .action((...given: unknown[]) => {
        const texts = given.filter((one): one is string => typeof one === 'string');
        const options = given.find((one): one is Options => typeof one === 'object' && one !== null && !('args' in one)) as Options;
        const room = new DrillRoom(options);
        const person = readPerson(options.by);
        const asked = read(texts.slice(1), options);
        const session = room.exercise(texts[0] ?? '');
        // What an evaluator says needs no seat: several may look on.
        if (AT_ANY_SEAT.has(asked.do)) return tell(room, session, session.observe(asked, person));
        if (session.exercise().ended === undefined) room.done(session.lead(person, SHELL, options.take === true));
        return tell(room, session, session.steer(asked, person, SHELL));
      });
  };

  steering('pause', words.pause, [], () => ({ do: 'pause' }));
  steering('resume', words.resume, [], () => ({ do: 'resume' }));
  steering('next', words.next, [], () => ({ do: 'next' }));
  steering('rate', words.rate, ['<N>'], ([given = '']) => ({ do: 'rate', rate: numberOf(given) }));
  steering('jump', words.jump, ['<MINUTES>'], ([given = '']) => ({ do: 'jump', minutes: numberOf(given), why: 'asked' }));
  steering('release', words.release, ['<INJECT>'], ([inject = '']) => ({ do: 'release', inject }));
  steering('defer', words.defer, ['<INJECT>'], ([inject = '']) => ({ do: 'defer', inject }));
  steering('hint', words.hint, ['<EXPECTED>'], ([expected = '']) => ({ do: 'hint', expected }));
  steering('suspend', words.suspend, [], () => ({ do: 'suspend' }));
  steering('end', words.end, [], () => ({ do: 'end', why: 'controller' }));
  steering('note', words.note, ['<SEAT>', '<TEXT>'], ([seat = '', text = ''], { expected }) => ({
    do: 'observe',
    seat,
    text: new StandardInput().text(text),
    ...(expected !== undefined && { expected }),
  })).option('--expected <ID>', words.about);
  steering('rating', words.rating, ['<OF>', '<P|S|M|U>'], ([of = '', rating = ''], { reason = '' }) => ({
    do: 'rate-otherwise',
    of,
    rating: ratingOf(rating),
    reason: new StandardInput().text(reason),
  })).option('--reason <R>', words.reason);

  shared(drill.command('picture').argument('<EXERCISE>').description(words.picture))
    .option('--url <U>', words.url, (value: string, before: readonly string[]) => [...before, value], [] as readonly string[])
    .option(`--by <${commands.words.person}>`, words.by)
    .action((given: string, options: Verb & { url: readonly string[] }) => {
      const room = new DrillRoom(options);
      const person = readPerson(options.by);
      const session = room.exercise(given);
      const { entries } = room.done(keepPicture(session, room.home, options.url, person));
      const evidence = entries.flatMap((one) => (one.type === 'evidence.added' ? [one.data.evidence] : [])).join('');
      room.answer({ exercise: session.id, evidence });
      if (!room.json) room.say(words.kept(evidence));
    });

  shared(drill.command('act').argument('<EXERCISE>').argument('<ACT>').argument('<TEXT>').description(words.act))
    .addOption(new Option('--seat <SEAT>', words.seat).makeOptionMandatory())
    .option(`--by <${commands.words.person}>`, words.by)
    .action((given: string, act: string, text: string, options: Verb & { seat: string }) => {
      const room = new DrillRoom(options);
      const person = readPerson(options.by);
      const session = room.exercise(given);
      tell(room, session, session.take({ do: 'act', act, seat: options.seat, text: new StandardInput().text(text) }, person));
    });
};

interface Options extends Verb {
  readonly expected?: string;
  readonly reason?: string;
}

const AT_ANY_SEAT: ReadonlySet<ExerciseCommand['do']> = new Set(['observe', 'rate-otherwise']);

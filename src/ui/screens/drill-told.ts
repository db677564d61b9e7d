import type { ExerciseActed } from '../../session/exercise.ts';
import type { Done, Person } from '../../session/session.ts';
import { drillControl as words } from '../../words/ja/drill-control.ts';
import type { App } from '../app.ts';
import { drillRefusalLines } from './drill-refused.ts';

/** Does something in an exercise. Stored and durable: told, and returned. Refused or not stored: told, and undefined. */
export const actInDrill = (app: App, run: () => ExerciseActed): Done | undefined => {
  const acted = app.attempt(run);
  if (acted === undefined) return undefined;
  if ('refused' in acted) {
    app.notice = drillRefusalLines(acted.refused);
    return undefined;
  }
  app.savedAt = app.now();
  const last = acted.entries.at(-1);
  if (last !== undefined) app.notice = [words.recorded(last.seq)];
  return acted;
};

/** Whoever sits at this terminal; the commands of a drill let nobody in without a name. */
export const personOf = ({ person }: App): Person => person ?? { role: words.seats, name: words.nobody };

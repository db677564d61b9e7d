import { daysBetween, longDate } from '../../incident/calendar.ts';
import type { Runbook } from '../../runbook/runbook.ts';
import type { LastDrill } from '../../session/last-drilled.ts';
import { aar } from '../../words/ja/aar.ts';
import { drillAfter } from '../../words/ja/drill-after.ts';
import type { App } from '../app.ts';
import type { Row } from '../parts/row.ts';
import { sentences } from './rows.ts';

const { last: words } = drillAfter;

/** 訓練　最後は令和8年5月16日（189日前）　評価 S 一部支障; shorter where the row is. Days are counted; whether they are many is not said. Blank while it is not known. */
export function lastDrillLine(last: LastDrill | 'unknown' | undefined, now: number, columns = 80): string {
  const said = lastDrillSaid(last, now, columns);
  return said === '' ? '' : `${words.label}　${said}`;
}

/** The same without its label. */
export function lastDrillSaid(last: LastDrill | 'unknown' | undefined, now: number, columns = 80): string {
  if (last === 'unknown') return '';
  if (last === undefined) return words.never;
  const held = columns < 72 ? words.heldShort : words.held;
  return held(day(last.at), Math.max(0, daysBetween(last.at, now)), aar.rated(last.rating, aar.rating[last.rating]));
}

/** The day as an office writes it; the day of the week says nothing about a drill. */
const day = (at: number): string => longDate(at).replace(/（.）$/u, '');

/** The same beneath a runbook: one row, blank while it is not known, so that nothing moves when it is. */
export function lastDrillRows(
  app: App,
  { guideline, trouble }: Pick<Runbook, 'guideline' | 'trouble'>,
  now: number,
  columns: number,
): Row[] {
  // In a drill nobody asks when the last one was.
  if (app.session.mode === 'drill') return [];
  const line = lastDrillLine(app.drilled === undefined ? 'unknown' : app.drilled.of(guideline.id, trouble), now, columns);
  return line === '' ? [[]] : sentences([line], columns, 6);
}

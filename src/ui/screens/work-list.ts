import { PHASES } from '../../../machines/words.ts';
import { layerMark } from '../../export/layer.ts';
import { hm } from '../../incident/calendar.ts';
import type { Incident } from '../../incident/incident.ts';
import { type ResponseLine, type StepLine, stepsInPlay } from '../../incident/overview.ts';
import { readDraft } from '../../store/drafts.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { fitting } from '../parts/fitting.ts';
import { type Row, rowWidth, type Style, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { draftKeyOf } from './step-rows.ts';
import { stepRows } from './work-rows.ts';

/** The key of a step within its incident. */
export const stepKeyOf = (line: StepLine): string => `${line.response.id}/${line.step.id}`;

/** Steps with a half-written form. */
export const begunSteps = (app: App, incident: Incident, lines: readonly ResponseLine[]): Set<string> =>
  new Set(
    stepsInPlay(lines)
      .filter((line) => line.state !== 'settled' && readQuietly(app, draftKeyOf(incident.id, line.response.id, line.step.id)) !== undefined)
      .map(stepKeyOf),
  );

/** A draft that cannot be read is none: the work screen must stand whatever lies beside the log. */
export const readQuietly = (app: App, key: string): unknown => {
  try {
    return readDraft(app.home, key);
  } catch {
    return undefined;
  }
};

/** One row of the work screen's list, or a heading between them. */
export type Entry = { readonly line: StepLine } | { readonly settled: readonly StepLine[] } | { readonly heading: string };

/** The incident as this screen sees it. `index` counts rows that can be chosen. */
export interface WorkState {
  readonly incident: Incident;
  readonly lines: readonly ResponseLine[];
  readonly begun: ReadonlySet<string>;
  readonly next: StepLine | undefined;
  readonly entries: readonly Entry[];
  readonly rows: readonly Exclude<Entry, { heading: string }>[];
  readonly index: number;
}

/** The rows of the list: what is settled in one, then what is left, then the advice where it is opened. */
export const entriesOf = (lines: readonly ResponseLine[], withAdvice: boolean): Entry[] => {
  const live = lines.filter(({ view }) => view.course !== 'handed-over');
  const shown = live.length > 0 ? live : lines;
  return shown.flatMap(({ response, steps, view }): Entry[] => {
    const rules = steps.filter((line) => line.step.number !== null || line.counts);
    // Advice stands in no document: it comes phase by phase.
    const advice = steps
      .filter((line) => line.step.number === null && !line.counts)
      .sort((a, b) => PHASES.indexOf(a.step.phase) - PHASES.indexOf(b.step.phase));
    const settled = rules.filter(({ state }) => state === 'settled');
    const left = rules.filter(({ state }) => state !== 'settled');
    const openAdvice = withAdvice ? advice : [];
    return [
      ...(shown.length > 1 ? [{ heading: `${terms.trouble[response.trouble]}　${terms.course[view.course]}` }] : []),
      ...(settled.length > 0 ? [{ settled }] : []),
      ...left.map((line) => ({ line })),
      ...(openAdvice.length > 0 ? [{ heading: `${ui.work.adviceOpen(advice.length)}　${ui.work.adviceRule}` }] : []),
      ...openAdvice.map((line) => ({ line })),
    ];
  });
};

/** The rows of the list as drawn, and which of them bear the mark. `marked` is false while something is being typed. */
export const stepBlock = (
  state: WorkState,
  view: { columns: number; now: number; marked: boolean },
): { rows: Row[]; keep: { from: number; to: number } } => {
  const { columns, now, marked } = view;
  const rows: Row[] = [];
  let keep = { from: 0, to: 1 };
  let phase = '';
  for (const entry of state.entries) {
    const chosen = !('heading' in entry) && state.rows[state.index] === entry && marked;
    const from = rows.length;
    if ('heading' in entry) {
      rows.push(rule(columns, entry.heading));
      phase = '';
    } else if ('settled' in entry) {
      const style: Style = chosen ? { inverse: true } : { color: 'green' };
      const head = [span(` ${ui.work.done(entry.settled.length)}`.padEnd(8)), span(chosen ? '>' : ' '), span(' ', style)];
      const parts = entry.settled.map(({ step, adopted, doneAt }) => [
        span(`${step.number ?? ''} ${layerMark(step, adopted)} ${step.title}${doneAt === undefined ? '' : ` ${hm(doneAt)}`}`, style),
      ]);
      rows.push([...head, ...fitting(parts, columns - rowWidth(head), '　')]);
    } else {
      const own = terms.phase[entry.line.step.phase];
      const begun = state.begun.has(stepKeyOf(entry.line));
      rows.push(...stepRows(entry.line, { columns, chosen, phase: own === phase ? '' : own, begun, now }));
      phase = own;
    }
    if (chosen) keep = { from, to: rows.length };
  }
  return { rows, keep };
};

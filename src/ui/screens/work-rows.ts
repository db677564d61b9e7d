import { cautionText } from '../../export/caution.ts';
import { describe } from '../../export/describe.ts';
import { layerMark } from '../../export/layer.ts';
import { addressees } from '../../incident/addressees.ts';
import { near, since } from '../../incident/calendar.ts';
import { isEntry } from '../../incident/chain.ts';
import { detectedAt, occurredAt } from '../../incident/corrected.ts';
import { aboutOf, type Incident } from '../../incident/incident.ts';
import { cautions, type ResponseLine, type StepLine } from '../../incident/overview.ts';
import type { Person } from '../../session/session.ts';
import { beside } from '../../words/ja/beside.ts';
import { stateMark } from '../../words/ja/marks.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import { UNFOLDED } from '../lines/speech.ts';
import { cut, cutRow, fitText, leftRight } from '../parts/fit.ts';
import { fitting } from '../parts/fitting.ts';
import { type Row, row, rowWidth, type Span, type Style, span } from '../parts/row.ts';
import { width } from '../parts/width.ts';
import { wrapRow } from '../parts/wrap.ts';

const LABEL = 14;

/** Row 1: which incident, which account, how long since 覚知, who is operating. */
export const titleRow = (
  incident: Incident,
  lines: readonly ResponseLine[],
  person: Person | undefined,
  now: number,
  columns: number,
): Row => {
  const narrow = columns < 72;
  const live = lines.filter(({ view }) => view.course !== 'handed-over');
  const body = lines[0]?.response.runbook.guideline.body ?? '';
  const elapsed = since(now - detectedAt(incident));
  const when = narrow ? elapsed : ui.work.detected(near(detectedAt(incident), now), elapsed);
  const whole = person === undefined ? '' : `${person.role} ${person.name.split(/[\s　]/u)[0]}`;
  const drill: Span[] = incident.opened.mode === 'drill' ? [span(ui.drill, { inverse: true })] : [];
  const name = `${body} ${live.map(({ response }) => terms.trouble[response.trouble]).join('・')}  ${aboutOf(incident, 'account') ?? aboutOf(incident, 'title') ?? ''}`;
  // On a narrow screen the account comes before the name of who is operating: they are sitting there.
  const taken = width(name) + (incident.opened.mode === 'drill' ? width(ui.drill) : 0) + width(when) + 4;
  const who = person !== undefined && narrow && taken + width(whole) > columns ? person.role : whole;
  return leftRight([...drill, span(name, { bold: true })], `${when}  ${cut(who, Math.floor(columns / 3))}`, columns, 2);
};

const answerRow = (label: string, content: Row, columns: number, red = false): Row => {
  const name = span(label, { bold: true, ...(red && { color: 'red' as const }) });
  // Read aloud, what stands apart is a sentence of its own: a label is always parted from its answer there.
  const least = columns === UNFOLDED ? 2 : 1;
  return cutRow([span(' '), name, span(' '.repeat(Math.max(least, LABEL - 1 - width(label)))), ...content], columns);
};

/** Whether the hint fits behind the step; half a sentence is worse than none. */
const hinted = ({ step, adopted }: StepLine, room: number): boolean =>
  width(`${step.number ?? ''} ${step.title} ${layerMark(step, adopted)}　${step.hint ?? ''}`) <= room;

/** Rows 2–4: いますること, 知らせる人, しないこと. They never move. */
export const answerRows = (
  incident: Incident,
  lines: readonly ResponseLine[],
  next: StepLine | undefined,
  now: number,
  columns: number,
): Row[] => {
  const room = columns - LABEL;
  const course = lines.findLast(({ view }) => view.course !== 'handed-over')?.view.course;
  const idle = incident.closed
    ? ([ui.work.closedReport, ui.work.closedNow].find((text) => width(text) <= room) ?? ui.work.closedNow)
    : course === 'review'
      ? columns < 72
        ? ui.work.canClose
        : `${ui.work.allDone}［${ui.work.buttons.more}］`
      : course === 'watching'
        ? ui.work.watch
        : ui.work.allDone;
  const what: Row =
    next === undefined
      ? row(idle)
      : [
          span(`${next.step.number ?? ''} ${next.step.title}`, { bold: true }),
          span(` ${layerMark(next.step, next.adopted)}`),
          ...(next.step.hint === undefined || !hinted(next, room) ? [] : [span(`　${next.step.hint}`)]),
        ];
  const all = addressees(incident, lines);
  // Who was told already is the first to go where the row is short.
  const told = columns < 72 ? all.filter(({ toldAt }) => toldAt === undefined) : all;
  const people = (told.length > 0 ? told : all).map(({ title, toldAt, line }): Span[] => {
    if (toldAt !== undefined) return [span(`${title} ${ui.work.toldAt(near(toldAt, now))}`)];
    const missed = line.missed > 0 ? ` ${ui.work.missed(line.missed)}` : '';
    const word = line.step.deadlineWord === undefined ? '' : beside.quoted(line.step.deadlineWord);
    // A call that could not be made has its own mark: 不能.
    const name: Span[] = [span(`${title} `), span(line.state === 'settled' ? stateMark(line) : ui.work.notTold, { bold: true })];
    // No answer is cut in the middle: calls in vain go first, then the word of the clause, which the step says as well.
    const note = [`${missed}${word}`, word].find((one) => rowWidth(name) + width(one) <= room) ?? '';
    return [...name, span(note)];
  });
  // Two steps held back by one order are one thing not to do.
  const texts = incident.closed ? [] : [...new Set(cautions(lines, incident.settings).map(cautionText))];
  const dont = texts.map((text): Span[] => [span(text)]);
  // Where no clause names anybody, nobody is not the answer.
  const nobody = [ui.work.nobodyRuled, ui.work.noneRuled].find((text) => width(text) <= room) ?? ui.work.noneRuled;
  return [
    answerRow(ui.now, what, columns),
    answerRow(ui.tell, people.length === 0 ? row(nobody) : fitting(people, room), columns),
    answerRow(ui.dont, dont.length === 0 ? row(incident.closed ? ui.none : ui.work.noneRuled) : fitting(dont, room), columns, true),
  ];
};

/** The note at the right end of a step: what holds it back, and by which clause; the deadline word; where it stands. */
const noteOf = (line: StepLine, narrow: boolean): string => {
  const [waiting] = line.blockedBy;
  if (line.state === 'blocked' && line.view.lockedOut) return ui.work.lockedOut;
  if (waiting !== undefined) return ui.work.first(`${waiting.number ?? waiting.title}`, narrow ? '' : (waiting.ref ?? '')).trim();
  const [left] = line.outOfOrder;
  if (left !== undefined && line.state !== 'settled') return narrow ? beside.mindOrder : ui.work.askReason(`${left.number ?? left.title}`);
  if (line.state === 'settled') return '';
  const word = line.step.deadlineWord === undefined ? '' : beside.quoted(line.step.deadlineWord);
  if (line.step.basis === 'sample') return ui.work.sample(line.step.modality.includes('permission') ? beside.may : word);
  return word !== '' ? word : line.step.when !== undefined && !narrow ? ui.work.when : '';
};

/** Yellow for a step that is held back, green for one that is done; the word says it too. */
const stateColor = ({ state, view, step }: StepLine, begun: boolean): Style => {
  if (state === 'blocked' && !begun) return { color: 'yellow' };
  const done = view.outcome === 'done' || view.outcome === 'carried';
  return state === 'settled' && done && step.phase !== 'monitor' ? { color: 'green' } : {};
};

/** One step: 段階・番号・状態・層・題・注記. The title is never cut: the note goes first, then it folds. */
export const stepRows = (
  line: StepLine,
  options: { columns: number; chosen: boolean; phase: string; begun: boolean; now: number },
): Row[] => {
  const { columns, chosen, phase, begun } = options;
  const narrow = columns < 72;
  const mark = chosen ? '>' : ' ';
  const number = fitText(line.step.number === null ? '' : String(line.step.number), 2, 'right');
  const state = stateMark(line, begun);
  const head: Span[] = [
    span(narrow ? ' ' : ` ${fitText(phase, 9)}`),
    span(mark),
    span(` ${number} `),
    span(fitText(state, 5), stateColor(line, begun)),
    span(`${layerMark(line.step, line.adopted)} `, line.step.layer === 'rule' ? { bold: true } : { dim: true }),
  ];
  const title = span(line.step.title, chosen ? { inverse: true } : {});
  const note = noteOf(line, narrow);
  const room = columns - rowWidth(head);
  if (width(line.step.title) + (note === '' ? 0 : width(note) + 1) <= room) return [leftRight([...head, title], note, columns)];
  if (width(line.step.title) <= room) return [[...head, title]];
  return wrapRow([title], room).map((part, index) => (index === 0 ? [...head, ...part] : [span(' '.repeat(rowWidth(head))), ...part]));
};

/** The clause of a step, verbatim, wrapped by phrase; the words that bear on it underlined. */
export const clauseRows = (line: StepLine | undefined, columns: number): { heading: string; rows: Row[]; from: number } => {
  if (line === undefined) return { heading: ui.work.clause, rows: [], from: 0 };
  const { step, response } = line;
  const [id] = step.clauses;
  const clause = id === undefined ? undefined : response.runbook.clauses[id];
  if (clause === undefined) {
    const said = [ui.work.noClause, ...(step.source === undefined ? [] : [ui.work.source(step.source)])];
    return { heading: terms.layerSpoken[step.layer], rows: said.flatMap((text) => wrapRow([span(` ${text}`)], columns, 1)), from: 0 };
  }
  const modality = step.modality.map((one) => terms.modality[one]).join('・');
  const rows: Row[] = [];
  let from = 0;
  for (const one of step.clauses) {
    const cited = response.runbook.clauses[one];
    if (cited === undefined) continue;
    const text = cited.text.replaceAll(/(?<!\s)\s*\n\s*/gu, '');
    if (one !== id) rows.push(...wrapRow([span(` ${cited.body} ${cited.ref}`, { bold: true })], columns));
    const quote = one === id ? (step.quote ?? '').replaceAll(/(?<!\s)\s*\n\s*/gu, '') : '';
    const at = quote === '' ? -1 : text.indexOf(quote);
    const spans: Span[] =
      at < 0 ? [span(text)] : [span(text.slice(0, at)), span(quote, { underline: true }), span(text.slice(at + quote.length))];
    const wrapped = wrapRow(
      spans.filter((part) => part.text !== ''),
      columns - 2,
    ).map((part): Row => [span(' '), ...part]);
    if (one === id)
      from = Math.max(
        0,
        wrapped.findIndex((part) => part.some(({ underline }) => underline === true)),
      );
    rows.push(...wrapped);
  }
  return { heading: `${ui.work.clause}　${clause.body} ${clause.ref}　${modality}`, rows, from };
};

/** The last entries, newest first. */
export const recordRows = (incident: Incident, count: number, now: number, columns: number): Row[] =>
  (count === 0 ? [] : incident.entries.slice(-count)).reverse().map((entry): Row => {
    if (!isEntry(entry)) return row(` ${entry.seq}  ${ui.timeline.unreadable}`);
    const { kind, text } = describe(incident, entry);
    const name = (entry.words['actor.name'] ?? '').split(/[\s　]/u)[0] ?? '';
    return cutRow(
      [span(` ${fitText(String(entry.seq), 3)} ${near(occurredAt(incident, entry), now)} ${name}　${kind}　${text.replaceAll('\n', ' ')}`)],
      columns,
    );
  });

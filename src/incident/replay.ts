import { begin, chartOf, send, view } from '../../machines/response.ts';
import type { Trouble } from '../../machines/words.ts';
import { planOf } from '../runbook/plan.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { isEntry, type RawEntry } from './chain.ts';
import type { Entry, EntryOf } from './entry.ts';
import { isExerciseType, mayFollowEnd } from './exercise-entry.ts';
import { type Incident, type Response, type StepEntry, stepKey } from './incident.ts';

/** Finds a pinned runbook by its SHA-256. */
export type RunbookOf = (hash: string) => Runbook | undefined;

/** A log that no operator could have written: the line that the machines refuse, or whose runbook is not there. */
export class ImpossibleLog extends Error {
  readonly seq: number;
  readonly problem: 'no-opening' | 'runbook' | 'response' | 'event' | 'target' | 'foreign' | 'chain';
  readonly fact: string;

  constructor(seq: number, problem: ImpossibleLog['problem'], fact = '') {
    super(`line ${seq}: ${problem} ${fact}`);
    this.name = 'ImpossibleLog';
    this.seq = seq;
    this.problem = problem;
    this.fact = fact;
  }
}

const startResponse = (incident: Incident, id: string, trouble: Trouble, hash: string, seq: number, runbookOf: RunbookOf): void => {
  const runbook = runbookOf(hash);
  if (runbook === undefined || runbook.trouble !== trouble) throw new ImpossibleLog(seq, 'runbook', hash);
  if (incident.responses.some((response) => response.id === id)) throw new ImpossibleLog(seq, 'response', id);
  const live = begin(chartOf(trouble, planOf(runbook, incident.settings)));
  incident.responses.push({ id, trouble, hash, runbook, live, round: 1, openedSeq: seq });
};

/** The machine event that an entry about a step stands for; none for a record that settles nothing. */
const eventOf = (entry: StepEntry): string | undefined => {
  switch (entry.type) {
    case 'step.recorded':
      return undefined;
    case 'step.settled':
      if (entry.data.answer !== undefined) return `decide.${entry.data.step}.${entry.data.answer}`;
      return entry.data.outcome === 'done' ? `do.${entry.data.step}` : `${entry.data.outcome}.${entry.data.step}`;
    case 'step.overridden':
      return entry.data.answer === undefined ? `override.${entry.data.step}` : `override.${entry.data.step}.${entry.data.answer}`;
    case 'step.reopened':
      return `reopen.${entry.data.step}`;
    case 'step.carried':
      return `carry.${entry.data.step}`;
  }
};

const responseOf = (incident: Incident, entry: Entry): Response => {
  const response = incident.responses.find((one) => one.id === entry.response);
  if (response === undefined) throw new ImpossibleLog(entry.seq, 'response', entry.response ?? '');
  return response;
};

const happen = (response: Response, event: string, seq: number): void => {
  if (!send(response.live, event)) throw new ImpossibleLog(seq, 'event', event);
};

/** Numbers of the posts and accounts that a line names: a correction of a retained file may name others. */
const namedIn = (entry: Entry): readonly string[] => {
  if ('subjects' in entry.data) return entry.data.subjects;
  const given = entry.type === 'entry.corrected' ? entry.data.fields.subject : undefined;
  return given === undefined ? [] : typeof given === 'string' ? [given] : given;
};

const noteSubjects = (incident: Incident, entry: Entry): void => {
  for (const subject of namedIn(entry)) {
    const value = entry.words[`subjects.${subject}`];
    if (value !== undefined) incident.subjects.set(subject, value);
    else if (!incident.subjects.has(subject) && entry.pii[`subjects.${subject}`] !== undefined) incident.subjects.set(subject, '');
  }
};

/** A line may point only at one that stands before it, unchanged. */
const refuseDangling = (incident: Incident, seq: number, target: { readonly seq: number; readonly hash: string }): void => {
  if (incident.bySeq.get(target.seq)?.hash !== target.hash) throw new ImpossibleLog(seq, 'target', String(target.seq));
};

const aboutStep = (incident: Incident, entry: StepEntry): void => {
  const response = responseOf(incident, entry);
  if (entry.type === 'step.carried') refuseDangling(incident, entry.seq, entry.data.from);
  const event = eventOf(entry);
  if (event !== undefined) happen(response, event, entry.seq);
  const key = stepKey(response.id, entry.data.step);
  const said = incident.steps.get(key);
  if (said === undefined) incident.steps.set(key, [entry]);
  else said.push(entry);
};

const pointAt = (incident: Incident, entry: EntryOf<'entry.undone' | 'entry.corrected'>): void => {
  const { seq } = entry.data.target;
  if (entry.type === 'entry.undone') incident.undone.set(seq, entry);
  else incident.corrections.set(seq, [...(incident.corrections.get(seq) ?? []), entry]);
};

/** After a transfer only the receiving installation writes, and its first line says so. */
const travel = (incident: Incident, entry: Entry): void => {
  const { away } = incident;
  if (entry.type === 'incident.received') {
    if (away?.seq !== entry.data.from.seq) throw new ImpossibleLog(entry.seq, 'event', 'receive');
    refuseDangling(incident, entry.seq, entry.data.from);
    delete incident.away;
  } else if (away !== undefined) throw new ImpossibleLog(entry.seq, 'event', entry.type);
  if (entry.type === 'incident.transferred') incident.away = entry;
};

/** What only an exercise says stands in no real incident; it begins once, and after ENDEX nobody acts any more. */
const drill = (incident: Incident, entry: Entry): void => {
  const { exercise } = incident;
  const said = isExerciseType(entry.type);
  if ((said || entry.real !== undefined) && incident.opened.mode !== 'drill') throw new ImpossibleLog(entry.seq, 'foreign');
  const begins = entry.type === 'exercise.started';
  if (said && begins === (exercise !== undefined)) throw new ImpossibleLog(entry.seq, 'event', entry.type);
  if (exercise?.ended !== undefined && !mayFollowEnd(entry.type)) throw new ImpossibleLog(entry.seq, 'event', entry.type);
  if (begins) incident.exercise = { started: entry, suspended: false };
  if (exercise === undefined) return;
  if (entry.type === 'exercise.ended') exercise.ended = entry;
  if (entry.type === 'exercise.suspended') exercise.suspended = true;
  if (entry.type === 'exercise.clock' && entry.data.kind === 'resume') exercise.suspended = false;
};

/** Takes one entry into the incident; `skip` are the lines that were undone. Throws {@link ImpossibleLog}. */
export const takeLine = (incident: Incident, entry: Entry, skip: ReadonlySet<number>, runbookOf: RunbookOf): void => {
  if (entry.incident !== incident.id || entry.mode !== incident.opened.mode) throw new ImpossibleLog(entry.seq, 'foreign');
  incident.bySeq.set(entry.seq, entry);
  travel(incident, entry);
  drill(incident, entry);
  noteSubjects(incident, entry);
  // Of an undone line too: one that undoes itself would otherwise be asked nothing.
  if (entry.type === 'entry.undone' || entry.type === 'entry.corrected' || entry.type === 'pii.erased')
    refuseDangling(incident, entry.seq, entry.data.target);
  if (skip.has(entry.seq)) return;
  switch (entry.type) {
    case 'incident.opened':
      if (entry.seq !== incident.opened.seq) throw new ImpossibleLog(entry.seq, 'event', 'open');
      return;
    case 'response.opened':
      startResponse(incident, entry.response ?? '', entry.data.trouble, entry.runbook, entry.seq, runbookOf);
      return;
    case 'step.recorded':
    case 'step.settled':
    case 'step.overridden':
    case 'step.reopened':
    case 'step.carried':
      aboutStep(incident, entry);
      return;
    case 'question.answered':
      happen(responseOf(incident, entry), `ask.${entry.data.question}.${entry.data.answer}`, entry.seq);
      return;
    case 'trouble.recurred': {
      const response = responseOf(incident, entry);
      happen(response, 'recur', entry.seq);
      response.round = entry.data.round;
      return;
    }
    case 'entry.undone':
    case 'entry.corrected':
      pointAt(incident, entry);
      return;
    case 'evidence.added':
      incident.evidence.set(entry.data.evidence, entry);
      return;
    case 'role.assigned':
      incident.roles.push(entry);
      return;
    case 'incident.closed':
    case 'incident.resumed': {
      const closing = entry.type === 'incident.closed';
      if (incident.closed === closing) throw new ImpossibleLog(entry.seq, 'event', closing ? 'close' : 'resume');
      const moved = incident.responses.filter(({ live }) =>
        closing ? view(live).course !== 'handed-over' : view(live).course === 'closed',
      );
      for (const response of moved) happen(response, closing ? 'close' : 'resume', entry.seq);
      incident.closed = closing;
      return;
    }
    default:
      return;
  }
};

const skipped = (lines: readonly (Entry | RawEntry)[]): Set<number> =>
  new Set(lines.flatMap((line) => (isEntry(line) && line.type === 'entry.undone' ? [line.data.target.seq] : [])));

/** An incident before its first line is taken. Throws {@link ImpossibleLog} where that line opens none. */
export const beginReplay = (opened: Entry | RawEntry | undefined, runbookOf: RunbookOf): Incident => {
  if (opened === undefined || !isEntry(opened) || opened.type !== 'incident.opened') throw new ImpossibleLog(1, 'no-opening');
  const incident: Incident = {
    id: opened.incident,
    opened,
    settings: opened.data.settings,
    responses: [],
    entries: [],
    bySeq: new Map(),
    head: { seq: 0, hash: '' },
    undone: new Map(),
    corrections: new Map(),
    steps: new Map(),
    subjects: new Map(),
    evidence: new Map(),
    roles: [],
    closed: false,
  };
  startResponse(incident, 'r1', opened.data.trouble, opened.runbook, 1, runbookOf);
  return incident;
};

/**
 * The state of an incident: a fold over its log, undone lines left out. Lines that cannot be read are kept raw and mean nothing.
 * Throws {@link ImpossibleLog} when the machines would not have allowed a line.
 */
export const replay = (lines: readonly (Entry | RawEntry)[], runbookOf: RunbookOf): Incident => {
  const incident = beginReplay(lines[0], runbookOf);
  const skip = skipped(lines);
  for (const line of lines) {
    incident.entries.push(line);
    incident.head = { seq: line.seq, hash: line.hash };
    if (isEntry(line)) takeLine(incident, line, skip, runbookOf);
  }
  return incident;
};

/**
 * Takes further lines into an incident that is already there. An undone line changes what came before it, and an erasure takes words
 * out of it, so they need a whole replay: then false is returned and nothing is taken.
 */
export const evolve = (incident: Incident, lines: readonly (Entry | RawEntry)[], runbookOf: RunbookOf): boolean => {
  if (skipped(lines).size > 0 || lines.some((line) => isEntry(line) && line.type === 'pii.erased')) return false;
  for (const line of lines) {
    incident.entries.push(line);
    incident.head = { seq: line.seq, hash: line.hash };
    if (isEntry(line)) takeLine(incident, line, new Set(), runbookOf);
  }
  return true;
};

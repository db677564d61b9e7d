import { type ResponseView, type StepView, view } from '../../machines/response.ts';
import { adopted, countsIn } from '../runbook/plan.ts';
import type { Runbook, SettingValues, Step } from '../runbook/runbook.ts';
import type { StandingRule } from '../runbook/schema.ts';
import { occurredAt } from './corrected.ts';
import { waitingFor } from './decide/find.ts';
import { entriesOf, type Incident, type Response, recordsOf, type StepEntry, type StepRecord } from './incident.ts';
import type { Waiting } from './refusal.ts';

/** One step as every screen and export shows it. */
export interface StepLine {
  readonly response: Response;
  readonly step: Step;
  readonly view: StepView;
  /** `not-yet`: its decision has not been taken that way. */
  readonly state: 'open' | 'blocked' | 'settled' | 'not-yet';
  /** Whether it must be settled before closing. */
  readonly counts: boolean;
  /** False: the sample policy it stands in is not adopted by this body. */
  readonly adopted: boolean;
  readonly blockedBy: readonly Waiting[];
  /** Steps that the text puts before it and that are still open: told, never blocking. */
  readonly outOfOrder: readonly Waiting[];
  /** Settled once, and taken up again. */
  readonly reopened: boolean;
  /** The entry that settled it, while it is settled. */
  readonly settledBy?: StepEntry;
  /** When it was done, UTC milliseconds: what was carried over, when the first entry says. */
  readonly doneAt?: number;
  readonly records: readonly StepRecord[];
  /** Calls that found nobody. */
  readonly missed: number;
}

export interface ResponseLine {
  readonly response: Response;
  readonly view: ResponseView;
  readonly steps: readonly StepLine[];
  readonly done: number;
  readonly left: number;
}

/** What must not be done: a step that an order holds back, or a standing rule. */
export type Caution = { readonly held: StepLine } | { readonly rule: StandingRule };

const lineOf = (incident: Incident, response: Response, at: ResponseView, step: Step): StepLine => {
  const here = at.steps[step.id] ?? { state: 'dormant' as const, blockedBy: [], lockedOut: false };
  const said = entriesOf(incident, response.id, step.id);
  const records = recordsOf(incident, response.id, step.id);
  const settledBy =
    here.state === 'settled' ? said.findLast((entry) => entry.type !== 'step.recorded' && entry.type !== 'step.reopened') : undefined;
  const first = settledBy?.type === 'step.carried' ? incident.bySeq.get(settledBy.data.from.seq) : settledBy;
  const blocked = here.state === 'open' && (here.blockedBy.length > 0 || here.lockedOut);
  const before = step.after.filter((order) => order.order === 'document' && order.askReason && at.steps[order.step]?.state === 'open');
  return {
    response,
    step,
    view: here,
    state: here.state === 'dormant' ? 'not-yet' : here.state === 'settled' ? 'settled' : blocked ? 'blocked' : 'open',
    counts: countsIn(response.runbook, step, incident.settings),
    adopted: adopted(step, incident.settings),
    blockedBy: here.state === 'open' ? here.blockedBy.map((order) => waitingFor(response, step, order.step)) : [],
    outOfOrder: before.map((order) => waitingFor(response, step, order.step)),
    reopened: here.state === 'open' && said.some((entry) => entry.type === 'step.settled' || entry.type === 'step.overridden'),
    ...(settledBy !== undefined && { settledBy }),
    ...(first !== undefined && { doneAt: occurredAt(incident, first) }),
    records,
    missed: records.filter((entry) => entry.type === 'step.recorded' && entry.data.missed).length,
  };
};

/** Every response with its steps in document order. */
export const responsesOf = (incident: Incident): ResponseLine[] =>
  incident.responses.map((response) => {
    const at = view(response.live);
    const steps = response.runbook.steps.map((step) => lineOf(incident, response, at, step));
    return {
      response,
      view: at,
      steps,
      done: steps.filter((line) => line.counts && line.state === 'settled').length,
      left: at.open.length,
    };
  });

/** Steps that matter now: those of the responses still in play. */
export const stepsInPlay = (lines: readonly ResponseLine[]): StepLine[] =>
  lines.filter(({ view: at }) => at.course !== 'handed-over').flatMap(({ steps }) => steps);

const roleTitle = (runbook: Runbook, id: string): string => runbook.roles[id]?.title ?? id;

/** Whether a person of that post does what the clause asks of `by`; everybody does what it asks of any member of staff. */
const doneBy = (runbook: Runbook, by: string, role: string): boolean =>
  runbook.roles[by]?.anyone === true || roleTitle(runbook, by) === role;

/** Whether a person's post is the one meant: 所属課長等 means 所属課長 too. */
export const isPost = (given: string, title: string): boolean => given === title || given === title.replace(/等$/u, '');

/** A step that tells only the post of whoever is operating: they know. */
const tellsOneself = ({ response, step }: StepLine, role: string): boolean =>
  step.phase === 'notify' &&
  step.form === 'R05' &&
  step.to.length > 0 &&
  step.to.every((id) => isPost(role, roleTitle(response.runbook, id)));

/**
 * What to do now: the first counting step in document order that is open and that the person's own post does, or nobody's in
 * particular. Without one, any open counting step; then none. A step that would have them told of it themselves comes last; while
 * somebody cannot be reached, who has not been tried yet is told first.
 */
export const nextStep = (lines: readonly ResponseLine[], role: string, started: ReadonlySet<string> = new Set()): StepLine | undefined => {
  const open = stepsInPlay(lines).filter((line) => line.counts && line.state === 'open');
  // A post that the guideline does not know does whatever comes next in the text.
  const known = open.some(({ response }) => Object.values(response.runbook.roles).some(({ title }) => title === role));
  const mine = known ? open.filter(({ step, response }) => step.by === undefined || doneBy(response.runbook, step.by, role)) : open;
  const begun = open.find(({ response, step }) => started.has(`${response.id}/${step.id}`));
  const others = [...mine, ...open].filter((line) => !tellsOneself(line, role));
  const [first] = others;
  const untried =
    first !== undefined && first.missed > 0 ? others.find(({ step, missed }) => step.phase === 'notify' && missed === 0) : undefined;
  return begun ?? untried ?? first ?? open[0];
};

/** What must not be done: first the steps that an order holds back (what one would most like to do), then the standing rules. */
export const cautions = (lines: readonly ResponseLine[], settings: SettingValues): Caution[] => {
  const held = stepsInPlay(lines).filter((line) => line.state === 'blocked' && line.blockedBy.length > 0);
  const rules = new Map(
    lines
      .filter(({ view: at }) => at.course !== 'handed-over')
      .flatMap(({ response }) => response.runbook.standingRules)
      .filter((rule) => rule.setting === undefined || settings[rule.setting] === true)
      .map((rule) => [rule.id, rule] as const),
  );
  return [...held.map((line) => ({ held: line })), ...[...rules.values()].map((rule) => ({ rule }))];
};

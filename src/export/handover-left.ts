import type { Incident } from '../incident/incident.ts';
import { nextStep, type ResponseLine, type StepLine, stepsInPlay } from '../incident/overview.ts';
import { handover as words } from '../words/ja/handover.ts';
import { page } from '../words/ja/report-page.ts';
import { terms } from '../words/ja/terms.ts';
import { layerMark } from './layer.ts';
import { recordsWith } from './report-overview.ts';
import { remainingOf } from './report-remains.ts';
import { saidAt } from './said.ts';

/** 11 常時監視; with two responses, 炎上 4 …, because each counts its steps from 1. */
const nameOf = ({ step, response, adopted: isAdopted }: StepLine, several: boolean): string =>
  [
    several ? `${terms.trouble[response.trouble]} ` : '',
    step.number === null ? '' : `${step.number} `,
    // Rules of the body itself need no mark on a sheet that is read out; what is not one does.
    step.layer === 'rule' && isAdopted ? '' : `${layerMark(step, isAdopted)} `,
    step.title,
    step.deadlineWord === undefined ? '' : words.deadline(step.deadlineWord),
  ].join('');

const severalIn = (lines: readonly ResponseLine[]): boolean => lines.filter(({ view }) => view.course !== 'handed-over').length > 1;

/** いますること: the step that the post in charge does next, and when to look again. */
export const nowLines = (incident: Incident, lines: readonly ResponseLine[], role: string): string[] => {
  if (incident.closed) return [words.closed];
  const next = nextStep(lines, role);
  if (next === undefined) return [words.allDone];
  const check = recordsWith(incident, 'R18')
    .filter((entry) => entry.data.step === next.step.id)
    .map((entry) => saidAt(incident, entry, 'next')?.value)
    .at(-1);
  return [
    nameOf(next, severalIn(lines)) + (next.step.hint === undefined ? '' : `　${next.step.hint}`),
    ...(check === undefined ? [] : [words.nextCheck(check)]),
  ];
};

const whyWaiting = (line: StepLine): string => {
  const [waiting] = line.blockedBy;
  if (waiting !== undefined) return words.waiting(waiting.number, waiting.title, waiting.ref);
  if (line.state === 'blocked') return words.lockedOut;
  return line.reopened ? words.again2 : '';
};

/**
 * 残っていること: the steps that are open, what may be done, and what was promised. For a post, without what いますること already says
 * to it.
 */
export const leftLines = (incident: Incident, lines: readonly ResponseLine[], role?: string): string[] => {
  const next = incident.closed || role === undefined ? undefined : nextStep(lines, role);
  const open = incident.closed ? [] : stepsInPlay(lines).filter(({ state }) => state === 'open' || state === 'blocked');
  const owed = open.filter((line) => line.counts && line !== next);
  const may = open.filter((line) => !line.counts && line.step.number !== null && line.adopted);
  // The same step of two responses is one thing to decide.
  const optional = may.filter((line, at) => may.findIndex(({ step }) => step.id === line.step.id) === at);
  const promised = remainingOf(incident, lines).filter(({ kind }) => kind !== 'open');
  return [
    ...owed.map((line) => nameOf(line, severalIn(lines)) + whyWaiting(line)),
    ...optional.map((line) => nameOf(line, severalIn(lines)) + words.optional),
    ...promised.map(({ kind, number, title, text = '' }) => {
      const name = number === null ? title : `${number} ${title}`;
      return `${name}　${kind === 'open' ? '' : page.remaining[kind](text)}`;
    }),
  ];
};

import type { Incident } from '../incident/incident.ts';
import { nextStep, type ResponseLine, type StepLine, stepsInPlay } from '../incident/overview.ts';
import { handover as words } from '../words/ja/handover.ts';
import { page } from '../words/ja/report-page.ts';
import { recordsWith } from './report-overview.ts';
import { remainingOf } from './report-remains.ts';
import { saidAt } from './said.ts';

const nameOf = ({ step }: StepLine): string =>
  `${step.number === null ? '' : `${step.number} `}${step.title}${step.deadlineWord === undefined ? '' : words.deadline(step.deadlineWord)}`;

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
    nameOf(next) + (next.step.hint === undefined ? '' : `　${next.step.hint}`),
    ...(check === undefined ? [] : [words.nextCheck(check)]),
  ];
};

const whyWaiting = (line: StepLine): string => {
  const [waiting] = line.blockedBy;
  if (waiting !== undefined) return words.waiting(waiting.number, waiting.title, waiting.ref);
  if (line.state === 'blocked') return words.lockedOut;
  return line.reopened ? words.again2 : '';
};

/** 残っていること: the other steps that are open, what may be done, and what was promised. */
export const leftLines = (incident: Incident, lines: readonly ResponseLine[], role: string): string[] => {
  const next = incident.closed ? undefined : nextStep(lines, role);
  const open = incident.closed ? [] : stepsInPlay(lines).filter(({ state }) => state === 'open' || state === 'blocked');
  const owed = open.filter((line) => line.counts && line !== next);
  const optional = open.filter((line) => !line.counts && line.step.number !== null && line.adopted);
  const promised = remainingOf(incident, lines).filter(({ kind }) => kind !== 'open');
  return [
    ...owed.map((line) => nameOf(line) + whyWaiting(line)),
    ...optional.map((line) => nameOf(line) + words.optional),
    ...promised.map(({ kind, number, title, text = '' }) => {
      const name = number === null ? title : `${number} ${title}`;
      return `${name}　${kind === 'open' ? '' : page.remaining[kind](text)}`;
    }),
  ];
};

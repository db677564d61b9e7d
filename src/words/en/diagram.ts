import type { diagram as japanese } from '../ja/diagram.ts';
import type { Words } from '../shape.ts';

const done = (phases: string) => `${phases} done`;
const reopened = (phases: string) => `${phases} reopened`;

/** Words of the diagrams. */
export const diagram: Words<typeof japanese> = {
  title: 'Diagrams',
  course: 'Course',
  any: 'from anywhere',
  again: ' (each time)',
  answered: 'answer',
  handsOver: (trouble) => ` (to “${trouble}”)`,
  event: { recur: 'it came back', close: 'close', resume: 'resume' },
  gate: {
    contained: { before: 'watching', said: done },
    notContained: { before: 'watching', said: reopened },
    watched: { before: 'restoring', said: done },
    notWatched: { before: 'restoring', said: reopened },
    restored: { before: 'review', said: done },
    notRestored: { before: 'review', said: reopened },
  },
  guard: {
    handedOver: 'another trouble after all',
    notHandedOver: 'no other trouble after all',
    requested: 'removal asked for',
    requestReopened: 'request reopened',
    turnedPublished: 'published',
    turnedUndecided: 'decision reopened',
    turnedExplain: 'decided to explain',
    turnedCorrect: 'decided to correct',
    turnedApologise: 'decided to apologize',
    turnedHold: 'decided to hold and watch',
    turnedNone: 'decided not to answer',
    unpublished: 'publication reopened',
    turnedUnknown: 'check reopened',
    turnedTrue: 'found to be true',
    turnedFalse: 'found to be false',
    turnedPartly: 'found to be true in part',
    held: 'said that it is being checked',
    notHeld: 'publication reopened',
    informed: 'right information published',
    notInformed: 'publication reopened',
  },
  heading: { lanes: 'The course, and what is known', steps: 'The steps and their order' },
  legend:
    'Thick arrows: an order that holds back (clause). Dotted lines: order only. Thin arrows: the answer to a decision. Dashed frames: advice.',
  made: 'This page is made by node docs/diagrams/write.mjs.',
};

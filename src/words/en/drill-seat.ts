import type { drillSeat as japanese } from '../ja/drill-seat.ts';
import type { Words } from '../shape.ts';

/** Words of a player's screen (16), of the projector and of the list of acts. */
export const drillSeat: Words<typeof japanese> = {
  inbox: (all, unread) => `Messages: ${all}${unread > 0 ? `, ${unread} new` : ''}`,
  clock: (sim, real) => `exercise time ${sim}  real time ${real}`,
  suspended: 'The drill is suspended because of a real incident',
  ended: 'The drill has ended',
  fresh: 'new',
  read: 'read',
  from: (clock, from, to, via) => `${clock} ${from} to ${to}, ${via}`,
  nothing: 'Nothing has come yet.',
  more: (count) => `${count} more under “Read messages”.`,
  buttons: {
    read: 'Read messages',
    act: 'Write an action',
    picture: 'Save the screen',
    resume: 'Start the clock',
    next: 'Go on to the next message',
    more: 'More',
  },
  inboxTitle: 'Messages',
  act: {
    title: 'Write an action',
    about: 'Records in one line an action that is no step of the runbook. Steps are recorded at the steps.',
    act: 'Action',
    seat: 'Seat',
    text: 'What',
    go: 'Record it',
    none: 'This scenario has no list of actions.',
  },
  picture: {
    title: 'Save the screen',
    about: 'Adds a picture for training as evidence. Its number (such as E1) can be given to the step.',
    real: 'To use a picture of your own, choose “Add evidence” under the other operations.',
    url: 'Address of the post',
    go: 'Record that the screen was saved',
    kept: (evidence) => `${evidence} was added as evidence (a picture for training).`,
  },
  others: {
    suspend: 'Suspend the drill because of a real incident',
    title: 'More',
    work: 'Work on steps and records',
    handover: 'Write the hand-over sheet',
    hint: 'Read a hint',
    end: 'End the drill',
    leave: 'Leave the seat (the drill goes on)',
  },
  hints: {
    title: 'Read a hint',
    about: 'That a hint was read goes into the rating.',
    go: 'Read this hint',
    ready: (n, minutes) => `Hint ${n}: on a message that came ${minutes} min ago`,
    none: 'There is no hint to read now.',
  },
  projector: {
    title: (scenario) => `Scenario: ${scenario}`,
    sim: (clock, minutes) => `exercise time ${clock} (minute ${minutes})`,
    real: (clock) => `real time ${clock}`,
    released: (count) => `given: ${count}`,
    leave: 'Close this screen',
  },
};

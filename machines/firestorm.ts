import { setup } from 'xstate';
import { type Ask, courseSetup, type Drawing, drawnLater } from './kit/drawing.ts';
import { askedUnless, decides, has, stepDone, stepNotDone, stepSays, stepSaysNone, turned } from './kit/follow.ts';

const ANSWERS = ['explain', 'correct', 'apologise', 'hold', 'none'] as const;

/**
 * 炎上: criticism of the body pours in.
 *
 * Nothing is broken into and nothing can be taken down: what contains it is the answer. So the communicate phase stands before
 * `watching` here, and a lane of its own holds which answer was decided (explain, correct, apologise, hold, or none: saying
 * nothing is a decision too) and whether it is out. It flares up again (new round). Triage parts our own error from a post on
 * the wrong account, from criticism alone, and from a post that was not ours at all, which makes it a takeover.
 */
export const firestorm: Drawing = {
  trouble: 'firestorm',
  before: {
    triage: 'watching',
    preserve: 'watching',
    contain: 'watching',
    eradicate: 'watching',
    communicate: 'watching',
    detect: 'review',
    notify: 'review',
    monitor: 'review',
    recover: 'review',
    close: 'closed',
  },
  handsOver: { hijacked: 'takeover' },
  course: courseSetup.createStateConfig({
    initial: 'responding',
    states: {
      responding: {
        on: { recur: 'responding' },
        always: [
          { guard: 'handedOver', target: 'handed-over' },
          { guard: 'contained', target: 'watching' },
        ],
      },
      watching: {
        on: { recur: 'responding' },
        always: [
          { guard: 'handedOver', target: 'handed-over' },
          { guard: 'notContained', target: 'responding' },
          { guard: 'restored', target: 'review' },
        ],
      },
      review: {
        on: { recur: 'responding', close: { guard: 'complete', target: 'closed' } },
        always: [
          { guard: 'handedOver', target: 'handed-over' },
          { guard: 'notContained', target: 'responding' },
          { guard: 'notRestored', target: 'watching' },
        ],
      },
      closed: { on: { resume: 'responding' } },
      'handed-over': { on: { recur: 'handed-over' }, always: { guard: 'notHandedOver', target: 'responding' } },
    },
  }),
  lanes: {
    triage: setup({
      types: { events: {} as Ask<'triage', 'own-error' | 'misposted' | 'criticism' | 'hijacked' | 'unknown'> },
      guards: { notClosed: drawnLater },
    }).createStateConfig({
      initial: 'unknown',
      on: {
        'ask.triage.own-error': { guard: 'notClosed', target: '.own-error' },
        'ask.triage.misposted': { guard: 'notClosed', target: '.misposted' },
        'ask.triage.criticism': { guard: 'notClosed', target: '.criticism' },
        'ask.triage.hijacked': { guard: 'notClosed', target: '.hijacked' },
        'ask.triage.unknown': { guard: 'notClosed', target: '.unknown' },
      },
      states: { unknown: {}, 'own-error': {}, misposted: {}, criticism: {}, hijacked: {} },
    }),
    // Undecided (unknown) → explain | correct | apologise | hold | none; all but none → published. `decide-response` says which,
    // `publish-statement` says that it is out, where the runbook has them.
    answer: setup({
      types: { events: {} as Ask<'answer', (typeof ANSWERS)[number] | 'published' | 'unknown'> },
      guards: {
        answeredByHand: drawnLater,
        publishedByHand: drawnLater,
        notClosed: drawnLater,
        turnedPublished: drawnLater,
        turnedUndecided: drawnLater,
        turnedExplain: drawnLater,
        turnedCorrect: drawnLater,
        turnedApologise: drawnLater,
        turnedHold: drawnLater,
        turnedNone: drawnLater,
        unpublished: drawnLater,
      },
    }).createStateConfig({
      initial: 'unknown',
      on: {
        'ask.answer.explain': { guard: 'answeredByHand', target: '.explain' },
        'ask.answer.correct': { guard: 'answeredByHand', target: '.correct' },
        'ask.answer.apologise': { guard: 'answeredByHand', target: '.apologise' },
        'ask.answer.hold': { guard: 'answeredByHand', target: '.hold' },
        'ask.answer.none': { guard: 'answeredByHand', target: '.none' },
        'ask.answer.unknown': { guard: 'notClosed', target: '.unknown' },
      },
      always: [
        { guard: 'turnedPublished', target: '.published' },
        { guard: 'turnedUndecided', target: '.unknown' },
        { guard: 'turnedExplain', target: '.explain' },
        { guard: 'turnedCorrect', target: '.correct' },
        { guard: 'turnedApologise', target: '.apologise' },
        { guard: 'turnedHold', target: '.hold' },
        { guard: 'turnedNone', target: '.none' },
      ],
      states: {
        unknown: {},
        explain: publishable(),
        correct: publishable(),
        apologise: publishable(),
        hold: publishable(),
        none: {},
        published: {
          on: { 'ask.answer.published': { guard: 'publishedByHand', target: 'published' } },
          always: { guard: 'unpublished', target: 'unknown' },
        },
      },
    }),
  },
  questions: (plan) => {
    const answers = [
      ...(decides(plan, 'decide-response', ANSWERS) ? [] : ANSWERS),
      ...(has(plan, 'publish-statement') ? [] : ['published']),
    ];
    return [
      { id: 'triage', answers: ['own-error', 'misposted', 'criticism', 'hijacked', 'unknown'] },
      ...(answers.length === 0 ? [] : [{ id: 'answer', answers: [...answers, 'unknown'] }]),
    ];
  },
  guards: (plan) => {
    const turnedTo = (answer: string) => turned(stepSays(plan, 'decide-response', answer), 'answer', answer, 'published');
    return {
      turnedPublished: turned(stepDone(plan, 'publish-statement'), 'answer', 'published'),
      answeredByHand: askedUnless(decides(plan, 'decide-response', ANSWERS)),
      publishedByHand: askedUnless(has(plan, 'publish-statement')),
      turnedUndecided: turned(stepSaysNone(plan, 'decide-response', ANSWERS), 'answer', 'unknown', 'published'),
      turnedExplain: turnedTo('explain'),
      turnedCorrect: turnedTo('correct'),
      turnedApologise: turnedTo('apologise'),
      turnedHold: turnedTo('hold'),
      turnedNone: turnedTo('none'),
      // What is out stays out while its step says so; published by hand, it stands until the decision behind it is reopened.
      unpublished: has(plan, 'publish-statement') ? stepNotDone(plan, 'publish-statement') : stepSaysNone(plan, 'decide-response', ANSWERS),
    };
  },
};

/** An answer that is decided and not yet out. */
function publishable() {
  return {
    on: { 'ask.answer.published': { guard: 'publishedByHand', target: 'published' } },
  } as const;
}

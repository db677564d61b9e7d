import { setup } from 'xstate';
import { type Ask, courseSetup, type Drawing, drawnLater } from './kit/drawing.ts';
import { askedUnless, decides, has, stepDone, stepNotDone, stepSays, stepSaysNone, turned } from './kit/follow.ts';

const FACTS = ['false', 'true', 'partly'] as const;

/**
 * デマ: something untrue, or thought untrue, spreads about the body or its area.
 *
 * What parts it from the others is that nobody knows at first whether it is untrue (福岡市長 2025 denied a flood that was real):
 * the facts are a lane of their own, and so is what has been said so far, from 「確認中」 over the correct information to the
 * correction of one's own correction. As with a firestorm only the answer contains it, so the communicate phase stands before
 * `watching`; there is nothing to restore. Still spreading is a new round. Triage parts a rumour about us from one that is
 * elsewhere's to answer, and from what was really our own wrong post, a fake account's, or an intruder's.
 */
export const rumor: Drawing = {
  trouble: 'rumor',
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
  handsOver: { 'own-post-error': 'firestorm', 'fake-account': 'impersonation', hijacked: 'takeover' },
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
      types: { events: {} as Ask<'triage', 'about-us' | 'elsewhere' | 'own-post-error' | 'fake-account' | 'hijacked' | 'unknown'> },
      guards: { notClosed: drawnLater },
    }).createStateConfig({
      initial: 'unknown',
      on: {
        'ask.triage.about-us': { guard: 'notClosed', target: '.about-us' },
        'ask.triage.elsewhere': { guard: 'notClosed', target: '.elsewhere' },
        'ask.triage.own-post-error': { guard: 'notClosed', target: '.own-post-error' },
        'ask.triage.fake-account': { guard: 'notClosed', target: '.fake-account' },
        'ask.triage.hijacked': { guard: 'notClosed', target: '.hijacked' },
        'ask.triage.unknown': { guard: 'notClosed', target: '.unknown' },
      },
      states: { unknown: {}, 'about-us': {}, elsewhere: {}, 'own-post-error': {}, 'fake-account': {}, hijacked: {} },
    }),
    facts: setup({
      types: { events: {} as Ask<'facts', (typeof FACTS)[number] | 'unknown'> },
      guards: {
        factsByHand: drawnLater,
        turnedUnknown: drawnLater,
        turnedFalse: drawnLater,
        turnedTrue: drawnLater,
        turnedPartly: drawnLater,
      },
    }).createStateConfig({
      initial: 'unknown',
      on: {
        'ask.facts.false': { guard: 'factsByHand', target: '.false' },
        'ask.facts.true': { guard: 'factsByHand', target: '.true' },
        'ask.facts.partly': { guard: 'factsByHand', target: '.partly' },
        'ask.facts.unknown': { guard: 'factsByHand', target: '.unknown' },
      },
      always: [
        { guard: 'turnedUnknown', target: '.unknown' },
        { guard: 'turnedFalse', target: '.false' },
        { guard: 'turnedTrue', target: '.true' },
        { guard: 'turnedPartly', target: '.partly' },
      ],
      states: { unknown: {}, false: {}, true: {}, partly: {} },
    }),
    // Nothing said (unknown) → checking (確認中) → published → corrected. The steps that publish say so where the runbook has
    // them; that our own correction had to be corrected is always for the operator to say.
    answer: setup({
      types: { events: {} as Ask<'answer', 'checking' | 'published' | 'corrected' | 'unknown'> },
      guards: {
        notClosed: drawnLater,
        checkingByHand: drawnLater,
        informedByHand: drawnLater,
        held: drawnLater,
        notHeld: drawnLater,
        informed: drawnLater,
        notInformed: drawnLater,
      },
    }).createStateConfig({
      initial: 'unknown',
      on: {
        'ask.answer.checking': { guard: 'checkingByHand', target: '.checking' },
        'ask.answer.published': { guard: 'informedByHand', target: '.published' },
        'ask.answer.unknown': { guard: 'notClosed', target: '.unknown' },
      },
      states: {
        unknown: {
          always: [
            { guard: 'informed', target: 'published' },
            { guard: 'held', target: 'checking' },
          ],
        },
        checking: {
          always: [
            { guard: 'informed', target: 'published' },
            { guard: 'notHeld', target: 'unknown' },
          ],
        },
        published: {
          on: { 'ask.answer.corrected': { guard: 'notClosed', target: 'corrected' } },
          always: { guard: 'notInformed', target: 'unknown' },
        },
        corrected: {
          on: { 'ask.answer.corrected': { guard: 'notClosed', target: 'corrected' } },
          always: { guard: 'notInformed', target: 'unknown' },
        },
      },
    }),
  },
  questions: (plan) => [
    { id: 'triage', answers: ['about-us', 'elsewhere', 'own-post-error', 'fake-account', 'hijacked', 'unknown'] },
    ...(decides(plan, 'verify-facts', FACTS) ? [] : [{ id: 'facts', answers: [...FACTS, 'unknown'] }]),
    {
      id: 'answer',
      answers: [
        ...(has(plan, 'publish-holding-statement') ? [] : ['checking']),
        ...(has(plan, 'publish-correct-information') ? [] : ['published']),
        'corrected',
        'unknown',
      ],
    },
  ],
  guards: (plan) => {
    const turnedTo = (answer: string) => turned(stepSays(plan, 'verify-facts', answer), 'facts', answer);
    const [holding, informing] = [has(plan, 'publish-holding-statement'), has(plan, 'publish-correct-information')];
    return {
      factsByHand: askedUnless(decides(plan, 'verify-facts', FACTS)),
      turnedUnknown: turned(stepSaysNone(plan, 'verify-facts', FACTS), 'facts', 'unknown'),
      turnedFalse: turnedTo('false'),
      turnedTrue: turnedTo('true'),
      turnedPartly: turnedTo('partly'),
      checkingByHand: askedUnless(holding),
      informedByHand: askedUnless(informing),
      held: stepDone(plan, 'publish-holding-statement'),
      notHeld: stepNotDone(plan, 'publish-holding-statement'),
      informed: stepDone(plan, 'publish-correct-information'),
      notInformed: stepNotDone(plan, 'publish-correct-information'),
    };
  },
};

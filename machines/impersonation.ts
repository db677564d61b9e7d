import { setup } from 'xstate';
import { type Ask, courseSetup, type Drawing, drawnLater } from './kit/drawing.ts';
import { askedUnless, has, stepDone, stepNotDone } from './kit/follow.ts';

/**
 * なりすまし: somebody opened an account that passes for the official one.
 *
 * The official account is untouched, so nothing here is locked and nothing is restored. What ends it lies with the platform: the
 * takedown lane says whether removal was asked for, refused, or happened, and it holds nothing back, because platforms may never
 * answer. Fakes come in series and under new names (9 accounts in one campaign): each new one is a new round, in which nothing
 * has been asked yet. Triage also finds that the account is ours after all, that we do not operate on that service at all, or
 * that the post stands on our own account, which makes it a takeover.
 */
export const impersonation: Drawing = {
  trouble: 'impersonation',
  before: {
    triage: 'watching',
    preserve: 'watching',
    contain: 'watching',
    eradicate: 'watching',
    detect: 'review',
    notify: 'review',
    communicate: 'review',
    monitor: 'review',
    recover: 'review',
    close: 'closed',
  },
  handsOver: { 'own-post': 'takeover' },
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
      types: { events: {} as Ask<'triage', 'fake' | 'ours' | 'not-operated' | 'own-post' | 'unknown'> },
      guards: { notClosed: drawnLater },
    }).createStateConfig({
      initial: 'unknown',
      on: {
        'ask.triage.fake': { guard: 'notClosed', target: '.fake' },
        'ask.triage.ours': { guard: 'notClosed', target: '.ours' },
        'ask.triage.not-operated': { guard: 'notClosed', target: '.not-operated' },
        'ask.triage.own-post': { guard: 'notClosed', target: '.own-post' },
        'ask.triage.unknown': { guard: 'notClosed', target: '.unknown' },
      },
      states: { unknown: {}, fake: {}, ours: {}, 'not-operated': {}, 'own-post': {} },
    }),
    // Not asked (unknown) → asked → removed | refused → asked again. Where the runbook has the step `request-takedown`, that step
    // says when it was asked; that the platform refused or removed it is always for the operator to say.
    takedown: setup({
      types: { events: {} as Ask<'takedown', 'asked' | 'removed' | 'refused' | 'unknown'> | { type: 'recur' } },
      guards: { notClosed: drawnLater, askedByHand: drawnLater, requested: drawnLater, requestReopened: drawnLater },
    }).createStateConfig({
      initial: 'unknown',
      on: {
        'ask.takedown.removed': { guard: 'notClosed', target: '.removed' },
        'ask.takedown.unknown': { guard: 'notClosed', target: '.unknown' },
        recur: { guard: 'notClosed', target: '.unknown' },
      },
      states: {
        unknown: {
          on: { 'ask.takedown.asked': { guard: 'askedByHand', target: 'asked' } },
          always: { guard: 'requested', target: 'asked' },
        },
        asked: {
          on: {
            'ask.takedown.asked': { guard: 'notClosed', target: 'asked' },
            'ask.takedown.refused': { guard: 'notClosed', target: 'refused' },
          },
          always: { guard: 'requestReopened', target: 'unknown' },
        },
        refused: {
          on: {
            'ask.takedown.asked': { guard: 'notClosed', target: 'asked' },
            'ask.takedown.refused': { guard: 'notClosed', target: 'refused' },
          },
          always: { guard: 'requestReopened', target: 'unknown' },
        },
        removed: { on: { 'ask.takedown.asked': { guard: 'notClosed', target: 'asked' } } },
      },
    }),
  },
  questions: () => [
    { id: 'triage', answers: ['fake', 'ours', 'not-operated', 'own-post', 'unknown'] },
    { id: 'takedown', answers: ['asked', 'removed', 'refused', 'unknown'] },
  ],
  guards: (plan) => ({
    askedByHand: askedUnless(has(plan, 'request-takedown')),
    requested: stepDone(plan, 'request-takedown'),
    requestReopened: stepNotDone(plan, 'request-takedown'),
  }),
};

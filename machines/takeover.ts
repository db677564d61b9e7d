import { setup } from 'xstate';
import { type Ask, courseSetup, type Drawing, drawnLater } from './kit/drawing.ts';

/**
 * 乗っ取り: somebody else holds, or held, the official account.
 *
 * Two facts shape it. Whether the account can be reached at all is a lane of its own: locked out, every measure that needs the
 * account is impossible, whatever the guideline orders, and asking the platform to give it back is the only way on (長崎市 2024:
 * ten days without an answer). And it is the only trouble in which operation itself was lost, so it alone passes through
 * `restoring`. A post that came back (鹿児島県 2025) is a new round. Triage is a lane, not a gate: evidence is taken and people
 * are told while it is still unclear whether a member of staff mistook the account.
 */
export const takeover: Drawing = {
  trouble: 'takeover',
  before: {
    triage: 'watching',
    preserve: 'watching',
    contain: 'watching',
    eradicate: 'watching',
    monitor: 'restoring',
    detect: 'review',
    notify: 'review',
    communicate: 'review',
    recover: 'review',
    close: 'closed',
  },
  handsOver: { misposted: 'firestorm', 'fake-account': 'impersonation' },
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
          { guard: 'watched', target: 'restoring' },
        ],
      },
      restoring: {
        on: { recur: 'responding' },
        always: [
          { guard: 'handedOver', target: 'handed-over' },
          { guard: 'notContained', target: 'responding' },
          { guard: 'notWatched', target: 'watching' },
          { guard: 'restored', target: 'review' },
        ],
      },
      review: {
        on: { recur: 'responding', close: { guard: 'complete', target: 'closed' } },
        always: [
          { guard: 'handedOver', target: 'handed-over' },
          { guard: 'notContained', target: 'responding' },
          { guard: 'notWatched', target: 'watching' },
          { guard: 'notRestored', target: 'restoring' },
        ],
      },
      closed: { on: { resume: 'responding' } },
      'handed-over': { on: { recur: 'handed-over' }, always: { guard: 'notHandedOver', target: 'responding' } },
    },
  }),
  lanes: {
    triage: setup({
      types: { events: {} as Ask<'triage', 'hijacked' | 'misposted' | 'fake-account' | 'unknown'> },
      guards: { notClosed: drawnLater },
    }).createStateConfig({
      initial: 'unknown',
      on: {
        'ask.triage.hijacked': { guard: 'notClosed', target: '.hijacked' },
        'ask.triage.misposted': { guard: 'notClosed', target: '.misposted' },
        'ask.triage.fake-account': { guard: 'notClosed', target: '.fake-account' },
        'ask.triage.unknown': { guard: 'notClosed', target: '.unknown' },
      },
      states: { unknown: {}, hijacked: {}, misposted: {}, 'fake-account': {} },
    }),
    access: setup({
      types: { events: {} as Ask<'access', 'in-control' | 'locked-out' | 'recovery-asked' | 'unknown'> },
      guards: { notClosed: drawnLater },
    }).createStateConfig({
      initial: 'unknown',
      on: {
        'ask.access.in-control': { guard: 'notClosed', target: '.in-control' },
        'ask.access.locked-out': { guard: 'notClosed', target: '.locked-out' },
        'ask.access.unknown': { guard: 'notClosed', target: '.unknown' },
      },
      states: {
        unknown: {},
        'in-control': {},
        'locked-out': { on: { 'ask.access.recovery-asked': { guard: 'notClosed', target: 'recovery-asked' } } },
        'recovery-asked': { on: { 'ask.access.recovery-asked': { guard: 'notClosed', target: 'recovery-asked' } } },
      },
    }),
  },
  lockedOut: ['locked-out', 'recovery-asked'],
  questions: () => [
    { id: 'triage', answers: ['hijacked', 'misposted', 'fake-account', 'unknown'] },
    { id: 'access', answers: ['in-control', 'locked-out', 'recovery-asked', 'unknown'] },
  ],
  guards: () => ({}),
};

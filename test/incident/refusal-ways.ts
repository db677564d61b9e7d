import type { Command } from '../../src/incident/command.ts';
import type { Refusal, RefusalCode } from '../../src/incident/refusal.ts';
import { approval, done, not, type Opening, POST, POST2, Scene, screenshot } from '../session/scene.ts';

export const FIRESTORM: Opening = { guideline: 'uenohara', trouble: 'firestorm' };
const end = (scene: Scene): Command => ({
  do: 'close',
  fields: { judge: '鈴木', damage: 'none' },
  unfinished: Object.fromEntries(scene.view().open.map((id) => [id, '該当なし'])),
});

/** An approval that was given on the telephone; the hash of its text begins with 20 bits of nothing, アアアア. */
const byPhone = (text: string, readBack: string): Command => ({
  do: 'approve',
  step: 'obtain-approval',
  verdict: 'given',
  approval: 'decision',
  means: 'phone',
  text,
  hash: '0'.repeat(64),
  readBack,
  approver: '企画課長 佐藤',
  takenBy: '田中',
});

/** How each refusal comes about: what was done before, and the command that is refused. */
interface Way {
  readonly opening?: Opening;
  readonly before?: readonly Command[];
  /** Closes the incident before the command. */
  readonly closed?: true;
  readonly command: Command;
}

/**
 * Codes that no command reaches today. `step.handed-over`: steps of a trouble that was handed over stay open on purpose.
 * `log.impossible`: told by the shell of a log that cannot be read. `exercise.*`: reached in test/drill/exercise.test.ts.
 * `close.refused`: a chart whose steps are settled always
 * stands at its end (machines/closing.test.ts). `recur.refused`: a trouble can come back wherever the incident is not closed.
 */
export type Unreached = 'step.handed-over' | 'log.impossible' | 'close.refused' | 'recur.refused' | 'exercise.ended' | 'exercise.suspended';

/** Total over the codes: a new refusal does not compile until a way to it stands here. */
export const WAYS: Record<Exclude<RefusalCode, Unreached>, Way> = {
  'step.unknown': { command: done('make-coffee') },
  'step.blocked': { command: done('delete-unauthorized-posts', { subject: POST }) },
  'step.settled': { command: done('record-detection') },
  'step.dormant': { opening: FIRESTORM, command: done('remove-user-comments') },
  'step.locked-out': {
    opening: { answers: [{ question: 'access', answer: 'locked-out' }] },
    command: done('change-password', { changedBy: '田中' }),
  },
  'step.outcome': { command: not('not-needed', 'notify-section-head', { reason: 'x', decidedBy: 'y' }) },
  'step.answer': { opening: FIRESTORM, command: done('decide-response', {}, { answer: 'shout' }) },
  'step.open': { command: { do: 'reopen', step: 'change-password', reason: 'x' } },
  'override.nothing-blocked': { command: done('verify-content', { finding: '3件' }, { override: { reason: 'x' } }) },
  'fields.invalid': { command: done('verify-content') },
  'subject.uncovered': {
    before: [screenshot('1.png', POST), done('capture-evidence', { evidence: 'E1' })],
    command: done('delete-unauthorized-posts', { evidence: 'E1', subject: [POST, POST2] }),
  },
  'approval.used': {
    opening: FIRESTORM,
    before: [done('obtain-approval', approval), done('publish-holding-statement', { body: '確認中' })],
    command: done('publish-statement', { body: 'お詫び' }),
  },
  'approval.missing': {
    opening: FIRESTORM,
    before: [not('not-applicable', 'obtain-approval', { reason: '発信しない' })],
    command: done('publish-statement', { body: 'お詫び' }),
  },
  'approval.changed': {
    opening: FIRESTORM,
    before: [byPhone('お詫びの文案', 'アアアア')],
    command: done('publish-statement', { body: 'お詫びの文案、追記' }),
  },
  'approval.code': { opening: FIRESTORM, command: byPhone('お詫びの文案', 'アアアイ') },
  'approval.no-text': { command: { ...byPhone('x', 'アアアア'), step: 'notify-section-head' } as Command },
  'time.future': { command: { do: 'note', text: 'x', occurred: Date.parse('2026-11-21T23:10:00+09:00') } },
  'incident.closed': { closed: true, command: done('change-password') },
  'incident.open': { command: { do: 'resume', reason: 'x' } },
  'close.open': { command: { do: 'close', fields: {} } },
  'response.unknown': { command: { do: 'note', text: 'x', response: 'r2' } },
  'rule.unknown': { command: { do: 'breach', rule: 'no-coffee', text: 'x' } },
  'question.unknown': { command: { do: 'answer', question: 'weather', answer: 'rain' } },
  'question.answer': { command: { do: 'answer', question: 'triage', answer: 'rain' } },
  'runbook.missing': {
    opening: { change: (runbook) => ({ ...runbook, guideline: { ...runbook.guideline, id: 'nowhere' } }) },
    command: { do: 'escalate', trouble: 'rumor', reason: 'x' },
  },
  'trouble.open': { command: { do: 'escalate', trouble: 'takeover', reason: 'x' } },
  'entry.unknown': { command: { do: 'undo', seq: 99, reason: 'x' } },
  'entry.not-undoable': { command: { do: 'undo', seq: 1, reason: 'x' } },
  'entry.undone': {
    before: [
      { do: 'note', text: 'x' },
      { do: 'undo', seq: 4, reason: 'x' },
    ],
    command: { do: 'undo', seq: 4, reason: 'x' },
  },
  'undo.depended-on': {
    before: [screenshot('1.png', POST), done('capture-evidence', { evidence: 'E1' })],
    command: { do: 'undo', seq: 4, reason: 'x' },
  },
  'correct.nothing': { command: { do: 'correct', seq: 2, fields: { x: 'y' }, reason: 'z' } },
  'erase.nothing': { command: { do: 'erase', seq: 1, path: 'fields.x', reason: '申出', approver: '総務課長 佐藤' } },
  'erase.already': {
    before: [
      { do: 'note', text: '市民の氏名' },
      { do: 'erase', seq: 4, path: 'text', reason: '申出', approver: '総務課長 佐藤' },
    ],
    command: { do: 'erase', seq: 4, path: 'text', reason: '申出', approver: '総務課長 佐藤' },
  },
  'erase.repeated': {
    before: [{ do: 'note', text: '山田 太郎' }],
    command: { do: 'erase', seq: 4, path: 'text', reason: '山田 太郎から申出', approver: '総務課長 佐藤' },
  },
  'evidence.unknown': { command: { do: 'handle', evidence: 'E1', how: 'viewed' } },
  'retention.shape': { command: { do: 'retain', basis: '文書管理規程' } },
  'incident.away': { before: [{ do: 'transfer', to: '本庁' }], command: { do: 'note', text: 'x' } },
};

/** The refusal that a way leads to. */
export const reach = ({ opening, before = [], closed, command }: Way): Refusal => {
  const scene = new Scene(opening);
  for (const one of before) scene.do(one);
  if (closed) scene.do(end(scene));
  return scene.refused(command);
};

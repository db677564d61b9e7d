import type { Command } from '../../src/incident/command.ts';
import { sha256 } from '../../src/session/library.ts';
import { ExerciseLog } from './exercise-log.ts';

/** Three mistakes are made in it: deleted before it was kept, told on the hijacked account alone, one addressee forgotten. */
export const INFOSEC =
  '  - { id: infosec, objective: O1, seat: 担当, step: notify-infosec-supervisor, from: I1, target: 20m, takes: 3m, critical: true }\n';

const POST = 'https://x.example/minatono_example/status/1';

/** The numbers of the records by which the mistakes are told. */
export interface Planted {
  readonly log: ExerciseLog;
  readonly deleted: number;
  readonly announced: number;
}

const settle = (step: string, fields: Record<string, string | string[]>): Command => ({ do: 'settle', step, outcome: 'done', fields });

/**
 * An exercise on the Saturday scenario with the three mistakes, a hint, an evaluator and a controller who paused, jumped and ended it early.
 *
 * @param besides what else is done before the end
 * @param changes passages of the scenario that are others
 */
export function planted(
  besides: (log: ExerciseLog) => void = () => undefined,
  ...changes: readonly (readonly [from: string, to: string])[]
): Planted {
  const log = new ExerciseLog(1, ['rules:\n', `${INFOSEC}rules:\n`], ...changes);
  const last = () => log.entries.at(-1)?.seq ?? 0;
  log
    .do({ do: 'lead', holder: 'a' })
    .do({ do: 'join', seats: ['担当', '責任者'] })
    .do({ do: 'join', seats: ['情政'] });
  log.step({ do: 'answer', question: 'access', answer: 'in-control' }).step({ do: 'answer', question: 'triage', answer: 'hijacked' });
  log.wait(2).do({ do: 'read', injects: ['I1'], seats: ['担当'] });
  log.step(settle('verify-content', { finding: '出していない投稿', subject: [POST], postedShown: '7時', access: 'can' }));
  log.wait(4).step({
    ...settle('delete-unauthorized-posts', { subject: POST, gist: '暗号資産の宣伝', deletedBy: '高橋' }),
    override: { reason: '早く消したかった', decidedBy: '高橋' },
  } as Command);
  const deleted = last();
  log.wait(3).do({ do: 'hint', expected: 'save' });
  log.wait(3).step({
    do: 'evidence',
    file: { sha256: sha256('a'), size: 9, type: 'image/png' },
    name: 'a.png',
    method: 'screenshot',
    original: 'original',
    shows: ['body'],
    takenBy: '高橋',
    subjects: [POST],
    shownAt: '7時',
  });
  log.step(settle('capture-evidence', { evidence: ['E1'], subject: [POST], takenBy: '高橋', method: 'screenshot' }));
  log.step(settle('notify-section-head', { from: '管理者', to: '所属長', means: 'phone', gist: '報告', receipt: 'read-back' }));
  log.do({ do: 'pause' }).wait(5).do({ do: 'resume' });
  log.wait(6).do({ do: 'act', act: 'announce-on-hijacked-account-only', seat: '担当', text: '公式Xで「乗っ取られました」と知らせた' });
  const announced = last();
  log.do({ do: 'observe', seat: '担当', text: '消す前に声をかけ合っていなかった', expected: 'save' });
  besides(log);
  log.wait(5).do({ do: 'release', inject: 'I7' });
  log.do({ do: 'next' }).do({ do: 'jump', minutes: 20, why: 'asked' }).wait(2).do({ do: 'end', why: 'controller' });
  log.do({ do: 'rate-otherwise', of: 'O2', rating: 'U', reason: 'ホームページに載せる話が出なかった' });
  return { log, deleted, announced };
}

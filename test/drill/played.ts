import type { Command } from '../../src/incident/command.ts';
import type { ExerciseSession } from '../../src/session/exercise.ts';
import { sha256 } from '../../src/session/library.ts';

const POST = 'https://x.example/minatono_example/status/1';
const settle = (step: string, fields: Record<string, string | string[]> = {}): Command => ({ do: 'settle', step, outcome: 'done', fields });

/** A clock that is set. */
export interface HandClock {
  now: number;
}

/**
 * Plays the Saturday of the hijacked account (takeover-saturday, 狛江市) to its end, with the three mistakes: deleted before it was kept,
 * told on the hijacked account alone, one addressee forgotten.
 */
export function playSaturday(session: ExerciseSession, clock: HandClock): void {
  const { id } = session;
  const at = (minutes: number) => {
    clock.now = Math.max(clock.now, (session.exercise().started.real ?? 0) + minutes * 60_000);
  };
  const must = (acted: object) => {
    if ('refused' in acted) throw new Error(JSON.stringify(acted));
  };
  const staff = { role: '担当', name: '高橋 みなと' };
  const infosec = { role: '情政', name: '鈴木 一郎' };
  const press = { role: '広報', name: '伊藤 花' };
  const lead = { role: '進行', name: '佐藤 太郎' };
  const evaluator = { role: '評価', name: '渡辺 恵' };
  const work = (minutes: number, who: typeof staff, command: Command) => {
    at(minutes);
    must(session.run(id, command, who));
  };
  const act = (minutes: number, who: typeof staff, seat: string, one: string, text: string) => {
    at(minutes);
    must(session.take({ do: 'act', act: one, seat, text }, who));
  };
  must(session.lead(lead, 'shell'));
  must(session.take({ do: 'join', seats: ['担当', '責任者'] }, staff));
  must(session.take({ do: 'join', seats: ['情政'] }, infosec));
  must(session.take({ do: 'join', seats: ['広報'] }, press));
  work(1, staff, { do: 'answer', question: 'access', answer: 'in-control' });
  must(session.take({ do: 'read', injects: ['I1'], seats: ['担当'] }, staff));
  work(3, staff, { do: 'answer', question: 'triage', answer: 'hijacked' });
  work(
    4,
    staff,
    settle('verify-content', { finding: '市が出していない投稿が3件', subject: [POST], postedShown: '6時50分', access: 'can' }),
  );
  work(7, staff, {
    ...settle('delete-unauthorized-posts', { subject: POST, gist: '暗号資産の宣伝', deletedBy: '高橋' }),
    override: { reason: '早く消したかった', decidedBy: '高橋' },
  } as Command);
  at(9);
  must(session.observe({ do: 'observe', seat: '担当', text: '声をかけ合う前に消していた', expected: 'save' }, evaluator));
  at(10);
  must(session.steer({ do: 'hint', expected: 'save' }, lead, 'shell'));
  work(12, staff, {
    do: 'evidence',
    file: { sha256: sha256('a'), size: 9, type: 'image/png' },
    name: '画面.png',
    method: 'screenshot',
    original: 'original',
    shows: ['body'],
    takenBy: '高橋',
    subjects: [POST],
    shownAt: '6時50分',
  });
  work(12, staff, settle('capture-evidence', { evidence: ['E1'], subject: [POST], takenBy: '高橋', method: 'screenshot' }));
  work(
    13,
    staff,
    settle('notify-section-head', { from: '担当', to: '所属長', means: 'phone', gist: '乗っ取りの報告', receipt: 'read-back' }),
  );
  act(15, infosec, '情政', 'save-login-history', 'ログインの履歴を3枚の画面に残した');
  work(18, infosec, settle('change-password', { changedBy: '鈴木 一郎', conditions: ['strong', 'not-reused'], sessions: 'left' }));
  at(20);
  must(session.steer({ do: 'pause' }, lead, 'shell'));
  at(24);
  must(session.steer({ do: 'resume' }, lead, 'shell'));
  act(28, press, '広報', 'announce-on-hijacked-account-only', '公式Xに「乗っ取られました」と書いた');
  act(36, staff, '担当', 'report-to-platform', '運営者の窓口に報告した');
  act(52, press, '広報', 'warn-dm-receivers', 'DMを受け取った人に注意を送った');
  must(session.steer({ do: 'next' }, lead, 'shell'));
  act(60, staff, '責任者', 'consult-police', '県警のサイバー窓口に相談した');
  must(session.steer({ do: 'jump', minutes: 60, why: 'asked' }, lead, 'shell'));
  act(62, press, '広報', 'publish-recovery', '経緯と復旧を公表した');
  at(63);
  must(session.steer({ do: 'end', why: 'controller' }, lead, 'shell'));
  must(session.observe({ do: 'rate-otherwise', of: 'O2', rating: 'M', reason: 'パスワードの変更は早かった' }, evaluator));
}

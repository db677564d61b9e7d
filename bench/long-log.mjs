// Long records for the benches.
import { seal } from '../src/incident/chain.ts';
import { openLibrary } from '../src/session/folders.ts';
import { pin, sha256 } from '../src/session/library.ts';
import { Session } from '../src/session/session.ts';
import { logFile } from '../src/store/home.ts';
import { openLog } from '../src/store/sqlite-log.ts';

const who = { role: '管理者', name: '田中 恵子' };

/** An incident of so many lines as an office writes them: memos, calls that found nobody, and a step settled and taken up again. */
export const longLog = (home, lines) => {
  const log = openLog(logFile(home, 'real'), { mode: 'real' });
  const library = openLibrary([]);
  const session = new Session({ log, library, mode: 'real', now: () => 1_800_000_000_000 });
  const pinned = pin(library.runbooks('komae').find(({ trouble }) => trouble === 'takeover'));
  const { incident } = session.open({ pinned, settings: {}, title: '件名', account: '@koho' }, who);
  const { hash } = pinned;
  const call = { from: '管理者 田中', to: '所属長 鈴木', gist: '心当たりのない投稿が3件。指示を受ける' };
  const words = Object.fromEntries(Object.entries(call).map(([field, word]) => [`fields.${field}`, word]));
  const about = { response: 'r1', runbook: hash };
  const step = { step: 'notify-section-head', round: 1, form: 'R05', fields: { means: 'phone' }, subjects: [] };
  const note = { type: 'note.added', ...about, data: {}, words: { text: '秘書担当から電話。3件目の投稿を見つけたとのこと' } };
  const missed = { type: 'step.recorded', ...about, data: { ...step, missed: true }, words };
  const settled = { type: 'step.settled', ...about, data: { ...step, outcome: 'done' }, words };
  const reopened = { type: 'step.reopened', ...about, data: { step: step.step, round: 1 }, words: { reason: 'もう一度知らせる' } };
  // Of ten lines two move the machine: what makes a log long is watching and calling, not settling.
  const drafts = [note, missed, note, settled, note, missed, note, missed, reopened, note];
  let { head } = incident;
  const as = { incident: incident.id, mode: 'real', actor: who, at: 1_800_000_000_000, mono: 1, session: 'bench', app: '0.1.0', sha256 };
  let drawn = 0;
  const random = (bytes) => {
    drawn += 1;
    return sha256(`${drawn}`).slice(0, bytes * 2);
  };
  while (head.seq < lines) {
    const some = Array.from({ length: Math.min(1000, lines - head.seq) }, (_, at) => drafts[at % drafts.length]);
    const sealed = seal(some, head, { ...as, random });
    log.append(incident.id, head.seq, sealed);
    head = { seq: head.seq + sealed.length, hash: sealed.at(-1).hash };
  }
  return { log, library, id: incident.id, pinned };
};

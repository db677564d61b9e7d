import type { Finding, FindingCode, FindingFacts } from '../../store/doctor.ts';
import type { StoreCode, StoreError, StoreFacts } from '../../store/error.ts';
import { why } from './system-reasons.ts';

/** Bytes in the unit people read: rounded down, so that it never promises room that is not there. */
const size = (bytes: number): string => {
  if (bytes >= 1 << 30) return `${Math.floor((bytes / (1 << 30)) * 10) / 10}GB`;
  if (bytes >= 1 << 20) return `${Math.floor(bytes / (1 << 20))}MB`;
  return bytes >= 1024 ? `${Math.floor(bytes / 1024)}KB` : `${bytes}バイト`;
};

const store = (mode: string): string => (mode === 'drill' ? '訓練の記録' : '事案の記録');
const toSupport = '控えを取ってから、情報システム担当に渡してください。';
const keepOnPaper = '書いた内容を紙に写し、原因がなくなってから開き直してください。';
const ours = 'この道具の不具合です。画面の内容を添えて知らせてください。';
const anotherHome = '環境変数 HIKESHI_HOME に、このPCの中のフォルダーを指定してください。';

/** Each refusal of the store: what happened, then what to do. */
export const storeSentences: { readonly [C in StoreCode]: (facts: StoreFacts[C]) => string } = {
  'home.network': ({ path, type }) => `「${path}」は共有フォルダー（${type}）の中なので、記録を安全に置けません。${anotherHome}`,
  'home.not-a-directory': ({ path }) => `「${path}」はフォルダーではないので、記録を置けません。${anotherHome}`,
  'home.uncreatable': ({ path, errno }) => `記録のフォルダー「${path}」を作れません（${why(errno)}）。${anotherHome}`,
  'home.readonly': ({ path }) => `記録のフォルダー「${path}」に書き込めません。フォルダーの権限を直すか、${anotherHome}`,

  'path.refused': ({ path, errno }) => `「${path}」を使えません（${why(errno)}）。場所とアクセスの許可を確かめてください。`,

  'sqlite.too-old': ({ found, needed }) =>
    `SQLite ${found} は記録を失うおそれがあるので使いません。SQLite ${needed} 以降を含む Node.js 24 で動かしてください。`,

  'log.not-a-database': ({ file }) => `「${file}」は記録のファイルとして読めません。${toSupport}`,
  'log.corrupt': ({ file, detail }) => `記録のファイル「${file}」が壊れています（${detail}）。書き込まずに、${toSupport}`,
  'log.foreign': ({ file }) => `「${file}」は別のプログラムのファイルです。名前を変えるか、別の HIKESHI_HOME を指定してください。`,
  'log.wrong-mode': ({ file, found, wanted }) =>
    `「${file}」は${store(found)}です。${store(wanted)}としては開けません。ファイルを元の名前に戻してください。`,
  'log.newer': ({ file, found, known }) =>
    `「${file}」は新しい版の hikeshi の記録です（形式 ${found}、この版は ${known} まで）。読めますが、書けません。新しい版で開いてください。`,
  'log.unopenable': ({ file, detail }) =>
    `記録のファイル「${file}」を開けません（${why(detail)}）。ファイルとフォルダーの権限を確かめてください。`,
  'log.unrecovered': ({ file }) =>
    `「${file}」には、まだまとめていない記録があります。書き込めるフォルダーに、-wal のファイルと一緒に写してから開いてください。`,
  'log.readonly-file': ({ file }) =>
    `「${file}」は書き込みできない所にあります。読めますが、記録できません。権限を直してから開き直してください。`,
  'log.busy': ({ file }) => `ほかの画面が「${file}」を使い続けているので、保存できません。ほかの hikeshi を閉じてから開き直してください。`,
  'log.full': () => `ディスクに空きがないので、保存できません。${keepOnPaper}`,
  'log.io': ({ errcode }) => `ディスクに書き込めないので、保存できません（SQLite ${errcode}）。${keepOnPaper}`,
  'log.failed': ({ errcode, detail }) => `保存できません（SQLite ${errcode}：${detail}）。${keepOnPaper}`,
  'log.readonly-after-failure': () => `前の書き込みが保存できなかったので、これ以上は記録しません。${keepOnPaper}`,
  'log.gone': ({ file }) =>
    `記録のファイル「${file}」が、開いている間に消えたか、別のものに変わりました。これ以上は保存できません。画面の記録を紙に写し、フォルダーを元に戻してから開き直してください。`,
  'log.closed': () => `閉じた記録に書こうとしました。${ours}`,
  'log.bad-sequence': ({ expected, found }) => `記録の番号が続きません（${expected} のはずが ${found}）。保存していません。${ours}`,
  'log.duplicate': () => `同じ記録が二度書かれようとしました。保存していません。${ours}`,
  'log.malformed': () => `正しい文字になっていない所があるので、保存していません。${ours}`,
  'log.runbook-differs': ({ hash }) => `同じ指紋の手順書と内容が違います（${hash.slice(0, 8)}）。保存していません。${ours}`,

  'evidence.missing': ({ path }) => `「${path}」が見つかりません。ファイルをこの画面に入れ直すか、場所を確かめてください。`,
  'evidence.symlink': ({ path }) => `「${path}」は別のファイルへのリンクです。元のファイルを選んでください。`,
  'evidence.fifo': ({ path }) => `「${path}」はパイプです。ファイルに保存してから選んでください。`,
  'evidence.device': ({ path }) => `「${path}」は機器の名前です。ファイルを選んでください。`,
  'evidence.directory': ({ path }) => `「${path}」はフォルダーです。中のファイルを1つずつ選んでください。`,
  'evidence.socket': ({ path }) => `「${path}」は通信の口です。ファイルを選んでください。`,
  'evidence.empty': ({ path }) => `「${path}」は中身がありません（0バイト）。保存し直してから選んでください。`,
  'evidence.too-large': ({ path, size: found, max }) =>
    `「${path}」は${size(found)}あり、上限の${size(max)}を超えています。動画は分けるか、画面の写しにしてください。`,
  'evidence.program': ({ path }) => `「${path}」はプログラムなので、証拠として保存しません。画面の写しか、PDFなどの文書を選んでください。`,
  'evidence.changed': ({ path }) => `「${path}」は写している間に変わりました。保存が終わってから、もう一度選んでください。`,
  'evidence.unreadable': ({ path, errno }) => `「${path}」を読めません（${why(errno)}）。手元のフォルダーに写してから選んでください。`,
  'evidence.disk-full': () => `ディスクに空きがないので、証拠を保存できません。空きを作ってから、もう一度選んでください。`,
  'evidence.folder-link': ({ path }) =>
    `証拠のフォルダー「${path}」がリンクです。証拠が記録のフォルダーの外に出るので、保存しません。リンクを外し、先にあるファイルをこの場所のフォルダーに移してください。`,
  'evidence.unwritable': ({ path, errno }) =>
    `証拠のフォルダー「${path}」に書き込めません（${why(errno)}）。フォルダーの権限を確かめてください。`,
  'evidence.mismatch': ({ path }) =>
    `「${path}」に書いた内容が、読み直すと違っていました。証拠は保存していません。別のディスクを HIKESHI_HOME に指定してください。`,

  'erase.unfinished': () =>
    `言葉は消し、消したことも記録しました。ほかの画面が記録を開いているので、控え（-wal）の中にまだ残っています。ほかの hikeshi を閉じてから、同じ命令をもう一度実行してください。`,

  'backup.exists': ({ path }) => `「${path}」には、もう何かが入っています。新しいフォルダーの名前を書いてください。`,
  'backup.inside': ({ path }) =>
    `「${path}」は記録のフォルダーの中です。同じディスクの故障で両方なくなるので、外の場所（USBメモリーなど）を書いてください。`,
  'backup.no-home': ({ path }) => `「${path}」に記録がまだありません。HIKESHI_HOME の場所を確かめてください。`,
  'backup.full': ({ path }) =>
    `「${path}」を置くディスクに空きがありません。途中のものは消しました。空きを作ってから、もう一度実行してください。`,
  'backup.unwritable': ({ path, errno }) => `「${path}」に書き込めません（${why(errno)}）。別の場所を書いてください。`,
  'backup.unreadable': ({ path, errno }) =>
    `「${path}」を読めないので、控えを作れません（${why(errno)}）。ファイルの権限を確かめてください。`,
  'restore.not-a-backup': ({ path }) =>
    `「${path}」は hikeshi backup で作った控えではありません。backup.json のあるフォルダーを書いてください。`,
  'restore.newer': ({ path, found, known }) =>
    `「${path}」は新しい版の hikeshi の控えです（形式 ${found}、この版は ${known} まで）。新しい版で戻してください。`,
  'restore.damaged': ({ path, file }) =>
    `控え「${path}」の中の「${file}」が、作ったときと違います。何も戻していません。別の控えを使ってください。`,
  'restore.not-empty': ({ path }) =>
    `「${path}」には、もう何かが入っています。上書きはしません。空のフォルダーを --into に書いてください。`,
  'restore.full': ({ path }) =>
    `「${path}」を置くディスクに空きがありません。途中のものは消しました。空きを作ってから、もう一度実行してください。`,
  'restore.unwritable': ({ path, errno }) => `「${path}」に書き込めません（${why(errno)}）。フォルダーの権限を確かめてください。`,

  'draft.broken': ({ file }) => `書きかけのファイル「${file}」を読めません。記録には影響しません。もう一度書いてください。`,
  'draft.unwritable': ({ file, errno }) => `書きかけを「${file}」に残せません（${why(errno)}）。閉じる前に、紙に写してください。`,
  'settings.broken': ({ file, line, fields }) => {
    const named = fields.filter((field) => field !== '').join('、');
    const where = line > 0 ? `（${line}行目）` : named && `（${named}）`;
    return `設定ファイル「${file}」を読めません${where}。直すか、別の名前にしてから、もう一度始めてください。`;
  },
  'settings.unreadable': ({ file, errno }) => `設定ファイル「${file}」を読めません（${why(errno)}）。ファイルの権限を確かめてください。`,
  'settings.unwritable': ({ file, errno }) => `設定を「${file}」に保存できません（${why(errno)}）。フォルダーの権限を確かめてください。`,

  'output.exists': ({ path }) => `「${path}」はもうあります。別の名前にするか、--force を付けて置き換えてください。`,
  'output.directory': ({ path }) => `「${path}」はフォルダーです。ファイルの名前まで書いてください。`,
  'output.special': ({ path }) => `「${path}」は普通のファイルではありません。別の名前を書いてください。`,
  'output.no-directory': ({ path }) => `「${path}」を置くフォルダーがありません。先にフォルダーを作ってください。`,
  'output.unwritable': ({ path, errno }) => `「${path}」に書き込めません（${why(errno)}）。別の場所を書いてください。`,
  'output.disk-full': ({ path }) => `ディスクに空きがないので、「${path}」を書き出せません。空きを作ってください。`,
  'output.not-a-bundle': ({ path }) =>
    `「${path}」には記録の控え一式でないものがあるので、--force でも置き換えません。別の名前を書いてください。`,

  'key.unreadable': ({ file, errno }) => `署名の鍵「${file}」を読めません（${why(errno)}）。ファイルの権限を確かめてください。`,
  'key.broken': ({ file }) => `署名の鍵「${file}」が鍵として読めません。控えがあれば戻し、なければ別の名前にしてください。`,
  'key.unwritable': ({ file, errno }) => `署名の鍵を「${file}」に作れません（${why(errno)}）。フォルダーの権限と空きを確かめてください。`,

  'bundle.missing': ({ path }) => `「${path}」がありません。記録の控え一式のフォルダーの場所を確かめてください。`,
  'bundle.not-a-bundle': ({ path }) =>
    `「${path}」は記録の控え一式ではありません。entries.jsonl のあるフォルダーを指定してください。zip は先に展開してください。`,
  'bundle.newer': ({ path, found, known }) =>
    `「${path}」は新しい版の hikeshi で書き出されています（形式 ${found}、この版は ${known} まで）。新しい版で確かめてください。`,
  'bundle.unreadable': ({ path, errno }) =>
    `「${path}」を読めません（${why(errno)}）。手元のディスクに写してから、もう一度確かめてください。`,
};

/** The sentence for a refusal. Paths in it are as given: draw it through the allow-list like any other text. */
export const sayStoreError = <C extends StoreCode>(error: Pick<StoreError<C>, 'code' | 'facts'>): string =>
  storeSentences[error.code](error.facts);

const opened = (code: string): string => (code in storeSentences ? `開けません（${code}）` : `開けません（${why(code)}）`);

/** What the doctor found (`said`), and how to mend it where it is not well (`mend`). */
const findingSentences: { readonly [C in FindingCode]: (facts: FindingFacts[C], ok: boolean) => { said: string; mend: string } } = {
  'node.version': ({ found, needed }) => ({
    said: `Node.js は ${found} です。`,
    mend: `Node.js ${needed} 以降が要ります。npm ci をすると、この道具の中に入ります。`,
  }),
  'sqlite.version': ({ found, needed }) => ({
    said: `SQLite は ${found} です。`,
    mend: `SQLite ${needed} 以降を含む Node.js が要ります。npm ci をすると、この道具の中に入ります。`,
  }),
  'home.writable': ({ path, exists, errno }, ok) => ({
    said: ok
      ? `記録は「${path}」に置きます${exists ? '' : '（最初に使うときに作ります）'}。`
      : `「${path}」に書き込めません（${why(errno)}）。`,
    mend: `フォルダーの権限を直すか、${anotherHome}`,
  }),
  'home.private': ({ path, mode, open }, ok) => ({
    said: ok
      ? `記録のフォルダーは、ほかの利用者から読めません（${mode}）。`
      : `記録のフォルダーが、ほかの利用者に開いています（${mode}）。`,
    mend: `chmod 700 '${path}' を実行してください。${open.length > 0 ? `中の開いているもの：${open.slice(0, 5).join('、')}` : ''}`,
  }),
  'home.file-system': ({ path, type }, ok) => ({
    said: ok ? `記録の置き場所の種類は ${type} です。` : `「${path}」は共有フォルダー（${type}）の中です。`,
    mend: anotherHome,
  }),
  'home.free-space': ({ bytes }) => ({
    said: `ディスクの空きは ${size(bytes)} です。`,
    mend: '動画の証拠を保存できないことがあります。1GB以上の空きを作ってください。',
  }),
  'log.health': ({ file, mode, journal, code }) => ({
    said:
      code === ''
        ? `${store(mode)}は読めます${journal === 'unknown' ? '' : `（${journal}）`}。`
        : `${store(mode)}「${file}」を${opened(code)}。`,
    mend: code === '' ? '記録の保存方式が変わっています。hikeshi を一度開くと wal に戻ります。' : toSupport,
  }),
  'terminal.size': ({ tty, columns, rows }) => ({
    said: tty ? `画面は ${columns}桁×${rows}行です。` : '画面ではなく、ファイルやほかのプログラムにつながっています。',
    mend: tty ? '60桁×20行より小さいので、1行ずつの画面になります。窓を広げてください。' : '端末の画面で始めると、全画面で使えます。',
  }),
  locale: ({ value }) => ({
    said: value === '' ? '文字の種類は指定されていません。' : `文字の種類は ${value} です。`,
    mend: '日本語が崩れることがあります。LANG=ja_JP.UTF-8 にしてください。',
  }),
  'time-zone': ({ zone }) => ({
    said: `このPCの時間帯は ${zone} です。`,
    mend: '画面の時刻はいつも日本時間です。ほかの道具と比べるときは、PCの時間帯を直してください。',
  }),
  clock: ({ now, newest }) => ({
    said: `PCの時計は ${new Date(now).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' })} です。`,
    mend: `最後の記録（${new Date(newest).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' })}）より前です。時計を合わせてください。`,
  }),
  'windows.no-follow': () => ({
    said: 'Windows では、証拠を写す瞬間にリンクへすり替えられることを、完全には防げません。',
    mend: '証拠は、ほかの人が書き込めない手元のフォルダーから選んでください。',
  }),
  'windows.modes': ({ path }) => ({
    said: 'Windows では、記録のファイルに利用者ごとの権限を付けません。',
    mend: `「${path}」を、自分の利用者フォルダーの中に置いたままにしてください。`,
  }),
  'windows.directory-fsync': () => ({
    said: 'Windows では、停電の直前に作ったファイルの名前が残ることを、確かめられません。',
    mend: '証拠を保存したら、画面に「保存済み」が出てから電源を切ってください。',
  }),
};

/** The doctor's sentences for one finding; `mend` is there only where it is not well. */
export const sayFinding = (finding: Finding): { readonly said: string; readonly mend?: string } => {
  // Each finding carries the facts of its own code; the compiler cannot follow that through the table.
  const say = findingSentences[finding.code] as (facts: Finding['facts'], ok: boolean) => { said: string; mend: string };
  const { said, mend } = say(finding.facts, finding.ok);
  return finding.ok ? { said } : { said, mend };
};

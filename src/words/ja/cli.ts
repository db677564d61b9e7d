/** Words of the command line, besides refusals and the store's own. */
export const cli = {
  about: '火消し hikeshi：自治体のSNSトラブルに、手順書で対応し、記録を残します。',
  by: {
    missing: ['だれが行うのかが、書かれていません。', '--by に「職・氏名」を書いてください（例：--by 管理者・田中恵子）。'],
    shape: (given: string) => [`「${given}」を「職・氏名」と読めませんでした。`, '例：--by 管理者・田中恵子'],
  },
  trouble: (given: string) => [
    `「${given}」というトラブル種別はありません。`,
    '選べるもの：impersonation（なりすまし）、takeover（乗っ取り）、firestorm（炎上）、rumor（デマ）',
  ],
  guideline: (given: string, known: readonly string[]) => [
    `ガイドライン「${given}」がありません。`,
    known.length === 0 ? 'ガイドラインのフォルダーが1つも見つかりません。' : `選べるもの：${known.join('、')}`,
  ],
  guidelines: (given: string, among: readonly string[]) => [
    `「${given}」のガイドラインが${among.length}つあります。`,
    `括弧の中の名で選んでください：${among.join('、')}`,
  ],
  runbook: (body: string, trouble: string) => [
    `${body}に「${trouble}」の手順書はありません。`,
    'hikeshi runbook list で、ある手順書を見られます。',
  ],
  incident: {
    none: (given: string) => [`事案「${given}」がありません。`, 'hikeshi incidents --all で、事案の一覧を見られます。'],
    many: (given: string, matches: readonly string[]) => [
      `「${given}」で始まる事案が${matches.length}件あります。`,
      `${matches.join('、')}`,
    ],
    nothing: ['対応中の事案はありません。'],
  },
  time: {
    unreadable: (given: string) => [`時刻「${given}」を読めませんでした。`, '例：2:04、昨日 23:10、2026-11-21T02:04+09:00'],
    future: (given: string, suggestion: string) => [
      `「${given}」は、まだ来ていない時刻です。${suggestion}ですか。`,
      '昨日のことなら、日付を付けて書いてください（例：昨日 23:10）。',
    ],
    ahead: (given: string) => [`「${given}」は、まだ来ていない時刻です。`, '起きた時刻を書いてください。'],
  },
  pair: (given: string) => [`「${given}」を「名前=値」と読めませんでした。`, '例：--field means=電話'],
  setting: (given: string, known: readonly string[]) => [
    `設定「${given}」は、このガイドラインにありません。`,
    known.length === 0 ? 'このガイドラインに設定はありません。' : `ある設定：${known.join('、')}（true か false）`,
  ],
  seq: (given: string) => [`「${given}」を記録の番号と読めませんでした。`, '例：hikeshi correct 事案 14 --field gist=…'],
  stdin: ['標準入力から読むものがありませんでした。', '値に - を使うときは、文をパイプで渡してください。'],
  stdinEncoding: ['標準入力の文字を読めませんでした。', 'UTF-8 で渡してください（Windows では chcp 65001 のあとで）。'],
  stdinTwice: ['標準入力（-）は、1回の呼び出しで1か所だけに使えます。'],
  format: (given: string, known: readonly string[]) => [`書き出しの形式「${given}」はありません。`, `選べるもの：${known.join('、')}`],
  outMissing: ['書き出し先がありません。', '--out に、ファイルの場所を書いてください。'],
  lang: (given: string) => [`言葉「${given}」はありません。`, '選べるもの：ja、en'],
  unknownCommand: (given: string) => [`「${given}」という命令はありません。`, 'hikeshi --help で、一覧を見られます。'],
  usage: {
    option: (given: string) => [
      `「${given}」という指定はありません。`,
      '文が - で始まるときは、その前に -- を書いてください。使える指定は、--help で見られます。',
    ],
    argument: (name: string) => [`「${name}」が書かれていません。`, '書き方は、--help で見られます。'],
    needed: (option: string) => [`「${option}」が書かれていません。`, '書き方は、--help で見られます。'],
    value: (option: string) => [`「${option}」の値が書かれていません。`, '書き方は、--help で見られます。'],
    choice: (option: string, given: string, choices: string) => [
      `「${option}」に「${given}」は選べません。`,
      `選べるもの：${choices.replaceAll(', ', '、')}`,
    ],
    excess: (command: string) => [`「${command}」に、余分な語があります。`, '空白のある文は、"…" で囲んでください。'],
    more: (command: string) => [`「${command}」の続きが書かれていません。`, `続きに書けるものは、hikeshi ${command} --help で見られます。`],
    encoding: (word: string) => [
      `渡された言葉「${word}」を、文字として読めませんでした。`,
      '文字コードが UTF-8 の端末から呼ぶか、長い文は - と標準入力で渡してください。何も記録していません。',
    ],
    other: (detail: string) => ['呼び出し方を読めませんでした。', detail],
  },
  help: {
    titles: { 'Usage:': '使い方：', 'Options:': '指定：', 'Commands:': '命令：', 'Arguments:': '語：' } as Readonly<Record<string, string>>,
    optionsWord: '[指定]',
    commandWord: '[命令]',
    choices: (list: readonly string[]) => `（${list.join('、')} のどれか）`,
    unless: (value: string) => `（書かなければ ${value}）`,
    json: '結果を JSON で出す',
    all: '終結した事案も',
    help: '使い方を見る',
    version: '版を見る',
    resume: '端末で、事案の画面を開く',
    runbooks: 'ガイドラインのフォルダー',
    lang: '言葉（ja か en。環境変数 HIKESHI_LANG でも選べる）',
  },
  bug: (message: string) => [
    `この道具の不具合です：${message}`,
    '記録は保存されています。この行と、行ったことを、CONTRIBUTING.md の連絡先に知らせてください。',
  ],
  unwritten: (errno: string) => [
    `答えを標準出力に書き出せませんでした（${errno}）。`,
    '記録されたかどうかは、hikeshi timeline で確かめてください。',
  ],
  impossible: (seq: number) => [
    `記録の${seq}番を、手順書の順序で読み直せませんでした。`,
    '記録が書き換えられたおそれがあります。この事案には書き込めません。',
  ],
  opened: (id: string) => `事案 ${id} を始めました。`,
  recorded: (seqs: readonly number[]) => `${seqs.join('・')}番を記録しました。`,
  left: (left: number, next: string | undefined) =>
    left === 0 ? '規定の手順は、すべて済みました。' : `残り${left}件。${next === undefined ? '' : `次は「${next}」です。`}`,
  written: (path: string) => `書き出しました：${path}`,
  now: 'いますること',
  tell: '知らせる人',
  dont: 'しないこと',
  none: 'ありません',
  needsTerminal: ['この画面は、端末で開いてください。', 'パイプの中では、hikeshi status などの命令を使えます。'],
} as const;

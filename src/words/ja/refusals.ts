import type { Refusal, RefusalFacts, Waiting } from '../../incident/refusal.ts';
import { answerLabel, choiceWords, fieldLabel, inShell, type Name, onScreen, pathLabel, questionLabel } from './refusal-labels.ts';
import { terms } from './terms.ts';

const named = ({ number, title }: { number: number | null; title: string }): string =>
  number === null ? `「${title}」` : `「${number} ${title}」`;
const clock = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(11, 16).replace(/^0/u, '');
const ground = (waiting: readonly Waiting[]): string[] =>
  waiting.flatMap(({ ref, because }) =>
    ref === undefined ? [] : [`根拠　${ref}${because === undefined ? '' : `「${because.replaceAll(/^「|」$/gu, '')}」`}`],
  );

const fieldProblem: Record<RefusalFacts['fields.invalid']['problems'][number]['problem'], string> = {
  missing: 'まだ書かれていません',
  unknown: 'この様式にない欄です',
  choice: '選べる言葉から選んでください',
  evidence: '証拠の番号（E1 など）を書いてください',
  'too-long': '長すぎます（1万字まで）',
  time: '読めない時刻です',
  secret: 'パスワードや回復コードは、どの欄にも書けません',
};

type Sentences = { readonly [C in Refusal['code']]: (facts: Extract<Refusal, { code: C }>, name: Name) => readonly string[] };

/** Sentences of a refusal, three lines at most: the fact, the clause it rests on, what can be done. */
const SENTENCES: Sentences = {
  'step.unknown': ({ step, known, titles }, name) => [
    `手順「${step}」は、この手順書にありません。`,
    `ある手順：${known.map((id, at) => name(titles[at] ?? id, id)).join('、')}`,
  ],
  'step.blocked': (facts) => [
    `${named(facts)}は、まだ始められません。先に${facts.blockedBy.map(named).join('、')}が必要です。`,
    ...ground(facts.blockedBy),
    '待てないときは、理由を書いて順番を変えられます（逸脱として残ります）。',
  ],
  'step.settled': (facts) => [
    `${named(facts)}は、${facts.role} ${facts.name}が${clock(facts.at)}に${facts.outcome === 'done' ? '完了' : `「${terms.outcome[facts.outcome]}」と記録`}済みです。`,
    'もう一度行うときは、理由を書いて手順を開き直せます。',
  ],
  'step.dormant': (facts) => [
    `${named(facts)}は、まだこの段階ではありません。`,
    `${facts.only.map(({ title }) => `「${title}」`).join('、')}の判断が先です。`,
  ],
  'step.locked-out': (facts) => [
    `アカウントに入れない間は、${named(facts)}を行えません。`,
    '入れるようになったら、質問「ログイン」の答えを変えてください。できないときは、その理由を記録できます。',
  ],
  'step.outcome': (facts) => [
    `${named(facts)}は「${facts.outcome in terms.outcome ? terms.outcome[facts.outcome as keyof typeof terms.outcome] : facts.outcome}」では終えられません。`,
    `選べるもの：${facts.allowed.map((one) => terms.outcome[one as keyof typeof terms.outcome] ?? one).join('、')}`,
  ],
  'step.answer': (facts, name) =>
    facts.answers.length === 0
      ? [`${named(facts)}は判断の手順ではありません。`, '答えを付けずに記録してください。']
      : [
          `${named(facts)}は判断の手順です。答えを選んでください。`,
          `選べる答え：${facts.answers.map((id, at) => name(facts.labels[at] ?? id, id)).join('、')}`,
        ],
  'step.open': (facts) => [`${named(facts)}は、まだ済んでいません。`, 'そのまま記録できます。'],
  'step.handed-over': (facts) => [`${named(facts)}の対応は「${terms.trouble[facts.trouble]}」に移っています。`],
  'override.nothing-blocked': (facts) => [`${named(facts)}を止めている順序はありません。`, '理由なしで、そのまま記録できます。'],
  'fields.invalid': ({ form, problems }, name) =>
    problems.map(({ field, problem, choices }) => {
      const words = (problem === 'unknown' ? choices?.map((one) => fieldLabel(form, one, name)) : choiceWords(field, choices ?? [])) ?? [];
      return `「${fieldLabel(form, field, name)}」：${fieldProblem[problem]}。${words.length > 0 ? `（${words.join('、')}）` : ''}`;
    }),
  'subject.uncovered': (facts) => [
    `${facts.subjects.join('、')} の画面が、まだ保存されていません。先に${named(facts.needs)}が必要です。`,
    ...ground([facts.needs]),
    'この投稿の画面を、投稿のURLとともに証拠に加えてから、削除を記録してください。',
  ],
  'approval.used': (facts) => [
    `${named(facts.needs)}は、すでに${facts.seq}番の発信に使われています。決裁は文案ごとに受けます。`,
    ...ground([facts.needs]),
    `${named(facts.needs)}を開き直して、新しい文案の決裁を記録してください。`,
  ],
  'approval.missing': (facts) => [
    `${named(facts.needs)}が記録されていないので、${named(facts)}を記録できません。`,
    ...ground([facts.needs]),
    `${named(facts.needs)}を開き直して、決裁、又は承認が不要なただし書を記録してください。`,
  ],
  'approval.changed': (facts) => [
    `文が変わりました。もう一度承認がいります（${facts.seq}番の承認は、前の文のものです）。`,
    ...ground([facts.needs]),
    `${named(facts.needs)}を開き直して、いまの文の承認を受けてください。`,
  ],
  'approval.code': ({ of }) => [
    '復唱された符号が違います。何も記録していません。',
    of === undefined
      ? '相手の手もとの文が、いまの文と違うかもしれません。文を読み上げて、もう一度復唱してもらってください。'
      : `${of}番の文の符号です。相手の手もとにあるのは、いまの文ではありません。`,
  ],
  'approval.no-text': (facts) => [`${named(facts)}には、承認を受ける文の欄がありません。`, '発信・掲載の手順か、決裁の手順で行えます。'],
  'time.future': ({ occurred, suggestion }) => [
    `${clock(occurred)}は、まだ来ていない時刻です。昨日の${clock(suggestion)}ですか。`,
    '昨日のことなら、日付を付けて書いてください（例：昨日 23:10）。',
  ],
  'incident.closed': () => ['この事案は終結しています。', '再び動いたときは、理由を書いて再開できます。'],
  'incident.open': () => ['この事案は終結していません。', 'そのまま続けられます。'],
  'close.open': ({ open }) => [
    `まだ終結できません。残り${open.length}件：${open.map(named).join('、')}`,
    'できなかった手順は、理由を書くと終えられます。',
  ],
  'close.refused': ({ trouble }) => [
    `「${terms.trouble[trouble]}」の対応が、まだ終結できる所まで来ていません。`,
    '残っている手順を確かめてください。',
  ],
  'response.unknown': ({ response, known }) => [`対応「${response}」は、この事案にありません。`, `ある対応：${known.join('、')}`],
  'rule.unknown': ({ rule, known, titles }, name) => [
    `しないこと「${rule}」は、この手順書にありません。`,
    `ある番号：${known.map((id, at) => name(titles[at] ?? id, id)).join('、')}`,
  ],
  'question.unknown': ({ question, known }, name) => [
    `質問「${question}」は、この手順書にありません。`,
    `ある質問：${known.map((one) => `${questionLabel(one.question, name)}：${one.answers.map((each) => answerLabel(one.question, each, name)).join('・')}`).join('、')}`,
  ],
  'question.answer': ({ question, answer, answers }, name) => [
    `質問「${questionLabel(question, onScreen)}」に「${answerLabel(question, answer, onScreen)}」という答えは、いま選べません。`,
    `選べる答え：${answers.map((each) => answerLabel(question, each, name)).join('、')}`,
  ],
  'recur.refused': ({ trouble }) => [
    `「${terms.trouble[trouble]}」は、いま次の回を始められません。`,
    '開いている手順に記録を加えてください。',
  ],
  'runbook.missing': ({ body, trouble }) => [
    `${body}の「${terms.trouble[trouble]}」の手順書がありません。`,
    'メモとして記録し、別のガイドライン（ひな型など）で新しい事案を始めてください。',
  ],
  'trouble.open': ({ trouble }) => [
    `「${terms.trouble[trouble]}」の対応は、この事案ですでに始まっています。`,
    'その手順に記録してください。',
  ],
  'entry.unknown': ({ seq, last }) => [`${seq}番の記録はありません。`, `1番から${last}番まであります。`],
  'entry.not-undoable': ({ seq }) => [`${seq}番の記録は取り消せません。`, '言葉を直すときは、訂正を使ってください。'],
  'entry.undone': ({ seq }) => [`${seq}番の記録は、すでに取り消されています。`],
  'undo.depended-on': ({ seq, by }) => [
    `${seq}番の記録は、${by}番の記録の前提になっているので、取り消せません。`,
    `先に${by}番を取り消すか、訂正を使ってください。`,
  ],
  'correct.nothing': ({ seq, form, known }, name) => [
    `${seq}番の記録に、その欄はありません。`,
    known.length === 0
      ? 'この記録に直せる欄はありません。メモを加えてください。'
      : `直せる欄：${known.map((id) => fieldLabel(form, id, name)).join('、')}`,
  ],
  'erase.nothing': ({ seq, form, path, known }, name) => [
    `${seq}番の記録に、消せる言葉「${pathLabel(form, path, onScreen)}」はありません。`,
    known.length === 0
      ? 'この記録の言葉は、すべて消してあります。'
      : `消せる言葉：${known.map((one) => pathLabel(form, one, name)).join('、')}`,
  ],
  'erase.already': ({ seq, form, path, by, at }) => [
    `${seq}番の「${pathLabel(form, path, onScreen)}」は、${clock(at)}に${by}番の記録で消してあります。`,
  ],
  'erase.repeated': ({ field }, name) => [
    `「${fieldLabel(undefined, field, name)}」に、消す言葉そのものが書かれています。`,
    '消したことの記録に残ってしまうので、別の言い方で書いてください。',
  ],
  'evidence.unknown': ({ evidence, known }) => [
    `証拠「${evidence}」はありません。`,
    known.length === 0 ? 'この事案に証拠はまだありません。' : `ある証拠：${known.join('、')}`,
  ],
  'retention.shape': ({ years, until }) => [
    `保存期間を読めませんでした${years === undefined && until === undefined ? '' : `（${[years, until].filter((one) => one !== undefined).join('、')}）`}。`,
    '年数（1から100）か、満了の日（2031-03-31）の、どちらか一つを書いてください。',
  ],
  'incident.away': ({ seq, to }) => [
    `この事案は、${seq}番の記録で${to === '' ? 'ほかのPC' : `「${to}」`}に引き継がれています。`,
    'この写しは読むだけです。続きは、引き継いだ先で記録してください。',
  ],
  'exercise.ended': ({ at }) => [`訓練は${clock(at)}に終わりました。行動の記録は、もう増えません。`],
  'exercise.suspended': () => ['実際の事案のため、訓練を中断しています。進行管理者が再開すると、続けられます。'],
  'log.impossible': ({ seq }) => [`${seq}番の記録は、手順書の順序ではあり得ません。記録が書き換えられたおそれがあります。`],
};

/** The sentences of one refusal. `shell`: names stand with the ids that are typed there. */
export const refusalLines = (refusal: Refusal, where: 'screen' | 'shell' = 'screen'): readonly string[] =>
  (SENTENCES[refusal.code] as (facts: Refusal, name: Name) => readonly string[])(refusal, where === 'shell' ? inShell : onScreen);

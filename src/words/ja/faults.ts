import type { Fault, FaultCode, FaultFacts, ScenarioPart } from '../../runbook/faults.ts';
import type { FormName } from '../../runbook/schema.ts';
import { why } from './system-reasons.ts';

const how: Record<FormName, string> = {
  id: '半角の小文字で始め、小文字・数字・ハイフンで書いてください（例：change-password）。点は使えません。',
  'setting-id': '半角の小文字で始め、英字と数字で書いてください（例：sampleAdopted）。',
  'clause-id': '英大文字2〜4字、ハイフン、番号で書いてください（例：KM-13）。',
  'one-line': '改行を入れず、1行で書いてください。',
  'scenario-id': '半角の英字で始め、英数字とハイフンで書いてください（例：I1、save-screen）。',
  minutes: '開始からの分を、0m から 999m までで書いてください（例：10m）。',
  moment: '日本の時刻で「2026-05-16T07:10+09:00」のように、" " で囲んで書いてください。',
  date: '「2022-05-26」か「2019-03」のように書いてください。日付のない文書では、この欄を消してください。',
};

const kinds: Record<string, string> = {
  string: '文字列',
  number: '数',
  boolean: 'true か false',
  array: '並び（- で始まる行）',
  object: '「名前: 値」の組',
  record: '「名前: 値」の組',
  'text-or-list': '文字列か、その並び',
};

const syntax: Record<string, string> = {
  BAD_INDENT: '字下げがそろっていません。同じ段のものは、同じ数の空白で始めてください。',
  MISSING_CHAR: '閉じる記号（" \' ] } :）が足りません。',
  TAB_AS_INDENT: '字下げにタブは使えません。空白に替えてください。',
  BLOCK_AS_IMPLICIT_KEY: '1行に「:」が2つあるか、字下げが違います。文に「: 」が入るときは、全体を " " で囲んでください。',
  MULTILINE_IMPLICIT_KEY: '名前が2行にまたがっています。「:」の抜けと、引用符の閉じ忘れを確かめてください。',
  NON_STRING_KEY: '名前には文字列だけが使えます。',
  KEY_OVER_1024_CHARS: '名前が長すぎます。引用符の閉じ忘れを確かめてください。',
  BAD_SCALAR_START: '「@」や「`」で始まる文は、" " で囲んでください。',
  BAD_DQ_ESCAPE: '" " の中の「\\」の使い方を読めませんでした。\' \' で囲んでください。',
  BLOCK_IN_FLOW: '{ } や [ ] の中では、- の並びは使えません。',
};

const part: Record<ScenarioPart, string> = {
  inject: '状況付与',
  seat: '席',
  objective: '訓練目標',
  expected: '期待行動',
  rule: '規則',
  step: '手順',
  act: '行動',
  deed: '手順や行動',
  variant: '変化',
  value: '変化の値',
  clause: '条項',
};
const partMend: Record<ScenarioPart, string> = {
  inject: 'injects に書くか、名前を直してください。',
  seat: 'seats に書くか、名前を直してください。',
  objective: 'objectives に書くか、名前を直してください。',
  expected: 'expected に書くか、名前を直してください。',
  rule: 'rules に書くか、名前を直してください。',
  step: 'この手順書の手順から選ぶか、act にして acts に書いてください。',
  act: 'acts に書くか、名前を直してください。',
  deed: 'この手順書の手順か、acts に書いた行動の名前にしてください。',
  variant: 'variants に書くか、名前を直してください。',
  value: 'その変化の oneOf にある値を書いてください。',
  clause: 'この手順書が使う条項から選んでください。ガイドラインによらない訓練の目標なら、clause を消してください。',
};
const triggerMend = {
  at: 'は通常（standard）ですが、時刻がありません。at を書くか、kind を contingency（補助）にしてください。',
  when: 'は分岐（adaptive）ですが、条件がありません。when を書いてください。',
  condition: 'に after がありますが、条件がありません。when を書くか、after を消してください。',
};
const realMend = {
  handle: 'アカウント名は「_example」で終わる名前にしてください。',
  address: 'URL・メールの宛先は「.example」で終わる名前にしてください。',
  body: '架空の名前にしてください。',
};

const list = (words: readonly string[]) => words.map((word) => `「${word}」`).join('');
const maybe = (suggestion: string | undefined) => (suggestion === undefined ? '' : `「${suggestion}」のことではありませんか。`);

const under = (values: Readonly<Record<string, string | number>>): string => {
  const said = Object.entries(values).map(([id, value]) => `${id}＝${value}`);
  return said.length === 0 ? '' : `（${said.join('、')}）`;
};
const loosen = (targets: readonly string[], rules: readonly string[]): string => {
  if (targets.length > 0) return `${list(targets)}の target を延ばすか、takes を短くしてください。どれか1つで解けます。`;
  if (rules.length > 0) return `規則${list(rules)}が、ほかと両立しません。どれか1つを直してください。`;
  return '時間の重なる期待行動の target を延ばし、規則に要る行動が expected にあるかを確かめてください。';
};

/** What is wrong and what to write instead, one sentence or two each. */
const sentences: { readonly [C in FaultCode]: (facts: FaultFacts[C]) => string } = {
  'folder.missing': ({ reason }) => `フォルダを開けませんでした（${why(reason)}）。場所を確かめてください。`,
  'folder.empty': () => '手順書がありません。impersonation・takeover・firestorm・rumor のどれかの .yaml を置いてください。',
  'file.missing': ({ name }) => `${name} がありません。ガイドラインの題名・職・条項を書いたファイルを置いてください。`,
  'file.unknown': ({ suggestion }) => `この名前のファイルは読みません。${maybe(suggestion)}`,
  'file.unreadable': ({ reason }) => `読めませんでした（${why(reason)}）。読み取りの権限を確かめてください。`,
  'file.link': () => 'フォルダの外を指すリンクは読みません。ファイルそのものを置いてください。',
  'file.kind': () => 'ふつうのファイルではないため、読みません。',
  'guideline.id': ({ id, folder }) => `id が「${id}」です。フォルダの名前と同じ「${folder}」にするか、フォルダの名前を変えてください。`,
  'guideline.twice': ({ id, other }) => `ガイドライン「${id}」が ${other} にもあります。フォルダの名前と id を変えてください。`,
  'file.trouble': ({ trouble, expected }) => `trouble が「${trouble}」です。ファイル名に合わせて「${expected}」と書いてください。`,
  'text.size': ({ bytes, limit }) => `大きすぎます（${bytes}）。${limit} バイトまでにしてください。`,
  'text.encoding': () => 'UTF-8 で読めない文字があります。Shift_JIS などで保存されていれば、UTF-8 で保存し直してください。',
  'text.mark': () => '先頭に BOM（見えない印）があります。「BOM なしの UTF-8」で保存し直してください。',
  'text.character': ({ character }) => `見えない文字か制御文字（${character}）があります。消してください。`,
  'text.tab': () => 'タブがあります。空白に替えてください。',
  'yaml.syntax': ({ reason }) => syntax[reason] ?? `YAML として読めませんでした（${reason}）。`,
  'yaml.depth': ({ limit }) => `入れ子が深すぎます。${limit} 段までにしてください。`,
  'yaml.size': ({ limit }) => `項目が多すぎます（${limit} まで）。ファイルを分けるか、短くしてください。`,
  'yaml.alias': ({ word }) =>
    `「${word}」の書き方（& * ! %）は使えません。同じ内容でも、そのまま書いてください。文の頭の記号なら、" " で囲んでください。`,
  'yaml.documents': () => '「---」で分けた2つ目の文書があります。1つのファイルには1つだけ書いてください。',
  'yaml.empty': () => '中身がありません。',
  'yaml.key': () => '名前のない項目があります。「名前: 値」の形で書いてください。',
  'yaml.forbidden-key': ({ key }) => `「${key}」という名前は使えません。`,
  'yaml.key-twice': ({ key, first }) => `「${key}」が2回あります（1回目は${first}行目）。どちらかを消してください。`,
  'shape.unknown-key': ({ key, suggestion }) => `「${key}」という項目はありません。${maybe(suggestion)}`,
  'shape.missing': ({ key }) => `「${key}」がありません。書き足してください。`,
  'shape.type': ({ at, expected }) => `「${at}」には${kinds[expected] ?? expected}を書いてください。数字や日付だけの文は " " で囲みます。`,
  'shape.choice': ({ at, value, choices, suggestion }) =>
    `「${at}」に「${value}」は使えません。${maybe(suggestion)}使えるのは ${choices.join('・')} です。`,
  'shape.form': ({ at, value, form }) => `「${at}」の「${value}」は、書き方が違います。${how[form]}`,
  'shape.empty': ({ at }) => `「${at}」が空です。書くか、項目ごと消してください。`,
  'shape.long': ({ at, limit }) => `「${at}」が長すぎます（${limit} まで）。`,
  'shape.invalid': ({ at }) => `「${at}」を読めませんでした。`,
  'clause.unknown': ({ clause, suggestion }) =>
    `条項「${clause}」がありません。${maybe(suggestion)}このガイドラインの clauses に書くか、他市の条項の番号を確かめてください。`,
  'clause.ambiguous': ({ clause, bodies }) => `条項「${clause}」が${list(bodies)}にあり、内容が違います。番号を変えてください。`,
  'clause.unused': ({ clause }) =>
    `条項「${clause}」を、どの手順も、常時の注意も、規定の範囲（coverage）も使っていません。使うか、消してください。`,
  'quote.elsewhere': ({ at, words, clauses }) =>
    `「${at}」の言葉「${words}」が、条項${list(clauses)}の文にありません。原文のまま、1字も変えずに書いてください。`,
  'role.unknown': ({ role, suggestion }) => `職「${role}」が roles にありません。${maybe(suggestion)}`,
  'setting.unknown': ({ setting, suggestion }) => `設定「${setting}」が settings にありません。${maybe(suggestion)}`,
  'rule.unknown': ({ rule, suggestion }) => `常時の注意「${rule}」が guideline.yaml の standingRules にありません。${maybe(suggestion)}`,
  'rule.twice': ({ rule, first }) => `常時の注意「${rule}」が2回あります（1回目は${first}行目）。1つにしてください。`,
  'coverage.sentence': ({ kind }) => `kind が「${kind}」のときは、担当者に見せる文を sentence に書いてください。`,
  'step.unknown': ({ id, suggestion }) =>
    `手順「${id}」は手順の語彙にありません。${maybe(suggestion)}自分の手順なら「x-」で始め、phase と form を書いてください。`,
  'step.own': ({ id, missing }) => `自分の手順「${id}」には ${missing.join(' と ')} が要ります。`,
  'step.twice': ({ id, first }) => `手順「${id}」が2回あります（1回目は${first}行目）。2つ目は「x-」で始まる別の名前にしてください。`,
  'step.clause': ({ id }) =>
    `手順「${id}」の層が規定（rule）ですが、このガイドラインの条項がありません。clauses に書くか、layer を peer か practice にしてください。`,
  'step.modality': ({ id }) => `手順「${id}」に modality がありません。義務なら obligation のように、条項の強さを書いてください。`,
  'step.peer': ({ id }) => `手順「${id}」の層が他市（peer）ですが、他市の条項がありません。clauses に書いてください。`,
  'step.practice': ({ id }) =>
    `手順「${id}」の層が実務（practice）ですが、条項があります。条項があるなら、layer を rule か peer にしてください。`,
  'step.sample': ({ id }) => `手順「${id}」は見本（sample）です。採用しているかを決める設定の名前を setting に書いてください。`,
  'order.unknown-step': ({ at, step, suggestion }) =>
    `「${at}」の手順「${step}」が、この手順書にありません（自分自身も書けません）。${maybe(suggestion)}`,
  'order.question': ({ step }) => `手順「${step}」に answers がないため、only には使えません。`,
  'order.answer': ({ step, answer, choices }) =>
    `手順「${step}」に「${answer}」という答えはありません。答えは ${choices.join('・')} です。`,
  'order.clause': ({ step }) =>
    `手順「${step}」の順序が strict ですが、根拠がありません。順序を定める条項を clause に、その言葉を because に書いてください。根拠がなければ document にしてください。`,
  'order.peer-clause': ({ step, clause }) =>
    `手順「${step}」の順序が strict ですが、条項「${clause}」は他市のものです。他市の条項では止められません。document にしてください。`,
  'order.advice': ({ step, advice }) =>
    `規定の手順「${step}」を、助言の手順「${advice}」で止めることはできません。order を document にしてください。`,
  'order.cycle': ({ steps }) =>
    `順序がひと回りしていて、どれも始められません：${[...steps, steps[0]].join(' → ')}。どれか1つの順序を消してください。`,
  'walk.verb': ({ known }) => `1つの項目には、することを1つだけ書いてください。書けるのは ${known.join('・')} です。`,
  'walk.step': ({ step, suggestion }) => `手順「${step}」が、この手順書にありません。${maybe(suggestion)}`,
  'scenario.unknown': ({ kind, id, suggestion }) => `${part[kind]}「${id}」がありません。${maybe(suggestion)}${partMend[kind]}`,
  'scenario.twice': ({ kind, id, first }) => `${part[kind]}「${id}」が2回あります（1回目は${first}行目）。どちらかの名前を変えてください。`,
  'scenario.one-of': ({ keys }) => `${keys.join('・')} のうち、ちょうど1つを書いてください。`,
  'scenario.trigger': ({ inject, lacks }) => `状況付与「${inject}」${triggerMend[lacks]}`,
  'scenario.answer': ({ step }) => `手順「${step}」は答えを選ぶ手順ではありません。answer を消してください。`,
  'scenario.act-step': ({ act }) =>
    `行動「${act}」と同じ名前の手順が、手順書にあります。行動の名前を変えるか、step で手順のほうを使ってください。`,
  'scenario.unexpected': ({ inject }) =>
    `状況付与「${inject}」に、期待行動がありません。expected に書くか、知らせるだけなら info: true と書いてください。`,
  'scenario.slot': ({ slot }) => `「{${slot}}」に入る値がありません。variants に「${slot}」を書くか、{ } を消してください。`,
  'scenario.late': ({ at, minutes, limit }) =>
    `「${at}」の ${minutes} 分は、訓練の長さ（${limit} 分）をこえています。短くするか、duration を延ばしてください。`,
  'scenario.runbook': ({ guideline, trouble }) =>
    `ガイドライン「${guideline}」に ${trouble} の手順書がありません。guideline と trouble を確かめてください。`,
  'scenario.real': ({ kind, word }) => `「${word}」は実在するものに見えます。${realMend[kind]}`,
  'scenario.start': ({ start }) => `「${start}」という日時はありません。日付と時刻を確かめてください。`,
  'scenario.name': ({ id, name }) => `id が「${id}」です。ファイルの名前と同じ「${name}」にするか、ファイルの名前を変えてください。`,
  'scenario.dead': ({ inject }) =>
    `状況付与「${inject}」は、どう進めても起きません。when の条件が打ち消し合っていないか、at と after が訓練の終わりまでに収まるかを確かめてください。`,
  'scenario.unsolvable': ({ values, targets, rules }) =>
    `目標時間と規則のすべてを守れる進め方が、1つもありません${under(values)}。${loosen(targets, rules)}`,
  'scenario.undecided': ({ values }) =>
    `進め方が多すぎて、解けるかどうかを確かめきれません${under(values)}。期待行動を減らすか、付与の時刻をずらして重なりを減らしてください。`,
  'scenario.tight': ({ values, slack, least }) =>
    `余裕が ${slack} 分しかありません${under(values)}。どの目標時間も ${least} 分は早められるように、target を延ばすか、takes を短くしてください。`,
};

/** The sentence for one fault. */
export function faultSentence(fault: Fault): string {
  return (sentences[fault.code] as (facts: Fault['facts']) => string)(fault.facts);
}

/** Where it stands, as people say it: 「takeover.yaml 12行目」. */
export function faultPlace({ file, line }: Fault): string {
  return line > 0 ? `${file} ${line}行目` : file;
}

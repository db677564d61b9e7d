import type { Trouble } from '../../../machines/words.ts';
import { terms } from './terms.ts';

/** guideline.yaml of a folder to start from. Everything that is not yet known stands as a comment. */
const guideline = (id: string): string => `# ガイドラインそのもの：題名、職、条項、常時の注意。
# 「#」で始まる行は説明です。消しても、残しても、動きは変わりません。
# 書いたら、hikeshi runbook check このフォルダー で確かめます。書き方は docs/adopting.md にあります。
schema: hikeshi/guideline@1

# このフォルダーの名前と同じにします。
id: ${id}

# 市町村の名と、ガイドラインの題名。画面と書き出しに出ます。
body: わたしの町
title: わたしの町ソーシャルメディアガイドライン

# 版。adopted は年月日か年月。日付のない文書なら、adopted を消します。
edition: { label: 版の名を書く }

# 職（氏名ではありません。氏名は、事案のその日に書きます）。
# anyone: true  は「職員」のように、だれでも当たる言葉。
# outside: true は報道機関や運営者のように、庁の外。
roles:
  section-head: { title: 所属長 }
  pr-head: { title: 広報担当課長 }
  # it-head: { title: 情報システム担当課長, note: 休日は宿直を通して }
  # staff: { title: 職員, anyone: true }
  # platform: { title: ソーシャルメディアの運営者, outside: true }

# 条項。番号は「英大文字2〜4字-数字」。ref は文書の番号、text は原文のまま（1字も変えない）。
# 手順などが使わない条項は、書かないでおきます。
clauses: {}
# clauses:
#   MT-01:
#     ref: ５(1)
#     text: 所属長は、アカウントの乗っ取りを確認したときは、速やかに広報担当課長に報告すること。
#   MT-02:
#     ref: ５(2)
#     text: 報告を受けた場合、広報担当課長は、パスワードの変更を行うこと。
#   MT-03:
#     ref: ６
#     text: 広報担当課長は、なりすましがあったときは、必要に応じてホームページで注意喚起を行うこと。
#   MT-04:
#     ref: ７(1)
#     text: 批判が相次いだときは、職員個人の判断で反論せず、必要に応じて説明、訂正、謝罪等を行うこと。
#   MT-05:
#     ref: ７(2)
#     text: 事実と異なる情報が広まったときは、正否を確かめること。

# 初めから終わりまで守ること（手順ではないもの）。各手順書の standingRules に、id を書くと効きます。
# standingRules:
#   - id: no-individual-rebuttal
#     title: 職員個人の判断で反論しない
#     short: 職員個人の判断での反論
#     clauses: [MT-04]

# ガイドラインが市町村に任せていること（はい・いいえ）。
# settings:
#   sampleAdopted: { title: 運用ポリシー（見本）を採用している, default: false }
`;

/** What a runbook of a trouble might hold, as a comment; the first step is there already. */
const EXAMPLE: Readonly<Record<Trouble, string>> = {
  impersonation: `#  - id: publish-website-notice
#    title: ホームページでの注意喚起
#    hint: 偽アカウントがあると知らせます
#    modality: [as-needed, obligation]   # 必要に応じて
#    clauses: [MT-03]
#    by: pr-head`,
  takeover: `#  - id: notify-pr-division
#    title: 広報担当課長への報告
#    hint: 起きたことを伝えます
#    modality: obligation                # 〜すること
#    clauses: [MT-01]
#    by: section-head                    # する人（条項が名指しするときだけ）
#    to: [pr-head]                       # 相手。「及び」なら、手順を1人ずつ分けます
#    deadlineWord: 速やかに              # 期限の言葉。原文のまま
#  - id: change-password
#    title: パスワードの変更
#    hint: 安全なものに変えます
#    modality: obligation
#    clauses: [MT-02]
#    after:                              # 文が順序を決めているときだけ、止めます
#      - { step: notify-pr-division, order: strict, clause: MT-02, because: 報告を受けた場合, release: done }
#    perRound: true                      # また起きたら、もう一度行う`,
  firestorm: `#  - id: decide-response
#    title: 対応方針の決定
#    hint: 個人でなく、組織として決めます
#    modality: as-needed
#    clauses: [MT-04]
#    answers: { explain: 説明, correct: 訂正, apologise: 謝罪, hold: 静観, none: 対応しない }
#    perRound: true`,
  rumor: `#  - id: verify-facts
#    title: 事実関係（正否）の確認
#    hint: 発信の前に、正否を確かめます
#    modality: obligation
#    clauses: [MT-05]
#    answers: { 'true': 真, 'false': 偽, partly: 一部, unknown: 不明 }
#    perRound: true`,
};

const runbook = (trouble: Trouble): string => `# ${terms.trouble[trouble]}のときの手順書。
schema: hikeshi/runbook@1
trouble: ${trouble}

# ガイドラインが「${terms.trouble[trouble]}」をどう定めているか。
#   direct：名指しの規定がある　same-meaning：同じ意味の規定がある　partial：一部だけ
#   sample：見本の運用ポリシーだけ　none：直接の規定はない
# sentence は担当者に見せる文（partial・sample・none では要ります）。
coverage:
  kind: none
  sentence: わたしの町のガイドラインに「${terms.trouble[trouble]}」を直接定めた規定はありません。所属長の指示によってください。
  # direct: [MT-01]      # 直接定めた条項
  # indirect: [MT-02]    # 関係し得る一般の条項
  silent: [報告, 画面の記録, 終結]   # 定めのない事項

# standingRules: [no-individual-rebuttal]

# 手順。層（layer）は rule＝自分の条項（条項が要る）、peer＝他市の条項、practice＝実務（条項なし）。
# rule だけが終結に必要です。peer と practice は助言として、畳んで示します。
steps:
  - id: record-detection
    title: 覚知の記録
    hint: いつ、どう気づいたかを書きます
    layer: practice
${EXAMPLE[trouble]}
`;

const rehearsal = (
  trouble: Trouble,
): string => `# 稽古：台本どおりに進めて、終結まで行けるかを確かめます。hikeshi runbook check が読みます。
schema: hikeshi/rehearsal@1
trouble: ${trouble}
title: 気づいてから終結まで
by: { role: 所属長, name: 稽古 太郎 }
account: '@example'
walk:
  # - do: notify-pr-division
  # 先に止められることも、書きます：
  # - { do: change-password, refused: { code: step.blocked, by: notify-pr-division } }
  - close: true
`;

/** The files of a folder to start from, by name. */
export const guidelineTemplate = (id: string): ReadonlyMap<string, string> =>
  new Map([
    ['guideline.yaml', guideline(id)],
    ...(Object.keys(EXAMPLE) as Trouble[]).flatMap((trouble): [string, string][] => [
      [`${trouble}.yaml`, runbook(trouble)],
      [`${trouble}.rehearsal.yaml`, rehearsal(trouble)],
    ]),
  ]);

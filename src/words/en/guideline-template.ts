import type { Trouble } from '../../../machines/words.ts';
import type { guidelineTemplate as japanese } from '../ja/guideline-template.ts';
import { terms } from './terms.ts';

/** guideline.yaml of a folder to start from. Everything that is not yet known stands as a comment; what a clause may say is Japanese. */
const guideline = (id: string): string => `# The guideline itself: title, posts, clauses, standing rules.
# Lines that begin with “#” explain. They change nothing, whether they stay or go.
# Check what you write with: hikeshi runbook check THIS-FOLDER. docs/adopting.md tells how to write it.
schema: hikeshi/guideline@1

# The same as the name of this folder.
id: ${id}

# The name of the city and the title of the guideline, as shown on screens and in exports.
body: わたしの町
title: わたしの町ソーシャルメディアガイドライン

# The edition. adopted is a day or a month; for a document without a date, remove adopted.
edition: { label: 版の名を書く }

# Posts (not names of people: those are written on the day of the incident).
# anyone: true   a word such as 職員, which fits anybody.
# outside: true  outside the office, such as the press or a platform.
roles:
  section-head: { title: 所属長 }
  pr-head: { title: 広報担当課長 }
  # it-head: { title: 情報システム担当課長, note: 休日は宿直を通して }
  # staff: { title: 職員, anyone: true }
  # platform: { title: ソーシャルメディアの運営者, outside: true }

# Clauses, numbered “two to four capital letters-number”. ref is the number in the document, text is verbatim (not one letter changed).
# Clauses that nothing uses are left out.
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

# What is to be kept to from the first to the last (no step). A runbook that names the id under standingRules has it in force.
# standingRules:
#   - id: no-individual-rebuttal
#     title: 職員個人の判断で反論しない
#     short: 職員個人の判断での反論
#     clauses: [MT-04]

# What the guideline leaves to the city (yes or no).
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
#    by: section-head                    # who does it (only where the clause names somebody)
#    to: [pr-head]                       # to whom; for 及び, one step for each
#    deadlineWord: 速やかに              # the deadline word, verbatim
#  - id: change-password
#    title: パスワードの変更
#    hint: 安全なものに変えます
#    modality: obligation
#    clauses: [MT-02]
#    after:                              # holds it back, only where the text orders it
#      - { step: notify-pr-division, order: strict, clause: MT-02, because: 報告を受けた場合, release: done }
#    perRound: true                      # once more if it comes back`,
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

/** What the trouble is called in the sentence that operators read. */
const SAID: Readonly<Record<Trouble, string>> = { impersonation: 'なりすまし', takeover: '乗っ取り', firestorm: '炎上', rumor: 'デマ' };

const runbook = (trouble: Trouble): string => `# The runbook for ${terms.trouble[trouble].toLowerCase()}.
schema: hikeshi/runbook@1
trouble: ${trouble}

# How the guideline rules on it.
#   direct: by name   same-meaning: by the same meaning   partial: only in part
#   sample: only in a sample policy   none: no direct rule
# sentence is shown to operators (needed for partial, sample and none).
coverage:
  kind: none
  sentence: わたしの町のガイドラインに「${SAID[trouble]}」を直接定めた規定はありません。所属長の指示によってください。
  # direct: [MT-01]      # clauses that rule on it directly
  # indirect: [MT-02]    # general clauses that may apply
  silent: [報告, 画面の記録, 終結]   # what is not ruled

# standingRules: [no-individual-rebuttal]

# Steps. layer is rule (a clause of your own, which it needs), peer (another city's clause) or practice (no clause).
# Closing needs those of rule alone. peer and practice are advice, and are shown folded.
steps:
  - id: record-detection
    title: 覚知の記録
    hint: いつ、どう気づいたかを書きます
    layer: practice
${EXAMPLE[trouble]}
`;

const rehearsal = (
  trouble: Trouble,
): string => `# A rehearsal: tries whether this script leads to the closing. hikeshi runbook check reads it.
schema: hikeshi/rehearsal@1
trouble: ${trouble}
title: 気づいてから終結まで
by: { role: 所属長, name: 稽古 太郎 }
account: '@example'
walk:
  # - do: notify-pr-division
  # That it is held back before can be written too:
  # - { do: change-password, refused: { code: step.blocked, by: notify-pr-division } }
  - close: true
`;

/** The files of a folder to start from, by name. */
export const guidelineTemplate: typeof japanese = (id) =>
  new Map([
    ['guideline.yaml', guideline(id)],
    ...(Object.keys(EXAMPLE) as Trouble[]).flatMap((trouble): [string, string][] => [
      [`${trouble}.yaml`, runbook(trouble)],
      [`${trouble}.rehearsal.yaml`, rehearsal(trouble)],
    ]),
  ]);

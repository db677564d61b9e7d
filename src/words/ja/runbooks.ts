import type { Refusal } from '../../incident/refusal.ts';
import { terms } from './terms.ts';

/** How a rehearsal went otherwise than its script, as facts. */
type WalkFacts =
  | { readonly code: 'walk.refused'; readonly refusal: Refusal }
  | { readonly code: 'walk.accepted'; readonly expected: string }
  | { readonly code: 'walk.otherwise'; readonly expected: string; readonly by: readonly string[]; readonly refusal: Refusal }
  | { readonly code: 'walk.not-closed'; readonly left: readonly string[] };

const list = (words: readonly string[]) => words.map((word) => `「${word}」`).join('');

/** Words of the commands about runbooks. */
export const runbookWords = {
  check: {
    about: '手順書を確かめる（書き方、条項、順序、すべての進め方、稽古）',
    done: (body: string, trouble: keyof typeof terms.trouble, states: number, sound: boolean, lines: number | undefined) =>
      `${sound ? '○' : '×'} ${body}　${terms.trouble[trouble]}　${states}通りの場面${lines === undefined ? '　稽古なし' : `　稽古${lines}行`}`,
    sound: (guidelines: number, runbooks: number, states: number) =>
      `正しく書けています：ガイドライン${guidelines}件、手順書${runbooks}件、場面${states}通り。`,
    faults: (count: number) => `直す所が${count}件あります。`,
    place: (file: string, line: number) => (line > 0 ? `${file} ${line}行目` : file),
    under: (names: readonly string[]) => `（設定：${names.join('、')}）`,
    on: (name: string, value: boolean) => `${name}＝${value ? 'はい' : 'いいえ'}`,
    noRehearsal: (file: string) => `${file}　稽古がありません。置くと、終結まで進めるかを毎回確かめられます。`,
    untried: (file: string, step: string, by: string) => `${file}　「${by}」の前に「${step}」を止められるかを、稽古が試していません。`,
    onlyOnce: (file: string) => `${file}　また起きたとき（recur）を、稽古が試していません。`,
    notes: '直さなくてもよいが、知っておくこと：',
    nothing: '手順書が1つもありません。フォルダーの場所を確かめてください。',
    limit: (combinations: number) => `設定が多いので、${combinations}通りの組み合わせだけを確かめました。`,
  },
  coverage: {
    about: '条項と手順の対応（使っていない条項、条項のない手順、規定のない所）',
    kind: { direct: '直接', 'same-meaning': '同じ意味', partial: '一部だけ', sample: '見本だけ', none: '規定なし' },
    template: 'ひな型',
    missing: '（手順書なし）',
    counts: (steps: { rule: number; counting: number; peer: number; practice: number }, template: boolean) =>
      `${template ? `要${steps.counting}` : `規${steps.rule}(${steps.counting})`} 他${steps.peer} 実${steps.practice}`,
    legend: ['規：自分の条項の手順（かっこは終結に要る数）　他：他市の条項の手順　実：条項のない実務　要：ひな型で終結に要る数'],
    noRule: '自分の条項の手順が1つもない所',
    unsupported: '条項のない手順（実務）',
    unused: '手順が使わない条項',
    usedBy: {
      rule: (body: string, count: number) => `${body}　常時の注意だけが使う（${count}）`,
      coverage: (body: string, count: number) => `${body}　関係し得る一般の条項（${count}）`,
    },
  },
  show: {
    silent: (items: readonly string[]) => `規定なし：${items.join('、')}`,
    otherwise: (setting: string, value: boolean, sentence: string) => `「${setting}」が「${value ? 'はい' : 'いいえ'}」のとき：${sentence}`,
    indirect: (refs: readonly string[]) => `関係し得る一般の条項：${refs.join('、')}`,
    by: (role: string) => `   する職：${role}`,
    to: (roles: readonly string[]) => `   相手：${roles.join('、')}`,
    exception: {
      oral: (refs: readonly string[]) => `   口頭でよい場合：${refs.join('、')}`,
      exempt: (refs: readonly string[]) => `   不要の場合：${refs.join('、')}`,
    },
  },
  print: '紙で使う手順書（A4）を書き出す',
  diagram: '図（Mermaid）を出す：進み方と、手順の順序',
  diff: {
    about: '2つの版のフォルダーを比べる',
    one: (dir: string) => [
      `「${dir}」は、ガイドラインのフォルダー1つではありません。`,
      'guideline.yaml のあるフォルダーを示してください。',
    ],
  },
  guideline: {
    name: (id: string) => [
      `フォルダーの名前「${id}」は、ガイドラインの番号（id）に使えません。`,
      '半角の小文字で始め、小文字・数字・ハイフンで付けてください（例：minatono）。',
    ],
    exists: (dir: string) => [`「${dir}」には、もうファイルがあります。`, '書いたものを消さないよう、別の名前を付けてください。'],
    made: (dir: string, files: readonly string[]) => [
      `フォルダー ${dir} を作りました（${files.length}ファイル）。`,
      `guideline.yaml から書き、hikeshi runbook check ${dir} で確かめてください。`,
    ],
  },
  /** What went otherwise than the script says; the refusal's own sentences follow. */
  walk: (fault: WalkFacts): string => {
    switch (fault.code) {
      case 'walk.refused':
        return '稽古がここで止められました。台本を直すか、止められることを refused に書いてください。';
      case 'walk.accepted':
        return `止められる（${fault.expected}）と書かれていますが、止められませんでした。順序（after）が抜けていないか確かめてください。`;
      case 'walk.otherwise':
        return `止められましたが、書かれたこと（${[fault.expected, ...fault.by].join('、')}）とは違う理由（${fault.refusal.code}）です。`;
      case 'walk.not-closed':
        return `稽古が終結まで進みません。${fault.left.length === 0 ? '最後に close: true を書いてください。' : `残り：${list(fault.left)}`}`;
    }
  },
} as const;

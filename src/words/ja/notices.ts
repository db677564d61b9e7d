import { terms } from './terms.ts';

/** Words around drafts of notices, operators' windows, and the way in where no clause rules the trouble (screens.md 09, 18). */
export const notices = {
  /** What the answers of an incident say in a draft. An answer that is missing here says nothing, and its slot stays open. */
  fact: {
    投稿の見きわめ: { hijacked: '公式に発信したものではない投稿' },
    アカウントの見きわめ: { fake: '公式のものではないアカウント', 'not-operated': '公式には運用していないサービスのアカウント' },
    アカウントの管理: {
      'in-control': 'アカウントには入ることができます。',
      'locked-out': 'アカウントに入ることができません。',
      'recovery-asked': 'アカウントに入ることができないため、運営者に回復を依頼しています。',
    },
    真偽: { false: '事実ではありません', partly: '一部が事実ではありません' },
  },
  trouble: terms.trouble,
  draft: {
    button: '文案のひな型を入れる',
    list: (count: number) => `ひな型　${count}件`,
    practice: '規定ではなく、実務の文案です。事実に合わせて直してから使います。',
    preview: (title: string) => `${title}　入れたあと、その場で直せます`,
    take: 'Enter で欄に入ります（まだ記録しません）。書いた文は消えず、その下に入ります。',
    source: (source: string) => `並びの出所　${source}`,
    none: 'この手順に合うひな型はありません。欄に直接書いてください。',
    broken: (where: string, what: string) => `読めなかったひな型　${where}　${what}`,
    open: (slots: readonly string[]) => `まだ書いていない所　${slots.map((slot) => `【${slot}】`).join('')}`,
    fillIn: 'Tab で次の【 】へ移ります。打つと【 】と入れ替わります。',
    blocked: (slot: string, others: number) => `【${slot}】${others > 0 ? `ほか${others}` : ''}を書くと押せます`,
    differs: '承認された文案と違います。直したときは、もう一度承認を受けてください。',
    approved: '承認された文案が入っています。',
  },
  route: {
    title: '規定外の助言　運営者の窓口',
    checked: (date: string) => `（最終確認 ${date}）`,
    platform: { x: 'X', facebook: 'Facebook', instagram: 'Instagram', youtube: 'YouTube', line: 'LINE' },
    kind: { impersonation: 'なりすまし', recovery: '回復', illegal: '違法・有害', verification: '認証' },
    confidence: { official: '◎公式の頁', 'third-party': '○第三者の頁', unconfirmed: '確認できていません' },
    source: (source: string) => `出所　${source}`,
    more: (count: number) => `ほか${count}件（運営者を選ぶと、その窓口だけになります）`,
    broken: (where: string, what: string) => `窓口の表を読めませんでした　${where}　${what}`,
  },
  uncovered: {
    title: (body: string, trouble: string) => `${body} ${trouble}`,
    related: (count: number) => `関係する規定 ${count}件のうち、はじめに読むもの`,
    verbatim: '原文のまま',
    others: (count: number) => `ほか${count}件は［条項をすべて読む］で読めます。`,
    silent: (body: string) => `${body}に規定がないこと`,
    ways: '始め方',
    rulesOnly: 'この規定だけで始める',
    rulesCount: (count: number) => `規定の手順${count}件`,
    withAdvice: '規定外の参考も並べて始める',
    adviceNote: (body: string) => `参考は完了の条件に入りません。${body}の決まりとしては記録しません。`,
    wait: '覚知だけを記録して、所属長の指示を待つ',
    waitNote: (text: string) => `始めると、メモ「${text}」も記録します。`,
    waiting: '覚知だけを記録し、所属長の指示を待つことにした。',
    readAll: '条項をすべて読む',
  },
  template: 'これはひな型です。使う人が、書かれた手順をすべて採ったものとして扱います。',
} as const;

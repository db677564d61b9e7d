import type { Change, GuidelineDiff, RunbookDiff } from '../../runbook/diff.ts';
import { terms } from './terms.ts';

/** What a field is called where a change of it is told. */
const FIELD: Readonly<Record<string, string>> = {
  title: '題名',
  hint: '一言',
  layer: '出所',
  basis: '根拠の種類',
  modality: '強さ',
  clauses: '条項',
  quote: '引く言葉',
  source: '出どころ',
  by: 'する職',
  to: '相手',
  when: '条件',
  deadlineWord: '期限の言葉',
  phase: '段階',
  form: '様式',
  needsAccess: 'ログインが要るか',
  setting: '設定',
  answers: '答え',
  only: '現れる条件',
  after: '順序',
  exceptions: 'ただし書',
  perRound: 'また起きたとき',
  reopensWith: 'いっしょに開き直る手順',
  outcomes: '終え方',
  'coverage.kind': '規定の範囲',
  'coverage.direct': '直接の条項',
  'coverage.indirect': '関係し得る条項',
  'coverage.sentence': '示す文',
  'coverage.silent': '定めのない事項',
  'coverage.unless': '設定による違い',
  standingRules: '常時の注意',
  order: '手順の並び',
  id: '番号',
  body: '市町村の名',
  edition: '版',
  template: 'ひな型か',
  settings: '設定',
  roles: '職',
};

/** A value as a person reads it: words as they are, nothing as なし, the rest as it would be written in the file. */
const value = (field: string, given: unknown): string => {
  if (given === null || (Array.isArray(given) && given.length === 0)) return 'なし';
  if (typeof given === 'boolean') return given ? 'はい' : 'いいえ';
  if (field === 'modality' && Array.isArray(given))
    return given.map((one) => terms.modality[one as keyof typeof terms.modality] ?? one).join('・');
  if (field === 'layer') return terms.layerSpoken[given as keyof typeof terms.layerSpoken] ?? String(given);
  if (field === 'phase') return terms.phase[given as keyof typeof terms.phase] ?? String(given);
  if (Array.isArray(given)) return given.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('、');
  return typeof given === 'string' ? given : JSON.stringify(given);
};

const changeLine = ({ field, old, new: now }: Change): string => `${FIELD[field] ?? field}：${value(field, old)} → ${value(field, now)}`;

const runbookLines = (diff: RunbookDiff): string[] => {
  const name = terms.trouble[diff.trouble];
  if (diff.kind === 'same') return [`${name}　変わりません`];
  if (diff.kind === 'added') return [`${name}　手順書が加わります（${diff.added.length}件）`];
  if (diff.kind === 'removed') return [`${name}　手順書がなくなります（${diff.removed.length}件）`];
  return [
    name,
    ...diff.whole.map((change) => `  ${changeLine(change)}`),
    ...diff.added.map(({ step, title }) => `  ＋ ${title}（${step}）`),
    ...diff.removed.map(({ step, title }) => `  － ${title}（${step}）`),
    ...diff.changed.flatMap(({ step, title, changes, clauses }) => [
      `  △ ${title}（${step}）`,
      ...changes.map((change) => `      ${changeLine(change)}`),
      ...(clauses.length === 0 ? [] : [`      条項の文が変わりました：${clauses.join('、')}`]),
    ]),
  ];
};

/** What a new edition changes, in Japanese: the guideline, its clauses, then each trouble. */
export const diffLines = (diff: GuidelineDiff): string[] => {
  if (diff.same) return ['変わる所はありません。'];
  const clauses = diff.clauses.flatMap(({ clause, kind, old, new: now }) => {
    if (kind === 'added') return [`  ＋ ${clause}　${now?.ref ?? ''}　${now?.text ?? ''}`];
    if (kind === 'removed') return [`  － ${clause}　${old?.ref ?? ''}　${old?.text ?? ''}`];
    return [
      `  △ ${clause}　${now?.ref ?? ''}`,
      `      旧：${old?.ref ?? ''}　${old?.text ?? ''}`,
      `      新：${now?.ref ?? ''}　${now?.text ?? ''}`,
    ];
  });
  return [
    ...diff.whole.map(changeLine),
    ...(clauses.length === 0 ? [] : ['条項', ...clauses]),
    ...diff.runbooks.flatMap(runbookLines),
    '対応中の事案は、始めたときの手順書のままで、変わりません。',
  ];
};

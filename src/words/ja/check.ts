import type { CheckCode, CheckFacts, CheckFault } from '../../runbook/check/fault.ts';
import type { Runbook } from '../../runbook/runbook.ts';
import { report } from './report.ts';
import { terms } from './terms.ts';

/** What the sentences need of a runbook: what its steps and answers are called. */
export type Titled = Pick<Runbook, 'steps' | 'standingRules'>;

type Sentences = { readonly [C in CheckCode]: (facts: CheckFacts[C], named: (id: string) => string, runbook: Titled) => string };

const how = { after: '順序（after）', only: '条件（only）', reopensWith: '開き直し（reopensWith）' };

const sentences: Sentences = {
  'unknown-step': ({ step, names, as }, named) => `${named(step)}の${how[as]}にある「${names}」という手順はありません。`,
  'unknown-answer': ({ step, decision, answer }, named) =>
    `${named(step)}は${named(decision)}の答え「${answer}」を待ちますが、その答えはありません。`,
  'step-twice': ({ step }) => `手順「${step}」が2つあります。`,
  'order-cycle': ({ steps }, named) =>
    steps.length === 1
      ? `${steps.map(named).join('')}が、自分自身を待っています。始められません。`
      : `手順が互いに待ち合っています：${steps
          .map((step, n) => `${named(step)}は${named(steps[(n + 1) % steps.length] ?? '')}を`)
          .join('、')}待っています。どれも始められません。`,
  'order-on-advice': ({ step, advice }, named) =>
    `済ませなければならない${named(step)}が、規定外の助言である${named(advice)}を待っています。助言は手を止められません（order: document にしてください）。`,
  'forbidden-step': ({ step, rule }, named, runbook) =>
    `${named(step)}は、禁止「${runbook.standingRules.find(({ id }) => id === rule)?.title ?? rule}」に反します。`,
  'closure-unreachable': () => '終結できなくなる進め方があります。',
  'closure-unreachable-plainly': () => '手順を行い、判断していくだけでは、終結できません。',
  'dead-step': ({ step }, named) => `${named(step)}を行える場面がありません。条件（only）と順序（after）を確かめてください。`,
  'open-at-closure': ({ step }, named) => `${named(step)}が済んでいないのに、終結できてしまいます。`,
  'order-broken': ({ step, waitsFor }, named) => `${named(waitsFor)}より先に、${named(step)}を行えてしまいます。`,
  'lock-out-broken': ({ step }, named) => `アカウントに入れないのに、${named(step)}を済にできてしまいます。`,
  'outcome-not-allowed': ({ step, outcome }, named) =>
    `${named(step)}が、許されていない「${outcome in terms.outcome ? terms.outcome[outcome as keyof typeof terms.outcome] : outcome}」で終わります。`,
  'can-disagrees': ({ event, taken }, _, runbook) =>
    taken
      ? `止められていると示しながら、次を受け付けます：${eventInJapanese(event, runbook)}`
      : `できると示しながら、次を受け付けません：${eventInJapanese(event, runbook)}`,
  'carry-refused': ({ step }, named) => `別の対応で済んだ${named(step)}を、引き継げない場面があります。`,
  'closed-accepts': ({ event }, _, runbook) => `終結した後に、次を受け付けます：${eventInJapanese(event, runbook)}`,
  'recur-reopens-nothing': () =>
    'また起きたときに、もう一度行う手順がない場面があります。毎回行う手順に perRound: true を付けてください（条件のない、済ませるべき手順に）。',
  'endless-loop': ({ event }, _, runbook) => `次の後、状態が定まりません：${eventInJapanese(event, runbook)}`,
  'too-many-states': ({ steps, limit }, named) =>
    `${steps.length}件の手順（${steps.slice(0, 3).map(named).join('')}ほか）が互いに関わり合い、${limit}通りを超えるため、確かめきれません。順序と条件を減らしてください。`,
};

/**
 * What the check found, in Japanese: the sentence, then the shortest way that leads there, one step a line.
 * Steps appear under their titles; an id the runbook does not know appears as it is written.
 */
export function checkLines(fault: CheckFault, runbook: Titled): string[] {
  const named = (id: string) => `「${titleOf(id, runbook)}」`;
  const sentence = (sentences[fault.code] as (facts: unknown, named: (id: string) => string, runbook: Titled) => string)(
    fault.facts,
    named,
    runbook,
  );
  if (fault.path === undefined || fault.path.length === 0) return [sentence];
  return [sentence, '次の順に進めると、そうなります：', ...fault.path.map((event, n) => `${n + 1}. ${eventInJapanese(event, runbook)}`)];
}

const titleOf = (id: string, runbook: Titled): string => runbook.steps.find((step) => step.id === id)?.title ?? id;

/** One machine event as a person would say it. */
export function eventInJapanese(event: string, runbook: Titled): string {
  const [kind = '', id = '', answer] = event.split('.');
  const step = `「${titleOf(id, runbook)}」`;
  const said = answer === undefined ? '' : (runbook.steps.find((one) => one.id === id)?.answers?.[answer] ?? answer);
  switch (kind) {
    case 'do':
      return `${step}を済ませる`;
    case 'decide':
      return `${step}を「${said}」と判断する`;
    case 'could-not':
    case 'not-needed':
    case 'not-applicable':
      return `${step}を「${terms.outcome[kind]}」とする`;
    case 'reopen':
      return `${step}を開き直す`;
    case 'override':
      return said === '' ? `理由を書いて、${step}を先に済ませる` : `理由を書いて、${step}を先に「${said}」と判断する`;
    case 'carry':
      return said === '' ? `${step}を別の対応から引き継ぐ` : `${step}の「${said}」を別の対応から引き継ぐ`;
    case 'ask':
      return `質問「${questionWord(id)}」に「${answerWord(id, answer ?? '')}」と答える`;
    case 'recur':
      return 'また起きたことを記録する';
    case 'close':
      return '終結する';
    case 'resume':
      return '再開する';
    default:
      return event;
  }
}

const questionWord = (id: string): string => (report.questions as Readonly<Record<string, string>>)[id] ?? id;
const answerWord = (question: string, answer: string): string =>
  (report.answers as Readonly<Record<string, Readonly<Record<string, string>>>>)[question]?.[answer] ?? answer;

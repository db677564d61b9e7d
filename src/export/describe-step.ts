import type { Entry } from '../incident/entry.ts';
import type { Incident, Response } from '../incident/incident.ts';
import type { Step } from '../runbook/runbook.ts';
import { report } from '../words/ja/report.ts';
import { terms } from '../words/ja/terms.ts';
import { describeApproval } from './describe-approval.ts';
import { personOf } from './person.ts';
import { type Said, saidOf } from './said.ts';

/** 決裁, 協議 and 判断 are told by their own name, every other record by its phase. */
export const stepKind = (entry: Entry, step: Step): string => {
  const form = 'form' in entry.data ? entry.data.form : undefined;
  if (form === 'R14' || entry.type === 'approval.taken') return report.kind.approval;
  if (form === 'R06') return report.kind.consultation;
  if (form === 'R04' || step.answers !== undefined) return report.kind.decision;
  return terms.phase[step.phase];
};

/** `step（手順5）` */
const named = (step: Step): string => report.step(step.title, step.number);

interface Headline {
  readonly text: string;
  /** Fields that the headline already tells. */
  readonly told: readonly string[];
}

/** 鈴木→統括情報セキュリティ責任者　電話　つながらず（手順4） */
const callHeadline = (entry: Entry, step: Step, value: (id: string) => string | undefined): Headline | undefined => {
  const to = value('to');
  if (to === undefined) return undefined;
  const missed = entry.type === 'step.recorded' && entry.data.missed;
  const said = [
    `${value('from') ?? personOf(entry).text}→${to}`,
    value('means'),
    missed ? report.missed : undefined,
    'fields' in entry.data && entry.data.fields.received === 'deputy' ? report.deputy : undefined,
  ];
  const text = said.filter((part) => part !== undefined).join('　');
  return { text: report.step(text, step.number), told: ['from', 'to', 'means', 'received'] };
};

/** 所属長 鈴木　口頭決裁　電話（手順10） */
const approvalHeadline = (step: Step, value: (id: string) => string | undefined): Headline | undefined => {
  const said = ['approver', 'approval', 'means'].map(value).filter((part) => part !== undefined);
  return said.length === 0 ? undefined : { text: report.step(said.join('　'), step.number), told: ['approver', 'approval', 'means'] };
};

const outcomeWord = (entry: Entry, step: Step): string | undefined => {
  if (entry.type === 'step.recorded') return entry.data.missed ? report.missed : undefined;
  if (!('answer' in entry.data || 'outcome' in entry.data)) return undefined;
  const { data } = entry as { data: { answer?: string; outcome?: keyof typeof terms.outcome } };
  if (data.answer !== undefined) return step.answers?.[data.answer] ?? data.answer;
  return data.outcome === undefined || data.outcome === 'done' ? undefined : terms.outcome[data.outcome];
};

const headlineOf = (entry: Entry, step: Step, said: readonly Said[]): Headline => {
  const value = (id: string) => said.find((one) => one.id === id)?.value.replaceAll('\n', '、');
  const form = 'form' in entry.data ? entry.data.form : undefined;
  const special = form === 'R05' ? callHeadline(entry, step, value) : form === 'R14' ? approvalHeadline(step, value) : undefined;
  if (special !== undefined) return special;
  const evidence = value('evidence')?.split('、');
  const parts = [named(step), outcomeWord(entry, step), evidence && report.evidence(evidence)];
  return { text: parts.filter((part) => part !== undefined).join('　'), told: ['evidence'] };
};

/** Steps that an order put first, with the clause that says so. */
export const earlierSteps = (response: Response, entry: Entry): string[] => {
  const waiting = [
    ...('blockedBy' in entry.data ? entry.data.blockedBy : []),
    ...('outOfOrder' in entry.data ? (entry.data.outOfOrder ?? []) : []),
  ];
  return waiting.map(({ step: id, clause }) => {
    const other = response.runbook.steps.find((one) => one.id === id);
    const ref = clause === undefined ? undefined : response.runbook.clauses[clause]?.ref;
    const title = other === undefined ? id : report.step(other.title, other.number);
    return ref === undefined ? title : `${title}${ref}`;
  });
};

/** What a line about a step says: a headline, then each field that it leaves open. */
export const describeStep = (incident: Incident, entry: Entry, response: Response, step: Step): string[] => {
  if (entry.type === 'step.carried') return [report.carried(named(step), entry.data.from.seq)];
  if (entry.type === 'approval.taken') return describeApproval(incident, entry, step);
  const said = saidOf(incident, entry);
  const headline = entry.type === 'step.reopened' ? { text: report.reopened(named(step)), told: [] } : headlineOf(entry, step, said);
  const rest = said.filter(({ id, struck }) => struck.length === 0 && !headline.told.includes(id));
  const earlier = earlierSteps(response, entry);
  return [
    headline.text,
    ...rest.map(({ label, value }) => report.pair(label, value)),
    ...(earlier.length > 0 ? [report.notStep(earlier)] : []),
  ];
};

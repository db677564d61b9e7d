import type { Runbook } from '../runbook/runbook.ts';
import type { Exercise } from './exercise.ts';
import { type Finding, findingsOf } from './findings.ts';
import type { Graded, Kept, Met } from './grade.ts';
import { expectedRow } from './report-injects.ts';
import { RULE_FORMS, type Rule } from './scenario.ts';
import { titlesOf } from './titles.ts';

/** What a rule judges: 順序, しないこと, 応答, あいだの時間. */
export type RuleForm = (typeof RULE_FORMS)[number];

/** Something that went otherwise than it should, in the words of runbook and scenario. Times are exercise time from STARTEX. */
export interface PointRow extends Finding {
  /** What was to be done; of a rule, the deeds it is about, in its order. */
  readonly titles: readonly string[];
  readonly form?: RuleForm;
  /** Of a response: the inject that called for it. */
  readonly inject?: string;
  readonly because?: string;
  readonly seat?: string;
  readonly objective?: string;
  readonly due?: number;
  readonly at?: number;
}

/** Something that went well. */
export interface GoodRow {
  readonly kind: 'on-time' | 'kept';
  readonly id: string;
  readonly titles: readonly string[];
  readonly form?: RuleForm;
  readonly inject?: string;
  readonly critical: boolean;
  readonly clauses: readonly string[];
  readonly seat?: string;
  readonly at?: number;
  readonly due?: number;
  readonly seq?: number;
}

/** The deed by which a rule was kept: of two, the later one; none of what was not to be done. */
const laterOf = ({ precedence, response, within }: Rule): string | undefined => precedence?.[1] ?? response?.[1] ?? within?.[1];

const formOf = (rule: Rule): RuleForm | undefined => RULE_FORMS.find((form) => rule[form] !== undefined);

/** The deeds a rule names, and the inject where it names one. */
function namedBy({ precedence, absence, response, within }: Rule): { deeds: readonly string[]; inject?: string } {
  if (response !== undefined) return { deeds: [response[1]], inject: response[0] };
  if (within !== undefined) return { deeds: [within[0], within[1]] };
  return { deeds: precedence ?? (absence === undefined ? [] : [absence]) };
}

function ofRule(rule: Rule, title: (deed: string) => string) {
  const { deeds, inject } = namedBy(rule);
  const form = formOf(rule);
  return { titles: deeds.map(title), ...(form !== undefined && { form }), ...(inject !== undefined && { inject }) };
}

/** 未達・遅延・順序の逸脱: each with clause and number of a record, rules first. */
export function pointRows(exercise: Exercise, graded: Graded, met: readonly Met[], kept: readonly Kept[], runbook: Runbook): PointRow[] {
  const title = titlesOf(exercise.scenario, runbook);
  return findingsOf(graded, runbook, exercise.incident.settings).map((finding): PointRow => {
    const rule = finding.kind === 'breached' ? kept.find((one) => one.rule.id === finding.id) : undefined;
    if (rule !== undefined) {
      const { because } = rule.rule;
      const at = rule.deed?.at;
      return { ...finding, ...ofRule(rule.rule, title), ...(because !== undefined && { because }), ...(at !== undefined && { at }) };
    }
    const one = met.find(({ expected }) => expected.id === finding.id);
    if (one === undefined) return { ...finding, titles: [finding.id] };
    const { title: own, seat, objective, due, at } = expectedRow(one, exercise, runbook);
    return { ...finding, titles: [own], seat, objective, ...(due !== undefined && { due }), ...(at !== undefined && { at }) };
  });
}

/**
 * 良かった点: what was done in time without a hint, and the rules that were put to the test and kept; critical ones first. A deed that broke
 * a rule was in time, and is no model.
 */
export function goodRows(exercise: Exercise, met: readonly Met[], kept: readonly Kept[], runbook: Runbook): GoodRow[] {
  const title = titlesOf(exercise.scenario, runbook);
  const rules = kept
    .filter(({ state }) => state === 'kept')
    .map(({ rule }): GoodRow => {
      const clauses = rule.clause === undefined ? [] : [rule.clause];
      const deed = exercise.deeds.find((one) => one.deed === laterOf(rule));
      const where = deed === undefined ? {} : { at: deed.at, seq: deed.seq };
      return { kind: 'kept', id: rule.id, ...ofRule(rule, title), critical: rule.critical, clauses, ...where };
    });
  const broken = new Set(kept.flatMap(({ state, deed }) => (state === 'breached' && deed !== undefined ? [deed.seq] : [])));
  const done = met
    .filter(({ state, hinted, deed }) => state === 'on-time' && !hinted && !broken.has(deed?.seq ?? 0))
    .map((one): GoodRow => {
      const { id, title: own, critical, seat, at, due, seq } = expectedRow(one, exercise, runbook);
      const found = { ...(at !== undefined && { at }), ...(due !== undefined && { due }), ...(seq !== undefined && { seq }) };
      return { kind: 'on-time', id, titles: [own], critical, clauses: [], seat, ...found };
    });
  const all = [...rules, ...done];
  return [...all.filter(({ critical }) => critical), ...all.filter(({ critical }) => !critical)];
}

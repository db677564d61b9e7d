import { type Inject, type Rule, type Scenario, type Test, testsOf } from '../drill/scenario.ts';
import { expectedTitle, titlesOf } from '../drill/titles.ts';
import { filled, type Values } from '../drill/variants.ts';
import { hm, longDateTime } from '../incident/calendar.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { aarTables } from '../words/ja/aar-tables.ts';
import { msel as words } from '../words/ja/msel.ts';
import { anchorOf } from './anchor.ts';
import { clauseName, clauseRefs } from './clauses.ts';
import { type Block, type Cell, cell, type Document, table } from './document.ts';

/** What the plan is made from. */
export interface Plan {
  readonly scenario: Scenario;
  readonly runbook: Runbook;
  readonly hash: string;
  readonly seed: number;
  readonly values: Values;
}

/** Rows to write on. */
const NOTES = 8;

/** 状況付与計画表: all that a controller and the evaluators need on paper, and that no player may see. */
export function mselDocument(plan: Plan): Document {
  const { scenario, hash, seed } = plan;
  const note = (...lines: readonly string[]): Block => ({ kind: 'text', lines: lines.map((line) => [line]) });
  return {
    title: words.title,
    subtitle: [scenario.title],
    corner: [words.seeded(seed), words.hash(anchorOf(hash))],
    running: words.running(scenario.title),
    drill: true,
    sections: [
      { heading: words.heading.about, blocks: [note(words.secret), aboutBlock(plan)] },
      { heading: words.heading.injects, blocks: [injectsTable(plan)] },
      { heading: words.heading.deeds, blocks: [note(words.counted, words.critical), deedsTable(plan)], newPage: true },
      ...(scenario.rules.length === 0 ? [] : [{ heading: words.heading.rules, blocks: [rulesTable(plan)] }]),
      { heading: words.heading.notes, blocks: [notesTable()] },
    ],
  };
}

/** The clock of the exercise after so many minutes. */
const clockOf =
  ({ start }: Scenario) =>
  (minutes: number): string =>
    hm(Date.parse(start) + minutes * 60_000);

function aboutBlock({ scenario, runbook, values }: Plan): Block {
  const { fact } = words;
  const begins = Date.parse(scenario.start);
  const rows = [
    { label: fact.guideline, cell: cell(runbook.guideline.title) },
    { label: fact.time, cell: cell(words.span(longDateTime(begins), clockOf(scenario)(scenario.duration), scenario.duration)) },
    { label: fact.seats, cell: cell(scenario.seats.join('、')) },
    { label: fact.objectives, cell: cell(...scenario.objectives.map(({ id, text }) => words.objective(id, text))) },
    { label: fact.values, cell: cell(...Object.entries(values).map(([id, value]) => words.value(id, value))) },
  ];
  return { kind: 'facts', caption: words.heading.about, rows: rows.filter((row) => row.cell.length > 0) };
}

function injectsTable({ scenario, runbook, values }: Plan): Block {
  const clock = clockOf(scenario);
  const titleOf = titlesOf(scenario, runbook);
  const rows = byTime(scenario.injects).map((inject): Cell[] => [
    cell(...whenOf(inject, clock, titleOf)),
    cell(words.kind(inject.id, aarTables.injectKind[inject.kind]), words.way(inject.from, inject.to, inject.via)),
    cell(filled(inject.text, values), inject.hidden === undefined ? undefined : words.hidden(filled(inject.hidden, values))),
    [],
  ]);
  const { column } = words;
  const columns = [
    { title: column.at, share: 17 },
    { title: column.inject, share: 20 },
    { title: column.text, share: 51 },
    { title: column.given, share: 12 },
  ];
  return table(words.heading.injects, columns, rows);
}

/** Those with a time first, in its order; then those that a state or the controller brings. */
const byTime = (injects: readonly Inject[]): Inject[] =>
  [...injects].sort((a, b) => (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER));

function whenOf(inject: Inject, clock: (minutes: number) => string, titleOf: (deed: string) => string): string[] {
  const { at, when, after = 0 } = inject;
  const condition = when === undefined ? undefined : conditionOf(inject, titleOf);
  const otherwise = inject.else === undefined ? [] : [words.otherwise(inject.else)];
  if (at !== undefined) return [words.at(clock(at), at), ...(condition === undefined ? [] : [words.only(condition)]), ...otherwise];
  return condition === undefined ? [words.byHand] : [words.held(condition, after), ...otherwise];
}

function conditionOf({ when }: Inject, titleOf: (deed: string) => string): string {
  const said = ({ done, notDone, released, variant, is }: Test): string => {
    if (done !== undefined) return words.test.done(titleOf(done));
    if (notDone !== undefined) return words.test.notDone(titleOf(notDone));
    return released === undefined ? words.test.variant(variant ?? '', is ?? '') : words.test.released(released);
  };
  const { all = [], any = [] } = when ?? {};
  const rest = when === undefined ? [] : testsOf(when).filter((test) => !all.includes(test) && !any.includes(test));
  const sure = [...all, ...rest].map(said);
  return words.all([...sure, ...(any.length === 0 ? [] : [words.any(any.map(said))])]);
}

function deedsTable({ scenario, runbook }: Plan): Block {
  const clock = clockOf(scenario);
  const rows = scenario.expected
    .map((expected) => {
      const at = scenario.injects.find(({ id }) => id === expected.from)?.at;
      return { expected, due: at === undefined ? undefined : at + expected.target };
    })
    .sort((a, b) => (a.due ?? Number.MAX_SAFE_INTEGER) - (b.due ?? Number.MAX_SAFE_INTEGER))
    .map(({ expected, due }): Cell[] => {
      const { from, target, seat, critical, takes, hint } = expected;
      return [
        cell(due === undefined ? words.afterGiven(target, from) : words.due(clock(due), target, from)),
        cell(words.deed(seat, expectedTitle(expected, scenario, runbook), critical)),
        cell(words.takes(takes)),
        cell(hint === undefined ? undefined : words.hint(hint.after, hint.text)),
        [],
      ];
    });
  const { column } = words;
  const columns = [
    { title: column.due, share: 20 },
    { title: column.deed, share: 30 },
    { title: column.takes, share: 8 },
    { title: column.hint, share: 30 },
    { title: column.done, share: 12 },
  ];
  return table(words.heading.deeds, columns, rows);
}

function rulesTable({ scenario, runbook }: Plan): Block {
  const titleOf = titlesOf(scenario, runbook);
  const rows = scenario.rules.map((rule): Cell[] => {
    const [clause] = rule.clause === undefined ? [] : clauseRefs(runbook, [rule.clause]);
    const source = clause === undefined ? words.training : clauseName(clause);
    const sentence = ruleOf(rule, titleOf);
    return [cell(rule.critical ? words.grave(sentence) : sentence), cell(source, rule.because), []];
  });
  const { column } = words;
  const columns = [
    { title: column.rule, share: 45 },
    { title: column.clause, share: 40 },
    { title: column.seen, share: 15 },
  ];
  return table(words.heading.rules, columns, rows);
}

function ruleOf({ precedence, absence, response, within }: Rule, titleOf: (deed: string) => string): string {
  if (precedence !== undefined) return words.rule.precedence(titleOf(precedence[0]), titleOf(precedence[1]));
  if (absence !== undefined) return words.rule.absence(titleOf(absence));
  if (response !== undefined) return words.rule.response(response[0], titleOf(response[1]));
  return within === undefined ? '' : words.rule.within(titleOf(within[0]), titleOf(within[1]), within[2]);
}

const notesTable = (): Block =>
  table(
    words.heading.notes,
    [
      { title: words.column.at, share: 20 },
      { title: words.column.seen, share: 80 },
    ],
    Array.from({ length: NOTES }, (): Cell[] => [cell('　'), []]),
  );

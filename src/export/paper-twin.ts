import type { Runbook, SettingValues } from '../runbook/runbook.ts';
import { paper } from '../words/ja/paper-twin.ts';
import { terms } from '../words/ja/terms.ts';
import { anchorOf } from './anchor.ts';
import { clauseName, clauseTexts } from './clauses.ts';
import { coverageOf } from './coverage.ts';
import { type Block, cell, type Document, type Section, table } from './document.ts';
import { stepTables } from './paper-twin-steps.ts';

/** Lines to write on that a night needs. */
const NOTES = 14;

const text = (...lines: readonly string[]): Block => ({ kind: 'text', lines: lines.map((line) => [line]) });

/**
 * A runbook as sheets of paper that need nothing else: whom to call, what not to do, every step with a box to tick, and every
 * clause it rests on, verbatim. The hash is that by which an incident pins the same runbook.
 */
export function paperTwin(runbook: Runbook, hash: string, chosen: SettingValues = {}): Document {
  const { guideline } = runbook;
  const trouble = terms.trouble[runbook.trouble];
  const { steps, advice } = stepTables(runbook, chosen);
  const sections: readonly Section[] = [
    { heading: paper.heading.coverage, blocks: coverageBlocks(runbook, chosen) },
    { heading: paper.heading.rules, blocks: rulesBlocks(runbook, chosen) },
    { heading: paper.heading.today, blocks: [todayBlock(), text(paper.use)] },
    { heading: paper.heading.roles, blocks: [rolesTable(runbook)] },
    { heading: paper.heading.steps, blocks: steps, newPage: true },
    ...(advice.length === 0 ? [] : [{ heading: paper.heading.advice, blocks: [text(paper.adviceNote), ...advice] }]),
    { heading: paper.heading.notes, blocks: [notesTable()] },
    { heading: paper.heading.clauses, blocks: clauseBlocks(runbook), newPage: true },
  ];
  return {
    title: paper.title(trouble),
    subtitle: [`${guideline.title}（${guideline.edition.label}）`],
    corner: [paper.print(anchorOf(hash))],
    running: paper.running(guideline.body, trouble, guideline.edition.label),
    drill: false,
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

function coverageBlocks(runbook: Runbook, chosen: SettingValues): Block[] {
  const { sentence, silent, indirect, kind } = coverageOf({ runbook, trouble: runbook.trouble }, chosen);
  return [
    text(sentence),
    ...(silent.length === 0 ? [] : [text(paper.silent(silent.join('、')))]),
    ...(indirect.length === 0 || kind === 'direct' ? [] : [text(paper.indirect(indirect.map(clauseName).join('、')))]),
  ];
}

const todayBlock = (): Block => ({
  kind: 'facts',
  caption: paper.heading.today,
  rows: [
    { label: paper.today.number, cell: cell(paper.blank) },
    { label: paper.today.account, cell: cell(paper.blank) },
    ...[paper.today.began, paper.today.found, paper.today.confirmed].map((label) => ({ label, cell: cell(paper.time) })),
    { label: paper.today.judge, cell: cell(paper.blank) },
  ],
});

const rolesTable = ({ roles }: Runbook): Block =>
  table(
    paper.heading.roles,
    [
      { title: paper.role.title, share: 34 },
      { title: paper.role.name, share: 24 },
      { title: paper.role.phone, share: 22 },
      { title: paper.role.stand, share: 20 },
    ],
    Object.values(roles).map(({ title, note }) => [cell(title, note), cell(paper.blank), cell(paper.blank), cell(paper.blank)]),
  );

function rulesBlocks(runbook: Runbook, chosen: SettingValues): Block[] {
  const rules = runbook.standingRules;
  if (rules.length === 0) return [];
  return [
    {
      kind: 'list',
      items: rules.map(({ title, clauses, setting }) =>
        cell(
          `${title}（${clauseTexts(runbook, clauses).map(clauseName).join('、')}）`,
          setting !== undefined && chosen[setting] !== true ? paper.notAdopted : undefined,
        ),
      ),
    },
  ];
}

const notesTable = (): Block =>
  table(
    paper.heading.notes,
    [
      { title: paper.note.when, share: 22 },
      { title: paper.note.who, share: 22 },
      { title: paper.note.what, share: 56 },
    ],
    Array.from({ length: NOTES }, () => [cell(paper.time), cell(paper.blank), cell(paper.blank)]),
  );

/** Every clause the runbook names, its own first, each once. */
function clauseBlocks(runbook: Runbook): Block[] {
  const own = Object.entries(runbook.clauses).filter(([, clause]) => clause.guideline === runbook.guideline.id);
  const others = Object.entries(runbook.clauses).filter(([, clause]) => clause.guideline !== runbook.guideline.id);
  return clauseTexts(
    runbook,
    [...own, ...others].map(([id]) => id),
  ).map((clause) => ({ kind: 'quote', source: clauseName(clause), text: clause.text }));
}

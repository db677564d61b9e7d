import { longDateTime } from '../incident/calendar.ts';
import type { Incident, Response } from '../incident/incident.ts';
import type { Step } from '../runbook/runbook.ts';
import { approval } from '../words/ja/approval.ts';
import { approvalCopy as words } from '../words/ja/approval-copy.ts';
import { spelled } from '../words/ja/spelling.ts';
import { terms } from '../words/ja/terms.ts';
import { approvalTable } from './approval.ts';
import { cell, type Document, linesOf } from './document.ts';

/** What a copy is made of: the text as it stands, and what it is bound by. */
export interface CopyOf {
  readonly incident: Incident;
  readonly response: Response;
  readonly step: Step;
  readonly text: string;
  readonly hash: string;
  readonly code: string;
  readonly now: number;
}

/** A text on a sheet, for those who approve it elsewhere: with the code that is read back on the telephone, and boxes for seals. */
export const approvalCopyDocument = ({ incident, response, step, text, hash, code, now }: CopyOf): Document => {
  const { guideline } = response.runbook;
  const number = step.number === null ? '' : String(step.number);
  return {
    title: words.title,
    subtitle: [`${guideline.body}　${terms.trouble[response.trouble]}　${step.title}`],
    corner: [longDateTime(now)],
    running: words.running(guideline.body, code),
    drill: incident.opened.mode === 'drill',
    sections: [
      { heading: approval.text, blocks: [{ kind: 'text', lines: linesOf(text) }] },
      {
        heading: approval.codeRow,
        blocks: [
          {
            kind: 'facts',
            caption: approval.codeRow,
            rows: [
              { label: approval.codeRow, cell: cell([...code].join(' '), spelled(code)) },
              ...(number === '' ? [] : [{ label: words.step, cell: cell(`${number}（${spelled(number)}）`, step.title) }]),
              { label: words.incident, cell: cell(incident.id) },
              { label: approval.label.textHash, cell: cell(hash) },
            ],
          },
          { kind: 'text', lines: [[words.how], [approval.purpose], [approval.changes]] },
        ],
      },
      { heading: words.seals, blocks: [approvalTable(guideline.body)] },
    ],
  };
};

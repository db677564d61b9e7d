import type { EntryOf } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import type { Step } from '../runbook/runbook.ts';
import { approval as words } from '../words/ja/approval.ts';
import { forms } from '../words/ja/forms.ts';
import { report } from '../words/ja/report.ts';
import { saidAt } from './said.ts';

/** 所属長 鈴木　決裁　電話　符号サトメリ一致（手順10）, then who took it down, the text that was read out, and its hash. */
export const describeApproval = (incident: Incident, entry: EntryOf<'approval.taken'>, step: Step): string[] => {
  const { approval, means, code, readBack, verdict } = entry.data;
  const said = (id: string) => saidAt(incident, entry, id);
  const approver = said('approver');
  const headline = [
    // Words that were put right stand below, old and new.
    approver === undefined || approver.struck.length > 0 ? undefined : approver.value,
    verdict === 'refused' ? words.refused : forms.choice.approval[approval],
    forms.choice.means[means],
    verdict === 'given' ? words.readBack[readBack](code) : words.code(code),
  ];
  const rest = (['takenBy', 'note', 'text', 'textHash'] as const).flatMap((id) => {
    const one = said(id);
    return one === undefined || one.struck.length > 0 ? [] : [report.pair(words.label[id], one.value)];
  });
  return [report.step(headline.filter((part) => part !== undefined).join('　'), step.number), ...rest];
};

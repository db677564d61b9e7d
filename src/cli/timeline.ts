import { chronologyOf } from '../export/chronology.ts';
import { near } from '../incident/calendar.ts';
import type { Incident } from '../incident/incident.ts';
import { ui } from '../words/ja/ui.ts';

/** `timeline` for people: every line in the order of writing; what was put right or taken back is told with the line (見え消し). */
export const timelineText = (incident: Incident, now: number): string[] =>
  chronologyOf(incident).flatMap((row) => {
    if (row.written === undefined || row.occurred === undefined) return [`${row.seq}　${ui.timeline.unreadable}`];
    const written = row.late ? ` ${ui.timeline.late}${near(row.written, now)}` : '';
    const undone = row.undoneBy === undefined ? '' : `${ui.timeline.undone} `;
    return [
      `${String(row.seq).padStart(3)}　${near(row.occurred, now)}${written}　${row.person?.text ?? ''}　${undone}${row.kind}　${row.text.replaceAll('\n', ' ')}`,
      ...row.struck.flatMap(({ label, old, new: right, bySeq }) => [
        `       ${ui.timeline.struck}　〔${label}　${old.replaceAll('\n', ' ')}〕`,
        `       ${ui.timeline.right}　${label}　${right.replaceAll('\n', ' ')}${ui.timeline.by(bySeq)}`,
      ]),
    ];
  });

import type { Exercise } from '../drill/exercise.ts';
import { type DrillReport, drillReport } from '../drill/report.ts';
import { selfplay } from '../drill/selfplay.ts';
import { trendUpTo } from '../drill/trend.ts';
import { aarDocument } from '../export/aar.ts';
import { aarJson } from '../export/for-programs.ts';
import { markdown } from '../export/markdown.ts';
import { firstResponse } from '../incident/incident.ts';
import { htmlPage } from '../print/html.ts';
import type { DrillShelf } from './drill-shelf.ts';

/** The report of an exercise, with the drills before it and a way that meets every target. */
export function reportOf(shelf: Pick<DrillShelf, 'all'>, exercise: Exercise): DrillReport {
  const played = selfplay({ scenario: exercise.scenario, runbook: firstResponse(exercise.incident).runbook }, exercise.values);
  return drillReport(exercise, { trend: trendUpTo(exercise, shelf.all()), ...(played.solvable && { moves: played.answer }) });
}

/** Each format. A Word file bears the time of the end of the drill, and never that of the machine. */
export const DRILL_FORMATS = {
  html: ({ incident }, report) => htmlPage(aarDocument(report, incident)),
  // The library is large: it is loaded when a Word file is wanted, and not before.
  docx: async ({ incident }, report) => {
    const { docxFile } = await import('../print/docx.ts');
    return docxFile(aarDocument(report, incident), (report.cover.ended ?? report.cover.started).real);
  },
  md: ({ incident }, report) => markdown(aarDocument(report, incident)),
  json: (_, report) => aarJson(report),
} as const satisfies Record<string, (exercise: Exercise, report: DrillReport) => string | Promise<Uint8Array>>;

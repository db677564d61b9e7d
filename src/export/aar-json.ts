import type { DrillReport } from '../drill/report.ts';
import { isoTokyo } from '../incident/calendar.ts';
import { exports as words } from '../words/ja/exports.ts';
import { inertJson } from './json.ts';

/** Name of the format. */
export const DRILL_REPORT_FORMAT = 'hikeshi/drill-report@1';

/** The report as data: times in milliseconds from STARTEX, those called `real` and of the cover in UTC milliseconds. */
export function aarData(report: DrillReport) {
  const { started, ended } = report.cover;
  return {
    schema: DRILL_REPORT_FORMAT,
    mark: words.drill,
    mode: 'drill',
    startedTime: { sim: isoTokyo(started.sim), real: isoTokyo(started.real) },
    ...(ended !== undefined && { endedTime: { sim: isoTokyo(ended.sim), real: isoTokyo(ended.real) } }),
    ...report,
  } as const;
}

/** The report as one JSON file: the same report gives the same bytes. */
export const aarJson = (report: DrillReport): string => `${inertJson(JSON.stringify(aarData(report), undefined, 1))}\n`;

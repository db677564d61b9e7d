import type { DrillReport } from '../drill/report.ts';
import { longDate } from '../incident/calendar.ts';
import { firstResponse, type Incident } from '../incident/incident.ts';
import { aar as words } from '../words/ja/aar.ts';
import { hintBlock, hotwashBlocks, planBlock, steeringBlock } from './aar-after.ts';
import { appendixBlocks } from './aar-appendix.ts';
import { chronologyBlock } from './aar-chronology.ts';
import { coverBlock } from './aar-cover.ts';
import { injectTable } from './aar-injects.ts';
import { exercisePicture } from './aar-picture.ts';
import { goodBlock, pointBlocks } from './aar-points.ts';
import { summaryBlocks } from './aar-summary.ts';
import { trendBlocks } from './aar-trend.ts';
import type { Block, Document } from './document.ts';

const text = (...lines: readonly string[]): Block => ({ kind: 'text', lines: lines.map((line) => [line]) });

/** The after-action report as a printable document. Nothing in it comes from the clock of who prints it. */
export function aarDocument(report: DrillReport, incident: Incident): Document {
  const { cover } = report;
  const { runbook } = firstResponse(incident);
  const { heading } = words;
  return {
    title: words.title,
    subtitle: [words.scenario(cover.scenario.title), cover.guideline.body, ...(report.ended ? [] : [words.going])],
    corner: [words.corner.held(longDate(cover.started.real)), words.corner.upTo(cover.upTo.seq)],
    running: words.running(cover.guideline.body, cover.scenario.title),
    drill: true,
    sections: [
      { heading: heading.cover, blocks: [coverBlock(report)] },
      { heading: heading.summary, blocks: [...summaryBlocks(report), { kind: 'exercise', picture: exercisePicture(report) }] },
      { heading: heading.chronology, blocks: [text(words.chronology.note), chronologyBlock(report, incident)], newPage: true },
      { heading: heading.injects, blocks: [text(words.goals), injectTable(report)] },
      { heading: heading.points, blocks: pointBlocks(report, runbook) },
      { heading: heading.good, blocks: [goodBlock(report, runbook)] },
      { heading: heading.hints, blocks: [hintBlock(report)] },
      { heading: heading.steering, blocks: [steeringBlock(report)] },
      { heading: heading.hotwash, blocks: hotwashBlocks(report) },
      { heading: heading.plan, blocks: [planBlock(report)] },
      { heading: heading.trend, blocks: trendBlocks(report.trend) },
      { heading: heading.appendix, blocks: appendixBlocks(report) },
    ],
  };
}

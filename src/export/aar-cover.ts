import type { Rating } from '../drill/rating.ts';
import { type DrillReport, type Judged, ratingIn } from '../drill/report.ts';
import type { Seated } from '../drill/report-cover.ts';
import { longDateTime } from '../incident/calendar.ts';
import { aar as words } from '../words/ja/aar.ts';
import { report as names } from '../words/ja/report.ts';
import { terms } from '../words/ja/terms.ts';
import { lengthText } from './aar-time.ts';
import { type Block, type Cell, cell, type Line } from './document.ts';
import { blackedOut, postAndName } from './person.ts';

/** S 一部支障 */
export const ratingText = (rating: Rating): string => words.rated(rating, words.rating[rating]);

/** The rating that counts; where an evaluator set it otherwise, what the rules came to and the reason stand below it. */
export function judgedCell(judged: Judged): Cell {
  const { computed, override } = judged;
  const lines: Line[] = [[{ text: ratingText(ratingIn(judged)), as: 'strong' }]];
  if (override === undefined) return lines;
  const reason = override.reason ?? blackedOut(names.what.body);
  return [...lines, [words.override(ratingText(computed), override.seq)], [words.reason(reason)]];
}

const whoOf = ({ role, name }: Seated): string => postAndName(role, name ?? blackedOut(names.what.name));

/** 表紙: seed, hashes and versions with the rest of what the report follows from. */
export function coverBlock({ cover }: DrillReport): Block {
  const { cover: own } = words;
  const { scenario, guideline, started, ended, pace, players, controllers, values } = cover;
  const row = (label: string, ...lines: readonly string[]) => ({ label, cell: cell(...(lines.length > 0 ? lines : [words.none])) });
  const code = (label: string, text: string) => ({ label, cell: [[{ text, as: 'code' as const }]] });
  const both = ({ sim, real }: { sim: number; real: number }) => own.both(longDateTime(sim), longDateTime(real));
  return {
    kind: 'facts',
    caption: own.caption,
    rows: [
      row(own.scenario, `${scenario.title}（${scenario.id}）`),
      row(own.trouble, terms.trouble[cover.trouble]),
      row(own.guideline, own.edition(guideline.body, guideline.title, guideline.edition)),
      row(own.seats, cover.seats.join('・')),
      row(own.players, ...players.map((one) => own.player(one.seats.join('・'), whoOf(one), one.seq))),
      row(own.controller, ...controllers.map((one) => own.who(whoOf(one), one.seq))),
      row(own.started, both(started)),
      row(
        own.ended,
        ...(ended === undefined
          ? [own.notEnded]
          : [
              `${both(ended)}　${own.why[ended.why]}`,
              own.lasted(lengthText(ended.sim - started.sim), lengthText(ended.real - started.real)),
            ]),
      ),
      row(own.pace, pace.alone ? own.alone : own.together, own.rate(pace.maxRate)),
      row(own.seed, [String(cover.seed), ...Object.entries(values).map(([id, value]) => own.value(id, String(value)))].join('　')),
      row(own.version, own.made(cover.app, cover.version)),
      row(own.exercise, cover.exercise),
      code(own.hash, scenario.hash),
      code(own.runbook, cover.runbook),
    ],
  };
}

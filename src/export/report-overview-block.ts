import { longDateTime } from '../incident/calendar.ts';
import type { OfficeDay } from '../incident/office.ts';
import { page } from '../words/ja/report-page.ts';
import { terms } from '../words/ja/terms.ts';
import { type Block, type Cell, cell } from './document.ts';
import type { Report } from './report.ts';

/** 開庁日, 閉庁日（土曜日）. */
export const officeText = (office: OfficeDay): string => {
  if (office.state !== 'closed') return page.office[office.state];
  return office.because === 'holiday' ? page.office.holiday(office.name) : page.office[office.because];
};

/** 事案の概要: every row is there, and what was not recorded says so. */
export const overviewBlock = ({ overview }: Report): Block => {
  const words = page.overview;
  const { detected, verified, closed } = overview;
  const row = (label: string, value: Cell, none: string = page.unknown) => ({ label, cell: value.length > 0 ? value : cell(none) });
  return {
    kind: 'facts',
    caption: words.caption,
    rows: [
      row(words.body, cell(overview.body)),
      row(words.guideline, cell(words.edition(overview.guideline, overview.edition))),
      row(
        words.trouble,
        cell(
          ...overview.troubles.map(({ trouble, round, since }) =>
            [terms.trouble[trouble], words.added(longDateTime(since)), round > 1 ? words.round(round) : ''].filter(Boolean).join('　'),
          ),
        ),
      ),
      row(words.coverage, cell(...overview.coverage.map(({ sentence }) => sentence))),
      row(words.account, cell(overview.account)),
      row(words.summary, cell(detected.summary)),
      row(words.estimated, cell(...overview.estimated.map((one) => words.asShown(one.text, one.seq)))),
      row(
        words.detected,
        cell(`${longDateTime(detected.at)}　${officeText(detected.office)}`, detected.channel && words.channel(detected.channel)),
      ),
      row(words.verified, cell(verified && `${longDateTime(verified.at)}${words.seq(verified.seq)}`, verified?.finding), words.unverified),
      row(
        words.state,
        cell(
          ...overview.troubles
            .filter(({ course }) => course !== 'closed')
            .map(({ trouble, course }) => `${terms.trouble[trouble]}　${terms.course[course]}`),
          closed?.at === undefined ? undefined : `${terms.course.closed}　${longDateTime(closed.at)}`,
        ),
      ),
      row(words.damage, cell(closed?.damage), words.notClosed),
      row(words.cause, cell(closed?.cause), closed === undefined ? words.notClosed : page.unknown),
      row(words.judge, cell(closed?.judge), words.notClosed),
      row(words.document, cell(overview.document?.number ?? closed?.document)),
      row(
        words.retention,
        cell(overview.retention && words.retained(overview.retention.until, overview.retention.basis, overview.retention.seq)),
        words.notRetained,
      ),
      row(words.people, cell(...overview.people.map(({ person, lines }) => words.lines(person.text, lines)))),
    ],
  };
};

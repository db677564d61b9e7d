import { hm } from '../../incident/calendar.ts';
import type { Delivered, SeatSession } from '../../session/exercise-seat.ts';
import { drillSeat as words } from '../../words/ja/drill-seat.ts';
import type { Size } from '../app.ts';
import { cutRow } from '../parts/fit.ts';
import { type Row, span } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { wrap } from '../parts/wrap.ts';

/** One line: whether it is new, when, from whom, to which of the seats, by what. */
export const messageHead = ({ at, from, to, via, read }: Delivered, session: SeatSession): Row => {
  const own = to.filter((seat) => session.seats.includes(seat)).join('・');
  return [
    span(` ${read ? words.read : words.fresh} `, read ? {} : { bold: true, color: 'cyan' }),
    span(words.from(hm(session.exercise().started.at + at), from, own, via), read ? {} : { bold: true }),
  ];
};

/** The text of a message, wrapped, with 「 」 as spoken. */
export const messageText = ({ text }: Delivered, columns: number): Row[] =>
  text.split(/(?<!\s)\s*\n\s*/u).flatMap((line, index, all) => {
    const said = `${index === 0 ? '「' : ''}${line}${index === all.length - 1 ? '」' : ''}`;
    return wrap(said, columns - 5).map((part): Row => [span('   '), span(part)]);
  });

/** Rows under the three answers: what is new in full as far as there is room, then one line for each that came before. */
export const inboxRows = (session: SeatSession, { columns, rows }: Size): Row[] => {
  const { started, suspended, ended } = session.exercise();
  const all = [...session.inbox()].reverse();
  const unread = all.filter(({ read }) => !read).length;
  const clock = words.clock(hm(started.at + session.elapsed()), hm(session.real()));
  const state = ended !== undefined ? words.ended : suspended ? words.suspended : words.inbox(all.length, unread);
  const room = rows < 24 ? 2 : rows >= 36 ? 10 : 5;
  const body: Row[] = [];
  for (const message of all) {
    if (body.length >= room) break;
    const head = messageHead(message, session);
    const text = messageText(message, columns);
    // Only what is new is told in full; of the rest its first words, beside when and from whom.
    const full = !message.read && body.length + 2 <= room;
    if (full) body.push(cutRow(head, columns), ...text.slice(0, Math.min(text.length, room - body.length - 1)));
    else body.push(cutRow([...head, span(`　${message.text.replaceAll(/(?<!\s)\s*\n\s*/gu, ' ')}`)], columns));
  }
  if (all.length === 0) body.push([span(` ${words.nothing}`)]);
  return [rule(columns, state, clock), ...body, ...Array.from({ length: Math.max(0, room - body.length) }, (): Row => [])];
};

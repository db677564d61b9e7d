import type { SeatSession } from '../../session/exercise-seat.ts';
import { drillControl } from '../../words/ja/drill-control.ts';
import { drillSeat as words } from '../../words/ja/drill-seat.ts';
import { ui } from '../../words/ja/ui.ts';
import { ActForm } from './drill-act.ts';
import { Inbox } from './drill-inbox.ts';
import { inboxRows } from './drill-inbox-rows.ts';
import { PictureForm } from './drill-picture.ts';
import { DrillReportForm } from './drill-report-form.ts';
import { SeatMore } from './drill-seat-more.ts';
import { actInDrill, personOf } from './drill-told.ts';
import type { ListButton } from './list-screen.ts';
import { Work } from './work.ts';

/** 16: the work screen of an incident, with the messages that have come to the seats of this terminal. */
export const drillWork = (session: SeatSession): Work => {
  const { alone } = session.exercise().started.data.pace;
  return new Work(session.id, {
    above: (_, size) => inboxRows(session, size),
    buttons: (usual, columns): ListButton[] => {
      const { ended, suspended } = session.exercise();
      const work = usual.find(({ label }) => label === ui.work.buttons.more);
      const more: ListButton = { label: words.buttons.more, press: (app) => app.open(new SeatMore(session, (it) => work?.press(it))) };
      const narrow = columns < 72;
      const read: ListButton = {
        label: narrow ? words.buttons.readShort : words.buttons.read,
        press: (app) => app.open(new Inbox(app, session)),
      };
      if (ended !== undefined) {
        // Alone, there is no controller who would write it.
        const report: ListButton = {
          label: drillControl.buttons.report,
          press: (app) => app.open(new DrillReportForm(session.exercise())),
        };
        return alone ? [report, read, more] : [read, more];
      }
      // Alone, nobody else can set the clock going again.
      if (suspended && alone)
        return [
          { label: words.buttons.resume, press: (app) => actInDrill(app, () => session.observe({ do: 'resume' }, personOf(app))) },
          more,
        ];
      const picture: ListButton = { label: words.buttons.picture, press: (app) => app.open(new PictureForm(session)) };
      const act: ListButton = { label: words.buttons.act, press: (app) => app.open(new ActForm(session)) };
      const next: ListButton = {
        label: narrow ? words.buttons.nextShort : words.buttons.next,
        press: (app) => actInDrill(app, () => session.skip(personOf(app))),
      };
      const own = alone && session.schedule().next !== undefined ? [next] : [];
      return narrow
        ? [...own, read, ...(own.length > 0 ? [] : [act]), more]
        : [...own, read, act, ...(own.length > 0 ? [] : [picture]), more];
    },
  });
};

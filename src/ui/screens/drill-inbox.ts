import { hm } from '../../incident/calendar.ts';
import type { Delivered, SeatSession } from '../../session/exercise-seat.ts';
import { drillSeat as words } from '../../words/ja/drill-seat.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import type { Key } from '../keys/key.ts';
import { messageHead, messageText } from './drill-inbox-rows.ts';
import { actInDrill, personOf } from './drill-told.ts';
import { type Item, type Listing, ListScreen } from './list-screen.ts';
import { saying } from './rows.ts';

/** Every message in full, the newest first. Who opens it has read them. */
export class Inbox extends ListScreen {
  readonly #session: SeatSession;
  /** What was new when the screen was opened, or came while it stood open, stays marked as new on it. */
  readonly #fresh = new Set<string>();

  constructor(app: App, session: SeatSession) {
    super();
    this.#session = session;
    this.#read(app);
  }

  /** Whoever has the screen open has read what stands on it. */
  #read(app: App): void {
    const session = this.#session;
    for (const { id, read } of session.inbox()) if (!read) this.#fresh.add(id);
    const injects = session.unread();
    session.hintsRead();
    if (injects.length > 0 && session.exercise().ended === undefined && !session.exercise().suspended) {
      actInDrill(app, () => session.take({ do: 'read', injects, seats: session.seats }, personOf(app)));
      app.notice = [];
    }
  }

  /** A message that came meanwhile has been before the player's eyes by the next key. */
  override press(app: App, key: Key): void {
    this.#read(app);
    super.press(app, key);
  }

  override listing(): Listing {
    const session = this.#session;
    const { started } = session.exercise();
    const messages = [...session.inbox()].reverse();
    const item = (message: Delivered, index: number): Item => ({
      number: index + 1,
      rows: (columns, chosen) => {
        const head = messageHead({ ...message, read: message.read && !this.#fresh.has(message.id) }, session);
        return [chosen ? head.map((one) => ({ ...one, inverse: true as const })) : head, ...messageText(message, columns), []];
      },
      choose: (app) => app.back(),
    });
    return {
      title: words.inboxTitle,
      right: words.clock(hm(started.at + session.elapsed()), hm(session.real())),
      parts: messages.length === 0 ? [saying([words.nothing])] : messages.map(item),
      buttons: [{ label: ui.back, press: (app) => app.back() }],
      label: '',
    };
  }
}

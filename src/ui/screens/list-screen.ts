import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import type { ScreenKind } from '../keys/table.ts';
import { UNFOLDED } from '../lines/speech.ts';
import type { Choosable, Told } from '../lines/told.ts';
import { leftRight } from '../parts/fit.ts';
import { type Frame, type Row, type RowLike, row, rowText, rowWidth } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { Menu } from './menu.ts';
import { narrowEnd, noticeRows, page, scrollMarks, windowOf } from './page.ts';

/** One row to choose. `rows` are drawn for the width given; the first bears the mark and the number. */
export interface Item {
  readonly number: number | null;
  readonly rows: (columns: number, chosen: boolean) => readonly Row[];
  readonly choose: (app: App) => void;
}

/** Rows between items: a heading, a sentence. Not chosen. */
export interface Between {
  readonly rows: (columns: number) => readonly Row[];
  /** It tells of the marked row: line by line nothing is marked, and it is not read. */
  readonly ofMark?: true;
}

export interface ListButton {
  readonly label: string;
  readonly press: (app: App) => void;
}

/** What a list shows now; asked anew at every key and frame, so that it is never older than the log. */
export interface Listing {
  readonly title: RowLike;
  readonly right?: RowLike;
  readonly parts: readonly (Item | Between)[];
  readonly buttons: readonly ListButton[];
  /** Right end of the last row. */
  readonly end?: RowLike;
  readonly kind?: ScreenKind;
  readonly label?: string;
  readonly without?: readonly ('escape' | 'slash')[];
}

const isItem = (part: Item | Between): part is Item => 'choose' in part;

/** A screen of numbered rows: nothing on it writes to the log by being chosen. */
export abstract class ListScreen implements Screen {
  protected readonly menu = new Menu();

  abstract listing(app: App): Listing;

  /** Where the mark stands at first. */
  protected first(_app: App, _items: readonly Item[]): number {
    return 0;
  }

  /** Esc. */
  protected leave(app: App): void {
    app.back();
  }

  #placed = false;

  /** What is listed now, the mark on one of its rows. A listing may tell of the marked row: it is asked again once the mark has its first place. */
  #listed(app: App): { listing: Listing; items: Item[] } {
    const listing = this.listing(app);
    const items = listing.parts.filter(isItem);
    const isFirst = !this.#placed;
    if (isFirst) this.menu.index = this.first(app, items);
    this.#placed = true;
    this.menu.index = Math.max(0, Math.min(this.menu.index, items.length - 1));
    return isFirst && this.menu.index > 0 ? this.#listed(app) : { listing, items };
  }

  draw(app: App, size: Size): Frame {
    const { listing, items } = this.#listed(app);
    const body: Row[] = [];
    let keep = { from: 0, to: 0 };
    for (const part of listing.parts) {
      const chosen = isItem(part) && items[this.menu.index] === part;
      const rows = isItem(part) ? part.rows(size.columns, chosen) : part.rows(size.columns);
      if (chosen) keep = { from: body.length, to: body.length + rows.length };
      body.push(...rows);
    }
    const bottom = this.menu.bottom(listing.label ?? ui.search, listing.buttons, size.columns);
    // Title and its rule above, the line of text and the keys below.
    const room = Math.max(1, size.rows - 4 - noticeRows(app, size.columns).length);
    this.#last = Math.max(0, body.length - room);
    this.#start = Math.min(this.#scroll ?? windowOf(body.length, room, keep), this.#last);
    const hidden = scrollMarks(this.#start, this.#last - this.#start, [ui.work.pageUp, ui.work.pageDown]);
    const title = row(listing.title, { bold: true });
    // What is asked comes before the date beside it.
    const right = rowWidth(title) + rowWidth(row(listing.right ?? '')) < size.columns ? (listing.right ?? '') : '';
    const drill = app.session.mode === 'drill' && !rowText(title).startsWith(ui.drill) ? [{ text: ui.drill, inverse: true as const }] : [];
    return page(app, size, {
      head: [
        leftRight([...drill, ...title], right, size.columns),
        // A list that begins with a heading has its rule already.
        ...(hidden === '' && rowText(body[0] ?? []).startsWith('──') ? [] : [rule(size.columns, '', hidden)]),
      ],
      body,
      bottom: [bottom.row],
      kind: listing.kind ?? 'list',
      keep: { from: this.#start, to: this.#start + room },
      cursor: { in: 'bottom', x: bottom.x, y: 0 },
      ...narrowEnd(app, size, listing.end),
      ...(listing.without !== undefined && { without: listing.without }),
    });
  }

  tell(app: App): Told<App> {
    const { listing } = this.#listed(app);
    return {
      parts: [
        listing.title,
        listing.right ?? '',
        ...listing.parts.flatMap((part): (Choosable<App> | Row)[] =>
          isItem(part)
            ? [{ number: part.number, rows: part.rows(UNFOLDED, false), go: part.choose }]
            : part.ofMark === true
              ? []
              : part.rows(UNFOLDED).map((each) => each),
        ),
        ...listing.buttons.map(({ label, press }): Choosable<App> => ({ number: null, rows: [label], go: press })),
      ],
    };
  }

  /** First row in sight, the last it can be, and where PgUp and PgDn have put it; any other key goes back to the mark. */
  #start = 0;
  #last = 0;
  #scroll: number | undefined;

  press(app: App, key: Key): void {
    const { listing, items } = this.#listed(app);
    app.notice = [];
    this.#scroll = undefined;
    const meant = this.menu.press(
      key,
      items.map(({ number }) => number),
      listing.buttons.length,
      app.size.columns,
    );
    switch (meant.is) {
      case 'page':
        this.#scroll = Math.max(0, Math.min(this.#last, this.#start + meant.by * Math.max(3, app.size.rows - 8)));
        return;
      case 'row':
        items[meant.index]?.choose(app);
        return;
      case 'button':
        listing.buttons[meant.index]?.press(app);
        return;
      case 'back':
        this.leave(app);
        return;
      case 'help':
        app.open(app.routes.help(listing.kind ?? 'list'));
        return;
      case 'search':
        app.open(app.routes.search(undefined, ''));
        return;
      case 'entered':
        app.open(app.routes.search(undefined, meant.text));
        this.menu.clear();
        return;
      case 'typed':
        app.notice = this.menu.notice;
        return;
      default:
        return;
    }
  }
}

import { ui } from '../../words/ja/ui.ts';
import type { App, Screen, Size } from '../app.ts';
import type { Key } from '../keys/key.ts';
import type { ScreenKind } from '../keys/table.ts';
import { leftRight } from '../parts/fit.ts';
import { type Frame, type Row, type RowLike, row } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { Menu } from './menu.ts';
import { page } from './page.ts';

/** One row to choose. `rows` are drawn for the width given; the first bears the mark and the number. */
export interface Item {
  readonly number: number | null;
  readonly rows: (columns: number, chosen: boolean) => readonly Row[];
  readonly choose: (app: App) => void;
}

/** Rows between items: a heading, a sentence. Not chosen. */
export interface Between {
  readonly rows: (columns: number) => readonly Row[];
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
    const drill = app.session.mode === 'drill' ? [{ text: ui.drill, inverse: true as const }] : [];
    return page(app, size, {
      head: [leftRight([...drill, ...row(listing.title, { bold: true })], listing.right ?? '', size.columns), rule(size.columns)],
      body,
      bottom: [bottom.row],
      kind: listing.kind ?? 'list',
      keep,
      cursor: { in: 'bottom', x: bottom.x, y: 0 },
      ...(listing.end !== undefined && { right: listing.end }),
      ...(listing.without !== undefined && { without: listing.without }),
    });
  }

  press(app: App, key: Key): void {
    const { listing, items } = this.#listed(app);
    app.notice = [];
    const meant = this.menu.press(
      key,
      items.map(({ number }) => number),
      listing.buttons.length,
      app.size.columns,
    );
    switch (meant.is) {
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
        if (this.menu.text.length <= 2 && this.menu.text !== '') app.notice = [ui.keysHint];
        return;
      default:
        return;
    }
  }
}
